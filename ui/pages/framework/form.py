"""The right of the screen: the form of what is chosen, with its warnings above it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from prioritiser.model.framework import Criterion, Gate, Node
from ui.models.framework_form import RETIRED, Shown
from ui.models.framework_rows import Thing
from ui.pages.framework.criterion_form import CriterionForm
from ui.pages.framework.fields import Scroller
from ui.pages.framework.small_forms import GateForm, NodeForm, ScaleForm
from ui.pages.framework.steady import SteadyWords
from ui.pages.framework.tree_view import TONES
from ui.theme import Theme
from ui.widgets.chip import Chip
from ui.widgets.icon_button import IconButton
from ui.widgets.kit import Spacing, button, set_words, words
from ui.widgets.remark import Remark

WIDEST = 860  # so that lines can be read
_MOST_WARNINGS = 4


class FormPanel(QFrame):
    """Shows one thing. What a person settles is said by signals, with the thing that it was about."""

    edited = Signal(object, object)  # Thing, changes
    looked = Signal(object, object)  # the same while somebody is still typing
    placed = Signal(object, object)  # Thing, the parent's id or None
    moved = Signal(int)
    retire_asked = Signal()
    levels_chosen = Signal(int)
    closed = Signal()  # back to the list

    def __init__(self, theme: Theme) -> None:
        """Lay out the parts."""
        super().__init__()
        self._theme = theme
        self.thing: Thing | None = None
        self.setProperty("role", "panel")
        self.setAccessibleName("What is chosen")
        self._retired = ""
        self.back = button("Back to the list", self.closed.emit, "link")
        self.place, self.title = words("", "caption"), words("", "section")
        self.mark = Chip("", theme=theme, parent=self)
        keeping = self.mark.sizePolicy()
        keeping.setRetainSizeWhenHidden(True)
        self.mark.setSizePolicy(keeping)
        self.up = IconButton(theme, "arrow-up", "Move up", "Move up (Alt ↑ in the list)")
        self.down = IconButton(theme, "arrow-down", "Move down", "Move down (Alt ↓ in the list)")
        self.retire = button("Retire", self.retire_asked.emit)
        self.state = SteadyWords("caption")
        self.warnings = [Remark(theme, "caution") for _ in range(_MOST_WARNINGS)]
        self.more_warnings = words("", "caption")
        self.criterion, self.node = CriterionForm(theme), NodeForm(theme)
        self.gate, self.scale = GateForm(theme), ScaleForm(theme)
        self._forms = _OneOf(self.criterion, self.node, self.gate, self.scale)
        self.form: CriterionForm | NodeForm | GateForm | ScaleForm = self.criterion
        self._bar = _Bar(theme)
        self._lay_out(theme)
        self._connect()

    def _lay_out(self, theme: Theme) -> None:
        head, said, inside = QHBoxLayout(), QVBoxLayout(), QWidget()
        said.addWidget(self.place)
        said.addWidget(self.title)
        head.addWidget(self._bar)
        head.addLayout(said, 1)
        for part in (self.mark, self.up, self.down, self.retire):
            head.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(inside)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(head)
        column.addWidget(self.state)
        column.addWidget(self._forms)
        self._cautions = QWidget()  # below the fields, so that none of them moves while somebody types
        cautions = QVBoxLayout(self._cautions)
        for part in (*self.warnings, self.more_warnings):
            cautions.addWidget(part)
        cautions.addStretch(1)
        column.addWidget(self._cautions)
        column.addStretch(1)
        self.area = Scroller(inside)
        self._inside = inside
        whole = QVBoxLayout(self)
        whole.addWidget(self.area)
        spacing = Spacing(theme, self)
        spacing.keep(whole, spacing=0)
        spacing.keep(column, (16, 12, 16, 16), 10)
        spacing.keep(head, spacing=8)
        spacing.keep(said, spacing=0)
        spacing.keep(cautions, spacing=6)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _connect(self) -> None:
        self.up.clicked.connect(lambda _checked=False: self.moved.emit(-1))
        self.down.clicked.connect(lambda _checked=False: self.moved.emit(1))
        for form in (self.criterion, self.node, self.gate):
            form.edited.connect(lambda changes: self.edited.emit(self.thing, changes))
            form.looked.connect(lambda changes: self.looked.emit(self.thing, changes))
        for placing in (self.criterion, self.node):
            placing.placed.connect(lambda parent: self.placed.emit(self.thing, parent))
        self.scale.levels_chosen.connect(self.levels_chosen)

    # What it shows

    def show_thing(self, shown: Shown, *, fixed: str) -> None:
        """Show a thing; `fixed` is why the scale cannot change. What is being typed on the same thing stays."""
        record, fresh = shown.record, shown.thing != self.thing
        if fresh:
            self.keep()
            self.thing = shown.thing
            self.area.verticalScrollBar().setValue(0)
            self._cautions.setMinimumHeight(0)
        self.place.setText(shown.place)
        self.title.setText(shown.title)
        self._bar.set_token(shown.token)
        self._show_mark(shown)
        self._retired = shown.locked if shown.mark == "retired" else ""
        if isinstance(record, Criterion):
            self.criterion.show_criterion(shown, record)
            self._turn_to(self.criterion, fresh=fresh)
        elif isinstance(record, Node):
            self.node.show_node(shown, record)
            self._turn_to(self.node, fresh=fresh)
        elif isinstance(record, Gate):
            self.gate.show_gate(shown, record)
            self._turn_to(self.gate, fresh=fresh)
        else:
            self.scale.show_scale(shown, fixed)
            self._turn_to(self.scale, fresh=fresh)

    def _turn_to(self, form: CriterionForm | NodeForm | GateForm | ScaleForm, *, fresh: bool) -> None:
        if fresh:
            form.forget()
        if form is not self.form:
            self.form = form
            self._forms.turn_to(form)

    def _show_mark(self, shown: Shown) -> None:
        self.mark.setText(shown.mark or "changed")  # room is kept for it, so that the heading does not wrap anew
        self.mark.set_tone(TONES.get(shown.mark, "plain"))
        self.mark.setVisible(bool(shown.mark))
        can_move = shown.thing[0] != "scale" and not shown.locked
        self.up.setVisible(can_move)
        self.down.setVisible(can_move)
        retired = shown.mark == "retired"
        self.retire.setVisible(shown.thing[0] != "scale")
        self.retire.setText("Keep it" if retired else "Retire")
        self.retire.setAccessibleName(self.retire.text())
        self.retire.setToolTip(
            "Leave it in the framework after all" if retired else "Take it out with the next version (Del in the list)"
        )

    def show_warnings(self, sentences: Sequence[str]) -> None:
        """Say below the fields what somebody should look at again, and above them that it does; nothing moves."""
        count = len(sentences)
        found = f"{'One thing' if count == 1 else f'{count} things'} to look at, below the fields." if count else ""
        self.state.say(self._retired or found, RETIRED)
        for remark, sentence in zip(self.warnings, (*sentences, *[""] * _MOST_WARNINGS), strict=False):
            remark.say(sentence)
        left = len(sentences) - _MOST_WARNINGS
        set_words(self.more_warnings, f"{left} more to look at." if left > 0 else "")
        self._cautions.setMinimumHeight(max(self._cautions.minimumHeight(), self._cautions.sizeHint().height()))

    def show_cautions(self) -> None:
        """Bring what is to be looked at into view; it stands below the fields."""
        self._inside.layout().activate()
        self.area.ensureWidgetVisible(self._cautions)

    def set_retirable(self, *, able: bool) -> None:
        """Let the thing be retired or kept, or not while nothing can change."""
        self.retire.setEnabled(able)

    # Focus

    def first_focus(self) -> QWidget:
        """Return the first field."""
        return self.form.first_focus()

    def keep(self) -> None:
        """Have what was typed kept."""
        if self.thing is not None:
            self.form.keep()

    def start_over(self) -> None:
        """Show nothing of another round."""
        self.thing = None

    def _restyle(self) -> None:
        self._inside.setMaximumWidth(self._theme.px(WIDEST))


class _OneOf(QWidget):
    """As high as the form that is shown, where a stack would be as high as the highest."""

    def __init__(self, *forms: QWidget) -> None:
        super().__init__()
        self._forms = forms
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for form in forms:
            column.addWidget(form)
        self.turn_to(forms[0])

    def turn_to(self, shown: QWidget) -> None:
        for form in self._forms:
            form.setVisible(form is shown)


class _Bar(QWidget):
    """The colour of the criterion."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._token = theme, ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def set_token(self, token: str) -> None:
        self._token = token
        self.setVisible(bool(token))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(4), self._theme.px(34))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._token:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(self._token))
        painter.drawRoundedRect(QRectF(self.rect()), self._theme.px(2), self._theme.px(2))
        painter.end()
