"""What comes before the first score: who it is, and with what interests."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from prioritiser.edits.interests import Declared, declare, has_declared
from prioritiser.errors import KnownError
from prioritiser.model.base import AssessorId, CaseId
from ui.models.scoring import Scoring
from ui.pages.score.faces import Faces
from ui.pages.score.who import WhoChip
from ui.workspace import Workspace


class Welcome(QObject):
    """Asks what has not been said yet, one thing at a time, and then opens the sheet."""

    declared = Signal()  # the round has the declaration now

    def __init__(
        self, workspace: Workspace, scoring: Scoring, faces: Faces, chip: WhoChip, *, initiator: QObject
    ) -> None:
        """Listen to the chip and to the faces that ask."""
        super().__init__(faces)
        self._workspace, self._scoring, self._faces = workspace, scoring, faces
        self._initiator = initiator
        faces.who.chosen.connect(self.score_as)
        chip.chosen.connect(self.score_as)
        chip.asked.connect(self.ask_who)
        chip.interests.connect(self.ask_interests)
        faces.interests.declared.connect(self.declare)
        faces.interests.cancelled.connect(self._go_back)

    @property
    def must_declare(self) -> bool:
        """Return whether a declaration has to come first."""
        held, assessor = self._scoring.held, self._scoring.assessor
        free = not self._scoring.read_only and held.settings.stage == "scoring"
        return free and assessor is not None and not has_declared(held, assessor)

    def open(self) -> None:
        """Show who, then interests, then the sheet: what comes first is asked first."""
        missing = self._scoring.missing()
        if missing:
            self._faces.show_missing(missing)
        elif self._scoring.assessor is None:
            self.ask_who()
        elif self.must_declare:
            self.ask_interests()
        else:
            self._faces.show_sheet()
        self._faces.hold_keys()
        self._faces.shown.emit()

    def _go_back(self) -> None:
        self.open()
        self._faces.first_focus().setFocus()

    def score_as(self, assessor: str) -> None:
        """Score as somebody from now on."""
        self._faces.keep()
        if assessor == self._workspace.scoring_as:
            self._go_back()
            return
        self._workspace.set_scoring_as(AssessorId(assessor))
        self._faces.first_focus().setFocus()

    def ask_who(self) -> None:
        """Ask who is scoring."""
        self._faces.keep()
        self._faces.who.show_round(self._scoring.held, self._scoring.assessor)
        self._faces.setCurrentWidget(self._faces.who)
        self._faces.who.list.setFocus()
        self._faces.shown.emit()

    def ask_interests(self) -> None:
        """Ask for the declaration of interests."""
        held, assessor = self._scoring.held, self._scoring.assessor
        if assessor is None:
            return
        self._faces.keep()
        self._faces.interests.show_round(held, assessor, can_go_back=not self.must_declare)
        self._faces.setCurrentWidget(self._faces.interests)
        self._faces.interests.go.setFocus()
        self._faces.shown.emit()

    def declare(self, exceptions: dict[CaseId, Declared]) -> None:
        """Record the declaration and go on to the sheet."""
        assessor = self._scoring.assessor
        if assessor is None:
            return
        try:
            edit = declare(self._scoring.held, assessor, exceptions)
            self._workspace.do(edit, initiator=self._initiator, actor=assessor)
        except KnownError as fault:
            self._faces.interests.remark.say(f"{fault.message} {fault.remedy}".strip())
            return
        self.declared.emit()
        self._faces.show_sheet(first_open=True)
        self._faces.view.setFocus()
