"""The one object that says how everything looks: colours, sizes, type, icons, and when they change."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF, QIcon
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

import ui
from ui.theme import Theme
from ui.theme import theme as theme_module
from ui.theme.tokens import TABLES
from ui.theme.typeface import SIZES

ICONS = sorted(path.stem for path in (Path(ui.__file__).parent / "icons").glob("*.svg"))
WEIGHTS = (400, 500, 600, 700)
WIDTH_ROUNDING_PX = 0.05  # the bolder cuts draw a 1 one unit narrower; without tabular figures it is 2 px


@pytest.mark.parametrize("look", tuple(TABLES))
def test_a_mode_brings_its_colours(theme: Theme, qapp: QApplication, look: str) -> None:
    theme.set_mode(look)
    assert (theme.mode, theme.name) == (look, look)
    for token, value in TABLES[look].items():
        assert theme.color(token) == QColor(value)
    assert qapp.palette().window().color() == QColor(TABLES[look]["bg"])
    assert qapp.palette().text().color() == QColor(TABLES[look]["text"])


def test_unknown_words_are_refused(theme: Theme) -> None:
    with pytest.raises(ValueError, match="no look is called 'sepia'"):
        theme.set_mode("sepia")
    with pytest.raises(KeyError):
        theme.color("mauve")
    with pytest.raises(KeyError):
        theme.font("shout")
    with pytest.raises(KeyError):
        theme.icon("unicorn")
    assert theme.mode == "light"


def test_a_colour_handed_out_can_be_changed_without_harm(theme: Theme) -> None:
    theme.color("accent").setAlpha(10)
    assert theme.color("accent").alpha() == 255


def test_system_mode_follows_the_system(theme: Theme, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    looks = ["light"]
    monkeypatch.setattr(theme_module, "system_look", lambda _app: looks[-1])
    theme.set_mode("system")
    assert (theme.mode, theme.name) == ("system", "light")
    looks.append("dark")
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert (theme.mode, theme.name) == ("system", "dark")
    looks.append("contrast")
    qapp.styleHints().accessibility().contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert theme.name == "contrast"
    theme.set_mode("light")
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.name == "light"


def test_the_system_here_asks_for_nothing_special(qapp: QApplication) -> None:
    assert theme_module.system_look(qapp) == "light"


def test_only_a_change_is_told(theme: Theme) -> None:
    told: list[tuple[str, float]] = []
    theme.changed.connect(lambda: told.append((theme.name, theme.zoom)))
    theme.set_mode("light")
    theme.set_zoom(1.0)
    assert told == []
    theme.set_mode("dark")
    theme.set_zoom(1.5)
    assert told == [("dark", 1.0), ("dark", 1.5)]


@pytest.mark.parametrize(("asked", "got"), [(0.1, 0.8), (0.8, 0.8), (1.25, 1.25), (2.0, 2.0), (9.0, 2.0)])
def test_zoom_stays_between_its_ends(theme: Theme, asked: float, got: float) -> None:
    theme.set_zoom(asked)
    assert theme.zoom == got


def test_sizes_follow_the_zoom_and_never_vanish(theme: Theme) -> None:
    assert [theme.px(n) for n in (0, 0.5, 1, 12, -4)] == [0, 1, 1, 12, -4]
    theme.set_zoom(0.8)
    assert [theme.px(n) for n in (0, 1, 10)] == [0, 1, 8]
    theme.set_zoom(2.0)
    assert [theme.px(n) for n in (1, 12, 0.5)] == [2, 24, 1]
    assert theme.line("body") == 36


@pytest.mark.parametrize("weight", WEIGHTS)
@pytest.mark.parametrize("role", tuple(SIZES))
def test_type_is_ours_and_figures_are_equally_wide(theme: Theme, role: str, weight: int) -> None:
    font = theme.font(role, weight)
    info = QFontInfo(font)
    assert info.family() == "Inter"
    assert info.weight() == weight
    assert info.pixelSize() == SIZES[role][0] >= 12
    metrics = QFontMetricsF(font)
    widths = [metrics.horizontalAdvance(figure * 8) / 8 for figure in "0123456789"]
    assert max(widths) - min(widths) < WIDTH_ROUNDING_PX


def test_every_widget_begins_with_our_type(theme: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    assert QFontInfo(qapp.font()).family() == "Inter"
    for role, pixels in (("caption", 12), ("", 13), ("card", 14), ("section", 16), ("page", 20), ("greeting", 26)):
        label = QLabel("1,111")
        label.setProperty("role", role)
        qtbot.addWidget(label)
        label.show()
        assert label.font().pixelSize() == pixels
        assert QFontInfo(label.font()).family() == "Inter"
        metrics = label.fontMetrics()
        assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("0000")


def test_a_shown_widget_grows_with_the_zoom(theme: Theme, qtbot: QtBot) -> None:
    button = QPushButton("Export")
    qtbot.addWidget(button)
    button.show()
    before = button.sizeHint()
    theme.set_zoom(2.0)
    assert button.font().pixelSize() == 26
    assert abs(button.sizeHint().height() - 2 * before.height()) <= 2
    assert button.sizeHint().width() > 1.8 * before.width()


@pytest.mark.parametrize("name", ICONS)
def test_every_icon_is_tinted(theme: Theme, name: str) -> None:
    image = theme.pixmap(name, "problem", 20, 2.0).toImage()
    inks = {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }
    assert inks == {theme.color("problem").name()}


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0, 3.0])
def test_a_picture_has_a_dot_for_every_dot_of_the_screen(theme: Theme, ratio: float) -> None:
    picture = theme.pixmap("home", "accent", 16, ratio)
    assert picture.devicePixelRatio() == ratio
    assert picture.width() == round(16 * ratio)


def test_an_icon_follows_zoom_and_look(theme: Theme) -> None:
    assert QSize(20, 20) in theme.icon("home").availableSizes()
    theme.set_zoom(2.0)
    assert QSize(40, 40) in theme.icon("home").availableSizes()
    light = _ink(theme.icon("circle-filled", "text"))
    theme.set_mode("dark")
    assert (light, _ink(theme.icon("circle-filled", "text"))) == (TABLES["light"]["text"], TABLES["dark"]["text"])


def test_an_icon_that_is_off_or_checked_looks_so(theme: Theme) -> None:
    icon = theme.icon("circle-filled", on="circle-filled")
    assert _ink(icon) == TABLES["light"]["text2"]
    assert _ink(icon, QIcon.Mode.Disabled) == TABLES["light"]["disabled"]
    assert _ink(icon, state=QIcon.State.On) == TABLES["light"]["accent"]
    assert icon.cacheKey() == theme.icon("circle-filled", on="circle-filled").cacheKey()


def _ink(icon: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal, state: QIcon.State = QIcon.State.Off) -> str:
    image = icon.pixmap(QSize(20, 20), mode, state).toImage()
    return image.pixelColor(10, 10).name().upper()
