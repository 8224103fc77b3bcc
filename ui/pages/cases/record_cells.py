"""How a cell of the record's small tables is painted and typed into."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QEvent, QObject, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPalette, QPolygonF, QShowEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.models.case_record_table import FAULT, FIELD, HINT, STRONG, Index, RecordTable
from ui.theme import Theme

LEAST_ROW: Final = 30
SIDES: Final = 24  # what the style sheet keeps free on both sides of a cell, and a little
LONG_EDITOR: Final = 90
_CORNER: Final = 8
_OPEN: Final = QEvent.Type(QEvent.registerEventType())


def cell_height(theme: Theme, metrics: QFontMetrics, text: str, width: int) -> int:
    """Return how high a cell has to be for its words at a width, and high enough to aim at."""
    room = QRect(0, 0, max(1, width - theme.px(SIDES)), 1)
    words = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft, text)
    return max(words.height() + theme.px(12), theme.px(LEAST_ROW))


class ChoiceEditor(QComboBox):
    """Offers what can be chosen, at once; done with the first choice."""

    done = Signal(object)
    moved = Signal(object, bool)  # Tab in the open list: on to the next cell, or back

    def __init__(self, parent: QWidget) -> None:
        """Begin without choices."""
        super().__init__(parent)
        self.view().installEventFilter(self)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.activated.connect(self._picked)

    def _picked(self, _at: int) -> None:
        if not self.isEditable():  # what is typed freely is handed over on Enter or Tab
            self.done.emit(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take what is marked in the open list on Tab, and go on."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() not in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab} or self.isEditable():
            return False
        self.setCurrentIndex(max(self.view().currentIndex().row(), 0))
        self.hidePopup()
        self.moved.emit(self, event.key() == Qt.Key.Key_Tab)
        return True

    def showEvent(self, event: QShowEvent) -> None:
        """Open the list as soon as the field stands in its cell."""
        super().showEvent(event)
        if not self.isEditable():
            QCoreApplication.postEvent(self, QEvent(_OPEN))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter, so that the table below does not hear it too: the delegate hands the choice over."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Open the list."""
        if event.type() == _OPEN:
            self.showPopup()
            return True
        return super().event(event)


class LongEditor(QPlainTextEdit):
    """Several lines in a cell; Enter is done, Shift Enter begins a new line."""

    done = Signal(object)
    moved = Signal(object, bool)  # Tab: on to the next cell, or back

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Enter, and for the next cell on Tab."""
        if event.key() in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            self.moved.emit(self, event.key() == Qt.Key.Key_Tab)
            return
        plain = not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain:
            self.done.emit(self)
            return
        super().keyPressEvent(event)


class CellDelegate(QStyledItemDelegate):
    """Marks cells that could not be taken, and opens the right field for each sort."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Follow the theme."""
        super().__init__(parent)
        self._theme = theme

    # Painting

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Show names in bold, hints and what could not be taken in their colours."""
        super().initStyleOption(option, index)
        hint = "" if option.text else index.data(HINT)
        token = "problem" if index.data(FAULT) else "text3" if hint else "text"
        if hint:
            option.text = hint
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDisplay
        if index.data(STRONG):
            option.font = self._theme.font("body", 600)
            option.fontMetrics = QFontMetrics(option.font)
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
            option.palette.setColor(role, self._theme.color(token))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the cell, the line under it, and a corner where something could not be taken."""
        super().paint(painter, option, index)
        rect, theme = option.rect, self._theme
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("row_line"))
        if index.data(FAULT):
            side = theme.px(_CORNER)
            right, top = rect.right() + 1, rect.top()
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("problem"))
            painter.drawPolygon(
                QPolygonF([QPointF(right - side, top), QPointF(right, top), QPointF(right, top + side)])
            )
            painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room of the words, high enough to aim at."""
        self.initStyleOption(option, index)
        width = option.rect.width()
        return QSize(width, cell_height(self._theme, option.fontMetrics, option.text, width))

    # Typing

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return the field for a cell's sort."""
        model = index.model()
        field = index.data(FIELD)
        editor: QWidget
        if not isinstance(model, RecordTable) or field is None:
            editor = QLineEdit(parent)
        elif field.sort == "choice":
            editor = self._choice(parent, ["", *(words for _word, words in model.words.choices(field))])
        elif field.name in model.plan.suggestions:
            editor = self._choice(parent, list(model.plan.suggestions[field.name]), free=True)
        elif field.sort == "long":
            editor = LongEditor(parent)
            editor.setTabChangesFocus(False)
            editor.done.connect(self._done)
            editor.moved.connect(self._moved)
        else:
            editor = QLineEdit(parent)
            editor.setAlignment(Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole)))
        editor.setAccessibleName(field.label if field is not None else "")
        return editor

    def _choice(self, parent: QWidget, words: list[str], *, free: bool = False) -> ChoiceEditor:
        box = ChoiceEditor(parent)
        box.setEditable(free)
        box.addItems(words)
        box.done.connect(self._done)
        box.moved.connect(self._moved)
        return box

    def _done(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.SubmitModelCache)

    def _moved(self, editor: QWidget, onward: bool) -> None:  # noqa: FBT001 - a signal's argument
        hint = QStyledItemDelegate.EndEditHint
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, hint.EditNextItem if onward else hint.EditPreviousItem)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what stands in the cell."""
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, ChoiceEditor):
            if editor.isEditable():
                editor.setEditText(text)
                return
            at = editor.findText(text)
            if at < 0:
                editor.addItem(text)
                at = editor.count() - 1
            editor.setCurrentIndex(at)
        elif isinstance(editor, QPlainTextEdit):
            editor.setPlainText(text)
            editor.selectAll()
        elif isinstance(editor, QLineEdit):
            editor.setText(text)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand over what was typed."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())
        elif isinstance(editor, QPlainTextEdit):
            model.setData(index, editor.toPlainText())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """Give long words several lines."""
        rect = QRect(option.rect)
        if isinstance(editor, QPlainTextEdit):
            rect.setHeight(max(rect.height(), self._theme.px(LONG_EDITOR)))
            holder = editor.parentWidget()
            if holder is not None and rect.bottom() > holder.height():
                rect.moveBottom(max(holder.height() - 1, rect.height() - 1))
        editor.setGeometry(rect)
