"""Frameworks in files, and the templates to start from: read and written in the background."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Final

from prioritiser.edits.beginning import blank_framework, default_framework
from prioritiser.edits.drafting import drafted
from prioritiser.exchange.framework_files import FrameworkRead, look_at_framework, write_framework
from prioritiser.model.base import Value
from ui.page import Page
from ui.workspace import Notice

FILES: Final = "Frameworks (*.json *.xlsx)"
ENDINGS: Final = (".json", ".xlsx")
_MOST: Final = 12  # places named; more would push the screen away
_PARTS: Final = ("nodes", "criteria", "gates")
Document = Mapping[str, Value]


class FrameworkFiles:
    """Asks for files and hands over what they hold."""

    def __init__(self, page: Page, take: Callable[[Document], object]) -> None:
        """Give what was read to `take`; what is wrong with a file is said on the page."""
        self._page, self._context, self._take = page, page.context, take

    def bring_in(self) -> None:
        """Ask for a file and take its framework as the draft."""
        title = "Bring in a framework"
        self._context.dialogs.ask_open_paths(self._page, title, FILES, lambda paths: self.read(paths[0]))

    def read(self, path: Path) -> None:
        """Read a file in the background."""
        self._context.work.run_once(
            lambda _progress, _stopped: look_at_framework(path),
            lambda found: self._taken(path, found),
            self._page.show_fault,
        )

    def _taken(self, path: Path, found: FrameworkRead) -> None:
        """Take what was read, or say each cell that cannot be right."""
        if not found.faults:
            self._take(found.document)
            return
        shown = [f"{fault.where}: {fault.problem}" for fault in found.faults[:_MOST]]
        rest = len(found.faults) - len(shown)
        count = "One place" if len(found.faults) == 1 else f"{len(found.faults):,} places"
        self._page.banner.show_message(
            "problem", f"{count} in {path.name} cannot be right. Nothing was changed.",
            "\n".join([*shown, *([f"And {rest:,} more."] if rest else [])]), [("Close", self._page.banner.clear)],
        )  # fmt: skip

    def template(self, name: str) -> None:
        """Take a template as the draft: the default, a blank one, or what a file of last year holds."""
        if name == "file":
            self.bring_in()
            return
        now = datetime.now().astimezone()
        document = default_framework(now) if name == "default" else blank_framework(now)
        settings = document.get("settings")
        levels = settings.get("levels") if isinstance(settings, dict) else None
        lists: dict[str, Value] = {part: document.get(part, []) for part in _PARTS}
        self._take({**lists, "settings": {"levels": levels}} if levels is not None else lists)

    def write_out(self) -> None:
        """Ask where the framework goes and write it, as the draft has it, in the background."""
        workspace = self._context.workspace
        held, path = workspace.round, workspace.path
        if held is None or path is None:
            return
        shown = drafted(held)
        suggested = path.with_name(f"{path.stem} framework.json")

        def write(target: Path) -> None:
            if target.suffix.lower() not in ENDINGS:
                target = target.with_name(f"{target.name}.json")
            self._context.work.run_once(
                lambda _progress, _stopped: write_framework(shown, target, replace=True),
                lambda _done: workspace.said.emit(Notice("good", f"{target.name} is written.")),
                self._page.show_fault,
            )

        self._context.dialogs.ask_save_path(
            self._page, "Write the framework to a file", suggested, "Framework (*.json);;Excel workbook (*.xlsx)",
            write,
        )  # fmt: skip
