from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from ui.models.case_record import Section
from ui.models.case_record_sections import SECTION, SectionList

TWO = (Section("identity", "Identity", 9, 16), Section("gates", "Gates", 1, 2, ("Not passed: Remit.",)))


def test_sections_are_shown_with_a_summary_for_those_who_hear_them(qapp):
    model = SectionList()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_sections(TWO)
    gates = model.index(1)
    assert (model.rowCount(), gates.data(), gates.data(SECTION)) == (2, "Gates", TWO[1])
    spoken = gates.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Gates: needs a look, 1 of 2 filled. Not passed: Remit."
    assert (model.row_of("gates"), model.row_of("nothing")) == (1, -1)


def test_the_same_sections_are_only_marked_anew(qapp):
    model = SectionList()
    model.show_sections(TWO)
    resets, changes = QSignalSpy(model.modelReset), QSignalSpy(model.dataChanged)
    model.show_sections((Section("identity", "Identity", 10, 16), TWO[1]))
    assert (resets.count(), changes.count()) == (0, 1)
    model.show_sections(TWO[:1])
    assert resets.count() == 1
