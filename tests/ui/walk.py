"""Walks over a window and says what a person would stumble on: no name, no way there, text without room.

Each finder returns one line per finding, so that `assert not walk.unnamed(window)` says what to mend.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QFont, QFontInfo, QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QTextEdit,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

SMALLEST_FONT_PX = 12
SMALLEST_TARGET_PX = 24
SPARE_PX = 1  # rounding of fractional advances
WITH_TEXT = (
    QLabel,
    QAbstractButton,
    QLineEdit,
    QComboBox,
    QAbstractSpinBox,
    QGroupBox,
    QHeaderView,
    QAbstractItemView,
    QTextEdit,
    QPlainTextEdit,
)
RICH = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
FONT_SIZE = re.compile(r"font-size:\s*(\d+(?:\.\d+)?)px")


def describe(widget: QWidget) -> str:
    """Say which widget this is: its class, name and words, and what it stands in."""
    name = widget.objectName() or widget.accessibleName() or words_of(widget)
    parent = widget.parentWidget()
    inside = f" in {type(parent).__name__}" if parent is not None else ""
    return f"{type(widget).__name__}{f' “{name}”' if name else ''}{inside}"


def words_of(widget: QWidget) -> str:
    """Return what a widget says, as plain text."""
    if isinstance(widget, QAbstractButton):
        return widget.text().replace("&", "")
    if isinstance(widget, QLabel):
        return plain(widget.text())
    if isinstance(widget, QGroupBox):
        return widget.title()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    return widget.placeholderText() if isinstance(widget, QLineEdit) else ""


def plain(text: str) -> str:
    """Return rich text as its words, and plain text as it is."""
    if not RICH.search(text):
        return text
    document = QTextDocument()
    document.setHtml(text)
    return document.toPlainText()


def shown(window: QWidget) -> Iterator[QWidget]:
    """Yield every widget of the window that can be seen, the window itself first."""
    for widget in (window, *window.findChildren(QWidget)):
        if widget.window() is window.window() and widget.isVisible():
            yield widget


# ------------------------------------------------------------------------------------------- keyboard and names


def focusables(window: QWidget) -> list[QWidget]:
    """Return what can have the focus; a widget that hands it on to another is not counted."""
    return [
        widget
        for widget in shown(window)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isEnabled() and widget.focusProxy() is None
    ]


def unnamed(window: QWidget) -> list[str]:
    """Return each focusable widget that a screen reader has no name for."""
    found = []
    for widget in focusables(window):
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is None or not interface.text(QAccessible.Text.Name).strip():
            found.append(f"{describe(widget)} has no accessible name")
    return found


def by_tab(window: QWidget) -> list[QWidget]:
    """Return what Tab ought to reach."""
    return [widget for widget in focusables(window) if widget.focusPolicy() & Qt.FocusPolicy.TabFocus]


def tab_chain(qtbot: QtBot, window: QWidget) -> list[QWidget]:
    """Press Tab until the focus comes round or moves no more, and return what had it, in order."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    waiting = by_tab(window)
    if not waiting:
        return []
    if focus_in(window) is None:
        waiting[0].setFocus(Qt.FocusReason.TabFocusReason)
    chain: list[QWidget] = []
    here = focus_in(window)
    # Twice as many as there are: what comes into being on the way is reached too, and a loop ends.
    for _ in range(2 * len(waiting) + 2):
        if here is None or here in chain:
            break
        chain.append(here)
        qtbot.keyClick(here, Qt.Key.Key_Tab)
        here = focus_in(window)
    return chain


def focus_in(window: QWidget) -> QWidget | None:
    widget = QApplication.focusWidget()
    return widget if widget is not None and widget.window() is window.window() else None


def unreached(qtbot: QtBot, window: QWidget) -> list[str]:
    """Return each widget that can take the focus by Tab and is not reached by it."""
    chain = tab_chain(qtbot, window)
    return [f"{describe(widget)} is not reached by Tab" for widget in by_tab(window) if widget not in chain]


# ------------------------------------------------------------------------------------------------------- room


def clipped(window: QWidget) -> list[str]:
    """Return each text that has less room than it needs, and each widget cut off by what it stands in.

    A text that is shortened on purpose may be, where its tooltip has the whole of it.
    """
    found = []
    for widget in shown(window):
        if isinstance(widget, QHeaderView):
            found += _clipped_sections(widget)
            continue
        words = words_of(widget)
        found += _too_low(widget)
        if not words or _tip_has(widget.toolTip(), words) or _only_drawn_shorter(widget):
            continue
        need, room = _need(widget), _room(widget)
        if need.width() > room.width() + SPARE_PX or need.height() > room.height() + SPARE_PX:
            needed = f"{need.width()}×{need.height()}"
            found.append(f"{describe(widget)} needs {needed} and has {room.width()}×{room.height()}")
        else:
            found += _cut_off(widget)
    return found


def _too_low(widget: QWidget) -> list[str]:
    """Return whether a widget that draws its own lines has less height than they take at its width."""
    if isinstance(widget, QLabel) or widget.layout() is not None or not widget.hasHeightForWidth():
        return []
    need = widget.heightForWidth(widget.width())
    if need <= widget.height() + SPARE_PX:
        return []
    return [f"{describe(widget)} needs a height of {need} and has {widget.height()}"]


def _tip_has(tip: str, words: str) -> bool:
    """Tell whether a tooltip gives the whole of a text, which may have been cut short already."""
    return bool(tip) and words.partition("…")[0].strip() in plain(tip)


def _only_drawn_shorter(widget: QWidget) -> bool:
    """Tell whether a field's hint gives way to what was typed."""
    return isinstance(widget, QLineEdit) and bool(widget.text())


def _need(widget: QWidget) -> QSize:
    if isinstance(widget, QLabel):
        if not widget.wordWrap():
            return widget.sizeHint()
        longest = max(widget.fontMetrics().horizontalAdvance(word) for word in words_of(widget).split() or [""])
        margin = widget.width() - widget.contentsRect().width()
        return QSize(longest + margin, widget.heightForWidth(widget.width()))
    metrics = widget.fontMetrics()
    if isinstance(widget, QAbstractButton) and not isinstance(widget, QPushButton | QToolButton):
        return widget.minimumSizeHint() if widget.minimumSizeHint().isValid() else widget.sizeHint()
    need = metrics.size(Qt.TextFlag.TextShowMnemonic, _shown_words(widget))
    if isinstance(widget, QAbstractButton) and not widget.icon().isNull():
        size = widget.iconSize()
        if getattr(widget, "toolButtonStyle", lambda: None)() == Qt.ToolButtonStyle.ToolButtonTextUnderIcon:
            return QSize(max(need.width(), size.width()), need.height() + size.height())
        return QSize(need.width() + size.width() + 4, max(need.height(), size.height()))
    return need


def _shown_words(widget: QWidget) -> str:
    """Return the words that are really drawn: a tool button with only its icon draws none."""
    if isinstance(widget, QToolButton):
        only_icon = widget.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly and not widget.icon().isNull()
        return "" if only_icon else widget.text()
    return widget.text() if isinstance(widget, QAbstractButton) else words_of(widget)


def _room(widget: QWidget) -> QSize:
    """Return the room for the text: a label's and a check box's hint counts its margins, a button's text does not."""
    if isinstance(widget, QPushButton):
        option = QStyleOptionButton()
        widget.initStyleOption(option)
        return widget.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, widget).size()
    if isinstance(widget, QComboBox):
        box = QStyleOptionComboBox()
        widget.initStyleOption(box)
        control, field = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        return widget.style().subControlRect(control, box, field, widget).size()
    if isinstance(widget, QLineEdit):
        margins = widget.textMargins()
        inner = widget.contentsRect().size()
        return QSize(inner.width() - margins.left() - margins.right(), inner.height())
    return widget.size()


def _clipped_sections(header: QHeaderView) -> list[str]:
    """Return each heading that is wider or taller than its section."""
    model, across = header.model(), header.orientation() == Qt.Orientation.Horizontal
    if model is None:
        return []
    found = []
    for section in range(header.count()):
        text = str(model.headerData(section, header.orientation(), Qt.ItemDataRole.DisplayRole) or "")
        tip = str(model.headerData(section, header.orientation(), Qt.ItemDataRole.ToolTipRole) or "")
        if not text or header.isSectionHidden(section) or _tip_has(tip, text):
            continue
        need = header.fontMetrics().size(0, text)
        size = header.sectionSize(section)
        room = QSize(size, header.height()) if across else QSize(header.width(), size)
        if need.width() > room.width() + SPARE_PX or need.height() > room.height() + SPARE_PX:
            heading = text.replace("\n", " ")
            needed = f"{need.width()}×{need.height()}"
            found.append(f"{describe(header)}: “{heading}” needs {needed} and has {room.width()}×{room.height()}")
    return found


def _cut_off(widget: QWidget) -> list[str]:
    """Say where a widget reaches beyond what it stands in and no scroll bar brings it into view."""
    here = QRect(QPoint(0, 0), widget.size())
    inner, outer = widget, widget.parentWidget()
    while outer is not None and not inner.isWindow():
        here.translate(inner.pos())
        area = outer.parentWidget()
        scrolls = isinstance(area, QAbstractScrollArea) and area.viewport() is outer
        never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        across = not scrolls or area.horizontalScrollBarPolicy() == never
        down = not scrolls or area.verticalScrollBarPolicy() == never
        over = _beyond(here, outer.rect(), across=across, down=down)
        if over > SPARE_PX:
            return [f"{describe(widget)} reaches {over} px beyond {describe(outer)}"]
        if scrolls:
            return []
        inner, outer = outer, area
    return []


def _beyond(here: QRect, rect: QRect, *, across: bool, down: bool) -> int:
    over = [0]
    if across:
        over += [here.right() - rect.right(), rect.left() - here.left()]
    if down:
        over += [here.bottom() - rect.bottom(), rect.top() - here.top()]
    return max(over)


# ------------------------------------------------------------------------------------------- fonts and targets


def small_fonts(window: QWidget) -> list[str]:
    """Return each text set smaller than 12 px, for a window at zoom 1."""
    found = []
    for widget in shown(window):
        if not isinstance(widget, WITH_TEXT):
            continue
        sizes = [font_px(widget.font())]
        if isinstance(widget, QLabel):
            sizes += [float(size) for size in FONT_SIZE.findall(widget.text())]
        if min(sizes) < SMALLEST_FONT_PX:
            found.append(f"{describe(widget)} is set in {min(sizes):g} px")
    return found


def font_px(font: QFont) -> float:
    return font.pixelSize() if font.pixelSize() > 0 else QFontInfo(font).pixelSize()


def small_targets(window: QWidget) -> list[str]:
    """Return each button with less than 24 px to aim at, for a window at zoom 1."""
    return [
        f"{describe(widget)} is {widget.width()}×{widget.height()} px to aim at"
        for widget in shown(window)
        if isinstance(widget, QAbstractButton) and min(widget.width(), widget.height()) < SMALLEST_TARGET_PX
    ]
