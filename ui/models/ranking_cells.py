"""What stands in each cell of the ranking, as text; worked out when a row is first shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeVar

from prioritiser.analysis.summary import Analysis
from prioritiser.model.base import CaseId
from ui.models.ranking_blocks import Parts
from ui.models.ranking_columns import DOMAIN, LENS
from ui.models.ranking_grounds import Grounds
from ui.models.ranking_rows import CASE, HEADING, LINE, MANDATED, RANKED, SAVINGS, STOPS, UNRANKED, Row
from ui.models.ranking_words import (
    NOTHING,
    TYPES,
    money,
    points,
    pounds,
    range_text,
    rank_text,
    tenths,
    value_text,
    vfm_text,
)
from ui.widgets.stack import Segment

PERCENT = 100
Name = TypeVar("Name", bound=str)


@dataclass(frozen=True, slots=True)
class Move:
    """How a case has moved: places up (below 0: down), or None for one that was not ranked then; and in words."""

    up: int | None
    words: str

    @property
    def shown(self) -> str:
        """Return the move as it stands beside a rank."""
        if self.up is None:
            return "new"
        return f"▲ {self.up}" if self.up > 0 else f"▼ {-self.up}" if self.up < 0 else NOTHING


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything that cells are worked out from, and the sentence about the budget line."""

    analysis: Analysis
    grounds: Grounds
    parts: Parts
    moves: Mapping[CaseId, Move] | None = None
    line: str = ""
    rows: list[Row] = field(default_factory=list)

    def text(self, row: Row, column: str) -> str:
        """Return what a cell shows; "" for a cell without words."""
        if row.kind != CASE:
            return (row.words or self.line) if column == "rank" else ""
        if column not in row.cells:
            row.cells[column] = self._cell(row, column)
        return row.cells[column]

    def segments(self, row: Row) -> tuple[Segment, ...]:
        """Return the parts of a row's bar; none where words stand in its place."""
        if row.segments is None:
            has_bar = row.result is not None and row.section in {RANKED, STOPS} and row.result.value is not None
            row.segments = self.parts.segments(row.result) if has_bar and row.result is not None else ()
        return row.segments

    def move(self, row: Row) -> Move | None:
        """Return how a ranked case has moved, or None where nothing is compared."""
        if self.moves is None or row.case is None or row.section not in {RANKED, STOPS}:
            return None
        return self.moves.get(row.case)

    def summary(self, row: Row) -> str:
        """Return a row as it is read out."""
        if row.kind != CASE or row.result is None:
            return ". ".join(part for part in (row.words or self.line, row.aside) if part)
        said = [*_standing(row)]
        move = self.move(row)
        if move is not None:
            said.append(move.words)
        if row.chip is not None:
            said.append(row.chip[0])
        return ", ".join(said)

    def tip(self, row: Row) -> str:
        """Return what hovering over a row says."""
        result = row.result
        if row.kind != CASE or result is None or row.ground is None:
            return ""
        lines = [row.ground.title]
        if row.words:
            lines.append(row.words)
        if result.provisional and result.value is not None:
            lines.append(f"Provisional: {tenths(PERCENT * result.coverage)}% scored, could be {range_text(result)}.")
        move = self.move(row)
        if move is not None:
            lines.append(f"{move.words[:1].upper()}{move.words[1:]}.")
        return "\n".join(lines)

    def _cell(self, row: Row, column: str) -> str:
        result, ground = row.result, row.ground
        if result is None or ground is None:
            return ""
        if column == "amount":
            return money(ground.amount, self.grounds.unit)
        if column == "running":
            return money(result.cumulative, self.grounds.unit) if row.section == RANKED else ""
        if column.startswith(DOMAIN):
            return points(_of(result.domains, column.removeprefix(DOMAIN), result.value))
        if column.startswith(LENS):
            return points(_of(result.nodes, column.removeprefix(LENS), result.value))
        if (column in {"value", "vfm"} and row.section == UNRANKED) or (
            column == "coverage" and row.section == MANDATED
        ):
            return NOTHING
        return _PLAIN[column](row) if column in _PLAIN else ""


def _of(figures: Mapping[Name, float], key: str, value: float | None) -> float | None:
    return next((points for name, points in figures.items() if name == key), None) if value is not None else None


def _rank(row: Row) -> str:
    return rank_text(row.result) if row.result is not None and row.section in {RANKED, STOPS} else ""


_PLAIN: Mapping[str, Callable[[Row], str]] = MappingProxyType(
    {
        "rank": _rank,
        "case": lambda row: row.ground.title if row.ground else "",
        "type": lambda row: TYPES[row.result.type] if row.result else "",
        "decision": lambda row: row.ground.decision if row.ground else "",
        "gates": lambda row: row.ground.gates if row.ground else "",
        "cost": lambda row: money(row.result.cost, "£m") if row.result else "",
        "coverage": lambda row: tenths(PERCENT * row.result.coverage) if row.result else "",
        "bar": lambda row: row.words,
        "value": lambda row: value_text(row.result) if row.result else "",
        "vfm": lambda row: (
            vfm_text(row.result, is_costed=row.ground.case.is_costed) if row.result and row.ground else ""
        ),
    }
)


def _standing(row: Row) -> list[str]:
    """Return the first words of a row's summary: its place, its name, its value, and which side of the line."""
    result, ground = row.result, row.ground
    if result is None or ground is None:
        return []
    if row.section == UNRANKED:
        return [f"Not ranked, {ground.title}", row.words]
    if row.section == MANDATED:
        return [f"Mandated, {ground.title}", row.words]
    if row.section == SAVINGS:
        return [ground.title, row.words]
    place = "No place" if result.rank is None else f"{'Joint rank' if result.tied else 'Rank'} {result.rank}"
    said = [place, ground.title, f"value {points(result.value)}"]
    if row.section == STOPS:
        saved = -(ground.amount or 0.0)
        return [*said, f"frees {pounds(saved)}"] if saved > 0 else said
    if ground.amount is not None:
        said.append(pounds(ground.amount))
    if result.funded is not None:
        said.append("above the budget line" if result.funded else "below the budget line")
    return said


__all__ = ("CASE", "HEADING", "LINE", "Move", "Shown")
