from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy

from tests.ui.models.ranking_rounds import analysed, shown
from ui.models.ranking_trace import cell_of, trace_of
from ui.pages.ranking.trace_panel import CellPanel, TracePanel


def made(qtbot, theme, case="K3"):
    panel, analysis = TracePanel(theme), analysed()
    qtbot.addWidget(panel)
    panel.show_trace(trace_of(analysis, shown(analysis).parts, case), "Living well")
    panel.resize(284, 640)
    panel.show()
    return panel


def test_each_criterion_is_said_with_its_sum(qtbot, theme):
    panel = made(qtbot, theme)
    spoken = panel.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Prevention: 40.0 points. 5.0/5 → 100.0 × 40.0%. 3 answers of 3, all 5"
    assert panel.model.rowCount() == 3
    assert (panel.total.text(), panel.how.text()) == ("Value 64.0", "Value × weight, added up")
    assert not panel.grab().isNull()


def test_enter_and_a_click_open_a_criterion(qtbot, theme):
    panel = made(qtbot, theme)
    asked = QSignalSpy(panel.cell_asked)
    panel.list.setCurrentIndex(panel.model.index(1))
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert asked.at(0) == ["H1"]
    qtbot.mouseClick(
        panel.list.viewport(), Qt.MouseButton.LeftButton, pos=panel.list.visualRect(panel.model.index(2)).center()
    )
    assert asked.at(1) == ["F1"]


def test_the_chosen_criterion_stays_when_the_figures_change(qtbot, theme):
    panel = made(qtbot, theme)
    panel.list.setCurrentIndex(panel.model.index(2))
    analysis = analysed()
    panel.show_trace(trace_of(analysis, shown(analysis).parts, "K1"), "Hypertension")
    assert panel.list.currentIndex().row() == 2
    assert panel.total.text() == "Value 100.0"


def test_people_are_listed_with_scores_and_reasons(qtbot, theme):
    panel = CellPanel(theme)
    qtbot.addWidget(panel)
    analysis = analysed(agreed=[{"case": "K3", "criterion": "P1", "level": 4, "reason": "Talked through"}])
    panel.show_cell(cell_of(analysis, "K3", "P1"))
    assert panel.title.text() == "Prevention"
    assert panel.agreed.text() == "Agreed score 4. Talked through"
    assert panel._people.count() == 4, "three people and the space below"
    panel.show_cell(cell_of(analysed(), "K3", "H1"))
    assert panel.agreed.isHidden()
    assert panel._people.count() == 4
