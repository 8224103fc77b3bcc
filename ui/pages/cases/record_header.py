"""The head of the record: which case it is, what it costs, where it stands, and the way to the others."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from prioritiser.model.case import Case
from prioritiser.model.round import Round
from ui.models.case_story import TYPE_NAMES, subtitle_of
from ui.theme import Theme
from ui.widgets.chip import Chip
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.icon_button import IconButton
from ui.widgets.kit import Spacing, set_words, words

NARROW = 760  # design pixels


class RecordHeader(QFrame):
    """Title, type and lane, previous and next."""

    back_asked = Signal()
    step_asked = Signal(int)  # previous is -1

    def __init__(self, theme: Theme) -> None:
        """Begin without a case."""
        super().__init__()
        self._theme = theme
        self.setProperty("role", "panel")
        self.back = IconButton(theme, "arrow-left", "Back to the list", "Back to the list (Esc)", role="outlined")
        self.title = ElidedLabel(theme, "", "section")
        self.subtitle = ElidedLabel(theme, "", "caption")
        self.type, self.lane = Chip("", "plain", theme=theme), Chip("", "info", theme=theme)
        self.gate = Chip("Not ranked", "caution", "warning", theme=theme)
        self.invented = Chip("Illustrative figures", "caution", theme=theme)
        self._chips = (self.type, self.lane, self.gate, self.invented)
        self._said = ("", "")
        self.place = words("", "caption", wrap=False)
        self.previous = IconButton(
            theme, "chevron-up", "Previous case", "Previous case (Ctrl Shift Enter)", role="outlined"
        )
        self.next = IconButton(theme, "chevron-down", "Next case", "Next case (Ctrl Enter)", role="outlined")
        self.back.clicked.connect(self.back_asked)
        self.previous.clicked.connect(lambda _checked=False: self.step_asked.emit(-1))
        self.next.clicked.connect(lambda _checked=False: self.step_asked.emit(1))
        theme.changed.connect(self._fit)
        self._lay_out()

    def _lay_out(self) -> None:
        spacing = Spacing(self._theme, self)
        said = QVBoxLayout()
        for label in (self.title, self.subtitle):
            said.addWidget(label)
        row = QHBoxLayout(self)
        row.addWidget(self.back)
        row.addLayout(said, 1)
        for chip in self._chips:
            row.addWidget(chip)
        for part in (self.place, self.previous, self.next):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        spacing.keep(said, spacing=0)
        spacing.keep(row, (14, 8, 14, 8))

    def show_case(self, held: Round, case: Case, at: int, count: int) -> None:
        """Show a case as the `at`-th (from 0) of so many."""
        self.title.setText(case.title)
        self.title.setAccessibleName(f"Case {case.id}: {case.title}")
        self._said = (str(case.id), subtitle_of(held, case))
        facts = (
            TYPE_NAMES[case.type], "Mandated" if case.lane == "mandated" else "",
            "Gate not passed" if case.failed_gates else "",
            "Illustrative figures" if case.fields.get("illustrative") is True else "",
        )  # fmt: skip
        for chip, text in zip(self._chips, facts, strict=True):
            chip.setText(text)
            chip.updateGeometry()
        self._fit()
        set_words(self.place, f"{at + 1} of {count}" if count else "")
        self.previous.setEnabled(at > 0)
        self.next.setEnabled(at + 1 < count)

    def _fit(self) -> None:
        """Where it is narrow the chips say their words in the line below the title."""
        narrow = self.width() < self._theme.px(NARROW)
        for chip in self._chips:
            chip.setVisible(bool(chip.text()) and not narrow)
        key, rest = self._said
        facts = [chip.text() for chip in self._chips] if narrow else []
        self.subtitle.setText(" · ".join(part for part in (key, *facts, rest) if part))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the chips give way."""
        super().resizeEvent(event)
        self._fit()
