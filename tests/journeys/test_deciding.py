"""Deciding from the window to the disk: a weight dragged, a budget typed, a file that can only be read, an export."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from prioritiser.analysis.summary import analyse
from prioritiser.session import view
from tests.ui.rounds import make_sample
from tests.ui.windows import window_on
from ui.widgets.strip import WeightStrip


@pytest.fixture
def path(tmp_path):
    return make_sample(tmp_path / "sample.round")


def titles(window) -> list[str]:
    """Return what a screen reader hears of the ranking's rows, in their order."""
    view_ = window.page.first_focus()
    model = view_.model()
    return [str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(model.rowCount())]


def test_a_weight_that_is_dragged_moves_rows_and_the_funded_list_and_saves_nothing(theme, qtbot, tmp_path, path):
    with window_on(theme, qtbot, tmp_path, path, page="ranking") as window:
        before, revision = titles(window), window.workspace.round.revision
        funded = [row for row in before if "above the budget line" in row]
        strip = next(strip for strip in window.page.findChildren(WeightStrip) if strip.isVisible())
        first = strip.blocks[-2]
        edge = strip.block_rect(strip.blocks[-1].key).topLeft() + QPoint(-1, 20)
        qtbot.mousePress(strip, Qt.MouseButton.LeftButton, pos=edge)
        for step in range(1, 12):
            qtbot.mouseMove(strip, edge + QPoint(step * 20, 0))
        during = titles(window)

        assert during != before
        assert [row for row in during if "above the budget line" in row] != funded
        assert window.workspace.round.revision == revision
        qtbot.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=edge + QPoint(220, 0))
        assert window.workspace.round.revision == revision, "a what-if until it is adopted"
        assert first.share < strip.blocks[-2].share


def test_a_budget_that_is_typed_is_kept_and_can_be_undone(theme, qtbot, tmp_path, path):
    with window_on(theme, qtbot, tmp_path, path, page="ranking") as window:
        before = window.workspace.analysis().funding.funded
        qtbot.keyClick(QApplication.focusWidget(), "b")
        field = QApplication.focusWidget()
        field.selectAll()
        qtbot.keyClicks(field, "30.5")
        qtbot.keyClick(field, Qt.Key.Key_Return)

        assert window.workspace.round.budgets["2026/27", "recurrent"].amount == 30_500_000
        assert len(window.workspace.analysis().funding.funded) > len(before)
        assert window.workspace.undo_label
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert window.workspace.analysis().funding.funded == before

    assert analyse(view(path).round).funding.funded == before


def test_a_file_that_can_only_be_read_says_so_before_the_first_key(theme, qtbot, tmp_path, path):
    path.chmod(0o444)
    content = path.read_bytes()
    with window_on(theme, qtbot, tmp_path, path, scoring_as="a4", page="score") as window:
        assert window.round_bar.isVisible()
        assert "read-only" in window.round_bar.banner.message
        qtbot.keyClick(QApplication.focusWidget(), "3")
        window.show_page("ranking")
        assert titles(window)
        qtbot.keyClick(QApplication.focusWidget(), "b")

    assert path.read_bytes() == content


def test_the_workbook_is_written_by_keyboard(theme, qtbot, tmp_path, path):
    target = tmp_path / "board.xlsx"
    with window_on(theme, qtbot, tmp_path, path, page="ranking") as window:
        window.dialogs.next_answers.append(target)
        with qtbot.waitSignal(window.work.idle, timeout=30_000):
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)

        assert target.stat().st_size > 10_000
        assert len(window.workspace.round.points) == 1
