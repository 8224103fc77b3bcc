from __future__ import annotations

from tests.ui.models.case_rounds import YEARS, held
from ui.models.case_record_pair import NO_PAIR, PAIR_COLUMNS, pair_view


def test_the_pair_is_the_same_seen_from_either_case():
    round_ = held()
    stop, freed = pair_view(round_, "K3"), pair_view(round_, "K2")
    assert stop == freed
    assert stop.sentence.startswith("“Old clinic” is meant to free money for “Team Up”.")


def test_both_moneys_stand_beside_each_other_in_cash():
    rows = pair_view(held(), "K3").rows
    assert rows[0] == {
        "year": YEARS[0], "kind": "Recurrent", "released": "£700,000", "needed": "£500,000", "left": "£200,000",
    }  # fmt: skip
    # What does not release cash frees nothing.
    assert (rows[1]["released"], rows[1]["left"]) == ("£0", "−£600,000")


def test_without_a_pair_it_is_said_how_to_make_one():
    assert pair_view(held(), "K1").sentence == NO_PAIR


def test_the_column_of_cash_says_that_its_cost_is_taken_off():
    released = next(column for column in PAIR_COLUMNS if column.name == "released")
    assert released.label == "Cash released, less its cost"
    assert "less what stopping costs" in released.help
