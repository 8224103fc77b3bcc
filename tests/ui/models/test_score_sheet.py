"""The sheet's rows: headings that count, lines that say what they are, and what changes in them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt

from prioritiser.model.round import Round
from tests.ui.pages.score.documents import answer, document, held, with_measure
from ui.models.criteria import placed_criteria
from ui.models.score_sheet import (
    ROW_ROLE,
    Desk,
    Heading,
    Line,
    ScoreSheetModel,
    rows_of_case,
    rows_of_criterion,
)


@pytest.fixture
def scored(tmp_path: Path) -> Round:
    given = with_measure(document())
    given["answers"] = [
        answer("K1", "GP1", 4, reason="why\nindeed", confidence="high"),
        answer("K3", "C1", 2),
        answer("K1", "C6", None, measure=3.5),
        answer("K2", "GP1", 1, assessor="a2"),
    ]
    given["interests"] += [{"assessor": "a2", "case": "K1", "kind": "personal", "handling": "recused"}]  # type: ignore[operator]
    return held(given, tmp_path)


def desk(round_: Round, assessor: str = "a1", read_only: str = "") -> Desk:
    return Desk(round_, assessor, placed_criteria(round_), read_only)  # type: ignore[arg-type]


def line(rows: list[Heading | Line], criterion: str) -> Line:
    return next(row for row in rows if isinstance(row, Line) and row.criterion == criterion)


def test_a_case_has_a_heading_for_each_lens(scored: Round) -> None:
    rows = rows_of_case(desk(scored), "K1")  # type: ignore[arg-type]
    headings = [(at, row.title, row.progress) for at, row in enumerate(rows) if isinstance(row, Heading)]
    assert headings == [
        (0, "Guiding policies", "1 of 5 scored"),
        (6, "Commissioning criteria", "1 of 10 scored"),
    ]
    assert [row.criterion for row in rows if isinstance(row, Line) and row.begins] == ["C4", "C6"]
    assert [row.number for row in rows if isinstance(row, Line)] == list(range(1, 16))


def test_rows_are_summed_up_for_screen_readers(scored: Round) -> None:
    rows = rows_of_case(desk(scored), "K1")  # type: ignore[arg-type]
    assert line(rows, "GP1").summary == "Criterion 1, Policy 1: scored 4, note written, high confidence"
    assert line(rows, "GP2").summary == "Criterion 2, Policy 2: not scored"
    assert line(rows, "C6").summary == "Criterion 11, Short 6: 3.5 £m"
    stop = rows_of_case(desk(scored), "K3")  # type: ignore[arg-type]
    assert line(stop, "C1").summary == "Criterion 6, Short 1, what would be lost: scored 2"
    recused = rows_of_case(desk(scored, "a2"), "K1")  # type: ignore[arg-type]
    assert line(recused, "GP1").summary == "Criterion 1, Policy 1: not scored, recused"
    read = rows_of_case(desk(scored, read_only="Only to read."), "K1")  # type: ignore[arg-type]
    assert line(read, "GP2").summary == "Criterion 2, Policy 2: not scored, cannot be changed"


def test_a_column_has_every_case_and_counts_those_that_are_asked_for(scored: Round) -> None:
    order = list(scored.cases)
    rows = rows_of_criterion(desk(scored, "a2"), placed_criteria(scored)[0], order)
    assert rows[0] == Heading("Cases", 1, 2)
    assert [row.label for row in rows[1:] if isinstance(row, Line)] == ["Case 1", "Case 2", "Case 3"]
    assert line(rows, "GP1").summary == "Case 1, Case 1: not scored, recused"
    assert isinstance(rows[3], Line)
    assert rows[3].tag == "Stop"
    assert rows_of_criterion(desk(scored), placed_criteria(scored)[0], []) == []


def test_a_row_is_copied_as_text(scored: Round) -> None:
    first = line(rows_of_case(desk(scored), "K1"), "GP1")  # type: ignore[arg-type]
    assert first.as_text(scored.cases["K1"]) == "Case 1\tPolicy 1\t4\t\twhy indeed"  # type: ignore[index]
    lost = line(rows_of_case(desk(scored), "K3"), "C1")  # type: ignore[arg-type]
    assert lost.as_text(scored.cases["K3"]) == "Case 3\tShort 1\t2\twhat would be lost"  # type: ignore[index]


def test_what_does_not_count_needs_care(scored: Round) -> None:
    first = line(rows_of_case(desk(scored), "K1"), "GP1")  # type: ignore[arg-type]
    assert not first.needs_care
    stale = replace(first, answer=None)
    assert not stale.needs_care


def test_the_model_tells_only_what_differs(scored: Round) -> None:
    model = ScoreSheetModel()
    rows = rows_of_case(desk(scored), "K1")  # type: ignore[arg-type]
    assert model.show(rows)
    told: list[int] = []
    model.dataChanged.connect(lambda first, _last: told.append(first.row()))
    assert not model.show(rows)
    assert told == []
    changed = replace(line(rows, "GP2"), answer=line(rows, "GP1").answer)
    model.put(2, changed)
    assert told == [2, 0]
    assert model.row(0) == Heading("Guiding policies", 2, 5)
    assert model.show(rows_of_case(desk(scored), "K2"))  # type: ignore[arg-type]


def test_a_fault_is_said_in_its_row_and_taken_back(scored: Round) -> None:
    model = ScoreSheetModel()
    model.show(rows_of_case(desk(scored), "K1"))  # type: ignore[arg-type]
    model.say(1, "9 is not on the scale.")
    assert model.data(model.index(1), Qt.ItemDataRole.ToolTipRole) == "9 is not on the scale."
    model.say(1, "")
    assert model.data(model.index(1), Qt.ItemDataRole.ToolTipRole) == ""
    model.say(0, "headings say nothing")
    assert isinstance(model.row(0), Heading)


def test_headings_can_be_neither_chosen_nor_reached(scored: Round) -> None:
    model = ScoreSheetModel()
    model.show(rows_of_case(desk(scored), "K1"))  # type: ignore[arg-type]
    assert model.rowCount() == 17
    assert model.rowCount(model.index(0)) == 0
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsEnabled
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsSelectable
    assert model.line_rows() == [*range(1, 6), *range(7, 17)]
    assert (model.line(0), model.line(99)) == (None, None)
    assert model.row_of(None, "C1") == 7  # type: ignore[arg-type]
    assert model.row_of("K9", None) == -1  # type: ignore[arg-type]
    assert model.data(model.index(0)) == "Guiding policies"
    assert model.data(model.index(1)) == "Policy 1"
    assert model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole) == "Guiding policies, 1 of 5 scored"
    assert model.data(model.index(1), ROW_ROLE) is model.row(1)
    assert model.data(QModelIndex()) is None
    assert model.data(model.index(1), Qt.ItemDataRole.DecorationRole) is None
