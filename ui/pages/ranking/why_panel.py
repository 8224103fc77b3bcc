"""Why is this 13th? The case that is selected: its words, its difference to another, what would bring it in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from prioritiser.model.base import CaseId
from ui.models.ranking_why import Comparison, Note, Why
from ui.pages.ranking.stop_card import StopCard
from ui.theme import Theme
from ui.widgets.diff_bars import DiffBars
from ui.widgets.kit import Spacing, button, set_role, set_words, words

NOTES = 3


class WhyPanel(QFrame):
    """The panel; what is asked for in it is said by signals."""

    compare_asked = Signal(object)  # CaseId
    scores_asked = Signal()
    decided = Signal(bool, str)  # a stop accepted or not, with the reason

    def __init__(self, theme: Theme) -> None:
        """Lay out the panel."""
        super().__init__()
        self._theme = theme
        self.question, self.title = words("", "caption"), words("", "section")
        self.facts = words("", "muted")
        self.words_label, self.words = words("In words", "strong"), words()
        self.notes = [NoteBox(theme) for _ in range(NOTES)]
        self.stop = StopCard(theme)
        self.stop.decided.connect(self.decided)
        self.compare_label = words("Compared with", "strong")
        self.against = NeighbourBox()
        self.against.activated.connect(self._compare)
        self.gained = words("Points gained or lost", "caption")
        self.bars = DiffBars(theme)
        self.bring_label, self.bring = words("What would bring it in?", "strong"), words()
        self.decision_label, self.decision = words("Decision so far", "strong"), words()
        self.money_label, self.money = words("Budgets", "strong"), words("", "caption")
        self.list_label, self.list_words = words("About this list", "strong"), words("", "caption")
        self.scores = button("See scores", self.scores_asked.emit, tip="What adds up to its value, and who scored what")
        self._case: CaseId | None = None
        self._lay_out()

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setObjectName("scrolled")
        column = QVBoxLayout(inner)
        parts: Sequence[QWidget] = (
            self.question, self.title, self.facts, *self.notes, self.stop, self.compare_label, self.against,
            self.gained, self.bars, self.bring_label, self.bring, self.words_label, self.words, self.decision_label,
            self.decision, self.money_label, self.money, self.list_label, self.list_words,
        )  # fmt: skip
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        self.area = PanelArea(self._theme, inner)
        foot = QHBoxLayout()
        foot.addWidget(self.scores, 1)
        whole = QVBoxLayout(self)
        whole.addWidget(self.area, 1)
        whole.addLayout(foot)
        spacing = Spacing(self._theme, self)
        spacing.keep(column, (14, 12, 14, 8), 6)
        spacing.keep(foot, (14, 4, 14, 12))
        spacing.keep(whole, spacing=0)

    # What it says

    def show_nothing(self, text: str) -> None:
        """Say that no case is selected."""
        self._case = None
        set_words(self.question, "")
        set_words(self.title, text)
        for part in (
            self.facts, self.words_label, self.words, self.compare_label, self.gained, self.bring_label, self.bring,
            self.decision_label, self.decision, self.against, self.bars, self.stop, *self.notes,
        ):  # fmt: skip
            part.hide()
        self.scores.setEnabled(False)

    def show_why(self, why: Why, *, can_change: bool) -> None:
        """Say everything about one case."""
        new = why.case != self._case
        self._case = why.case
        set_words(self.question, why.question)
        set_words(self.title, why.title)
        set_words(self.facts, why.facts)
        self.words_label.setVisible(bool(why.words))
        set_words(self.words, why.words)
        self.decision_label.setVisible(bool(why.decision) and not why.is_stop)
        set_words(self.decision, "" if why.is_stop else why.decision)
        for at, box in enumerate(self.notes):
            box.show_note(why.notes[at] if at < len(why.notes) else None)
        self.stop.show_stop(why if why.is_stop else None, can_change=can_change, new=new)
        self._show_comparison(why, why.comparison)
        self.scores.setEnabled(True)
        if new:
            self.area.verticalScrollBar().setValue(0)
            self.show_bring_in("")

    def _show_comparison(self, why: Why, comparison: Comparison | None) -> None:
        self.compare_label.setVisible(bool(why.neighbours))
        self.against.setVisible(bool(why.neighbours))
        self.gained.setVisible(comparison is not None)
        self.bars.setVisible(comparison is not None)
        self.against.offer(why.neighbours, comparison.against if comparison is not None else None)
        if comparison is not None:
            self.bars.set_rows(
                comparison.rows, total=comparison.total, more=comparison.more,
                name=f"Points gained or lost against {comparison.title}",
            )  # fmt: skip

    def show_bring_in(self, text: str) -> None:
        """Say what would bring the case in."""
        self.bring_label.setVisible(bool(text))
        set_words(self.bring, text)

    def show_money(self, rows: Sequence[tuple[str, str]], stops_at: str) -> None:
        """List all budgets, and say at which one the list stops."""
        self.money_label.setVisible(bool(rows))
        lines = [f"{name}: {said}" for name, said in rows]
        set_words(self.money, "\n".join([*lines, *([stops_at] if stops_at else [])]))

    def show_list_words(self, lines: Sequence[str]) -> None:
        """Say what is to be known about the list as a whole."""
        self.list_label.setVisible(bool(lines))
        set_words(self.list_words, "\n".join(lines))

    def _compare(self, at: int) -> None:
        self.compare_asked.emit(self.against.itemData(at))


class NeighbourBox(QComboBox):
    """The cases to compare with; all of them are put in once a person turns to it, because they are many."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.setAccessibleName("Compared with")
        self.setMinimumContentsLength(8)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._near: tuple[tuple[CaseId, str], ...] = ()
        self._filled: tuple[tuple[CaseId, str], ...] | None = None
        self.currentTextChanged.connect(self.setToolTip)  # the name may be longer than the box

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Shorten a long name at a letter."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        style = self.style()
        room = style.subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        ).width()
        option.currentText = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room - 4)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def offer(self, near: tuple[tuple[CaseId, str], ...], current: CaseId | None) -> None:
        """Offer cases with their names, and show the one that is compared with now."""
        self._near = near
        if self.hasFocus():
            self.fill()
        else:
            self.clear()
            self._filled = None
            for key, name in near:
                if key == current:
                    self.addItem(name, key)
        self.setCurrentIndex(self.findData(current))

    def fill(self) -> None:
        """Put all cases in."""
        if self._filled == self._near:
            return
        current = self.currentData()
        self.clear()
        for key, name in self._near:
            self.addItem(name, key)
        self._filled = self._near
        self.setCurrentIndex(self.findData(current))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Put all cases in before a key can choose one."""
        self.fill()
        super().focusInEvent(event)

    def showPopup(self) -> None:
        """Put all cases in before they are shown."""
        self.fill()
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the panel: turning it should not compare with somebody else."""
        event.ignore()


class NoteBox(QFrame):
    """Something to know, in a tone."""

    def __init__(self, theme: Theme) -> None:
        """Begin hidden."""
        super().__init__()
        self._said = QLabel()
        self._said.setWordWrap(True)
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        row = QVBoxLayout(self)
        row.addWidget(self._said)
        Spacing(theme, self).keep(row, (10, 8, 10, 8))
        self.hide()

    def show_note(self, note: Note | None) -> None:
        """Say it, or take no room."""
        self.setVisible(note is not None)
        if note is not None:
            set_role(self, f"banner-{note.tone}")
            self._said.setText(f"{note.title} {note.text}")


class PanelArea(QScrollArea):
    """Scrolls what does not fit from top to bottom; the width is always the panel's."""

    def __init__(self, theme: Theme, inner: QWidget) -> None:
        """Hold `inner`."""
        super().__init__()
        self._theme = theme
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def minimumSizeHint(self) -> QSize:
        """Return a small height: the rest scrolls."""
        return QSize(self._theme.px(160), self._theme.px(80))
