from __future__ import annotations

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from prioritiser.errors import InputError
from prioritiser.model.case_fields import CaseField
from tests.ui.models.case_rounds import held
from ui.models.case_record_list import ListTable, rows_in
from ui.models.case_record_table import FAULT, Plan
from ui.models.case_record_words import Words

COLUMNS = (CaseField("title", "Risk"), CaseField("owner", "Owner"))
TWO = ({"title": "A", "id": "~1"}, {"title": "B", "owner": "Nurse"})


class Store:
    """Keeps what is written, and shows it again as the page does."""

    def __init__(self, rows=TWO, refuse=None, **plan):
        self.written, self.refuse = [], refuse
        more = {
            name: plan.pop(name) for name in ("fixed", "worked_out", "worked_at", "complete", "tip") if name in plan
        }
        self.table = ListTable(Plan(COLUMNS, needed=("title",), **plan), self.write, **more)
        self.table.show_rows(rows, Words(held()), anew=True)

    def write(self, rows):
        if self.refuse is not None:
            return self.refuse
        self.written.append(rows)
        self.table.show_rows(rows, self.table.words)
        return None


@pytest.fixture
def store(qapp):
    made = Store()
    QAbstractItemModelTester(made.table, QAbstractItemModelTester.FailureReportingMode.Fatal)
    return made


def test_text_that_stands_in_place_of_a_list_is_its_first_column():
    assert rows_in("NICE guideline", COLUMNS) == [{"title": "NICE guideline"}]
    assert rows_in([{"title": "A"}, "B"], COLUMNS) == [{"title": "A"}, {"title": "B"}]
    assert rows_in(None, COLUMNS) == []


def test_typing_below_the_last_row_adds_one(store):
    table = store.table
    assert table.rowCount() == 3
    table.set_cells([(2, 0, "C")])
    assert store.written == [[*TWO, {"title": "C"}]]
    assert table.rowCount() == 4


def test_a_row_that_lacks_what_it_needs_waits_and_says_what(store):
    table = store.table
    table.set_cells([(2, 1, "Nurse")])
    assert store.written == []
    assert table.said() == "Give risk too; until then this row is not kept."
    table.set_cells([(2, 0, "C")])
    assert store.written == [[*TWO, {"title": "C", "owner": "Nurse"}]]
    assert table.said() == ""


def test_what_waits_survives_showing_again_but_not_another_case(store):
    table = store.table
    table.set_cells([(2, 1, "Nurse")])
    table.show_rows(TWO, table.words)
    assert table.index(2, 1).data() == "Nurse"
    table.show_rows(TWO, table.words, anew=True)
    assert (table.index(2, 1).data(), table.said()) == ("", "")


def test_a_row_cannot_lose_what_it_needs(store):
    store.table.set_cells([(0, 0, "")])
    assert store.written == []
    assert "cannot be without its risk" in store.table.index(0, 0).data(FAULT)


def test_rows_are_taken_out_and_moved(store):
    store.table.move_row(0, 1)
    assert store.written[-1] == [TWO[1], TWO[0]]
    store.table.remove_rows([0])
    assert store.written[-1] == [TWO[0]]
    assert store.table.move_row(0, 1) is None
    assert len(store.written) == 2


def test_a_refused_list_leaves_what_was_typed_waiting(qapp):
    store = Store(refuse=InputError("Repeated", "It is there twice.", remedy="Give it another name."))
    store.table.set_cells([(2, 0, "A")])
    assert store.table.index(2, 0).data(FAULT) == "It is there twice. Give it another name."
    assert store.table.rows == [dict(row) for row in TWO]


def test_a_fixed_row_is_named_and_not_typed_and_empties_instead_of_going(qapp):
    rows = ({"title": "A", "owner": "x"}, {"owner": "y"})
    store = Store(rows, grows=False, fixed="owner", tip=lambda row: f"Test of {row['owner']}")
    table = store.table
    assert (table.rowCount(), table.can_edit(0, 1)) == (2, False)
    assert table.tip(0, 1) == "Test of x"
    table.set_cells([(1, 0, "B")])
    assert store.written[-1] == [{"title": "A", "owner": "x"}, {"title": "B", "owner": "y"}]
    table.set_cells([(0, 0, "")])
    assert store.written[-1] == [{"title": "B", "owner": "y"}]


def test_what_follows_from_a_row_stands_where_it_is_wanted_and_cannot_be_typed(qapp):
    length = (CaseField("length", "Length"), lambda row: str(len(row.get("title", ""))))
    store = Store(worked_out=[length], worked_at=1)
    assert [column.name for column in store.table.columns] == ["title", "length", "owner"]
    assert store.table.index(0, 1).data() == "1"
    store.table.set_cells([(0, 1, "9"), (0, 2, "Nurse")])
    assert store.written == [[{"title": "A", "id": "~1", "owner": "Nurse"}, TWO[1]]]


def test_a_new_row_may_be_completed_from_the_others(qapp):
    store = Store(complete=lambda row, others: {**row, "owner": f"after {len(others)}"})
    store.table.set_cells([(2, 0, "C")])
    assert store.written[-1][-1] == {"title": "C", "owner": "after 2"}
