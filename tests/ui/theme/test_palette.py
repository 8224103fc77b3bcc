from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette

from tests.ui.theme.colours import contrast
from ui.theme.palette import ROLES, make_palette
from ui.theme.tokens import TABLES


@pytest.mark.parametrize("look", tuple(TABLES))
def test_every_role_has_its_token(look: str) -> None:
    table = TABLES[look]
    palette = make_palette(table)
    for role, token in ROLES.items():
        assert palette.color(QPalette.ColorGroup.Active, role) == QColor(table[token])
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
        for ink, ground in ((palette.text(), palette.base()), (palette.windowText(), palette.window())):
            assert contrast(ink.color().name(), ground.color().name()) >= 4.5
        assert palette.color(group, QPalette.ColorRole.Highlight) == QColor(table["accent"])
    assert palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text) == QColor(table["disabled"])
