from __future__ import annotations

from contextlib import contextmanager

from PySide6.QtCore import Qt

from prioritiser.edits.casework import set_case_fields
from tests.ui import walk
from tests.ui.models.case_rounds import document
from tests.ui.pages.cases.record_screen import CTRL, desk_on
from ui.pages.cases.reference_dialog import TITLE, ReferenceDialog


@contextmanager
def dialog_on(theme, qtbot, folder, given=None):
    with desk_on(theme, qtbot, folder, given) as screen:
        screen.window.show()
        dialog = ReferenceDialog(screen.context, screen.window)
        with qtbot.waitActive(dialog):
            screen.context.dialogs.show(dialog)
        yield screen, dialog
        dialog.close()


def test_it_has_a_tab_for_each_list_and_one_for_the_rates(theme, qtbot, tmp_path):
    with dialog_on(theme, qtbot, tmp_path) as (_screen, dialog):
        tabs = [dialog.tabs.tabText(at) for at in range(dialog.tabs.count())]
        assert tabs == ["Places", "Boards", "Organisations", "Years", "Rates"]
        assert dialog.windowTitle() == TITLE
        assert dialog.blocks["places"].table.rowCount() == 3


def test_filling_it_writes_nothing_and_changes_elsewhere_are_shown(theme, qtbot, tmp_path):
    with dialog_on(theme, qtbot, tmp_path) as (screen, dialog):
        before = screen.round.revision
        dialog.fill()
        assert screen.round.revision == before
        screen.context.workspace.do(set_case_fields(screen.round, {"K1": {"board": "mh"}}))
        assert dialog.blocks["boards"].table.index(1, 1).data() == "1 case"


def test_undo_works_in_it(theme, qtbot, tmp_path):
    with dialog_on(theme, qtbot, tmp_path) as (screen, dialog):
        screen.context.actions.handle(None, "undo", screen.context.workspace.undo)
        dialog.blocks["boards"].table.set_cells([(2, 0, "Planned Care")])
        assert len(screen.round.boards) == 3
        dialog.tabs.setCurrentIndex(1)
        dialog.blocks["boards"].grid.setFocus()
        qtbot.keyClick(dialog.blocks["boards"].grid, Qt.Key.Key_Z, CTRL)
        assert len(screen.round.boards) == 2
        assert dialog.blocks["boards"].table.rowCount() == 3


def test_a_rate_that_is_half_typed_is_kept_when_it_closes(theme, qtbot, tmp_path):
    with dialog_on(theme, qtbot, tmp_path) as (screen, dialog):
        dialog.rates[0].line.setText("2.5%")
        dialog.accept()
        assert screen.round.settings.discount_rate_cost == 0.025


def test_a_locked_round_is_said_first(theme, qtbot, tmp_path):
    years = ["2026/27", "2027/28", "2028/29"]
    given = document(settings={"levels": 5, "years": years, "stage": "locked"})
    with dialog_on(theme, qtbot, tmp_path, given) as (_screen, dialog):
        assert dialog.remark.isVisible()
        assert "locked" in dialog.remark.words.text()
        assert dialog.blocks["places"].table.rowCount() == 2


def test_everything_has_a_name_room_and_a_way_there_by_keys(theme, qtbot, tmp_path):
    with dialog_on(theme, qtbot, tmp_path) as (_screen, dialog):
        for at in range(dialog.tabs.count()):
            dialog.tabs.setCurrentIndex(at)
            assert not walk.unnamed(dialog)
            assert not walk.clipped(dialog)
            assert not walk.small_targets(dialog)
            assert not walk.unreached(qtbot, dialog)


def test_at_200_per_cent_it_is_no_larger_than_its_window(theme, qtbot, tmp_path):
    theme.set_zoom(2.0)
    with dialog_on(theme, qtbot, tmp_path) as (screen, dialog):
        assert dialog.width() <= screen.window.width()
        assert dialog.height() <= screen.window.height()
        for at in range(dialog.tabs.count()):
            dialog.tabs.setCurrentIndex(at)
            qtbot.waitUntil(lambda: not walk.clipped(dialog))
