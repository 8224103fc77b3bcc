"""The right of the screen: the script that is read aloud, the lift that is looked at, and questions to check."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.models.weigh_steps import Item
from ui.pages.weights.saying import empty, say
from ui.theme import Theme
from ui.widgets.card import Divider
from ui.widgets.kit import Spacing, button, has_focus_inside, words


class Guide(QFrame):
    """What stands beside the task."""

    agreed = Signal(int)  # a check that was answered with yes
    doubted = Signal(int)  # a check that was answered with no
    to_task = Signal()

    def __init__(self, theme: Theme) -> None:
        """Begin empty."""
        super().__init__()
        self._theme = theme
        self.setProperty("role", "panel")
        self.back = button("Back to the task", self.to_task.emit)
        self.heading = words("Read aloud", "caption")
        self.lines = [words("", "card") for _ in range(3)]
        self.item, self.start, self.end = words("", "strong"), words("", ""), words("", "")
        self.inside, self.range, self.note = words("", ""), words("", "strong"), words("", "caution")
        self.spread = words("", "")
        self.rule = Divider(self._theme)
        self.checks = QVBoxLayout()
        self.check_buttons: list[tuple[QPushButton, QPushButton]] = []
        self.check_heading = words("Check", "strong")
        self.more = QVBoxLayout()
        self.area = QScrollArea()
        self._lay_out()
        self.show_checks(())
        self.show_more("", ())

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setObjectName("scrolled")
        column = QVBoxLayout(inside)
        for part in (self.back, self.heading, *self.lines, self.rule):
            column.addWidget(part)
        for part in (
            self.item,
            self.start,
            self.end,
            self.inside,
            self.spread,
            self.range,
            self.note,
            self.check_heading,
        ):
            column.addWidget(part)
        column.addLayout(self.checks)
        column.addLayout(self.more)
        column.addStretch(1)
        self.area.setWidgetResizable(True)
        self.area.setWidget(inside)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName("What is read aloud, and what to know")
        whole = QVBoxLayout(self)
        whole.addWidget(self.area)
        spacing = Spacing(self._theme, self)
        spacing.keep(whole, spacing=0)
        spacing.keep(column, (14, 12, 14, 12), 8)
        spacing.keep(self.checks, spacing=6)
        spacing.keep(self.more, spacing=6)
        self._spacing = spacing

    def show_script(self, lines: Sequence[str]) -> None:
        """Show what is read aloud."""
        for label, text in zip(self.lines, (*lines, "", "", ""), strict=False):
            say(label, text)
        self.heading.setVisible(bool(lines))
        self.rule.setVisible(bool(lines))

    def show_item(self, item: Item | None, range_: str, note: str, spread: str = "") -> None:
        """Show what a lift begins and ends with, and what the scores say about it."""
        leaf = item is not None and item.is_leaf
        say(self.item, f"This lift: {item.name}" if item is not None else "")
        say(self.start, f"From {item.start}: {item.lowest}" if item is not None and leaf and item.lowest else "")
        say(self.end, f"To {item.end}: {item.highest}" if item is not None and leaf and item.highest else "")
        names = ", ".join(item.inside) if item is not None else ""
        say(self.inside, f"Everything in it from {item.start} to {item.end}: {names}." if item and names else "")
        say(self.spread, spread)
        say(self.range, range_)
        say(self.note, f"{note}." if note else "")

    def show_pair(self, lifts: Sequence[tuple[Item, str, str]]) -> None:
        """Show both lifts that are compared, each with where cases score and what the scores say."""
        say(self.item, "These lifts: " + " and ".join(item.name for item, _, _ in lifts))
        for label, (item, _, _) in zip((self.start, self.end), lifts, strict=False):
            inside = f" ({', '.join(item.inside)})" if item.inside else ""
            ends = [f"{item.name}{inside}, from {item.start} to {item.end}"]
            if item.is_leaf and item.lowest:
                ends = [item.name, f"From {item.start}: {item.lowest}", f"To {item.end}: {item.highest}"]
            say(label, "\n".join(ends))
        say(self.inside, "")
        say(self.spread, "")
        say(self.range, "\n".join(f"{item.name}: {range_}" for item, range_, _ in lifts if range_))
        say(self.note, "\n".join(f"{item.name}: {note}." for item, _, note in lifts if note))

    def show_checks(self, questions: Sequence[str]) -> None:
        """Ask the questions that test what was said."""
        held = has_focus_inside(self)
        empty(self.checks)
        self.check_buttons = []
        self.check_heading.setVisible(bool(questions))
        for at, text in enumerate(questions):
            yes = button("Yes", partial(self.agreed.emit, at))
            no = button("No, change", partial(self.doubted.emit, at))
            for made in (yes, no):
                made.setAccessibleName(f"{made.text()}: {text}")
            row = QHBoxLayout()
            row.addWidget(yes)
            row.addWidget(no)
            row.addStretch(1)
            self.checks.addWidget(words(text))
            self.checks.addLayout(row)
            for made in (yes, no):
                made.show()  # now, so that it can have the focus at once
            self.check_buttons.append((yes, no))
        if held and questions:
            self.check_buttons[0][0].setFocus(Qt.FocusReason.OtherFocusReason)
        elif held:
            self.to_task.emit()

    def show_more(self, heading: str, lines: Sequence[str]) -> None:
        """Show what else is known, such as who agreed the panel's weights."""
        empty(self.more)
        if heading:
            self.more.addWidget(words(heading, "strong"))
        for text in lines:
            self.more.addWidget(words(text))

    def minimumSizeHint(self) -> QSize:
        """Return a size in which something can be read; the rest scrolls."""
        return QSize(self._theme.px(220), self._theme.px(120))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the words within the width."""
        super().resizeEvent(event)
        self.area.widget().setMaximumWidth(self.area.viewport().width())
