"""New round: a sheet within the start screen that asks for a name, a place and the first year, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton

from prioritiser.errors import KnownError
from prioritiser.model.base import Value
from ui.dialogs import ROUND_FILES, Dialogs
from ui.models.round_years import first_years
from ui.pages.start.drop_zone import SUFFIX
from ui.pages.start.template import TemplateChoice
from ui.theme import Theme
from ui.widgets.card import Card
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.enter_button import EnterButton

LONGEST_NAME: Final = 80
_NO_FILE_NAME: Final = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_RESERVED: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def file_name(title: str) -> str:
    """Return a file name for a round that every system takes."""
    bare = " ".join(_NO_FILE_NAME.sub(" ", title).split())[:LONGEST_NAME].strip(" .")
    if not bare or _RESERVED.fullmatch(bare):
        bare = f"Round {bare}".strip()
    return bare + SUFFIX


def free_path(folder: Path, title: str) -> Path:
    """Return a path in a folder at which there is no file yet."""
    first = folder / file_name(title)
    others = (first.with_name(f"{first.stem} ({at}){SUFFIX}") for at in range(2, 100))
    return next((path for path in (first, *others) if not path.exists()), first)


def documents_folder() -> Path:
    """Return where this person keeps documents, or the home folder where there is no such place."""
    named = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(named) if named and Path(named).is_dir() else Path.home()


class NewRoundSheet(Card):
    """Asks for the name and the place of a new round. The place follows the name until another one is chosen."""

    wanted = Signal(str, object)  # the title, the path
    left = Signal()
    year_chosen = Signal()

    def __init__(self, theme: Theme, dialogs: Dialogs) -> None:
        """Lay out the sheet; `begin` fills it."""
        super().__init__(theme, "New round", spacing=10)
        self._dialogs = dialogs
        self._folder = Path()
        self._chosen: Path | None = None
        self.template = TemplateChoice(theme)
        self._about = QLabel()
        self._about.setWordWrap(True)
        self._about.setProperty("role", "muted")
        self.field = QLineEdit()
        self.field.setAccessibleName("Name of the round")
        self.field.setMaxLength(200)
        self.place = ElidedLabel(theme, "", "muted")
        self.year = QComboBox()
        self.year.setAccessibleName("First financial year")
        self.year.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.year.setMinimumContentsLength(8)
        self.choose = QPushButton("Choose where…")
        self.choose.setAccessibleName("Choose where the round is kept")
        self.problem = QLabel()
        self.problem.setProperty("role", "problem")
        self.problem.setWordWrap(True)
        self.go = EnterButton("Make the round")
        self.go.setProperty("role", "primary")
        self.cancel = EnterButton("Cancel")
        self._lay_out()
        self.field.textEdited.connect(self._named)
        self.field.returnPressed.connect(self._go)
        self.choose.clicked.connect(self._ask)
        self.go.clicked.connect(self._go)
        self.cancel.clicked.connect(self.left)
        self.template.changed.connect(self._named)
        self.year.activated.connect(self.year_chosen)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        for at, (words, part) in enumerate((("Name", self.field), ("File", self.place), ("First year", self.year))):
            label = QLabel(words)
            label.setProperty("role", "strong")
            grid.addWidget(label, at, 0)
            grid.addWidget(part, at, 1, Qt.AlignmentFlag.AlignLeft if part is self.year else Qt.AlignmentFlag(0))
        grid.addWidget(self.choose, 1, 2)
        grid.setColumnStretch(1, 1)
        buttons = QHBoxLayout()
        for part in (self.go, self.cancel):
            buttons.addWidget(part)
        buttons.addStretch(1)
        self.body.addWidget(self.template)
        self.body.addWidget(self._about)
        self.body.addLayout(grid)
        self.body.addWidget(self.problem)
        self.body.addLayout(buttons)

    @property
    def path(self) -> Path:
        """Return where the round would be kept."""
        return self._chosen or free_path(self._folder, self.field.text())

    def begin(self, title: str, about: str, folder: Path) -> None:
        """Start anew with a proposed name and folder."""
        self._folder, self._chosen = folder, None
        self._about.setText(about)
        self.field.setText(title)
        self.field.selectAll()
        self.set_busy(is_busy=False)
        self._say("")
        self._show_place()

    def offer_years(self, proposed: str) -> None:
        """Offer first years around the one proposed; what was chosen stays where it is among them."""
        chosen, years = self.year.currentText(), first_years(proposed)
        self.year.clear()
        self.year.addItems(list(years))
        self.year.setCurrentText(chosen if chosen in years else proposed)

    def propose(self, title: str) -> None:
        """Propose another name."""
        self.field.setText(title)
        self._named()

    def set_busy(self, *, is_busy: bool) -> None:
        """Show that the round is being made."""
        self.go.setText("Making it…" if is_busy else "Make the round")
        for part in (self.field, self.choose, self.template, self.year):
            part.setEnabled(not is_busy)
        self.go.setEnabled(not is_busy and self._is_complete)

    def set_about(self, words: str) -> None:
        """Say what the round will begin with."""
        self._about.setText(words)

    @property
    def _is_complete(self) -> bool:
        return bool(self.field.text().strip()) and self.template.is_complete

    def show_fault(self, fault: KnownError) -> None:
        """Say why the round could not be made, beside the place."""
        self.set_busy(is_busy=False)
        self._say(f"{fault.message} {fault.remedy}".strip())
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _named(self) -> None:
        self.go.setEnabled(self._is_complete)
        self._say("")
        self._show_place()

    def _ask(self) -> None:
        self._dialogs.ask_save_path(self, "Where to keep the round", self.path, ROUND_FILES, self._place_chosen)

    def _place_chosen(self, path: Path) -> None:
        self._chosen = path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)
        self._say("")
        self._show_place()
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self) -> None:
        if self.go.isEnabled():
            self.wanted.emit(self.field.text().strip(), self.path)

    def _say(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def _show_place(self) -> None:
        self.place.setText(str(self.path))


def about_words(document: dict[str, Value]) -> str:
    """Return what a round of this document begins with."""
    settings, criteria = document.get("settings"), document.get("criteria")
    years = settings.get("years", []) if isinstance(settings, dict) else []
    count = len(criteria) if isinstance(criteria, list) else 0
    begins = f"the default framework of {count} criteria" if count > 1 else "a framework that you write yourself"
    return f"It begins with {begins}, and plans for {years[0]} to {years[-1]}."


def proposed_title(document: dict[str, Value]) -> str:
    """Return a name for a round by the first year that it plans for."""
    settings = document.get("settings")
    first = str(settings["years"][0]) if isinstance(settings, dict) else ""
    year = first.split("/")[0]
    return f"Investment round {year} to {int(year) + 1}"
