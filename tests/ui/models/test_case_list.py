"""The list on the left: its order, its filters, and what changes in it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt

from prioritiser.model.case import Case
from prioritiser.model.framework import Criterion
from prioritiser.model.people import Interest
from prioritiser.model.round import Round
from ui.models.answers import tally_of
from ui.models.case_list import (
    ENTRY_ROLE,
    CaseListModel,
    Entry,
    case_entries,
    chosen_entries,
    criterion_entries,
    ordered_cases,
)
from ui.models.criteria import placed_criteria

ENTRIES = [Entry("K1", "Falls", 15, 15), Entry("K2", "Beds to care", 9, 15, "Stop"), Entry("K3", "Fast lane", 0, 15)]


def round_of(count: int = 12) -> Round:
    kinds = ("investment", "disinvestment", "reshape")
    cases = {f"K{at}": Case(id=f"K{at}", title=f"Case {at}", type=kinds[at % 3]) for at in range(count)}  # type: ignore[arg-type]
    return Round(uuid="round", cases=cases, criteria={"C": Criterion(id="C", name="Reach")})  # type: ignore[arg-type, dict-item]


def test_the_order_is_the_rounds_own_or_a_persons_own_for_ever() -> None:
    held = round_of()
    assert ordered_cases(held, "a1", shuffled=False) == list(held.cases)  # type: ignore[arg-type]
    mine = ordered_cases(held, "a1", shuffled=True)  # type: ignore[arg-type]
    assert sorted(mine) == sorted(held.cases)
    assert mine == ordered_cases(round_of(), "a1", shuffled=True) != list(held.cases)  # type: ignore[arg-type]
    assert mine != ordered_cases(held, "a2", shuffled=True)  # type: ignore[arg-type]


def test_a_new_case_leaves_the_others_in_their_order() -> None:
    mine = ordered_cases(round_of(12), "a1", shuffled=True)  # type: ignore[arg-type]
    assert [case for case in ordered_cases(round_of(13), "a1", shuffled=True) if case in mine] == mine  # type: ignore[arg-type]


def test_cases_tell_their_type_and_whether_they_are_asked_for() -> None:
    held = round_of(4)
    held.interests["a1", "K3"] = Interest(assessor="a1", case="K3", kind="financial", handling="recused")  # type: ignore[arg-type, index]
    entries = case_entries(held, "a1", tally_of(held, "a1"), list(held.cases))  # type: ignore[arg-type]
    assert [(each.tag, each.total) for each in entries] == [("", 1), ("Stop", 1), ("Reshape", 1), ("Recused", 0)]
    assert entries[3].is_done
    assert entries[3].summary == "Case 3, Recused, nothing to score"


def test_in_column_view_the_lines_are_criteria() -> None:
    held = round_of(4)
    (entry,) = criterion_entries(placed_criteria(held), tally_of(held, "a1"))  # type: ignore[arg-type]
    assert (entry.key, entry.title, entry.done, entry.total) == ("C", "1  Reach", 0, 4)


def test_filters_choose_by_words_and_by_what_is_left() -> None:
    def keys(which: str, text: str = "", keep: str = "") -> list[str]:
        return [entry.key for entry in chosen_entries(ENTRIES, which, text, keep)]  # type: ignore[arg-type]

    assert keys("all") == ["K1", "K2", "K3"]
    assert keys("to_do") == ["K2", "K3"]
    assert keys("done") == ["K1"]
    assert keys("to_do", keep="K1") == ["K1", "K2", "K3"]
    assert keys("all", "fa") == ["K1", "K3"]
    assert keys("all", "care  BEDS") == ["K2"]
    assert keys("all", "stop") == ["K2"]
    assert keys("all", "nowhere", keep="K1") == []


def test_a_line_is_summed_up_for_screen_readers() -> None:
    model = CaseListModel()
    model.show(ENTRIES)
    assert model.rowCount() == 3
    assert model.rowCount(model.index(0)) == 0
    assert model.data(model.index(1), Qt.ItemDataRole.AccessibleTextRole) == "Beds to care, Stop, 9 of 15 scored"
    assert model.data(model.index(1)) == "Beds to care"
    assert model.data(model.index(1), ENTRY_ROLE) is ENTRIES[1]
    assert model.data(model.index(1), Qt.ItemDataRole.DecorationRole) is None
    assert model.data(QModelIndex()) is None
    assert (model.row_of("K3"), model.row_of("K9")) == (2, -1)


def test_only_what_differs_is_told() -> None:
    model = CaseListModel()
    told: list[int] = []
    model.dataChanged.connect(lambda first, _last: told.append(first.row()))
    assert model.show(ENTRIES)
    assert not model.show([ENTRIES[0], Entry("K2", "Beds to care", 10, 15, "Stop"), ENTRIES[2]])
    assert told == [1]
    assert model.show(ENTRIES[:2])
    assert model.entries == tuple(ENTRIES[:2])
