"""The right of the screen: what the criterion asks, what each level means, why this score, and how sure."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from prioritiser.model.framework import Helper
from ui.models.criterion_words import Choice, CriterionWords
from ui.models.score_sheet import Line
from ui.pages.score.choices import Choices
from ui.pages.score.confidence import QUESTION, Confidence
from ui.pages.score.note_field import NoteField
from ui.theme import Theme
from ui.widgets.card import Divider
from ui.widgets.keys import KeyCap
from ui.widgets.remark import Remark

NOTE_LABEL: Final = "<b>Why this score?</b> Optional"
SURE_LABEL: Final = f"<b>{QUESTION}</b> Optional"
LOW: Final = 430  # design pixels of height under which note and confidence scroll with the rest


class Guide(QFrame):
    """What stands beside the current row."""

    pressed = Signal(object)  # Choice
    written = Signal(str, str, str)  # case, criterion, text
    sure = Signal(str)  # low, medium, high or ""
    left = Signal()

    def __init__(self, theme: Theme, *, letters: Callable[[], bool]) -> None:
        """Begin empty; `letters` says whether single letters act."""
        super().__init__()
        self._theme, self._letters = theme, letters
        self.setProperty("role", "panel")
        self.bar = _Bar(theme)
        self.place, self.title = _label("caption"), _label("section")
        self.name, self.question = _label("caption"), _label("")
        self.care, self.barrier, self.lost = (Remark(theme, tone) for tone in ("caution", "info", "caution"))
        self.against = Remark(theme, "info")
        self.heading, self.measure = _label("strong"), _label("")
        self.choices = Choices(theme)
        self.grid, self.evidence = _label("caption"), _label("caption")
        self.grid.setTextFormat(Qt.TextFormat.RichText)
        self.reason = Remark(theme, "caution")
        self.note_label, self.sure_label = _label(""), _label("")
        self.note = NoteField(theme)
        self.confidence = Confidence(theme)
        self._cap = KeyCap("C", theme)
        self._footed = True
        self._lay_out()
        self.choices.pressed.connect(self.pressed)
        self.note.written.connect(self.written)
        self.note.done.connect(self.left)
        self.confidence.chosen.connect(self.sure)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _lay_out(self) -> None:
        head, words = QHBoxLayout(), QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.place)
        words.addWidget(self.title)
        head.addWidget(self.bar)
        head.addLayout(words, 1)
        self._head = head
        inside = QWidget()
        inside.setObjectName("scrolled")
        self._inside = QVBoxLayout(inside)
        self._inside.addLayout(head)
        for part in (
            self.care, self.against, self.barrier, self.name, self.question, self.lost, self.heading, self.measure,
            self.choices, self.grid, self.evidence,
        ):  # fmt: skip
            self._inside.addWidget(part)
        self.foot = QWidget()
        sure = QHBoxLayout()
        sure.addWidget(self.confidence)
        sure.addWidget(self._cap)
        sure.addStretch(1)
        self._sure = sure
        self._foot = QVBoxLayout(self.foot)
        for below in (self.reason, self.note_label, self.note, self.sure_label):
            self._foot.addWidget(below)
        self._foot.addLayout(sure)
        self._inside.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setWidget(inside)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addWidget(self.area, 1)
        self._line = Divider(self._theme)
        self._whole.addWidget(self._line)
        self._whole.addWidget(self.foot)

    # What it shows

    def show_line(self, words: CriterionWords, line: Line, *, reason: str = "", helper: Helper | None = None) -> None:
        """Show a row. `reason` asks why an answer changes, while scoring is closed."""
        if words.title != self.title.text() or words.place != self.place.text():
            self.area.verticalScrollBar().setValue(0)
        self.bar.set_token(line.placed.token)
        for label, text in (
            (self.place, words.place), (self.title, words.title), (self.name, words.name),
            (self.question, words.question), (self.heading, words.heading if line.is_lost else ""),
            (self.measure, words.measure),
        ):  # fmt: skip
            _say(label, text)
        _say(self.grid, _grid(helper) if helper is not None and helper.levels else "")
        _say(self.evidence, f"<b>Evidence asked for.</b> {escape(words.evidence)}" if words.evidence else "")
        for remark, text in (
            (self.care, words.care), (self.against, words.against), (self.barrier, words.barrier),
            (self.lost, words.lost),
        ):  # fmt: skip
            remark.say(text)
        free = line.barrier is None
        self.choices.show_choices(words.choices, given=_given(words, line), enabled=free)
        self._show_foot(line, reason, free=free)

    def _show_foot(self, line: Line, reason: str, *, free: bool) -> None:
        self.reason.say(reason)
        self.note_label.setText("<b>Why this change?</b> Needed" if reason else NOTE_LABEL)
        self.note.setReadOnly(not free)
        self.note.setPlaceholderText(self._placeholder(free=free, needed=bool(reason)))
        self.note.show_note((line.case, line.criterion), line.note)
        self.confidence.set_current((line.answer.confidence or "") if line.answer is not None else "")
        self.confidence.setEnabled(free)

    def _placeholder(self, *, free: bool, needed: bool) -> str:
        if not free:
            return "No note."
        if needed:
            return "The reason for this change"
        return f"{'Press N to add a note. ' if self._letters() else ''}Notes are quoted in the report."

    def show_cap(self, *, shown: bool) -> None:
        """Show the key of confidence, or not where single letters are off."""
        self._cap.setVisible(shown)

    def ask_why(self) -> None:
        """Put the keys into the note, at its end."""
        self.note.setFocus(Qt.FocusReason.ShortcutFocusReason)
        cursor = self.note.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.note.setTextCursor(cursor)

    # Looks

    def minimumSizeHint(self) -> QSize:
        """Return a size in which something can still be read; the rest scrolls."""
        return QSize(self._theme.px(240), self._theme.px(120))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let note and confidence scroll with the rest where it is low."""
        super().resizeEvent(event)
        self._place_foot()

    def _place_foot(self) -> None:
        footed = self.height() >= self._theme.px(LOW)
        if footed != self._footed:
            self._footed = footed
            self._line.setVisible(footed)
            (self._inside if footed else self._whole).removeWidget(self.foot)
            if footed:
                self._whole.addWidget(self.foot)
            else:
                self._inside.insertWidget(self._inside.count() - 1, self.foot)

    def _restyle(self) -> None:
        px = self._theme.px
        self._inside.setContentsMargins(px(14), px(12), px(14), px(8))
        self._inside.setSpacing(px(8))
        self._foot.setContentsMargins(px(14), px(8), px(14), px(12))
        self._foot.setSpacing(px(6))
        self._head.setSpacing(px(8))
        self._sure.setSpacing(px(8))
        self.note_label.setText(self.note_label.text() or NOTE_LABEL)
        self.sure_label.setText(SURE_LABEL)
        self._place_foot()


class _Bar(QWidget):
    """The colour of the criterion."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._token = theme, "g1"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def set_token(self, token: str) -> None:
        self._token = token
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(4), self._theme.px(34))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(self._token))
        painter.drawRoundedRect(QRectF(self.rect()), self._theme.px(2), self._theme.px(2))
        painter.end()


def _label(role: str) -> QLabel:
    label = QLabel()
    label.setProperty("role", role)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _say(label: QLabel, text: str) -> None:
    if label.text() != text:
        label.setText(text)
    label.setVisible(bool(text))


def _given(words: CriterionWords, line: Line) -> Choice | None:
    """Return the choice that is recorded."""
    answer = line.answer
    if answer is None or answer.conflict:
        return None
    for choice in words.choices:
        same_level = choice.level is not None and choice.level == answer.level
        if same_level or (choice.word and choice.word == answer.answer):
            return choice
    return None


def _grid(helper: Helper) -> str:
    """Return the look-up grid as a table with what its rows and columns stand for."""
    heads = "".join(f"<th align='center'>{escape(_short(name))}</th>" for name in helper.columns)
    rows = "".join(
        f"<tr><th align='left'>{escape(_short(name))}</th>"
        + "".join(f"<td align='center'>{level}</td>" for level in levels)
        + "</tr>"
        for name, levels in zip(helper.rows, helper.levels, strict=False)
    )
    legend = "<br>".join(escape(name) for name in (*helper.rows, *helper.columns))
    table = f"<table width='100%' cellpadding='2'><tr><th></th>{heads}</tr>{rows}</table>"
    return f"<b>The grid</b>, with the level that it suggests{table}{legend}"


def _short(name: str) -> str:
    return name.partition(":")[0]
