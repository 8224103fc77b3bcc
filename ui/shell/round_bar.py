"""The bar that says before the first key that a round can only be read, or is locked."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.dialogs import ROUND_FILES
from ui.page import Context
from ui.widgets.banner import Banner


class RoundBar(QWidget):
    """A full-width bar below the header; hidden for a round that can be changed."""

    def __init__(self, context: Context) -> None:
        """Begin hidden."""
        super().__init__()
        self._context = context
        self.banner = Banner(context.theme)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.banner)
        self._said = ""

    def look(self) -> None:
        """Say what holds for the open round."""
        workspace = self._context.workspace
        held = workspace.round
        if held is None:
            said = ""
        elif not workspace.can_change:
            said = workspace.read_only
        else:
            said = "This round is locked, so nothing in it can change." if held.settings.stage == "locked" else ""
        if said == self._said:
            return
        self._said = said
        if not said:
            self.banner.clear()
        elif held is not None and workspace.can_change:
            unlock = ("Unlock the round", lambda: self._context.actions.run("ranking.unlock"))
            self.banner.show_message("info", said, "", [unlock])
        else:
            self.banner.show_message("caution", said, "", [("Make a copy", self._copy)])

    def _copy(self) -> None:
        """Ask where to put a copy that can be changed, and open it."""
        path = self._context.workspace.path
        if path is None:
            return
        suggested = path.with_name(f"{path.stem} (copy).round")

        def chosen(target: Path) -> None:
            self._context.workspace.copy_to(target)

        self._context.dialogs.ask_save_path(self, "Make a copy", suggested, ROUND_FILES, chosen)
