"""Bringing in cases from a sheet, from the keys to the round."""

from __future__ import annotations

import io
import threading
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from prioritiser.edits.casework import set_case_fields
from prioritiser.edits.document import edit_of
from prioritiser.errors import RefusedError
from prioritiser.session import view
from sample_data.build import sample_round
from tests.prioritiser.exchange.importing.given import xlsx
from tests.ui import walk
from tests.ui.pages.cases.import_screen import (
    CTRL,
    FIRST,
    HEADINGS,
    PATIENTS,
    SECOND,
    Bench,
    Opener,
    import_bench,
    sheet,
)
from ui.pages.cases import import_dialog
from ui.pages.cases.import_reading import AS_LAST_TIME
from ui.theme import Theme

Key = Qt.Key
AS_RECEIVED = Path(__file__).resolve().parents[4] / "sample_data" / "cases_as_received.xlsx"


@pytest.fixture
def open_bench(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Opener]:
    with ExitStack() as stack:
        yield lambda size=(1366, 768), **over: stack.enter_context(import_bench(qtbot, theme, tmp_path, size, **over))


@pytest.fixture
def bench(open_bench: Opener) -> Bench:
    return open_bench()


@pytest.fixture
def first(tmp_path: Path) -> Path:
    return sheet(tmp_path / "first.csv", *FIRST)


@pytest.fixture
def second(tmp_path: Path) -> Path:
    return sheet(tmp_path / "second.csv", *SECOND)


def lines(table: object) -> list[list[str]]:
    return table.table()[1:]  # type: ignore[attr-defined]


# What would happen


def test_a_sheet_is_shown_before_anything_changes(bench: Bench, first: Path) -> None:
    dialog = bench.open(first)

    assert dialog.count.text() == "3 rows read: 3 new, 0 changed, 0 unchanged, 0 wait."
    assert dialog.go.text() == "Bring in 3 rows"
    assert dialog.go.isEnabled()
    assert dialog.tabs.tabText(dialog.tabs.indexOf(dialog.row_part)) == "Rows (3)"
    assert [dialog.columns.data(dialog.columns.index(row, 3)) for row in range(3)] == ["Reference", "Title", "Type"]
    assert not bench.round.cases


def test_good_rows_come_in_and_are_on_the_disk(bench: Bench, first: Path) -> None:
    bench.import_(first)

    assert {str(key): case.title for key, case in bench.round.cases.items()} == {row[0]: row[1] for row in FIRST}
    assert bench.round.cases["K3"].type == "disinvestment"  # type: ignore[index]
    assert bench.round.cases["K1"].money[0].amount == 1_200_000  # type: ignore[index]
    assert bench.said[-1].title == "3 rows read: 3 new, 0 changed, 0 unchanged, 0 wait."
    with bench.qtbot.waitSignal(bench.context.workspace.save_state_changed, timeout=20_000):
        bench.context.workspace.publishing.publish()
    assert len(view(bench.path).round.cases) == 3


def test_one_undo_takes_all_of_it_back(bench: Bench, first: Path) -> None:
    bench.import_(first)
    assert bench.context.workspace.undo_label == "import of 3 cases"

    bench.context.workspace.undo()
    assert not bench.round.cases
    assert not bench.context.workspace.undo_label
    bench.context.workspace.redo()
    assert len(bench.round.cases) == 3


def test_the_workbook_as_received_becomes_the_cases_of_the_sample(open_bench: Opener) -> None:
    sample = sample_round()
    kept = ("settings", "places", "boards")
    bench = open_bench(**{name: sample[name] for name in kept})
    bench.import_(AS_RECEIVED)

    entries = sample["cases"]
    assert isinstance(entries, list)
    assert {key: case.title for key, case in bench.round.cases.items()} == {
        each["id"]: each["title"] for each in entries
    }


# A second sheet


def test_a_second_sheet_adds_changes_and_names_what_it_lacks(bench: Bench, first: Path, second: Path) -> None:
    bench.import_(first)
    dialog = bench.open(second)

    assert dialog.count.text() == (
        "4 rows read: 1 new, 1 changed, 1 unchanged, 1 waits. 1 case of the round is not in the sheet and will stay."
    )
    assert ["K3", "Old clinic", "Not in this sheet; it stays as it is."] in lines(dialog.others)
    assert dialog.rows.row_at(0).id == "K4"  # what waits needs a person, so it stands first
    bench.bring_in(dialog)
    assert sorted(bench.round.cases) == ["K1", "K2", "K3", "K5"]
    assert bench.round.cases["K1"].money[0].amount == 1_250_000  # type: ignore[index]
    assert bench.context.workspace.undo_label == "import of 2 cases"


def test_every_problem_is_named_by_its_cell(bench: Bench, second: Path) -> None:
    dialog = bench.open(second)

    assert [line[0] for line in lines(dialog.problems)] == ["D4"]
    assert "TBC" in lines(dialog.problems)[0][2]
    assert lines(dialog.problems)[0][3] == "The row waits"


def test_rows_of_one_sort_are_shown(bench: Bench, first: Path, second: Path) -> None:
    bench.import_(first)
    dialog = bench.open(second)

    dialog.show_sort.segment("changed").click()
    assert [dialog.rows.row_at(at).id for at in range(dialog.rows.rowCount())] == ["K1"]
    dialog.show_sort.segment("").click()
    assert dialog.rows.rowCount() == 4


def test_a_filter_with_nothing_to_tell_apart_is_left_out(bench: Bench, first: Path) -> None:
    dialog = bench.open(first)
    assert not dialog.show_sort.isVisible()


def test_a_row_can_be_left_out_and_the_count_still_adds_up(bench: Bench, first: Path) -> None:
    dialog = bench.open(first)
    dialog.row_table.setFocus()
    dialog.row_table.selectRow(1)
    bench.key(Key.Key_Space)

    assert dialog.count.text() == "3 rows read: 2 new, 0 changed, 0 unchanged, 1 left out, 0 wait."
    assert dialog.go.text() == "Bring in 2 rows"
    bench.bring_in(dialog)
    assert sorted(bench.round.cases) == ["K1", "K3"]
    assert bench.said[-1].title == "3 rows read: 2 new, 0 changed, 0 unchanged, 1 left out, 0 wait."


def test_with_every_row_left_out_nothing_can_be_brought_in(bench: Bench, first: Path) -> None:
    dialog = bench.open(first)
    dialog.row_table.setFocus()
    dialog.row_table.selectAll()
    bench.key(Key.Key_Space)

    assert dialog.go.text() == "Bring in nothing"
    assert not dialog.go.isEnabled()


def test_a_row_that_waits_can_come_in_without_what_could_not_be_read(bench: Bench, second: Path) -> None:
    dialog = bench.open(second)
    dialog.rows.toggle([0])

    assert "1 without what could not be read, 0 wait." in dialog.count.text()
    bench.bring_in(dialog)
    assert not bench.round.cases["K4"].money  # type: ignore[index]
    assert bench.round.cases["K4"].people == 700  # type: ignore[index]


# What a person chooses


def test_a_column_is_brought_in_as_something_else(bench: Bench, first: Path) -> None:
    dialog = bench.open(first)
    dialog.columns.setData(dialog.columns.index(4, 3), "ignore")
    bench.idle()
    bench.qtbot.waitUntil(lambda: dialog.columns.data(dialog.columns.index(4, 3)) == "Leave out")
    bench.idle()

    bench.bring_in(dialog)
    assert bench.round.cases["K1"].people is None  # type: ignore[index]


def test_what_columns_meant_is_remembered_for_the_next_sheet(bench: Bench, first: Path, second: Path) -> None:
    dialog = bench.open(first)
    dialog.columns.setData(dialog.columns.index(4, 3), "ignore")
    bench.qtbot.waitUntil(lambda: dialog.go.isEnabled() and not bench.context.work.is_busy)
    bench.bring_in(dialog)

    again = bench.open(second)
    assert again.columns.data(again.columns.index(4, 3)) == "Leave out"
    assert AS_LAST_TIME in again.notes.text()


def test_what_was_chosen_and_not_used_is_not_remembered(bench: Bench, first: Path) -> None:
    dialog = bench.open(first)
    dialog.columns.setData(dialog.columns.index(4, 3), "ignore")
    bench.qtbot.waitUntil(lambda: dialog.columns.data(dialog.columns.index(4, 3)) == "Leave out")
    dialog.reject()
    bench.idle()

    again = bench.open(first)
    assert again.columns.data(again.columns.index(4, 3)) == "People reached"
    assert AS_LAST_TIME not in again.notes.text()


def test_a_sheet_of_the_workbook_is_chosen(bench: Bench, tmp_path: Path) -> None:
    more = {"Late": [HEADINGS, ("K9", "Late case", "Investment", 5, 5)]}
    dialog = bench.open(xlsx(tmp_path / "two.xlsx", [HEADINGS, *FIRST], more=more))
    assert [dialog.sheet.itemData(at) for at in range(2)] == ["Cases", "Late"]

    dialog.sheet.setCurrentIndex(1)
    dialog.sheet.activated.emit(1)
    bench.idle()
    assert dialog.count.text().startswith("1 row read: 1 new")


def test_a_person_says_where_the_headings_are(bench: Bench, tmp_path: Path) -> None:
    path = sheet(tmp_path / "low.csv", ("Plan", "", ""), HEADINGS, ("K1", "One", "Investment", 5, 5), headings=())
    dialog = bench.open(path)
    assert dialog.header.text() == "2"

    dialog.header.setFocus()
    dialog.header.selectAll()
    bench.qtbot.keyClicks(dialog.header, "1 to 2")
    bench.key(Key.Key_Return)
    bench.idle()
    assert dialog.header.text() == "1 to 2"
    assert dialog.isVisible()  # Enter in a field brings nothing in
    assert not bench.round.cases


def test_a_corrected_file_is_read_again_with_what_was_chosen(bench: Bench, tmp_path: Path) -> None:
    path = sheet(tmp_path / "again.csv", *SECOND)
    dialog = bench.open(path)
    dialog.columns.setData(dialog.columns.index(4, 3), "ignore")
    bench.qtbot.waitUntil(lambda: dialog.columns.data(dialog.columns.index(4, 3)) == "Leave out")
    bench.idle()

    sheet(path, *FIRST)
    dialog.again.click()
    bench.idle()
    assert dialog.count.text().startswith("3 rows read: 3 new")
    assert dialog.columns.data(dialog.columns.index(4, 3)) == "Leave out"


def test_rows_from_the_clipboard_are_read(bench: Bench) -> None:
    dialog = bench.open("Ref\tTitle\tPeople\nK1\tVirtual wards\t5,200\n")

    assert dialog.count.text().startswith("1 row read: 1 new")
    assert not dialog.again.isVisible()
    bench.bring_in(dialog)
    assert bench.round.cases["K1"].people == 5200  # type: ignore[index]


# What keeps it from happening


def test_what_looks_like_patient_data_keeps_everything_out(bench: Bench, tmp_path: Path) -> None:
    dialog = bench.open(sheet(tmp_path / "patients.csv", *PATIENTS[1:], headings=PATIENTS[0]))

    assert dialog.banner.tone == "problem"
    assert "F2" in dialog.banner.message
    assert not dialog.go.isEnabled()
    assert ["F2", "2", "It holds a valid NHS number.", "Nothing comes in"] in lines(dialog.problems)
    bench.qtbot.keyClick(dialog, Key.Key_Return, CTRL)
    bench.idle()
    assert not bench.round.cases
    with pytest.raises(RefusedError):
        import_dialog.edit_for(dialog.reading.preview.plan, bench.round)

    dialog.no_patient.click()
    assert dialog.go.isEnabled()


def bomb() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("xl/workbook.xml", b" " * 30_000_000)
    return data.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("old.xls", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)), ("bomb.xlsx", bomb()), ("empty.csv", b""),
        ("missing.xlsx", None),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_said_in_place(
    bench: Bench, tmp_path: Path, name: str, data: bytes | None
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    dialog = bench.open(tmp_path / name)

    assert dialog.isVisible()
    assert dialog.banner.tone == "problem"
    assert len(dialog.banner.message) > len(name)
    assert not dialog.go.isEnabled()
    assert not dialog.copy.isEnabled()


def test_another_sheet_can_be_chosen_after_an_empty_one(bench: Bench, tmp_path: Path) -> None:
    dialog = bench.open(xlsx(tmp_path / "two.xlsx", [HEADINGS, *FIRST], more={"Empty": []}))
    for at, enabled in ((1, False), (0, True)):
        dialog.sheet.setCurrentIndex(at)
        dialog.sheet.activated.emit(at)
        bench.idle()
        assert dialog.go.isEnabled() == enabled
        assert (dialog.banner.tone == "problem") != enabled


def test_a_locked_round_says_so_and_stays_as_it_is(bench: Bench, first: Path) -> None:
    dialog = bench.open(first)
    bench.context.workspace.do(edit_of({"settings": {"stage": "locked"}}, bench.round, label="lock", reason="Signed"))
    bench.idle()
    dialog.go.click()
    bench.idle()

    assert dialog.isVisible()
    assert dialog.banner.tone == "problem"
    assert not bench.round.cases


def test_a_round_that_changed_meanwhile_is_compared_again(bench: Bench, first: Path, second: Path) -> None:
    bench.import_(first)
    dialog = bench.open(second)
    bench.context.workspace.do(set_case_fields(bench.round, {"K2": {"people": 801}}))
    bench.idle()

    assert dialog.count.text().startswith("4 rows read: 1 new, 2 changed, 0 unchanged, 1 waits.")


# Going back


def test_going_back_leaves_no_trace(bench: Bench, first: Path) -> None:
    before, revision = bench.path.read_bytes(), bench.round.revision
    dialog = bench.open(first)
    bench.key(Key.Key_Escape)

    assert not dialog.isVisible()
    assert bench.path.read_bytes() == before
    assert bench.round.revision == revision
    assert not bench.context.workspace.undo_label
    assert bench.context.settings.matchings() == {}


def test_reading_is_stopped_by_going_back(bench: Bench, tmp_path: Path) -> None:
    rows = [(f"K{at}", f"Case {at}", "Investment", at, at) for at in range(1, 20_000)]
    dialog = bench.begin(sheet(tmp_path / "long.csv", *rows))
    planned: list[bool] = []
    dialog.reading.planned.connect(lambda: planned.append(True))
    bench.qtbot.waitSignal(dialog.reading.matched, timeout=20_000).wait()
    bench.key(Key.Key_Escape)
    bench.idle()

    assert not planned
    assert not bench.round.cases


def test_the_edit_is_stopped_before_it_is_recorded(bench: Bench, first: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held, real = threading.Event(), import_dialog.edit_for

    def slowly(*given: object, **named: object) -> object:
        held.wait(20)
        return real(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(import_dialog, "edit_for", slowly)
    dialog = bench.open(first)
    revision = bench.round.revision
    dialog.go.click()
    bench.qtbot.keyClick(dialog, Key.Key_Escape)
    assert dialog.isVisible()  # it waits for what is under way
    assert dialog.count.text() == "Stopping…"
    with bench.qtbot.waitSignal(dialog.rejected, timeout=20_000):
        held.set()
    bench.idle()

    assert bench.round.revision == revision
    assert not bench.context.workspace.is_recording


def test_closing_the_round_closes_the_dialog(bench: Bench, first: Path) -> None:
    dialog = bench.open(first)
    with bench.qtbot.waitSignal(dialog.rejected):
        bench.context.workspace.close()


def test_closing_the_round_while_the_edit_is_made_closes_the_dialog(
    bench: Bench, first: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, real = threading.Event(), import_dialog.edit_for

    def slowly(*given: object, **named: object) -> object:
        held.wait(20)
        return real(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(import_dialog, "edit_for", slowly)
    dialog, path = bench.open(first), bench.path
    dialog.go.click()
    threading.Timer(0.2, held.set).start()
    with bench.qtbot.waitSignal(dialog.rejected, timeout=20_000):
        bench.context.workspace.close()
    bench.idle()

    assert len(view(path).round.cases) == 3


# Keys, names and room


def test_it_is_done_with_one_key_when_nothing_needs_a_person(bench: Bench, first: Path) -> None:
    dialog = bench.open(first)
    assert dialog.go.hasFocus()

    with bench.qtbot.waitSignal(dialog.accepted, timeout=20_000):
        bench.key(Key.Key_Return)
    assert len(bench.round.cases) == 3


def test_ctrl_enter_brings_in_from_anywhere(bench: Bench, first: Path) -> None:
    dialog = bench.open(first)
    dialog.row_table.setFocus()
    bench.key(Key.Key_Return)
    assert dialog.isVisible()

    with bench.qtbot.waitSignal(dialog.accepted, timeout=20_000):
        bench.key(Key.Key_Return, CTRL)


def test_what_was_found_is_copied(bench: Bench, second: Path) -> None:
    dialog = bench.open(second)
    dialog.copy.click()

    text = QGuiApplication.clipboard().text()
    assert text.startswith("4 rows read: 3 new, 0 changed, 0 unchanged, 1 waits.")
    assert "D4\t4\t" in text


def test_everything_has_a_name_and_is_reached(bench: Bench, first: Path, second: Path) -> None:
    bench.import_(first)
    dialog = bench.open(second)

    for at in range(dialog.tabs.count()):
        dialog.tabs.setCurrentIndex(at)
        assert not walk.unnamed(dialog)
        assert not walk.unreached(bench.qtbot, dialog)


@pytest.mark.parametrize("look", ["light", "dark", "contrast"])
@pytest.mark.parametrize(
    ("size", "zoom"), [((1366, 768), 1.0), ((800, 600), 1.0), ((1366, 768), 1.5), ((1366, 768), 2.0)]
)
def test_nothing_is_cut_off(
    open_bench: Opener, first: Path, tmp_path: Path, theme: Theme, look: str, size: tuple[int, int], zoom: float
) -> None:
    theme.set_mode(look)
    theme.set_zoom(zoom)
    bench = open_bench(size)
    bench.import_(first)
    path = sheet(tmp_path / "patients.csv", *PATIENTS[1:], *((*row, "") for row in SECOND[1:]), headings=PATIENTS[0])
    for source in (path, first):
        dialog = bench.open(source)
        assert dialog.width() <= size[0]
        assert dialog.height() <= size[1]
        bench.settle(dialog)
        if zoom == 1:
            assert not walk.small_fonts(dialog)
            assert not walk.small_targets(dialog)
        dialog.reject()
