"""The one door for questions and file names. Nothing here blocks: the answer comes to `then`.

Tests put answers into `next_answers`; each question takes the first one and shows nothing.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

ROUND_FILES = "Prioritiser rounds (*.round)"
WORKBOOK_FILES = "Excel workbook (*.xlsx)"
_WIDTH = 60  # letters


@dataclass(frozen=True, slots=True)
class Question:
    """A question answered in words: the title, what it is about, the label of the field, the name of the button."""

    title: str
    text: str
    label: str
    button: str
    answer: str = ""
    needed: bool = True
    lines: int = 1


class _Answer(QPlainTextEdit):
    """The field of a question; of one line it is answered by Enter."""

    answered = Signal()

    def __init__(self, question: Question) -> None:
        """Begin with the answer that is offered."""
        super().__init__(question.answer)
        self._is_line = question.lines == 1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer on Enter where there is one line."""
        if self._is_line and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.answered.emit()
            return
        super().keyPressEvent(event)


class TextDialog(QDialog):
    """Asks one question; its button can be pressed once there is an answer."""

    def __init__(self, question: Question, parent: QWidget | None) -> None:
        """Show the question with its field."""
        super().__init__(parent)
        self.setWindowTitle(question.title)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _WIDTH)
        self._needed = question.needed
        self._lines = question.lines
        self.field = _Answer(question)
        self.field.answered.connect(self._answer)
        self.field.setAccessibleName(question.label)
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(self.field.fontMetrics().lineSpacing() * (question.lines + 1) + 12)
        self.field.textChanged.connect(self._look)
        label = QLabel(question.label)
        label.setBuddy(self.field)
        about = QLabel(question.text)
        about.setWordWrap(True)
        self.buttons = QDialogButtonBox()
        self.go = self.buttons.addButton(question.button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setProperty("role", "primary")
        self.buttons.addButton("Cancel", QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        for part in (about, label, self.field, self.buttons):
            layout.addWidget(part)
        about.setVisible(bool(question.text))
        self.field.selectAll()
        self._look()

    @property
    def answer(self) -> str:
        """Return what was typed, without blanks around it; on one line where one was asked for."""
        text = self.field.toPlainText()
        return " ".join(text.split()) if self._lines == 1 else text.strip()

    def _look(self) -> None:
        self.go.setEnabled(bool(self.answer) or not self._needed)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the wrapped words need."""
        super().showEvent(event)
        self.resize(self.width(), max(self.height(), self.layout().totalHeightForWidth(self.width())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter answers from within the field."""
        key, modifiers = event.key(), event.modifiers()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and modifiers & Qt.KeyboardModifier.ControlModifier:
            self._answer()
            return
        super().keyPressEvent(event)

    def _answer(self) -> None:
        if self.go.isEnabled():
            self.accept()


class Dialogs(QObject):
    """Asks on behalf of every screen."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin with no answers prepared."""
        super().__init__(parent)
        self.next_answers: deque[object] = deque()
        self.folder = ""  # where the last file was taken from, and where the next one is looked for

    def ask_text(self, parent: QWidget, question: Question, then: Callable[[str], None]) -> None:
        """Ask for words; `then` is called unless the person goes back."""
        if self._answered(then):
            return
        dialog = TextDialog(question, parent)
        dialog.accepted.connect(lambda: then(dialog.answer))
        self.show(dialog)

    def ask_open_paths(self, parent: QWidget, title: str, files: str, then: Callable[[list[Path]], None]) -> None:
        """Ask for files that are there."""
        if self._answered(then):
            return
        dialog = QFileDialog(parent, title, self.folder or _documents(), files)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)

        def chosen(names: list[str]) -> None:
            self.folder = str(Path(names[0]).parent) if names else self.folder
            then([Path(name) for name in names])

        dialog.filesSelected.connect(chosen)
        self.show(dialog)

    def ask_save_path(
        self, parent: QWidget, title: str, suggested: Path, files: str, then: Callable[[Path], None]
    ) -> None:
        """Ask where to write a file; the system asks before a file is chosen that is there already."""
        if self._answered(then):
            return
        dialog = QFileDialog(parent, title, str(suggested), files)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suggested.suffix.lstrip("."))
        dialog.selectFile(suggested.name)
        dialog.fileSelected.connect(lambda name: then(Path(name)))
        self.show(dialog)

    def show(self, dialog: QDialog) -> None:
        """Show a dialog over its window and forget it once it is closed."""
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _answered(self, then: Callable[..., None]) -> bool:
        """Give a prepared answer; None stands for a person who goes back."""
        if not self.next_answers:
            return False
        answer = self.next_answers.popleft()
        if answer is not None:
            then(answer)
        return True


def _documents() -> str:
    """Return where this person keeps documents, "" where there is no such place."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
