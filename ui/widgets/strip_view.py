"""The reading half of a weight strip: blocks as wide as their shares, one of them chosen, all of them in words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFocusEvent, QHelpEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.theme import Theme
from ui.widgets.speech import speak
from ui.widgets.strip_layout import Block, Layout, lay_out
from ui.widgets.strip_paint import RADIUS, Face, faces, paint_edge, paint_faces, paint_ring, strip_type

WIDTH: Final = 640
BLOCK_HEIGHT: Final = 40
MARGIN: Final = 2  # for the ring around a block
GAP: Final = 2
LEAST_WIDTH: Final = 12
REACH: Final = 4


class StripView(QWidget):
    """Blocks side by side. After a click the ring waits for the first key, as it does around other controls."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None) -> None:
        """Start without blocks; `name` goes before them when they are read out."""
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self._blocks: tuple[Block, ...] = ()
        self._layout = Layout((), 0.0)
        self._faces: list[Face] = []
        self._type = strip_type(theme)
        self._current = ""
        self._hot_edge: int | None = None
        self._ring_waits = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("ring", "own")
        theme.changed.connect(self._restyle)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks as they were given."""
        return self._blocks

    @property
    def current(self) -> str:
        """The key of the block that keys act on, or "" without blocks."""
        return self._current

    def set_blocks(self, blocks: Sequence[Block]) -> None:
        """Show weights; the chosen block stays chosen while it is there."""
        before = self.block(self._current)
        self._blocks = tuple(blocks)
        if self.block(self._current) is None:
            self._current = self._blocks[0].key if self._blocks else ""
        self._lay_out()
        self._keep_gesture()
        if self._is_settled():
            self._describe()
            now = self.block(self._current)
            if self.hasFocus() and before and now and before.key == now.key and before.shown != now.shown:
                speak(self, now.words)

    def set_current(self, key: str) -> None:
        """Choose the block that keys act on, without saying that a person did."""
        if key != self._current and self.block(key) is not None:
            self._current = key
            self._describe()
            self.update()

    def block(self, key: str) -> Block | None:
        """Return the block with a key, if there is one."""
        return next((block for block in self._blocks if block.key == key), None)

    def block_rect(self, key: str) -> QRect:
        """Return where a block is painted; an empty place for an unknown one."""
        pairs = zip(self._blocks, self._layout.rects, strict=True)
        return next((QRect(rect) for block, rect in pairs if block.key == key), QRect())

    def table(self) -> list[tuple[str, str]]:
        """Return the weights as rows of words."""
        return [(block.label, block.shown) for block in self._blocks]

    def sizeHint(self) -> QSize:
        """Return a width at which eight names can be read."""
        return QSize(self._theme.px(WIDTH), self._theme.px(BLOCK_HEIGHT) + 2 * self._theme.px(MARGIN))

    def minimumSizeHint(self) -> QSize:
        """Return the least width at which every block can still be hit."""
        each = self._theme.px(LEAST_WIDTH) + self._theme.px(GAP)
        return QSize(each * max(1, len(self._blocks)) + 2 * self._theme.px(MARGIN), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the blocks, the edge under the mouse and the ring of the chosen block."""
        painter = QPainter(self)
        paint_faces(painter, self._faces, self._type, self._theme.px(RADIUS))
        edges = list(pairwise(self._layout.rects))
        if self._hot_edge is not None and self._hot_edge < len(edges):
            paint_edge(painter, *edges[self._hot_edge], self._theme)
        if self.hasFocus() and not self._ring_waits and self._current:
            paint_ring(painter, self.block_rect(self._current), self._theme)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the new width."""
        super().resizeEvent(event)
        self._lay_out()

    def event(self, event: QEvent) -> bool:
        """Say in a tooltip what the mouse is on: a name may be cut short or left out."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at, edge = self._layout.block_at(event.pos().x()), self._edge_at(event.pos())
            words = self._tip(at, edge) if at is not None or edge is not None else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring, unless a click brought the focus."""
        self._ring_waits = event.reason() == Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    # What the editing half decides

    def _is_settled(self) -> bool:
        """Tell whether to read changes out; not in the middle of a movement."""
        return True

    def _keep_gesture(self) -> None:
        """Look whether what is being done can go on with the new blocks."""

    def _how(self) -> str:
        """Return what a person can do here, in a sentence."""
        return ""

    def _edge_at(self, _point: QPoint) -> int | None:
        """Return the block left of the edge that can be held at a point, or None."""
        return None

    def _tip(self, at: int | None, _edge: int | None) -> str:
        """Return what to say about the block or the edge under the mouse."""
        return self._blocks[at].words if at is not None else ""

    # Its own

    def _index(self) -> int:
        return next((at for at, block in enumerate(self._blocks) if block.key == self._current), 0)

    def _lay_out(self) -> None:
        margin = self._theme.px(MARGIN)
        area = self.rect().adjusted(margin, margin, -margin, -margin)
        shares = [block.share for block in self._blocks]
        self._layout = lay_out(shares, area, gap=self._theme.px(GAP), least=self._theme.px(LEAST_WIDTH))
        self._faces = faces(self._blocks, self._layout.rects, self._theme, self._type)
        self.update()

    def _describe(self) -> None:
        """Put the strip into words: all blocks in the name, the chosen one in the description."""
        self.setAccessibleName(f"{self._name}: {', '.join(block.words for block in self._blocks) or 'none yet'}")
        self.setAccessibleDescription(f"{self._place_in_words()}. {self._how()}".strip() if self._blocks else "")

    def _place_in_words(self) -> str:
        at = self._index()
        return f"{self._blocks[at].words}, {at + 1} of {len(self._blocks)}" if self._blocks else ""

    def _restyle(self) -> None:
        self._type = strip_type(self._theme)
        self._lay_out()
        self.updateGeometry()
