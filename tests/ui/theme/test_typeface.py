from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase, QRawFont

from ui.assets import FONT_FAMILY
from ui.theme import Theme
from ui.theme.typeface import FALLBACKS, SIZES, make_font


def test_no_role_is_set_below_12_pixels() -> None:
    assert min(size for size, _ in SIZES.values()) == 12
    assert all(line > size for size, line in SIZES.values())


def test_a_font_has_its_size_weight_and_tabular_figures(theme: Theme) -> None:
    font = make_font(17, 600)
    assert (font.pixelSize(), font.weight()) == (17, QFont.Weight.DemiBold)
    assert font.isFeatureSet(QFont.Tag("tnum"))
    assert font.families() == [FONT_FAMILY, *FALLBACKS]


def test_all_four_weights_are_cuts_of_their_own(theme: Theme) -> None:
    styles = set(QFontDatabase.styles(FONT_FAMILY))
    assert {"Regular", "Medium", "Bold"} <= styles
    assert styles & {"SemiBold", "Semi Bold", "DemiBold"}


def test_the_typeface_has_every_sign_that_the_screens_use(theme: Theme) -> None:
    raw = QRawFont.fromFont(make_font(13, 400))
    assert [sign for sign in "£€−–→←↑↓▲▼✓●○≥≤×·…“”’α" if not raw.supportsCharacter(ord(sign))] == []
