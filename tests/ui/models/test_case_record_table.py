from __future__ import annotations

from PySide6.QtCore import Qt

from prioritiser.errors import RefusedError
from prioritiser.model.case_fields import CaseField
from tests.ui.models.case_rounds import held
from ui.models.case_record_list import ListTable
from ui.models.case_record_table import FAULT, FIELD, HINT, Plan, sentence_of
from ui.models.case_record_words import Words

COLUMNS = (
    CaseField("what", "What for"), CaseField("episodes", "Episodes", "number", low=0),
    CaseField("sure", "Sure", "yes_no"),
)  # fmt: skip


def table(rows=({"what": "Step-down", "episodes": 100},), refuse=None):
    written = []

    def write(rows_now):
        if refuse is not None:
            return refuse
        written.append(rows_now)
        made.show_rows(rows_now, made.words)
        return None

    made = ListTable(Plan(COLUMNS), write)
    made.show_rows(rows, Words(held()), anew=True)
    return made, written


def test_a_cell_that_is_typed_is_read_and_written(qapp):
    made, written = table()
    assert made.setData(made.index(0, 1), "1,200")
    assert written == [[{"what": "Step-down", "episodes": 1200}]]
    assert made.index(0, 1).data() == "1,200"


def test_typing_the_same_again_writes_nothing(qapp):
    made, written = table()
    assert not made.setData(made.index(0, 1), "100")
    assert written == []


def test_what_cannot_be_read_stays_in_its_cell_with_why(qapp):
    made, written = table()
    said = []
    made.fault_changed.connect(said.append)
    made.setData(made.index(0, 1), "TBC")
    assert written == []
    assert made.index(0, 1).data() == "TBC"
    assert "“TBC” is not a number." in made.index(0, 1).data(FAULT)
    assert said[-1].startswith("Row 1, Episodes: “TBC” is not a number.")
    made.setData(made.index(0, 1), "7")
    assert made.index(0, 1).data(FAULT) == ""
    assert said[-1] == ""


def test_an_nhs_number_is_refused_in_the_very_cell_and_the_others_are_taken(qapp):
    made, written = table()
    made.set_cells([(0, 1, "7"), (0, 0, "943 476 5919")])
    assert written == [[{"what": "Step-down", "episodes": 7}]]
    assert made.index(0, 0).data(FAULT).startswith("This looks like an NHS number. Rounds hold no data of patients.")
    assert made.index(0, 1).data(FAULT) == ""


def test_a_refusal_of_the_round_is_said_in_the_cell(qapp):
    locked = RefusedError("RoundLocked", "The round is locked.", remedy="Unlock it first.")
    made, _written = table(refuse=locked)
    made.setData(made.index(0, 0), "Other")
    assert made.index(0, 0).data(FAULT) == "The round is locked. Unlock it first."
    assert sentence_of(locked) == "The round is locked. Unlock it first."


def test_a_pasted_block_is_one_write_and_counts_what_could_not_be_taken(qapp):
    made, written = table()
    made.set_cells([(0, 0, "A"), (0, 1, "x"), (1, 0, "B"), (1, 1, "5"), (1, 2, "yes"), (2, 1, "y")])
    assert written == [[{"what": "A", "episodes": 100}, {"what": "B", "episodes": 5, "sure": True}]]
    assert made.said().startswith("Row 1, Episodes: “x” is not a number.")
    assert made.said().endswith("1 more cell could not be taken.")


def test_a_tick_is_a_tick_and_words_are_not(qapp):
    made, written = table()
    assert made.index(0, 2).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    assert made.index(0, 0).data(Qt.ItemDataRole.CheckStateRole) is None
    assert made.setData(made.index(0, 2), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert written[-1][0]["sure"] is True


def test_a_round_that_is_only_read_takes_nothing(qapp):
    made, written = table()
    made.can_change = False
    made.show_rows(made.rows, made.words, anew=True)
    assert not made.setData(made.index(0, 0), "Other")
    assert made.index(0, 0).data(FIELD) is None
    assert (made.rowCount(), written) == (1, [])
    assert not made.flags(made.index(0, 0)) & Qt.ItemFlag.ItemIsEditable


def test_a_row_is_read_out_as_a_whole_and_a_cell_with_its_heading(qapp):
    made, _written = table()
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert made.index(0, 0).data(spoken) == "What for Step-down, Episodes 100"
    assert made.index(0, 1).data(spoken) == "Episodes 100"
    assert made.index(0, 2).data(spoken) == "not sure"
    assert made.index(1, 0).data(spoken) == "Add a row"
    assert made.index(1, 0).data(HINT) == "Add a row"


def test_figures_stand_to_the_right_under_their_heading(qapp):
    made, _written = table()
    align = Qt.ItemDataRole.TextAlignmentRole
    heading = made.headerData(1, Qt.Orientation.Horizontal, align)
    assert heading == made.index(0, 1).data(align)
    assert heading & Qt.AlignmentFlag.AlignRight
