"""The whole window: names, the Tab chain, nothing clipped or too small; opening, titles, undo, looks, points."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from prioritiser.edits.scoring import set_score
from tests.ui import walk
from tests.ui.rounds import make_round, make_sample, small_document
from tests.ui.windows import open_in, window_on
from ui.actions import SPECS

CTRL = Qt.KeyboardModifier.ControlModifier
PAGES = ("start", "framework", "cases", "people", "score", "weights", "ranking")


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    return make_sample(tmp_path_factory.mktemp("sample") / "sample.round")


@pytest.fixture
def window(theme, qtbot, tmp_path, sample):
    with window_on(theme, qtbot, tmp_path, sample, scoring_as="a4") as made:
        yield made


def settle() -> None:
    """Let layouts that were asked for take place."""
    for _ in range(5):
        QApplication.processEvents()


@pytest.mark.parametrize("page", PAGES)
def test_every_control_has_a_name(window, page):
    window.show_page(page)

    assert walk.unnamed(window) == []


@pytest.mark.parametrize("page", PAGES)
def test_tab_reaches_every_control(window, qtbot, page):
    window.show_page(page)

    assert walk.unreached(qtbot, window) == []


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_written_smaller_than_12_pixels(window, page):
    window.show_page(page)

    assert walk.small_fonts(window) == []


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("look", ["light", "dark", "contrast"])
def test_nothing_is_clipped(window, theme, page, look):
    theme.set_mode(look)
    window.show_page(page)
    settle()

    assert walk.clipped(window) == []


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("zoom", [0.8, 1.5, 2.0])
def test_nothing_is_clipped_at_any_zoom(window, theme, page, zoom):
    theme.set_zoom(zoom)
    window.show_page(page)
    settle()

    assert walk.clipped(window) == []


@pytest.mark.parametrize("page", PAGES)
def test_every_target_is_large_enough(window, page):
    window.show_page(page)

    assert walk.small_targets(window) == []


def test_without_a_round_only_start_is_shown(theme, qtbot, tmp_path):
    with window_on(theme, qtbot, tmp_path) as window:
        window.show_page("ranking")

        assert window.page.name == "start"
        assert window.windowTitle() == "Prioritiser"
        assert not window.rail.buttons["score"].isEnabled()
        assert walk.unnamed(window) == []


def test_the_title_marks_sample_data(window):
    assert window.windowTitle() == "Sample round 2026/27 (illustrative) (sample data) – Prioritiser"


def test_no_widget_becomes_a_window_of_its_own(window, qtbot):
    for page in (*PAGES, *PAGES):
        window.show_page(page)

    shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    assert shown == [window]
    assert window.isActiveWindow()


def test_undo_says_what_it_takes_back(theme, qtbot, tmp_path):
    with window_on(theme, qtbot, tmp_path, make_round(tmp_path / "r.round"), scoring_as="a1") as window:
        held = window.workspace.round
        window.workspace.do(set_score(held, "a1", "K1", "C1", level=3))

        assert window.header.undo_button.accessibleName() == "Undo score 3 for Case 1, Criterion 1"
        assert window.actions_.action("undo").text() == "Undo score 3 for Case 1, Criterion 1"
        window.actions_.run("undo")
        assert window.workspace.round.answers == {}
        assert window.header.redo_button.accessibleName() == "Redo score 3 for Case 1, Criterion 1"


def test_undo_of_nothing_is_said_in_place(window):
    window.show_page("ranking")
    window.actions_.run("undo")

    assert window.page.banner.message


def test_a_restore_point_is_named_and_listed(window):
    window.dialogs.next_answers.append("Scores agreed")
    window.actions_.run("point")

    assert [point.name for point in window.workspace.round.points.values()] == ["Scores agreed"]
    assert "Scores agreed" in window.notices.message


def test_zoom_goes_up_and_down_and_back(window, theme):
    window.actions_.run("zoom_in")
    assert theme.zoom == 1.1
    for _ in range(10):
        window.actions_.run("zoom_out")
    assert theme.zoom == 0.8
    window.actions_.run("zoom_reset")
    assert theme.zoom == 1.0


def test_the_look_is_chosen_and_remembered(window, theme):
    window.actions_.run("theme.dark")

    assert theme.name == "dark"
    assert window.settings.get("theme") == "dark"


def test_f6_goes_round_the_parts_of_a_screen(window, qtbot):
    window.show_page("score")
    first = QApplication.focusWidget()
    seen = []
    for _ in range(8):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
        seen.append(QApplication.focusWidget())

    assert len(set(seen)) > 1
    assert first in seen


def test_closing_a_round_puts_it_among_the_recent_ones(window):
    window.actions_.run("start.close")

    assert window.page.name == "start"
    assert window.settings.recent()[0].title == "Sample round 2026/27 (illustrative)"


def test_another_round_starts_at_its_own_first_gap(theme, qtbot, tmp_path):
    first = make_round(tmp_path / "a.round", small_document(cases=3, criteria=3))
    second = make_round(tmp_path / "b.round", small_document(cases=3, criteria=3))
    with window_on(theme, qtbot, tmp_path, first, scoring_as="a1", page="score") as window:
        qtbot.keyClick(QApplication.focusWidget(), "3")
        open_in(window, qtbot, second, scoring_as="a1", page="score")
        qtbot.keyClick(QApplication.focusWidget(), "5")

        assert list(window.workspace.round.answers) == [("K1", "C1", "a1")]


def test_the_finder_opens_and_runs_what_is_chosen(window, qtbot):
    window.show_page("ranking")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_K, CTRL)
    qtbot.keyClicks(QApplication.focusWidget(), "dark colours")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    assert window.theme.name == "dark"


def test_the_finder_shows_a_case(window, qtbot):
    window.show_page("score")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_K, CTRL)
    qtbot.keyClicks(QApplication.focusWidget(), "lipid")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    assert window.page.name == "score"
    assert QApplication.focusWidget() is not None


@pytest.mark.parametrize(
    ("here", "typed", "there"),
    [
        ("people", "lipid", "cases"),
        ("ranking", "lipid", "ranking"),
        ("cases", "health inequalities", "framework"),
        ("ranking", "assessor 3", "people"),
    ],
)
def test_what_is_found_is_shown_where_it_can_be(window, qtbot, here, typed, there):
    window.show_page(here)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_K, CTRL)
    qtbot.keyClicks(QApplication.focusWidget(), typed)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    assert window.page.name == there
    assert window.page.isAncestorOf(QApplication.focusWidget())


def test_the_case_that_was_found_is_chosen_in_the_grid(window, qtbot):
    window.show_page("cases")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_K, CTRL)
    qtbot.keyClicks(QApplication.focusWidget(), "lipid")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    assert "Lipid" in window.workspace.round.cases[window.page.view.case].title


@pytest.mark.parametrize("page", PAGES[1:])
def test_every_screen_is_reached_by_its_key(window, qtbot, page):
    name = next(spec.keys[0] for spec in SPECS if spec.name == f"screen.{page}")
    qtbot.keySequence(QApplication.focusWidget(), name)

    assert window.page.name == page


def test_a_narrow_window_has_a_narrow_rail(window):
    window.resize(900, 600)

    assert window.rail.narrow


def test_undo_shows_where_it_changed_something(theme, qtbot, tmp_path):
    path = make_round(tmp_path / "r.round", small_document(cases=3, criteria=4))
    with window_on(theme, qtbot, tmp_path, path, scoring_as="a1", page="score") as window:
        for key in "321":
            qtbot.keyClick(QApplication.focusWidget(), key)
        window.actions_.run("undo")
        qtbot.keyClick(QApplication.focusWidget(), "5")

        levels = {criterion: answer.level for (_, criterion, _), answer in window.workspace.round.answers.items()}
        assert levels == {"C1": 3, "C2": 2, "C3": 5}
