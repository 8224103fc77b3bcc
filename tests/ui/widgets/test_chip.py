from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QFontMetricsF, QImage, QPainter
from pytestqt.qtbot import QtBot

from ui.theme import TONES, Theme
from ui.theme.tokens import TABLES
from ui.widgets.chip import Chip, chip_size, paint_chip


@pytest.mark.parametrize("zoom", [0.8, 1.0, 2.0])
@pytest.mark.parametrize("icon", [None, "eye-off"])
def test_it_has_room_for_its_words(theme: Theme, qtbot: QtBot, zoom: float, icon: str | None) -> None:
    chip = Chip("Other scores hidden", "info", icon, theme=theme)
    qtbot.addWidget(chip)
    theme.set_zoom(zoom)
    words = QFontMetricsF(theme.font("caption", 500)).horizontalAdvance(chip.text())
    around = theme.px(20) + (theme.px(16) + theme.px(6) if icon else 0)
    assert chip.sizeHint().height() == theme.px(22)
    assert chip.sizeHint().width() >= words + around
    assert chip_size(theme, chip.text(), icon) == chip.sizeHint()


def test_a_screen_reader_reads_its_words(theme: Theme, qtbot: QtBot) -> None:
    chip = Chip("24 cases", theme=theme)
    qtbot.addWidget(chip)
    interface = QAccessible.queryAccessibleInterface(chip)
    assert interface.text(QAccessible.Text.Name) == "24 cases"
    assert interface.role() == QAccessible.Role.StaticText
    assert chip.focusPolicy() == Qt.FocusPolicy.NoFocus


@pytest.mark.parametrize("tone", TONES[1:])
@pytest.mark.parametrize("look", ["light", "dark"])
def test_its_fill_follows_tone_and_look(theme: Theme, qtbot: QtBot, look: str, tone: str) -> None:
    chip = Chip("Safe", theme=theme)
    qtbot.addWidget(chip)
    chip.resize(chip.sizeHint())
    chip.set_tone(tone)
    theme.set_mode(look)
    fill = chip.grab().toImage().pixelColor(6, chip.height() // 2)
    assert chip.tone == tone
    assert fill == QColor(TABLES[look][f"{tone}_soft"])


def test_in_high_contrast_it_is_outlined(theme: Theme, qtbot: QtBot) -> None:
    chip = Chip("Safe", "good", theme=theme)
    qtbot.addWidget(chip)
    chip.resize(chip.sizeHint())
    theme.set_mode("contrast")
    image = chip.grab().toImage()
    assert image.pixelColor(image.width() // 2, 0) == theme.color("good")


def test_an_unknown_tone_is_refused(theme: Theme, qtbot: QtBot) -> None:
    chip = Chip("Safe", theme=theme)
    qtbot.addWidget(chip)
    with pytest.raises(ValueError, match="no tone is called 'loud'"):
        chip.set_tone("loud")


def test_cut_words_are_whole_on_hovering(theme: Theme, qtbot: QtBot) -> None:
    chip = Chip("Other scores hidden until the workshop", theme=theme)
    qtbot.addWidget(chip)
    chip.resize(chip.sizeHint())
    chip.show()
    assert chip.toolTip() == ""
    chip.resize(chip.minimumSizeHint())
    assert chip.toolTip() == chip.text()
    chip.resize(chip.sizeHint())
    assert chip.toolTip() == ""
    chip.setToolTip("Why")
    chip.resize(chip.minimumSizeHint())
    assert chip.toolTip() == "Why"


def test_an_icon_that_comes_later_makes_room(theme: Theme, qtbot: QtBot) -> None:
    chip = Chip("Locked", theme=theme)
    qtbot.addWidget(chip)
    before = chip.sizeHint().width()
    chip.set_icon("lock")
    assert chip.sizeHint().width() == before + theme.px(16) + theme.px(6)


def test_a_delegate_can_paint_one(theme: Theme) -> None:
    size = chip_size(theme, "fits in £0.7m")
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(theme.color("surface"))
    painter = QPainter(image)
    paint_chip(painter, QRectF(image.rect()), "fits in £0.7m", theme=theme, tone="good")
    painter.end()
    assert image.pixelColor(6, size.height() // 2) == theme.color("good_soft")
    assert image.pixelColor(0, 0) != theme.color("good_soft")
