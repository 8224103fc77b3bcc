from __future__ import annotations

from pathlib import Path

import pytest

import ui
from ui.assets import FONT_FILES, font_data, icon_svg

FOLDER = Path(ui.__file__).parent
# The program's own icon is in its own colours.
ICONS = sorted(path.stem for path in (FOLDER / "icons").glob("*.svg") if path.stem != "app")

# What the screens are promised.
PROMISED = """
home search undo redo framework cases score weights workshop ranking portfolio robustness report history settings help
export warning note note-filled check check-circle circle dismiss open-folder add chevron-down filter columns lock
eye-off people lightbulb arrow-up arrow-down camera document play offline keyboard more pin flag copy image table money
calendar shield link sun moon contrast zoom-in zoom-out info error grid scales person
"""


def test_the_promised_icons_are_there() -> None:
    assert set(PROMISED.split()) <= set(ICONS)


@pytest.mark.parametrize("name", ICONS)
def test_an_icon_is_20_units_square_in_one_colour(name: str) -> None:
    drawing = icon_svg(name)
    assert 'viewBox="0 0 20 20"' in drawing
    assert "<path " in drawing
    assert "fill=" not in drawing
    assert "stroke" not in drawing


def test_an_unknown_icon_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="no icon called 'unicorn'"):
        icon_svg("unicorn")


def test_the_four_cuts_are_read() -> None:
    cuts = font_data()
    assert len(cuts) == len(FONT_FILES) == 4
    assert all(data.startswith(b"OTTO") for data in cuts)
    assert {path.name for path in (FOLDER / "fonts").glob("*.otf")} == set(FONT_FILES)


@pytest.mark.parametrize(("folder", "words"), [("fonts", "SIL OPEN FONT LICENSE"), ("icons", "MIT License")])
def test_the_licence_travels_along(folder: str, words: str) -> None:
    text = (FOLDER / folder / "LICENSE.txt").read_text(encoding="utf-8")
    assert words in text
    assert "Copyright (c)" in text
