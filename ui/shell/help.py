"""Help for a screen, and what this program is."""

from __future__ import annotations

from html import escape
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from prioritiser import __version__
from ui.models.help_topics import TOPICS
from ui.page import Context
from ui.theme import Theme
from ui.widgets.keys import KeyCap

WIDTH: Final = 560
HEIGHT: Final = 460
ABOUT: Final = (
    "Prioritiser ranks competing health investments openly, with every score, weight and decision on the record.",
    "It works without a network. Nothing leaves this computer except the files you save.",
    "Updates come from your IT team.",
    "Free to use and change under the MIT licence. The typeface Inter and the Fluent icons have free licences too.",
)


class HelpDialog(QDialog):
    """A few plain sentences about a screen or an idea, and the keys of that screen."""

    def __init__(self, title: str, text: str, context: Context, window: QWidget) -> None:
        """Show the text; the keys are those of the actions of the same group."""
        super().__init__(window)
        self._context = context
        theme = context.theme
        self.setWindowTitle(f"Help: {title}" if title else "Help")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(theme.px(16),) * 4)
        layout.setSpacing(theme.px(12))
        self.text = QLabel(_rich(text or _known(title)))
        self.text.setTextFormat(Qt.TextFormat.RichText)
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        content = QWidget()
        content.setObjectName("scrolled")
        inner = QVBoxLayout(content)
        inner.setContentsMargins(*(theme.px(10),) * 4)
        inner.setSpacing(theme.px(8))
        inner.addWidget(_headline(title))
        inner.addWidget(self.text)
        self.keys = _Keys(theme, self._keys_of(title))
        inner.addWidget(self.keys)
        self.keys.setVisible(bool(self.keys.pairs))
        inner.addStretch(1)
        self.scroller = QScrollArea()
        self.scroller.setWidgetResizable(True)
        self.scroller.setWidget(content)
        self.scroller.setAccessibleName(f"Help: {title}")
        self.scroller.setAccessibleDescription(text or _known(title))
        layout.addWidget(self.scroller, 1)
        layout.addLayout(self._buttons())
        self.resize(theme.px(WIDTH), theme.px(HEIGHT))

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.shortcuts = QPushButton("All keyboard shortcuts")
        self.shortcuts.clicked.connect(self._show_shortcuts)
        self.close_button = QPushButton("Close")
        self.close_button.setProperty("role", "primary")
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        row.addWidget(self.shortcuts)
        row.addStretch(1)
        row.addWidget(self.close_button)
        return row

    def _show_shortcuts(self) -> None:
        self.accept()
        self._context.actions.run("shortcuts")

    def _keys_of(self, title: str) -> list[tuple[str, str]]:
        specs = self._context.actions.specs.values()
        return [(spec.shown_keys, spec.text) for spec in specs if spec.group == title and spec.shown_keys]


class _Keys(QFrame):
    """Keys with what they do, line by line."""

    def __init__(self, theme: Theme, pairs: list[tuple[str, str]]) -> None:
        super().__init__()
        self.pairs = tuple(pairs)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.px(4), 0, 0)
        layout.setSpacing(theme.px(4))
        layout.addWidget(_headline("Keys here", "card"))
        for keys, words in pairs:
            line = QHBoxLayout()
            label = QLabel(words)
            label.setWordWrap(True)
            line.addWidget(label, 1)
            line.addWidget(KeyCap(keys, theme), 0, Qt.AlignmentFlag.AlignRight)
            layout.addLayout(line)


class AboutDialog(QDialog):
    """Which version this is, and what it promises."""

    def __init__(self, context: Context, window: QWidget) -> None:
        """Show name, version and a few sentences."""
        super().__init__(window)
        theme = context.theme
        self.setWindowTitle("About Prioritiser")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(theme.px(20),) * 4)
        layout.setSpacing(theme.px(10))
        layout.addWidget(_headline("Prioritiser", "page"))
        self.version = QLabel(f"Version {__version__}")
        self.version.setProperty("role", "muted")
        self.version.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addWidget(self.version)
        for sentence in ABOUT:
            label = QLabel(sentence)
            label.setWordWrap(True)
            layout.addWidget(label)
        close = QPushButton("Close")
        close.setProperty("role", "primary")
        close.setDefault(True)
        close.setAccessibleDescription(f"Prioritiser, version {__version__}. {' '.join(ABOUT)}")
        close.clicked.connect(self.accept)
        layout.addStretch(1)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        width = theme.px(440)
        self.setFixedSize(width, layout.totalHeightForWidth(width))


def _headline(words: str, role: str = "section") -> QLabel:
    label = QLabel(words)
    label.setProperty("role", role)
    return label


def _known(title: str) -> str:
    """Return the text for a screen that has none of its own."""
    return next((topic.text for topic in TOPICS if topic.title == title), "There is no help for this screen yet.")


def _rich(text: str) -> str:
    """Return paragraphs with some room between them; the words stand as they are."""
    parts = (" ".join(part.split()) for part in text.split("\n\n"))
    escaped = (escape(part, quote=False) for part in parts if part)
    return "".join(f'<p style="margin-top: 0px; margin-bottom: 8px">{part}</p>' for part in escaped)
