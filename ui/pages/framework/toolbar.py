"""The row above the list: add, try, files and templates, versions, and publishing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton

from ui.page import Context
from ui.widgets.kit import IconsKept, button
from ui.widgets.wrap_row import WrapRow

_ADD = (("criterion", "A criterion"), ("node", "A family"), ("lens", "A lens"), ("gate", "A gate"))
_TEMPLATES = (
    ("default", "Start from the default framework"),
    ("blank", "Start from a blank one"),
    ("file", "Start from last year's file …"),
)


class Toolbar(WrapRow):
    """Says what a person asked for; the page does it."""

    add_chosen = Signal(str)  # criterion, node, lens, gate
    template_chosen = Signal(str)  # default, blank, file
    versions_asked = Signal()

    def __init__(self, context: Context) -> None:
        """Lay out the controls."""
        super().__init__(context.theme)
        self._context = context
        run = context.actions.run
        self.add_button = button("Add", self.open_add, tip="Add a criterion, family, lens or gate (Ins in the list)")
        self.try_button = button("Try it", partial(run, "framework.try"), tip="Try it on two made-up cases")
        self.files = button("Files", self.open_files, tip="Bring in or write a framework, or start from a template")
        self.versions = button("Versions", self.versions_asked.emit, tip="Every version, any two compared")
        self.discard = button("Discard the draft", partial(run, "framework.discard"), "quiet")
        self.publish = button("Publish", partial(run, "framework.publish"), "primary")
        icons = IconsKept(context.theme, self)
        for made, icon, token in (
            (self.add_button, "add", "text2"), (self.try_button, "play", "text2"),
            (self.files, "folder", "text2"), (self.versions, "history", "text2"), (self.discard, "undo", "text2"),
            (self.publish, "lock", "on_accent"),
        ):  # fmt: skip
            icons.keep(made, icon, token)
        for part in (self.add_button, self.try_button, self.files, self.versions):
            self.add(part)
        for part in (self.discard, self.publish):
            self.add(part, right=True)
        self._long = {made: made.text() for made in (self.versions, self.files, self.try_button, self.discard)}

    def show_state(self, *, publish: str, has_draft: bool, locked: bool, why_not: str = "") -> None:
        """Say what publishing makes, and offer only what can be done; `why_not` says why there is nothing to publish.

        Nothing comes or goes with the draft: whatever is below would move.
        """
        self.publish.setText(publish)
        self.publish.setAccessibleName(publish)
        self.publish.setToolTip(why_not)
        self.publish.setAccessibleDescription(why_not)
        self.publish.setEnabled(not locked and not why_not)
        self.add_button.setEnabled(not locked)
        self.discard.setVisible(not locked)
        self.discard.setEnabled(has_draft)
        self.discard.setToolTip("Go back to what holds now" if has_draft else "There is no draft.")
        self._shorten()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave pictures only where there is no room for the words."""
        self._shorten()
        super().resizeEvent(event)

    def _shorten(self) -> None:
        """Leave out words from those that are least needed, until the rest fits into one row."""
        metrics = self.fontMetrics()
        longer = {made: metrics.horizontalAdvance(text) for made, text in self._long.items() if not made.isHidden()}
        over = self.sizeHint().width() - self.width() + sum(longer[made] for made in longer if not made.text())
        for made, long in longer.items():
            shown = self._long[made] if over <= 0 else ""
            over -= long if not shown else 0
            if made.text() != shown:
                made.setText(shown)
        self.lay_out()

    # Menus

    def open_add(self) -> None:
        """Offer what can be added."""
        menu = self._menu("Add")
        for key, name in _ADD:
            menu.addAction(name).triggered.connect(self._saying(self.add_chosen.emit, key))
        _open_below(menu, self.add_button)

    def open_files(self) -> None:
        """Offer files and templates."""
        menu, actions = self._menu("Files"), self._context.actions
        menu.addAction(actions.action("framework.import"))
        menu.addAction(actions.action("framework.export"))
        menu.addSeparator()
        for key, name in _TEMPLATES:
            entry = menu.addAction(name)
            entry.setEnabled(self.add_button.isEnabled())
            entry.triggered.connect(self._saying(self.template_chosen.emit, key))
        _open_below(menu, self.files)

    def _menu(self, name: str) -> QMenu:
        menu = QMenu(self)
        menu.setAccessibleName(name)
        return menu

    def _saying(self, say: Callable[[str], None], key: str) -> Callable[[bool], None]:
        return lambda _checked: say(key)


def _open_below(menu: QMenu, over: QPushButton) -> None:
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(over.mapToGlobal(over.rect().bottomLeft()))
