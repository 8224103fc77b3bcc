"""The style sheet: it is filled wholly, reads well wherever it sets both colours, and never moves anything."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QFile, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from resources import read_text
from tests.ui.theme.colours import contrast
from ui.theme import Theme
from ui.theme.sheet import make_sheet
from ui.theme.tokens import TABLES

RAW = read_text("theme/sheet.qss", package="ui")
RAW_CONTRAST = read_text("theme/contrast.qss", package="ui")
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
STATE = re.compile(r"(?<!:):(hover|focus|pressed|checked|disabled|open|on|selected|read-only)\b")
# What a state may change without moving anything. A bolder weight is given its room by the widget.
STILL = re.compile(
    r"(background|color|border-color|border-(left|right|top|bottom)-color|text-decoration|font-weight|image)"
)
SUBJECTS = {
    "QPushButton": ("primary", "quiet", "rail", "link", "segment", "field"),
    "QLabel": ("caption", "card", "section", "page", "greeting", "muted", "strong", "good", "caution", "problem"),
    "QFrame": ("card", "panel", "rail", "banner-good", "banner-caution", "banner-problem", "banner-info"),
}


def rules(sheet: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each selector with what it declares."""
    for selectors, body in RULE.findall(re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)):
        declared = dict(part.split(":", 1) for part in body.split(";") if ":" in part)
        for selector in selectors.split(","):
            yield selector.strip(), {name.strip(): value.strip() for name, value in declared.items()}


def filled(look: str, zoom: float = 1.0) -> str:
    return make_sheet(look, TABLES[look], lambda n: round(n * zoom))


@pytest.mark.parametrize("look", tuple(TABLES))
def test_nothing_is_left_to_fill(theme: Theme, look: str) -> None:
    sheet = filled(look)
    assert "@" not in sheet
    assert "mark(" not in sheet
    drawings = re.findall(r'url\("([^"]+)"\)', sheet)
    assert drawings
    assert [path for path in drawings if not QFile.exists(path)] == []


def test_colours_come_from_tokens_only() -> None:
    for sheet in (RAW, RAW_CONTRAST):
        for _, declared in rules(sheet):
            for value in declared.values():
                assert not re.search(r"#[0-9A-Fa-f]{3,8}\b|\brgba?\(|\b(white|black|red|grey|gray)\b", value)


def test_sizes_follow_the_zoom() -> None:
    once = [int(size) for size in re.findall(r"(\d+)px", filled("light"))]
    twice = [int(size) for size in re.findall(r"(\d+)px", filled("light", 2.0))]
    assert [2 * size for size in once] == twice


def test_no_type_is_smaller_than_12_pixels() -> None:
    assert min(int(size) for size in re.findall(r"font-size: (\d+)px", RAW)) == 12


@pytest.mark.parametrize(("kind", "role"), [(kind, role) for kind, roles in SUBJECTS.items() for role in roles])
def test_every_promised_role_is_styled(kind: str, role: str) -> None:
    assert f'{kind}[role="{role}"]' in {selector.partition(":")[0] for selector, _ in rules(RAW)}


@pytest.mark.parametrize("look", tuple(TABLES))
def test_where_a_rule_sets_both_colours_they_can_be_read(look: str) -> None:
    found = []
    for selector, declared in rules(filled(look)):
        ink, ground = declared.get("color", ""), declared.get("background", "")
        if ink.startswith("#") and ground.startswith("#") and ":disabled" not in selector:
            least = 7.0 if look == "contrast" else 4.5
            if contrast(ink, ground) < least:
                found.append((selector, round(contrast(ink, ground), 2)))
    assert not found


def test_no_state_changes_a_size() -> None:
    found = [
        (selector, name)
        for sheet in (RAW, RAW_CONTRAST)
        for selector, declared in rules(sheet)
        if STATE.search(selector) and "::" not in selector
        for name in declared
        if not STILL.fullmatch(name)
    ]
    assert not found


def make_each(parent: QWidget) -> list[QWidget]:
    box, tabs = QComboBox(), QTabBar()
    box.addItem("Investment")
    tabs.addTab("Cases")
    tool = QToolButton()
    tool.setText("Filter")
    made = [
        QPushButton("Accept ranking"),
        *(_button(role) for role in SUBJECTS["QPushButton"]),
        tool,
        QLineEdit("Perinatal"),
        QSpinBox(),
        QDoubleSpinBox(),
        box,
        QPlainTextEdit("Why"),
        QCheckBox("Ready"),
        QRadioButton("Ready"),
        tabs,
    ]
    layout = QVBoxLayout(parent)
    for widget in made:
        layout.addWidget(widget)
    return made


def _button(role: str) -> QPushButton:
    button = QPushButton("Accept ranking")
    button.setProperty("role", role)
    return button


def test_focus_moves_nothing(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    made = make_each(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for widget in made:
        made[0 if widget is not made[0] else 1].setFocus()
        before = (widget.sizeHint(), widget.geometry())
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        assert widget.hasFocus()
        assert (widget.sizeHint(), widget.geometry()) == before, type(widget).__name__


@pytest.mark.parametrize("zoom", [0.8, 1.0, 1.5, 2.0])
def test_fields_and_buttons_in_a_row_are_equally_high(theme: Theme, qtbot: QtBot, zoom: float) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    made = make_each(window)
    window.show()
    theme.set_zoom(zoom)
    window.adjustSize()
    kinds = (QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox)
    heights = {widget.height() for widget in made if isinstance(widget, kinds)} | {made[0].height()}
    assert max(heights) - min(heights) <= 1
    assert min(heights) >= round(24 * zoom)
