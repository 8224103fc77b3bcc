from __future__ import annotations

from prioritiser.model.case_fields import FIELD_GROUPS
from tests.ui.pages.cases.record_screen import desk_on
from ui.pages.cases.record_block import Block, ListBlock
from ui.pages.cases.record_fields import Field
from ui.pages.cases.record_gates import GatesBlock
from ui.pages.cases.record_money import FiguresBlock, MoneyBlock
from ui.pages.cases.record_pair import PairBlock
from ui.pages.cases.record_parts import parts_of, places_block
from ui.pages.cases.record_ratings import ImpactBlock, RiskBlock
from ui.pages.cases.record_series import ActivityBlock, BedsBlock, StaffBlock

GROUPS = {group.id: group for group in FIELD_GROUPS}


def test_everything_that_can_be_said_of_a_case_has_its_field_or_table(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        for group in FIELD_GROUPS:
            parts = parts_of(theme, screen.desk, group)
            named = [part.field.name for part in parts if isinstance(part, Field | Block)]
            assert named == [field.name for field in group.fields], group.id
            for part in parts:
                screen.show(part)
                part.fill()


def test_what_has_its_own_table_gets_it(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        kinds = {
            "money": MoneyBlock, "workforce": StaffBlock, "activity": ActivityBlock, "impact": ImpactBlock,
            "risk": RiskBlock, "gates": GatesBlock, "documents": ListBlock,
        }  # fmt: skip
        for group, kind in kinds.items():
            parts = parts_of(theme, screen.desk, GROUPS[group])
            assert type(parts[0]) is kind
            for part in parts:
                screen.show(part)
        made = [type(part) for group in ("money", "dependencies", "activity") for part in _shown(screen, theme, group)]
        assert {FiguresBlock, PairBlock, BedsBlock} <= set(made)


def _shown(screen, theme, group):
    parts = parts_of(theme, screen.desk, GROUPS[group])
    for part in parts:
        screen.show(part)
    return parts


def test_the_last_place_gets_the_share_that_is_left(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        block = places_block(theme, screen.desk, GROUPS["geography"].fields[0])
        screen.show(block)
        block.fill()
        block.table.set_cells([(1, 0, "Derbyshire")])
        assert [(share.place, share.share) for share in screen.case.places] == [("city", 0.4), ("county", 0.6)]
