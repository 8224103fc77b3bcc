"""The right-hand side of the start screen: cards that start something new, go on with the open round, or teach."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.actions import Actions
from ui.pages.start import guide
from ui.pages.start.buttons import ActionCard
from ui.theme import Theme

WIDTH: Final = 330
GUIDE: Final = "guide"
OPEN_ROUND: Final = "The round that is open"
# Heading, then its cards: action, icon, title, words.
GROUPS: Final = (
    ("Start something new", (
        ("start.new", "add", "New round", "The default framework, ready to use"),
        ("start.copy", "copy", "Copy last year's round", "Its framework, people and weights, without scores"),
        ("start.open", "open-folder", "Open a round", "From this computer or a shared drive"),
        ("start.sample", "grid", "Open the sample round", "Invented figures: try anything"),
    )),
    (OPEN_ROUND, (
        ("export", "export", "Export the board workbook", "Excel, with formulas that rebuild every total"),
        ("start.close", "dismiss", "Close this round", "Everything in it is saved"),
    )),
    ("Learn", (
        (GUIDE, "timer", guide.TITLE, "The few keys that do it all"),
        ("shortcuts", "keyboard", "Keyboard shortcuts", "Every action has a place here"),
    )),
)  # fmt: skip


class Side(QWidget):
    """The cards, group by group. Each runs its action; the guide is shown by the page."""

    guide_wanted = Signal()

    def __init__(self, theme: Theme, actions: Actions) -> None:
        """Lay out the groups."""
        super().__init__()
        self._theme, self._actions = theme, actions
        self.cards: dict[str, ActionCard] = {}
        self._headings: list[QLabel] = []
        self._groups: dict[str, QWidget] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        for heading, entries in GROUPS:
            self._layout.addWidget(self._group(heading, entries))
        self._layout.addStretch(1)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_round_open(self, *, is_open: bool) -> None:
        """Offer what can be done with the open round, if there is one."""
        self._groups[OPEN_ROUND].setVisible(is_open)

    def set_stacked(self, *, is_stacked: bool) -> None:
        """Take the whole width where the side stands below the list."""
        self.setMinimumWidth(0 if is_stacked else self._theme.px(WIDTH))
        self.setMaximumWidth(16777215 if is_stacked else self._theme.px(WIDTH))

    def _group(self, heading: str, entries: tuple[tuple[str, str, str, str], ...]) -> QWidget:
        group = QWidget()
        group.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        layout = QVBoxLayout(group)
        layout.setContentsMargins(0, 0, 0, 0)
        label = QLabel(heading)
        label.setProperty("role", "section")
        self._headings.append(label)
        layout.addWidget(label)
        for name, icon, title, words in entries:
            layout.addWidget(self._card(name, icon, title, words))
        self._groups[heading] = group
        return group

    def _card(self, name: str, icon: str, title: str, words: str) -> ActionCard:
        keys = "" if name == GUIDE else self._actions.specs[name].shown_keys
        card = ActionCard(self._theme, icon, title, words, keys)
        if name == GUIDE:
            card.clicked.connect(self.guide_wanted)
        else:
            card.clicked.connect(lambda: self._actions.run(name))
        self.cards[name] = card
        return card

    def _restyle(self) -> None:
        px = self._theme.px
        self._layout.setSpacing(px(18))
        for group in self._groups.values():
            group.layout().setSpacing(px(9))
