from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import walk
from ui.theme import Theme
from ui.theme.tokens import TABLES
from ui.widgets.banner import ICONS, Banner

LONG = "We kept 3 scores from when the computer closed at 16:52 yesterday."
MORE = "They are in Planned care mini-round, in the Documents folder of this computer."


class Holder(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.banner = Banner(theme)
        self.pressed: list[str] = []
        layout = QVBoxLayout(self)
        layout.addWidget(self.banner)
        layout.addStretch(1)

    def say(self, tone: str = "caution") -> None:
        buttons = [(label, lambda label=label: self.pressed.append(label)) for label in ("Show them", "Discard")]
        self.banner.show_message(tone, LONG, MORE, buttons)

    def is_stacked(self) -> bool:
        """Tell whether the buttons are below the words instead of beside them."""
        words = next(label for label in self.banner.findChildren(QLabel) if label.text() == MORE)
        return self.buttons()[0].geometry().left() < words.geometry().right()

    def buttons(self) -> list[QPushButton]:
        return [button for button in self.banner.findChildren(QPushButton) if button.isVisible()]


@pytest.fixture
def holder(theme: Theme, qtbot: QtBot) -> Iterator[Holder]:
    holder = Holder(theme)
    qtbot.addWidget(holder)
    holder.resize(900, 300)
    holder.show()
    yield holder
    holder.close()


def test_it_is_hidden_while_there_is_nothing_to_say(holder: Holder) -> None:
    assert not holder.banner.isVisible()
    assert (holder.banner.tone, holder.banner.message) == ("", "")
    holder.say()
    assert holder.banner.isVisible()
    assert holder.banner.message == f"{LONG} {MORE}"
    assert holder.banner.accessibleName() == holder.banner.message
    holder.banner.clear()
    assert not holder.banner.isVisible()
    assert (holder.banner.tone, holder.banner.message, holder.banner.accessibleName()) == ("", "", "")


def test_its_buttons_do_what_they_say(holder: Holder, qtbot: QtBot) -> None:
    holder.say()
    show, discard = holder.buttons()
    assert (show.text(), discard.text()) == ("Show them", "Discard")
    qtbot.keyClick(show, Qt.Key.Key_Space)
    qtbot.mouseClick(discard, Qt.MouseButton.LeftButton)
    assert holder.pressed == ["Show them", "Discard"]
    assert holder.banner.isVisible()


def test_a_new_message_replaces_the_last(holder: Holder) -> None:
    holder.say()
    holder.banner.show_message("good", "Saved.", buttons=[("Open the folder", lambda: None)])
    assert holder.banner.message == "Saved."
    assert [button.text() for button in holder.buttons()] == ["Open the folder"]


def test_a_button_may_clear_the_banner(holder: Holder, qtbot: QtBot) -> None:
    holder.banner.show_message("info", "Read only", buttons=[("Make a copy", holder.banner.clear)])
    qtbot.mouseClick(holder.buttons()[0], Qt.MouseButton.LeftButton)
    assert not holder.banner.isVisible()


@pytest.mark.parametrize("tone", tuple(ICONS))
@pytest.mark.parametrize("look", tuple(TABLES))
def test_its_fill_follows_tone_and_look(theme: Theme, holder: Holder, look: str, tone: str) -> None:
    holder.say("problem")
    holder.say(tone)
    theme.set_mode(look)
    image = holder.banner.grab().toImage()
    assert holder.banner.tone == tone
    assert image.pixelColor(6, 20) == theme.color(f"{tone}_soft")
    edge = theme.color(tone if look == "contrast" else f"{tone}_soft")
    assert image.pixelColor(image.width() // 2, 0) == edge


def test_an_unknown_tone_is_refused_before_anything_shows(holder: Holder) -> None:
    with pytest.raises(KeyError):
        holder.banner.show_message("loud", "Words")
    assert not holder.banner.isVisible()


@pytest.mark.parametrize("zoom", [0.8, 1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", [360, 900])
def test_all_of_it_can_be_read_at_any_zoom(theme: Theme, holder: Holder, qtbot: QtBot, width: int, zoom: float) -> None:
    theme.set_zoom(zoom)
    holder.resize(round(width * max(zoom, 1.0)), round(400 * zoom))
    holder.say()
    qtbot.waitUntil(lambda: walk.clipped(holder) == [])
    is_narrow = holder.banner.width() < theme.px(520)
    qtbot.waitUntil(lambda: holder.is_stacked() == is_narrow)


@pytest.mark.parametrize(("tone", "politeness"), [("problem", "Assertive"), ("good", "Polite")])
def test_it_is_announced(holder: Holder, tone: str, politeness: str) -> None:
    QAccessible.setActive(True)
    try:
        holder.say(tone)
        event = holder.banner.announcement()
    finally:
        QAccessible.setActive(False)
    assert event.message() == holder.banner.message
    assert event.politeness() == QAccessible.AnnouncementPoliteness[politeness]
