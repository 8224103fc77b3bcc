from __future__ import annotations

import pytest

from prioritiser.errors import RefusedError
from prioritiser.session import Session
from tests.ui.models.grid_rounds import COST, NEXT, SAVING, YEAR, column, opened, typed
from ui.models.case_grid_cells import copied
from ui.models.case_grid_cells import typed as content
from ui.models.case_grid_columns import columns_of
from ui.models.case_grid_entry import Typed, are_pounds, choices_for, clear, take


@pytest.fixture
def session(tmp_path):
    found = opened(tmp_path)
    yield found
    found.close()


def put(session: Session, *cells: tuple[str, ...]):
    """Take texts for (case, column, text) and commit what comes of them."""
    held = session.round
    outcome = take(held, [typed(held, case, key, text, at) for at, (case, key, text) in enumerate(cells)])
    if outcome.edit is not None:
        session.commit(outcome.edit)
    return outcome


def amounts(session: Session, case: str, year: str = YEAR) -> list[float]:
    return [line.amount for line in session.round.cases[case].money if line.year == year]


@pytest.mark.parametrize(
    ("key", "text", "read"),
    [
        ("title", "Blood pressure", lambda case: case.title == "Blood pressure"),
        ("type", "reshape", lambda case: case.type == "reshape"),
        ("people", "1,200", lambda case: case.people == 1200),
        ("people", "", lambda case: case.people is None),
        ("board", "Urgent care", lambda case: case.fields["board"] == "uec"),
        ("starts", "1/5/26", lambda case: case.fields["starts"] == "2026-05-01"),
        ("places", "Derby City 40%, Derbyshire County 60%", lambda case: [s.share for s in case.places] == [0.4, 0.6]),
        ("place:city", "25", lambda case: [s.share for s in case.places] == [0.25]),
        ("place:city", "", lambda case: case.places == ()),
        ("gate:G1", "conditional", lambda case: case.gates[0].result == "conditional"),
        ("gate:G1", "", lambda case: [gate.gate for gate in case.gates] == ["G2"]),
        ("illustrative", "yes", lambda case: case.fields["illustrative"] is True),
    ],
)  # fmt: skip
def test_a_text_becomes_what_the_record_holds(session, key, text, read):
    outcome = put(session, ("K1", key, text))
    assert (outcome.cells, outcome.refused) == (1, ())
    assert read(session.round.cases["K1"])
    session.undo()
    assert session.round.cases["K1"].title == "Hypertension case finding"


@pytest.mark.parametrize(
    ("text", "pounds"),
    [
        ("0.95", 950_000), ("2.4m", 2_400_000), ("850k", 850_000), ("900,000", 900_000), ("1200", 1_200),
        ("£850", 850), ("£1.2", 1_200_000), ("0.875", 875_000), ("12", 12_000_000), ("0", 0),
    ],
)  # fmt: skip
def test_bare_amounts_are_millions_below_a_thousand_and_pounds_from_there_on(session, text, pounds):
    put(session, ("K3", COST, text))
    assert amounts(session, "K3") == [pounds]


def test_one_large_amount_makes_all_beside_it_pounds(session):
    outcome = put(session, ("K3", COST, "1200"), ("K1", COST, "850"), ("K10", COST, "75"))
    assert outcome.pounds
    assert [amounts(session, case)[0] for case in ("K3", "K1")] == [1200, 850]
    assert are_pounds([typed(session.round, "K3", "people", "5000")]) is False


def test_savings_are_below_nil_however_they_are_typed(session):
    put(session, ("K1", SAVING, "0.2"), ("K3", SAVING, "−0.3"))
    assert (amounts(session, "K1"), amounts(session, "K3")) == ([900_000, -200_000], [300_000, -300_000])
    put(session, ("K1", SAVING, ""), ("K3", SAVING, "0"))
    assert (amounts(session, "K1"), amounts(session, "K3")) == ([900_000], [300_000])


def test_a_line_that_is_typed_over_stays_the_same_line(session):
    before = session.round.cases["K10"].money[0]
    put(session, ("K10", SAVING, "0.75"))
    after = session.round.cases["K10"].money[0]
    assert (after.id, after.amount, after.cash_releasing) == (before.id, -750_000, True)


def test_costs_below_nil_sums_of_lines_and_what_is_worked_out_are_refused(session):
    outcome = put(session, ("K1", COST, "-5"), ("K2", COST, "4"), ("K1", f"net:{YEAR}", "4"), ("K10", "cash", "maybe"))
    assert outcome.edit is None
    assert [each.message for each in outcome.refused] == [
        "“-5” is below nil, and this column is for costs.",
        "This is the sum of 2 lines, so it cannot be typed here.",
        "Net £m 26/27 is worked out and cannot be typed.",
        "“maybe” is neither yes nor no.",
    ]
    assert all(each.remedy for each in outcome.refused)


def test_cash_marks_every_saving_and_needs_one(session):
    put(session, ("K1", "cash", "no"), ("K2", "cash", "yes"))
    marked = [line.cash_releasing for line in session.round.cases["K1"].money]
    assert marked == [None, None, False]
    assert [line.cash_releasing for line in session.round.cases["K2"].money if line.amount < 0] == [True]
    assert put(session, ("K3", "cash", "yes")).refused[0].message == "There is no saving to mark yet."


def test_several_figures_of_one_case_go_into_one_list(session):
    put(
        session,
        ("K3", COST, "0.4"),
        ("K3", SAVING, "0.1"),
        ("K3", f"money:{NEXT}:recurrent", "0.5"),
        ("K3", "cash", "y"),
    )
    found = [(line.year, line.amount, line.cash_releasing) for line in session.round.cases["K3"].money]
    assert found == [(YEAR, 400_000, None), (YEAR, -100_000, True), (NEXT, 500_000, None)]


def test_good_cells_are_taken_and_bad_ones_wait_in_one_edit(session):
    label = session.undo_label
    outcome = put(
        session,
        ("K1", "people", "TBC"),
        ("K2", "people", "3,200"),
        ("K3", "places", "Nowhere"),
        ("K3", "title", "Pumps"),
    )
    assert outcome.cells == 2
    assert [(each.case, each.key, each.text) for each in outcome.refused] == [
        ("K1", "people", "TBC"),
        ("K3", "places", "Nowhere"),
    ]
    assert session.round.cases["K2"].people == 3200
    session.undo()
    assert (session.undo_label, session.round.cases["K3"].title) == (label, "Insulin pumps")


def test_what_only_the_whole_case_cannot_hold_is_refused_cell_by_cell(session):
    outcome = put(
        session, ("K1", "place:city", "70"), ("K1", "place:county", "60"), ("K1", "people", "5"), ("K2", "title", "")
    )
    assert [(each.case, each.key) for each in outcome.refused] == [
        ("K1", "place:city"), ("K1", "place:county"), ("K2", "title"),
    ]  # fmt: skip
    assert outcome.refused[2].message == "A case needs a title."
    assert session.round.cases["K1"].people == 5
    assert [share.share for share in session.round.cases["K1"].places] == [1.0]


def test_the_same_text_again_changes_nothing(session):
    held = session.round
    for key in (COST, "people", "places", "board", "starts", "gate:G1", "type"):
        cell = column(held, key)
        assert take(held, [Typed("K1", cell, content(cell, held.cases["K1"], held))]).edit is None


def test_every_cell_that_is_copied_comes_back_the_same(session):
    held = session.round
    for each in columns_of(held):
        if each.can_edit:
            for case in held.cases.values():
                text = copied(each, case, held)
                outcome = take(held, [Typed(case.id, each, text)])
                several = each.what == "cost" and case.id == "K2"
                assert several or (outcome.edit, outcome.refused) == (None, ()), each.key


def test_texts_for_new_cases_add_them_row_by_row(session):
    held = session.round
    outcome = take(held, [
        typed(held, "", "title", "Virtual wards", 7), typed(held, "", COST, "1.5", 7),
        typed(held, "", "people", "?", 7), typed(held, "", "title", "Memory clinic", 8),
        typed(held, "", "id", "K40", 8), typed(held, "", "type", "reshape", 8), typed(held, "", "title", "", 9),
    ])  # fmt: skip
    assert outcome.added == ("K11", "K40")
    assert outcome.edit.label == "2 new cases"
    assert [(each.case, each.text) for each in outcome.refused] == [("K11", "?")]
    session.commit(outcome.edit)
    cases = session.round.cases
    assert list(cases)[-2:] == ["K11", "K40"]
    assert (cases["K11"].money[0].amount, cases["K40"].type) == (1_500_000, "reshape")
    session.undo()
    assert "K11" not in session.round.cases


def test_a_new_case_of_which_nothing_can_be_taken_is_not_made(session):
    outcome = put(session, ("", "people", "TBC"))
    assert (outcome.edit, outcome.added) == (None, ())
    assert outcome.refused[0].message == "“TBC” is not a number."


def test_an_nhs_number_is_refused_in_its_cell_and_the_rest_is_taken(session):
    text = "NHS number 943 476 5919 born 4/5/1947"
    outcome = put(session, ("K1", "summary", text), ("K2", "people", "7"), ("K3", "summary", "Ring 07434 765919"))
    (refused,) = outcome.refused
    assert (refused.case, refused.key, refused.text) == ("K1", "summary", text)
    assert refused.message == "This looks like an NHS number. Rounds hold no data of patients."
    assert refused.remedy.startswith("Take it out.")
    cases = session.round.cases
    assert (cases["K1"].summary, cases["K2"].people) == ("Finding people early", 7)
    assert cases["K3"].summary == "Ring 07434 765919"


def test_a_new_case_is_made_without_what_looks_like_an_nhs_number(session):
    held = session.round
    outcome = take(held, [
        typed(held, "", "title", "Virtual wards", 7), typed(held, "", "summary", "943-476-5919", 7),
        typed(held, "", "id", "9434765919", 8), typed(held, "", "title", "Memory clinic", 8),
    ])  # fmt: skip
    assert outcome.added == ("K11", "K12")
    assert [(each.key, each.text) for each in outcome.refused] == [("summary", "943-476-5919"), ("id", "9434765919")]


def test_a_reference_that_cannot_be_is_refused_like_any_other_cell(session):
    outcome = put(session, ("", "id", "K" * 300))
    assert (outcome.edit, outcome.added) == (None, ())
    assert outcome.refused[0].message == "This is not an id."


def test_clearing_takes_only_what_is_there(session):
    held = session.round
    cells = [(case, column(held, key)) for case in ("K1", "K3") for key in ("id", "people", COST, "board")]
    outcome = clear(held, cells)
    assert (outcome.cells, outcome.edit.label) == (4, "cleared 4 cells")
    session.commit(outcome.edit)
    one = session.round.cases["K1"]
    assert (one.people, amounts(session, "K1"), one.fields.get("board")) == (None, [], None)
    assert clear(session.round, cells).edit is None


def test_a_locked_round_takes_nothing(tmp_path):
    session = opened(tmp_path, settings={"years": [YEAR, NEXT], "stage": "locked"})
    try:
        with pytest.raises(RefusedError, match="locked"):
            put(session, ("K1", "people", "5"))
    finally:
        session.close()


def test_choices_are_offered_where_there_are_any(session):
    held = session.round
    assert choices_for(column(held, "type"), held) == ("Investment", "Disinvestment", "Reshape")
    assert choices_for(column(held, "board"), held) == ("Primary care", "Urgent care")
    assert choices_for(column(held, "gate:G1"), held) == ("Passed", "Conditional", "Not passed", "Not applicable")
    assert choices_for(column(held, "cash"), held) == ("Yes", "No")
    assert choices_for(column(held, COST), held) == ()
