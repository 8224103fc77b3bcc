from __future__ import annotations

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from prioritiser.model.case_fields import CaseField
from tests.ui.models.case_rounds import YEARS, held
from ui.models.case_record_series import SeriesTable, Sort, grouped, lines_of
from ui.models.case_record_table import FAULT, Plan
from ui.models.case_record_words import Words

SORT = Sort(
    "wte", CaseField("wte", "Staff", "number"), (CaseField("staff_group", "Staff group"),),
    (CaseField("illustrative", "Illustrative", "yes_no"),),
)  # fmt: skip
NURSES = [
    {"id": "~1", "year": YEARS[0], "staff_group": "Nursing", "wte": 6.0},
    {"id": "~2", "year": YEARS[1], "staff_group": "Pharmacy", "wte": 1.0},
    {"id": "~3", "year": YEARS[1], "staff_group": "Nursing", "wte": -9.0},
]


class Store:
    def __init__(self, lines=NURSES, refuse=None):
        self.written, self.refuse = [], refuse
        self.table = SeriesTable(Plan((), needed=("staff_group",), hint="Add a group"), SORT, self.write)
        self.show(lines, anew=True)

    def show(self, lines, *, anew=False):
        feet = [("All", {YEARS[0]: "6"})]
        self.table.show_lines(lines, YEARS, Words(held()), feet=feet, anew=anew)

    def write(self, lines):
        if self.refuse is not None:
            return self.refuse
        self.written.append(lines)
        self.show(lines)
        return None

    def cells(self, row):
        return [self.table.index(row, column).data() for column in range(self.table.columnCount())]


@pytest.fixture
def store(qapp):
    made = Store()
    QAbstractItemModelTester(made.table, QAbstractItemModelTester.FailureReportingMode.Fatal)
    return made


def test_lines_are_rows_by_what_they_are_about_and_columns_by_year(store):
    assert [column.label for column in store.table.columns] == ["Staff group", *YEARS, "Illustrative"]
    assert store.cells(0) == ["Nursing", "6", "−9", "", ""]
    assert store.cells(1) == ["Pharmacy", "", "1", "", ""]
    assert store.cells(3) == ["All", "6", "", "", ""]


def test_rows_go_back_to_the_lines_that_they_came_from():
    assert [line["id"] for line in lines_of(SORT, grouped(SORT, NURSES))] == ["~1", "~2", "~3"]


def test_a_figure_keeps_its_line_and_a_new_one_is_added(store):
    store.table.set_cells([(0, 1, "7"), (0, 3, "2.5")])
    first, second, third, new = store.written[-1]
    assert (first["id"], first["wte"], second["id"], third["id"]) == ("~1", 7, "~2", "~3")
    assert new == {"staff_group": "Nursing", "year": YEARS[2], "wte": 2.5}


def test_clearing_a_figure_takes_its_line_out(store):
    store.table.set_cells([(0, 1, "")])
    assert [line["id"] for line in store.written[-1]] == ["~2", "~3"]


def test_several_lines_in_one_cell_are_shown_as_their_sum_and_become_one_when_it_is_typed(qapp):
    store = Store([*NURSES, {"id": "~4", "year": YEARS[0], "staff_group": "Nursing", "wte": 1.5}])
    assert store.cells(0)[1] == "7.5"
    store.table.set_cells([(0, 1, "8")])
    assert [(line["id"], line["wte"]) for line in store.written[-1]] == [("~1", 8), ("~2", 1), ("~3", -9)]


def test_a_new_row_waits_for_its_name_and_for_a_figure(store):
    table = store.table
    table.set_cells([(2, 1, "4")])
    assert "Say first which staff group" in table.index(2, 1).data(FAULT)
    table.set_cells([(2, 0, "Midwifery")])
    assert store.written == []
    assert "Give a figure too" in table.waiting()
    table.set_cells([(2, 1, "4")])
    assert store.written[-1][-1] == {"staff_group": "Midwifery", "year": YEARS[0], "wte": 4}
    assert table.waiting() == ""


def test_a_row_that_is_renamed_keeps_its_lines(store):
    store.table.set_cells([(0, 0, "Registered nursing")])
    assert [(line["id"], line["staff_group"]) for line in store.written[-1]] == [
        ("~1", "Registered nursing"), ("~2", "Pharmacy"), ("~3", "Registered nursing"),
    ]  # fmt: skip
    store.table.set_cells([(0, 0, "")])
    assert "cannot be without its staff group" in store.table.said()


def test_a_tick_is_of_all_years_of_its_row(store):
    assert store.table.has_tick(0, 4)
    assert not store.table.has_tick(2, 4)
    store.table.set_cells([(1, 4, "yes")])
    assert [line.get("illustrative") for line in store.written[-1]] == [None, True, None]


def test_a_block_of_new_rows_is_one_write(store):
    store.table.set_cells([(2, 0, "A"), (2, 1, "1"), (3, 0, "B"), (3, 2, "2")])
    assert len(store.written) == 1
    assert [(line["staff_group"], line["wte"]) for line in store.written[0][3:]] == [("A", 1), ("B", 2)]


def test_rows_are_taken_out_with_all_their_figures(store):
    store.table.remove_rows([0])
    assert [line["id"] for line in store.written[-1]] == ["~2"]


def test_sums_below_the_rows_cannot_be_typed(store):
    assert not store.table.can_edit(3, 1)
    store.table.set_cells([(3, 1, "9")])
    assert store.written == []


def test_a_year_that_the_round_does_not_know_is_shown_all_the_same(qapp):
    store = Store([{"year": "2019/20", "staff_group": "Nursing", "wte": 3}])
    assert store.table.years == (*YEARS, "2019/20")
    assert store.cells(0)[4] == "3"
