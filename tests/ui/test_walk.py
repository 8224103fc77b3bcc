"""Each walk can fail: a small window that breaks the rule is found, and one that keeps it is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QIcon, QPixmap, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui import walk

Make = Callable[..., QWidget]
LONG = "Perinatal mental health access in all places of the county"


@pytest.fixture(autouse=True)
def plain_look(qapp: QApplication) -> Iterator[None]:
    """Take the program's own style away for a moment: it sees to some of the rules by itself."""
    sheet = qapp.styleSheet()
    qapp.setStyleSheet("")
    yield
    qapp.setStyleSheet(sheet)


@pytest.fixture
def window_of(qtbot: QtBot) -> Make:
    """Return a maker of shown windows that stack what they are given."""

    def make(*widgets: QWidget, size: QSize | None = None) -> QWidget:
        window = QWidget()
        qtbot.addWidget(window)
        layout = QVBoxLayout(window)
        for widget in widgets:
            layout.addWidget(widget)
        if size is not None:
            window.resize(size)
        window.show()
        qtbot.waitExposed(window)
        return window

    return make


def loose(widget: QWidget, width: int, height: int) -> QWidget:
    """Return the widget held to a size by a holder of its own."""
    widget.setFixedSize(width, height)
    return widget


# Names


def icon_button() -> QToolButton:
    button = QToolButton()
    pixmap = QPixmap(16, 16)
    pixmap.fill(Qt.GlobalColor.black)
    button.setIcon(QIcon(pixmap))
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button


@pytest.mark.parametrize(
    "nameless", [icon_button, QLineEdit, QTableView, QSpinBox, QScrollArea], ids=lambda made: made.__name__
)
def test_a_focusable_widget_without_a_name_is_found(window_of: Make, nameless: type[QWidget]) -> None:
    widget = nameless()
    window = window_of(widget)
    assert walk.unnamed(window) == [f"{type(widget).__name__} in QWidget has no accessible name"]
    widget.setAccessibleName("A name")
    assert not walk.unnamed(window)


def test_a_name_comes_from_words_or_from_a_label(window_of: Make) -> None:
    field, label = QLineEdit(), QLabel("Budget")
    label.setBuddy(field)
    assert not walk.unnamed(window_of(QPushButton("Export"), label, field))


def test_what_cannot_have_the_focus_needs_no_name(window_of: Make) -> None:
    hidden, disabled, passive = QLineEdit(), QLineEdit(), icon_button()
    disabled.setEnabled(False)
    passive.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    window = window_of(hidden, disabled, passive)
    hidden.hide()
    assert not walk.unnamed(window)
    assert walk.focusables(window) == []


def test_a_spin_box_counts_once(window_of: Make) -> None:
    box = QSpinBox()
    assert walk.focusables(window_of(box)) == [box]


# The way by Tab


def test_tab_reaches_everything_and_comes_round(qtbot: QtBot, window_of: Make) -> None:
    widgets = [QPushButton("One"), QLineEdit(), QCheckBox("Three")]
    window = window_of(*widgets)
    assert walk.tab_chain(qtbot, window) == widgets
    assert not walk.unreached(qtbot, window)


def test_a_table_that_swallows_tab_is_found(qtbot: QtBot, window_of: Make) -> None:
    table, after = QTableView(), QPushButton("After")
    table.setModel(QStandardItemModel(3, 3, table))
    window = window_of(table, after)
    table.setFocus()
    assert walk.unreached(qtbot, window) == ["QPushButton “After” in QWidget is not reached by Tab"]
    table.setTabKeyNavigation(False)
    assert not walk.unreached(qtbot, window)


def test_an_editor_that_swallows_tab_is_found(qtbot: QtBot, window_of: Make) -> None:
    editor = QPlainTextEdit()
    window = window_of(editor, QPushButton("After"))
    assert len(walk.unreached(qtbot, window)) == 1
    editor.setTabChangesFocus(True)
    assert not walk.unreached(qtbot, window)


def test_a_chain_that_jumps_over_a_widget_is_found(qtbot: QtBot, window_of: Make) -> None:
    first, second = JumpsBack("First"), QPushButton("Second")
    window = window_of(first, second, QPushButton("Third"))
    first.aim = first
    assert len(walk.unreached(qtbot, window)) == 2
    first.aim = second
    second.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    assert [widget.text() for widget in walk.tab_chain(qtbot, window)] == ["First", "Second", "Third"]


class JumpsBack(QPushButton):
    """Sends the focus where it is told."""

    aim: QWidget

    def focusNextPrevChild(self, _forwards: bool) -> bool:  # noqa: N802 - Qt's own name
        self.aim.setFocus()
        return True


def test_an_empty_window_has_an_empty_chain(qtbot: QtBot, window_of: Make) -> None:
    assert walk.tab_chain(qtbot, window_of(QLabel("Nothing to do"))) == []


# Room


@pytest.mark.parametrize("make", [QLabel, QPushButton, QCheckBox], ids=lambda kind: kind.__name__)
def test_a_text_without_room_is_found(window_of: Make, make: type[QWidget]) -> None:
    widget = make(LONG)
    window = window_of(widget)
    assert not walk.clipped(window)
    widget.setFixedWidth(80)
    assert len(walk.clipped(window)) == 1
    assert "needs" in walk.clipped(window)[0]
    widget.setToolTip(LONG)
    assert not walk.clipped(window)


def test_a_tip_that_says_something_else_does_not_excuse(window_of: Make) -> None:
    label = loose(QLabel(LONG), 80, 20)
    label.setToolTip("Click to open")
    assert len(walk.clipped(window_of(label))) == 1


def test_a_wrapped_label_needs_its_height_and_its_longest_word(window_of: Make) -> None:
    label = QLabel(LONG)
    label.setWordWrap(True)
    window = window_of(label, size=QSize(400, 1000))
    label.setFixedWidth(100)
    label.setFixedHeight(label.heightForWidth(100))
    assert not walk.clipped(window)
    label.setFixedHeight(label.heightForWidth(100) - 8)
    assert len(walk.clipped(window)) == 1
    label.setFixedSize(30, 900)
    assert len(walk.clipped(window)) == 1


class Lines(QPushButton):
    """Draws as many lines as its width makes of it."""

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's own name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's own name
        return 6_000 // width


def test_drawn_lines_without_room_are_found(window_of: Make) -> None:
    lines = loose(Lines(), 100, 60)
    window = window_of(lines)
    assert not walk.clipped(window)
    lines.setFixedHeight(40)
    assert walk.clipped(window) == ["Lines in QWidget needs a height of 60 and has 40"]


def test_a_field_hint_without_room_is_found_until_something_is_typed(window_of: Make) -> None:
    field = loose(QLineEdit(), 80, 30)
    field.setPlaceholderText(LONG)
    window = window_of(field)
    assert len(walk.clipped(window)) == 1
    field.setText("4")
    assert not walk.clipped(window)


def test_a_choice_without_room_is_found(window_of: Make) -> None:
    box = QComboBox()
    box.addItem(LONG)
    window = window_of(box)
    assert not walk.clipped(window)
    box.setFixedWidth(90)
    assert len(walk.clipped(window)) == 1


def test_a_tool_button_counts_what_it_draws(window_of: Make) -> None:
    button = icon_button()
    button.setText(LONG)
    button.setFixedSize(24, 24)
    window = window_of(button)
    assert not walk.clipped(window)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    assert len(walk.clipped(window)) == 1


def test_a_heading_without_room_is_found(window_of: Make) -> None:
    table = QTableView()
    model = QStandardItemModel(1, 2, table)
    model.setHorizontalHeaderLabels(["Rank", LONG])
    table.setModel(model)
    window = window_of(table, size=QSize(900, 200))
    found = walk.clipped(window)
    assert len(found) == 1
    assert LONG in found[0]
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    assert not walk.clipped(window)


def test_a_label_that_reaches_beyond_its_holder_is_found(window_of: Make) -> None:
    holder = QWidget()
    holder.setFixedSize(100, 30)
    label = QLabel(LONG, holder)
    label.move(60, 0)
    label.adjustSize()
    found = walk.clipped(window_of(holder))
    assert len(found) == 1
    assert "beyond" in found[0]


def test_what_a_scroll_bar_brings_into_view_is_not_found(window_of: Make) -> None:
    area, inside = QScrollArea(), QWidget()
    inside.setFixedSize(600, 600)
    label = QLabel(LONG, inside)
    label.move(200, 500)
    label.adjustSize()
    area.setWidget(inside)
    area.setFixedSize(200, 200)
    window = window_of(area)
    assert not walk.clipped(window)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    assert len(walk.clipped(window)) == 1
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    assert len(walk.clipped(window)) == 1


def test_rich_text_is_read_as_its_words(window_of: Make) -> None:
    label = QLabel("<b>Too close</b> to call")
    assert walk.words_of(label) == "Too close to call"
    assert not walk.clipped(window_of(label))


# Fonts and targets


def font_of(pixels: int) -> QFont:
    font = QFont()
    font.setPixelSize(pixels)
    return font


def test_a_small_font_is_found(window_of: Make) -> None:
    label, other = QLabel("Small"), QLabel("<span style='font-size: 9px'>Inside</span>")
    label.setFont(font_of(11))
    other.setFont(font_of(13))
    assert walk.small_fonts(window_of(label, other)) == [
        "QLabel “Small” in QWidget is set in 11 px",
        "QLabel “Inside” in QWidget is set in 9 px",
    ]


def test_a_style_sheets_font_is_found(window_of: Make) -> None:
    label = QLabel("Small")
    label.setStyleSheet("font-size: 10px")
    assert len(walk.small_fonts(window_of(label))) == 1


def test_twelve_pixels_are_enough(window_of: Make) -> None:
    label = QLabel("Caption")
    label.setFont(font_of(12))
    assert not walk.small_fonts(window_of(label))


def test_a_small_target_is_found(window_of: Make) -> None:
    row = QWidget()
    layout = QHBoxLayout(row)
    small, enough = QPushButton("×"), QPushButton("+")
    small.setFixedSize(20, 24)
    enough.setFixedSize(24, 24)
    layout.addWidget(small)
    layout.addWidget(enough)
    assert walk.small_targets(window_of(row)) == ["QPushButton “×” in QWidget is 20×24 px to aim at"]
