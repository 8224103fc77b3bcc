"""The row in which a person says which cases to show."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy

from prioritiser.model.round import Round
from ui.models.case_grid_filter import GATES, TYPES, CaseFilter, board_choices, place_choices
from ui.theme import Theme
from ui.widgets.chip import Chip
from ui.widgets.kit import button
from ui.widgets.search_field import SearchField
from ui.widgets.speech import speak
from ui.widgets.wrap_row import WrapRow

FIELD, LETTERS = 180, 7


class FilterBar(WrapRow):
    """Text, type, place, gate and board; a chip says that a filter is on."""

    changed = Signal(object)  # CaseFilter
    left = Signal()  # Esc in an empty field: back to the grid

    def __init__(self, theme: Theme) -> None:
        """Lay out the fields."""
        super().__init__(theme)
        self.text = SearchField(theme, "Filter", "Ctrl F", name="Filter by name or reference")
        self.type, self.place, self.gate, self.board = (
            _box("Type"), _box("Place"), _box("Gate"), _box("Board"),
        )  # fmt: skip
        self.chip = Chip("", "info", "filter", theme=theme)
        self.clear = button("Show all", self.reset, "link")
        for part in (self.text, self.type, self.place, self.gate, self.board, self.chip, self.clear):
            self.add(part)
        self._quiet = False
        self.text.textChanged.connect(self._say)
        for box in (self.type, self.place, self.gate, self.board):
            box.currentIndexChanged.connect(self._say)
            box.currentTextChanged.connect(box.setToolTip)
        for part in (self.chip, self.clear):
            part.hide()
        theme.changed.connect(self._size)
        self._size()

    def _size(self) -> None:
        self.text.setMinimumWidth(self._theme.px(FIELD))
        for box in (self.type, self.place, self.gate, self.board):
            _widen(box)
        self.lay_out()

    @property
    def filter(self) -> CaseFilter:
        """Return what is asked for."""
        chosen = {name: str(getattr(self, name).currentData() or "") for name in ("type", "place", "gate", "board")}
        return CaseFilter(text=self.text.text().strip(), **chosen)

    def show_round(self, held: Round, unready: int) -> None:
        """Offer the places, boards and gates of a round, of whose cases so many are not ready; choices stay."""
        gates = tuple((key, f"{label} · {unready}" if key == "not_ready" else label) for key, label in GATES)
        self._quiet = True
        for box, choices in (
            (self.type, TYPES), (self.place, place_choices(held)), (self.gate, gates),
            (self.board, board_choices(held)),
        ):  # fmt: skip
            _fill(box, choices)
        self.place.setVisible(bool(held.places))
        self.board.setVisible(bool(held.boards))
        self.gate.setVisible(bool(held.gates))
        self._quiet = False
        self.lay_out()

    def set_filter(self, wanted: CaseFilter) -> None:
        """Show what is asked for, without saying that somebody asked."""
        self._quiet = True
        self.text.setText(wanted.text)
        for name in ("type", "place", "gate", "board"):
            box: QComboBox = getattr(self, name)
            box.setCurrentIndex(max(box.findData(getattr(wanted, name)), 0))
        self._quiet = False

    def show_count(self, shown: int, of: int) -> None:
        """Say how many cases are shown while a filter is on."""
        is_on = self.filter.is_on
        said = f"Showing {shown} of {of}" if is_on else ""
        if said and said != self.chip.text() and self.isVisible():
            speak(self, said)
        self.chip.setText(said)
        self.chip.setVisible(is_on)
        self.clear.setVisible(is_on)
        self.lay_out()

    def open(self) -> None:
        """Type into the field."""
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.text.selectAll()

    def reset(self) -> None:
        """Ask for nothing."""
        self.set_filter(CaseFilter())
        self.changed.emit(self.filter)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back to the grid."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _say(self) -> None:
        if not self._quiet:
            self.changed.emit(self.filter)


def _box(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(LETTERS)
    box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return box


def _fill(box: QComboBox, choices: Sequence[tuple[str, str]]) -> None:
    """Offer choices, if they are not offered already."""
    if [(box.itemData(at), box.itemText(at)) for at in range(box.count())] == list(choices):
        return
    chosen = box.currentData()
    box.clear()
    for key, label in choices:
        box.addItem(label, key)
    box.setCurrentIndex(max(box.findData(chosen), 0))
    _widen(box)


def _widen(box: QComboBox) -> None:
    """Let the list below a narrow box be as wide as its words."""
    widest = max((box.fontMetrics().horizontalAdvance(box.itemText(at)) for at in range(box.count())), default=0)
    box.view().setMinimumWidth(widest + 3 * box.fontMetrics().height())
