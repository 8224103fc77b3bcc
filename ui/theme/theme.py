"""Theme: the one object that says how everything looks now, and tells when that changes."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QByteArray, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from ui.assets import icon_svg
from ui.theme.marks import register_marks
from ui.theme.painting import render
from ui.theme.palette import make_palette
from ui.theme.ring import FocusRing
from ui.theme.sheet import make_sheet
from ui.theme.tokens import TABLES
from ui.theme.typeface import SIZES, load_typeface, make_font

MODES: Final = ("system", *TABLES)
LEAST_ZOOM: Final = 0.8
MOST_ZOOM: Final = 2.0
# Windows scales by these most often; a screen's own ratio comes on top.
ICON_RATIOS: Final = (1.0, 1.5)


def system_look(app: QApplication) -> str:
    """Return the look that the person has chosen for the whole computer."""
    hints = app.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return "contrast"
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"


class Theme(QObject):
    """Colours, sizes, type and icons at the present look and zoom."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        """Load the typeface, and follow the system's look until a mode is set."""
        super().__init__(app)
        self._app = app
        self._mode = "system"
        self._name = ""
        self._zoom = 1.0
        self._colors: dict[str, QColor] = {}
        self._fonts: dict[tuple[str, int], QFont] = {}
        self._icons: dict[tuple[str, str, int, str, str], QIcon] = {}
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}
        self._drawings: dict[str, QSvgRenderer] = {}
        load_typeface()
        register_marks()
        app.setStyle("Fusion")
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow_system)
        self._apply()
        self.ring = FocusRing(self, app)

    @property
    def mode(self) -> str:
        """What was asked for: "system", "light", "dark" or "contrast"."""
        return self._mode

    @property
    def name(self) -> str:
        """What is shown: "light", "dark" or "contrast"."""
        return self._name

    @property
    def zoom(self) -> float:
        """How large everything is; 1 is the size of the design."""
        return self._zoom

    def set_mode(self, mode: str) -> None:
        """Show a look, or follow the system; raise ValueError for an unknown mode."""
        if mode not in MODES:
            raise ValueError(f"no look is called {mode!r}")
        if mode != self._mode:
            self._mode = mode
            self._tell_platform()
            self._apply()

    def set_zoom(self, zoom: float) -> None:
        """Make everything larger or smaller, between 80 % and 200 %."""
        zoom = min(max(zoom, LEAST_ZOOM), MOST_ZOOM)
        if zoom != self._zoom:
            self._zoom = zoom
            self._apply()

    def color(self, token: str) -> QColor:
        """Return the colour of a token; raise KeyError for an unknown one."""
        return QColor(self._colors[token])

    def px(self, n: float) -> int:
        """Return `n` design pixels at the present zoom; what is above zero stays visible."""
        return max(1, round(n * self._zoom)) if n > 0 else round(n * self._zoom)

    def font(self, role: str = "body", weight: int = 400) -> QFont:
        """Return the type of a role: caption, body, card, section, page or greeting."""
        key = (role, weight)
        if key not in self._fonts:
            self._fonts[key] = make_font(self.px(SIZES[role][0]), weight)
        return QFont(self._fonts[key])

    def line(self, role: str = "body") -> int:
        """Return the height of a line of a role."""
        return self.px(SIZES[role][1])

    def icon(
        self,
        name: str,
        token: str = "text2",  # noqa: S107 - a token is the name of a colour
        size: int = 20,
        *,
        on: str = "",
        on_token: str = "accent",  # noqa: S107 - a token is the name of a colour
    ) -> QIcon:
        """Return the icon `name` in a colour, with `on` in `on_token` for the checked state if that is given."""
        key = (name, token, size, on, on_token if on else "")
        if key not in self._icons:
            icon = QIcon()
            self._add_pictures(icon, QIcon.State.Off, name, token, size)
            if on:
                self._add_pictures(icon, QIcon.State.On, on, on_token, size)
            self._icons[key] = icon
        return self._icons[key]

    def pixmap(
        self,
        name: str,
        token: str = "text2",  # noqa: S107 - a token is the name of a colour
        size: int = 20,
        ratio: float = 1.0,
    ) -> QPixmap:
        """Return the icon `name` as a picture `size` design pixels square, sharp at `ratio` dots to a pixel."""
        key = (name, token, size, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = render(self._drawing(name), self._colors[token], self.px(size), ratio)
        return QPixmap(self._pixmaps[key])

    def _drawing(self, name: str) -> QSvgRenderer:
        if name not in self._drawings:
            self._drawings[name] = QSvgRenderer(QByteArray(icon_svg(name).encode()))
        return self._drawings[name]

    def _add_pictures(self, icon: QIcon, state: QIcon.State, name: str, token: str, size: int) -> None:
        for ratio in sorted({*ICON_RATIOS, self._app.devicePixelRatio()}):
            picture = self.pixmap(name, token, size, ratio)
            for mode in (QIcon.Mode.Normal, QIcon.Mode.Active, QIcon.Mode.Selected):
                icon.addPixmap(picture, mode, state)
            icon.addPixmap(self.pixmap(name, "disabled", size, ratio), QIcon.Mode.Disabled, state)

    def _follow_system(self) -> None:
        if self._mode == "system" and self._wanted() != self._name:
            self._apply()

    def _wanted(self) -> str:
        """Return the look that the mode means now."""
        if self._mode != "system":
            return self._mode
        return system_look(self._app)

    def _tell_platform(self) -> None:
        """Have the window's own frame drawn to match."""
        if self._mode == "system":
            self._app.styleHints().unsetColorScheme()
        else:
            scheme = Qt.ColorScheme.Light if self._mode == "light" else Qt.ColorScheme.Dark
            self._app.styleHints().setColorScheme(scheme)

    def _apply(self) -> None:
        self._name = self._wanted()
        table = TABLES[self._name]
        self._colors = {token: QColor(value) for token, value in table.items()}
        self._fonts.clear()
        self._icons.clear()
        self._pixmaps.clear()
        # The palette first: a style sheet that is already there keeps the colours it once resolved.
        self._app.setPalette(make_palette(table))
        self._app.setFont(self.font())
        self._app.setStyleSheet(make_sheet(self._name, table, self.px))
        self.changed.emit()
