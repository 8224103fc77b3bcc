"""Names in labels: what was changed, on one line, never too long."""

from __future__ import annotations

from prioritiser.edits.labels import LONGEST, case_name, cell_name
from prioritiser.model.base import CaseId, CriterionId
from tests.prioritiser.analysis.rounds import round_of


def test_a_cell_is_named_by_its_case_and_criterion() -> None:
    held = round_of(
        cases=[{"id": "K1", "title": "Hip\n fractures"}], criteria=[{"id": "C1", "name": "x", "short": "Reach"}]
    )
    assert cell_name(held, CaseId("K1"), CriterionId("C1")) == "Hip fractures, Reach"
    assert cell_name(held, CaseId("K9"), CriterionId("C9")) == "K9, C9"


def test_a_case_without_a_title_is_named_by_its_id() -> None:
    assert case_name(round_of(cases=[{"id": "K1", "title": "  "}]), CaseId("K1")) == "K1"


def test_a_long_title_is_cut() -> None:
    name = case_name(round_of(cases=[{"id": "K1", "title": "x" * 32_000}]), CaseId("K1"))
    assert len(name) == LONGEST
    assert name.endswith("x…")
