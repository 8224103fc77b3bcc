"""Which field or table each thing of the record is shown as."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import MappingProxyType
from typing import Final

from PySide6.QtWidgets import QWidget

from prioritiser.model.case_fields import CaseField, FieldGroup
from ui.models.case_record_list import ListTable
from ui.models.case_record_table import Entry, Plan
from ui.pages.cases.record_block import ListBlock
from ui.pages.cases.record_desk import RecordDesk
from ui.pages.cases.record_fields import field_for
from ui.pages.cases.record_gates import GatesBlock
from ui.pages.cases.record_money import FiguresBlock, MoneyBlock
from ui.pages.cases.record_pair import PairBlock
from ui.pages.cases.record_ratings import ImpactBlock, RiskBlock
from ui.pages.cases.record_series import ActivityBlock, BedsBlock, StaffBlock
from ui.theme import Theme

Made = Callable[[Theme, RecordDesk, CaseField], QWidget]


def places_block(theme: Theme, desk: RecordDesk, field: CaseField) -> QWidget:
    """Return the table of places; the last one typed gets the share that is left."""

    def complete(row: Entry, others: Sequence[Entry]) -> Entry:
        if not row.get("place"):
            return row
        left = 1.0 - sum(float(other["share"]) for other in others)  # type: ignore[arg-type]
        return {**row, "share": row.get("share", round(max(0.0, left), 6))}

    plan = Plan(field.columns, needed=("place", "share"), hint="Add a place")
    return ListBlock(theme, desk, field, ListTable(plan, desk.list_writer(field.name), complete=complete))


_SPECIAL: Final = MappingProxyType(
    {
        "money": MoneyBlock, "workforce": StaffBlock, "activity": ActivityBlock, "beds": BedsBlock,
        "impact": ImpactBlock, "risks": RiskBlock, "gates": GatesBlock, "places": places_block,
    }
)  # fmt: skip


def parts_of(theme: Theme, desk: RecordDesk, group: FieldGroup) -> list[QWidget]:
    """Return the fields and tables of one section, in order."""
    parts: list[QWidget] = []
    for field in group.fields:
        special: Made | None = _SPECIAL.get(field.name)
        if special is not None:
            parts.append(special(theme, desk, field))
        else:
            parts.append(ListBlock(theme, desk, field) if field.columns else field_for(theme, field, desk))
        if field.name == "money":
            parts.append(FiguresBlock(theme, desk))
        if field.name == "frees":
            parts.append(PairBlock(theme, desk))
    return parts
