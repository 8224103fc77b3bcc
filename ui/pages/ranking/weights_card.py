"""The weights above the list: the legend of the bars, and the place to try other weights."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QStackedWidget, QVBoxLayout, QWidget

from prioritiser.edits.beginning import has_copied_weights
from prioritiser.model.round import Round
from ui.models.ranking_blocks import Parts
from ui.models.ranking_view import View
from ui.theme import Theme
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.kit import IconsKept, Spacing, button, set_words, words
from ui.widgets.strip import Block, WeightStrip

BREAKDOWNS = ((False, "By policy and family"), (True, "By decision domain"))


class WeightsCard(QFrame):
    """Shows whose weights these are; trying, adopting and going back are asked for by signals."""

    lens_chosen = Signal(str)  # a lens's id, or "" for the headline
    breakdown_chosen = Signal(bool)  # by decision domain
    adopt_asked = Signal(str)  # with the reason
    back_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        """Lay out the card."""
        super().__init__()
        self._theme = theme
        self._lenses: tuple[tuple[str, str], ...] = ()
        self._view = View()
        self.setProperty("role", "card")
        self.strip = WeightStrip(theme, "Weights")
        self.legend = WeightStrip(theme, "Weights by decision domain")
        self.legend.read_only = True
        self.source = ElidedLabel(theme, "", "caption")
        self.lens = button("Headline", self._open_lenses, "link", tip="See the list through one lens only")
        self.breakdown = button(BREAKDOWNS[0][1], self._open_breakdowns, "link", tip="What the colours stand for")
        self.what_if = WhatIfStrip(theme)
        self.what_if.adopt_asked.connect(self.adopt_asked)
        self.what_if.back_asked.connect(self.back_asked)
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(words("Weights", "strong", wrap=False))
        top.addWidget(self.source, 1)
        top.addWidget(self.lens)
        top.addWidget(self.breakdown)
        self._strips = QStackedWidget()
        self._strips.addWidget(self.strip)
        self._strips.addWidget(self.legend)
        whole = QVBoxLayout(self)
        whole.addLayout(top)
        whole.addWidget(self._strips)
        whole.addWidget(self.what_if)
        spacing = Spacing(self._theme, self)
        spacing.keep(top, spacing=8)
        spacing.keep(whole, (8, 2, 8, 6), 2)
        icons = IconsKept(self._theme, self)
        for made in (self.lens, self.breakdown):
            made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            icons.keep(made, "chevron-down", "accent")
        self._theme.changed.connect(self._size)
        self._size()

    def _size(self) -> None:
        self._strips.setFixedHeight(self.strip.sizeHint().height())

    # What it shows

    def show_weights(self, parts: Parts, view: View) -> None:
        """Show weights as the strip, or as the legend of the decision domains."""
        blocks = [Block(part.key, part.label, part.token, part.weight, part.shown) for part in parts.parts]
        self._view = view
        if view.by_domain:
            self.legend.set_blocks(blocks)
        else:
            self.strip.set_blocks(blocks)
        self.strip.read_only = view.lens is not None
        self._strips.setCurrentWidget(self.legend if view.by_domain else self.strip)

    def show_source(self, held: Round, view: View) -> None:
        """Say whose weights these are and through which lens the list is seen."""
        self._lenses = tuple((node.id, node.name or node.id) for node in held.nodes.values() if node.parent is None)
        self.source.setText(source_words(held, view))
        names = dict(self._lenses)
        lens = f"{names.get(view.lens, view.lens)} only" if view.lens else "Headline"
        self.lens.setText(lens)
        self.lens.setAccessibleName(f"Lens: {lens}")
        self.lens.setVisible(len(self._lenses) > 1)
        shown = dict(BREAKDOWNS)[view.by_domain]
        self.breakdown.setText(shown)
        self.breakdown.setAccessibleName(f"Colours: {shown}")

    @property
    def shown_strip(self) -> WeightStrip:
        """Return the strip that is shown."""
        return self.legend if self._view.by_domain else self.strip

    # Menus

    def _open_lenses(self) -> None:
        choices = (("", "Headline: all lenses"), *((key, f"{name} only") for key, name in self._lenses))
        self._open(self.lens, "Lens", [(name, key == (self._view.lens or ""), partial(self.lens_chosen.emit, key))
                                       for key, name in choices])  # fmt: skip

    def _open_breakdowns(self) -> None:
        self._open(
            self.breakdown, "Colours",
            [(name, key == self._view.by_domain, partial(self.breakdown_chosen.emit, key)) for key, name in BREAKDOWNS],
        )  # fmt: skip

    def _open(self, over: QWidget, name: str, choices: list[tuple[str, bool, partial[None]]]) -> None:
        menu = QMenu(self)
        menu.setAccessibleName(name)
        for words_, is_chosen, slot in choices:
            action = menu.addAction(words_.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(is_chosen)
            action.triggered.connect(lambda _checked=False, slot=slot: slot())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(over.mapToGlobal(over.rect().bottomLeft()))


class WhatIfStrip(QFrame):
    """Says that weights are only tried out, and offers to adopt them with a reason or to go back."""

    adopt_asked = Signal(str)
    back_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        """Begin hidden."""
        super().__init__()
        self.setProperty("role", "banner-caution")
        self.said = words("", "strong")
        self.more = words("", "")
        self.adopt = button("Adopt these weights", self._ask_reason, "primary")
        self.back = button("Go back", self._go_back)
        self.reason = QLineEdit()
        self.reason.setAccessibleName("Why these weights?")
        self.reason.setPlaceholderText("Why these weights? The reason goes on the record.")
        self.reason.returnPressed.connect(self._adopt)
        self.fault = words("", "caption")
        self.keep = button("Adopt", self._adopt, "primary")
        row = QHBoxLayout(self)
        text = QVBoxLayout()
        text.addWidget(self.said)
        text.addWidget(self.more)
        text.addWidget(self.fault)
        row.addLayout(text, 1)
        row.addWidget(self.reason, 1)
        for part in (self.adopt, self.keep, self.back):
            row.addWidget(part)
        spacing = Spacing(theme, self)
        spacing.keep(row, (10, 6, 8, 6))
        spacing.keep(text, spacing=0)
        self.hide()

    def show_difference(self, more: str, *, can_change: bool) -> None:
        """Say what would change; a round that can only be read keeps its weights."""
        if self.isHidden():
            self._ask(asking=False)
        self.said.setText("What if: weights not saved")
        self.more.setText(more)
        self.more.setVisible(bool(more) and self.adopt.isVisibleTo(self))
        self.adopt.setEnabled(can_change)
        self.adopt.setToolTip("" if can_change else "This round can only be read here.")
        self.setAccessibleName(f"{self.said.text()}. {more}")
        self.show()

    def _ask_reason(self) -> None:
        self._ask(asking=True)
        self.reason.setFocus()

    def _ask(self, *, asking: bool) -> None:
        self.reason.setVisible(asking)
        self.keep.setVisible(asking)
        self.adopt.setVisible(not asking)
        self.more.setVisible(not asking and bool(self.more.text()))
        set_words(self.fault, "")
        self.reason.clear()

    def _adopt(self) -> None:
        if self.reason.text().strip():
            self.adopt_asked.emit(self.reason.text().strip())
        else:
            set_words(self.fault, "Agreed weights need a reason. Nothing was changed.")
            self.reason.setFocus()

    def _go_back(self) -> None:
        self._ask(asking=False)
        self.back_asked.emit()


def source_words(held: Round, view: View) -> str:
    """Return whose weights are shown."""
    if view.tries_weights:
        return "tried out, not saved"
    agreed = held.agreed_weights
    if agreed is None:
        return "the framework’s own, not agreed"
    if has_copied_weights(held):
        return "copied from another round, not agreed in this one"
    return f"agreed by the panel: {agreed.reason}" if agreed.reason else "agreed by the panel"
