"""The People screen: what is asked for in it becomes an edit; what the round holds is shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSplitter, QStackedWidget, QTableView, QVBoxLayout, QWidget

from prioritiser.edits import panel
from prioritiser.edits.interests import declare, has_declared
from prioritiser.model.base import AssessorId
from prioritiser.model.edit import Edit
from prioritiser.model.round import Round
from ui.models.answers import name_of
from ui.models.interest_words import HEADINGS, register_of
from ui.models.people_table import NAMES, PeopleTable
from ui.models.plain_table import PlainTable
from ui.models.ranking_copy import as_html, as_tabs
from ui.page import Context, Page
from ui.pages.people.groups_card import GroupsCard
from ui.pages.people.person_panel import PersonPanel
from ui.pages.people.table_view import PeopleView
from ui.widgets.calm import Calm
from ui.widgets.chip import Chip
from ui.widgets.kit import Spacing, button, has_focus_inside
from ui.widgets.segmented import Segmented
from ui.widgets.wrap_row import WrapRow
from ui.workspace import Changed, Notice

SIDE = 380
NARROW = 860  # design pixels
NOBODY = "Nobody is on the panel yet"
EMPTY = "Add an assessor, then type over the name, the role and the group."


class PeoplePage(Page):
    """Who judges: assessors, groups and panels, their roles, and what they declared."""

    name = "people"
    title = "People"
    help_text = (
        "Here stands who judges: type over a name, a role or a stakeholder group, press Insert for another assessor "
        "and Delete to take one out. Write a role rather than a name if the name is not needed.\n\n"
        "Interests are declared before scores can be entered. Each has a kind and what follows from it: a person who "
        "does not score the case, or whose scores on it do not count, is left out of its value, and the right side "
        "says what that changes. The register lists everything for the minutes; copy it into a paper."
    )

    def __init__(self, context: Context) -> None:
        """Lay out the panel, its right side and the register."""
        super().__init__(context)
        theme = context.theme
        self.table = PeopleTable(self)
        self.view = PeopleView(theme, self.table, self._groups)
        self.person, self.groups = PersonPanel(theme), GroupsCard(theme)
        self.register_table = PlainTable(HEADINGS, self)
        self.register = QTableView()
        self.face = Segmented(theme, (("panel", "Panel"), ("register", "Register of interests")), name="Show")
        self.add = button("Add an assessor", self.add_person, "primary", tip="Insert")
        self.copy = button("Copy the register", self.copy_register)
        self.empty = Calm(theme)
        self._chips = [Chip("", theme=theme, parent=self) for _ in range(2)]
        for chip in self._chips:
            chip.hide()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        spacing = Spacing(self.theme, self)
        self.bar = WrapRow(self.theme)
        self.bar.add(self.face)
        self.bar.add(self.copy, right=True)
        self.bar.add(self.add, right=True)
        left, right = QWidget(), QWidget()
        column, side = QVBoxLayout(left), QVBoxLayout(right)
        for part in (self.empty, self.view):
            column.addWidget(part)
        side.addWidget(self.person)
        side.addWidget(self.groups)
        side.addStretch(1)
        right.setObjectName("scrolled")
        self.side = QScrollArea()
        self.side.setWidgetResizable(True)
        self.side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.side.setWidget(right)
        for layout in (column, side):
            spacing.keep(layout)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.side)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setSizes([1000, self.theme.px(SIDE)])
        _lay_out_register(self.register, self.register_table)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.splitter)
        self.stack.addWidget(self.register)
        inside = QVBoxLayout()
        spacing.keep(inside, (14, 12, 14, 12))
        inside.addWidget(self.bar)
        inside.addWidget(self.stack, 1)
        self.body.addLayout(inside)

    def _connect(self) -> None:
        self.face.chosen.connect(self.show_face)
        self.view.chosen.connect(lambda _person: self._show_person())
        self.view.add_asked.connect(self.add_person)
        self.view.withdraw_asked.connect(self._withdraw)
        self.table.edited.connect(self._edit)
        self.person.none_declared.connect(self._declare_none)
        self.person.interest_wanted.connect(self._put_interest)
        self.person.interest_removed.connect(self._remove_interest)
        self.groups.added.connect(lambda name: self._do(lambda held: panel.add_group(held, name)[0]))
        self.groups.renamed.connect(lambda key, name: self._do(partial(_renamed, key=key, name=name)))
        self.groups.withdrawn.connect(lambda key: self._do(lambda held: panel.withdraw_group(held, key)))
        self.context.actions.handle(self, "people.add", self.add_person)
        self.context.actions.handle(self, "people.register", self.copy_register)
        self.theme.changed.connect(self._size)
        self._size()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the sides one below the other where it is narrow."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        narrow = self.width() < self.theme.px(NARROW)
        self.splitter.setOrientation(Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal)

    def _size(self) -> None:
        px = self.theme.px
        self._turn()
        self.side.setMinimumWidth(min(px(SIDE), self.side.widget().minimumSizeHint().width() + px(16)))
        self.register.verticalHeader().setDefaultSectionSize(px(28))
        for column, width in enumerate((110, 190, 250, 140, 140, 300)):
            self.register.setColumnWidth(column, px(width))

    # What the frame asks

    def chips(self) -> list[QWidget]:
        """Return how many there are and how many have declared."""
        return list(self._chips)

    def hints(self) -> list[tuple[str, str]]:
        """Return the keys of the panel."""
        return [("↑ ↓", "move"), ("F2", "edit"), ("Insert", "add an assessor"), ("Delete", "take out")]

    def facts(self) -> str:
        """Return how many are on the panel."""
        return self._chips[0].text()

    def insight(self) -> tuple[str, str, Callable[[], None] | None]:
        """Return who has not declared yet."""
        held = self.context.workspace.round
        waiting = _waiting(held) if held is not None else 0
        if not waiting:
            return "", "", None
        return f"{waiting} of {len(held.assessors) if held else 0} have not declared yet", "", None

    def first_focus(self) -> QWidget:
        """Return the panel, or what adds to it."""
        if self.table.rowCount():
            return self.view
        return self.empty.buttons[0] if self.empty.buttons else self.face

    def panes(self) -> list[QWidget]:
        """Return the panel, the interests, the groups."""
        return [self.view, self.person.case, self.groups.name] if self.face.current == "panel" else [self.register]

    def reveal(self, kind: str, key: str) -> None:
        """Show an assessor that was looked for."""
        if kind == "assessor":
            self.view.choose(key)

    # Showing

    def refresh(self, change: Changed | None) -> None:  # noqa: ARG002 - a panel is small, so all of it is shown anew
        """Show the panel as it is now, the cursor where it was."""
        held = self.context.workspace.round
        here, column = self.view.current, max(0, self.view.currentIndex().column())
        self.table.load(held, can_change=self.can_change)
        self.register_table.load([entry.cells for entry in register_of(held)] if held is not None else [])
        self.groups.load(held, can_change=self.can_change)
        self.view.choose(here, column)
        if not self.view.current and self.table.rowCount():
            self.view.setCurrentIndex(self.table.index(0, 0))
        self.empty.setVisible(not self.table.rowCount())
        if self.empty.title.text() != NOBODY or bool(self.empty.buttons) != self.can_change:
            self.empty.say(NOBODY, EMPTY, [("Add an assessor", self.add_person)] if self.can_change else [])
        self.view.setVisible(bool(self.table.rowCount()))
        self.add.setEnabled(self.can_change)
        self._count(held)
        self._show_person()

    @property
    def can_change(self) -> bool:
        """Return whether the panel can be changed now."""
        held = self.context.workspace.round
        return self.context.workspace.can_change and held is not None and held.settings.stage != "locked"

    def _count(self, held: Round | None) -> None:
        people = len(held.assessors) if held is not None else 0
        waiting = _waiting(held) if held is not None else 0
        self._chips[0].setText(f"{people} assessor{'' if people == 1 else 's'}")
        self._chips[1].setText(f"{people - waiting} of {people} have declared")
        self.hints_changed.emit()

    def _show_person(self) -> None:
        self.person.setVisible(bool(self.view.current))
        self.person.show_person(self.context.workspace.round, self.view.current, can_change=self.can_change)

    def show_face(self, key: str) -> None:
        """Show the panel or the register."""
        self.face.set_current(key)
        self.stack.setCurrentWidget(self.splitter if key == "panel" else self.register)

    def _groups(self) -> list[str]:
        held = self.context.workspace.round
        return [group.name for group in held.groups.values()] if held is not None else []

    # Changing

    def _do(self, make: Callable[[Round], Edit]) -> bool:
        """Make an edit of the round as it is; a refusal is said in place."""
        held = self.context.workspace.round
        if held is None:
            return False
        was_in_table = has_focus_inside(self.view)
        done = self.attempt(lambda: self.context.workspace.do(make(held), initiator=self))
        self.refresh(None)
        if was_in_table:
            self.view.setFocus()  # the editor that had the keys is gone, and they must not go to an answer
        return done

    def add_person(self) -> None:
        """Add an assessor and begin to type the name."""
        if not self.can_change:
            return
        self.show_face("panel")
        before = {self.table.at(row).id for row in range(self.table.rowCount())}  # type: ignore[union-attr]
        if self._do(lambda held: panel.add_assessor(held, {"name": _next_name(held)})[0]):
            held = self.context.workspace.round
            new = next((key for key in held.assessors if key not in before), "") if held is not None else ""
            self.view.choose(new)
            self.view.setFocus()
            self.view.edit(self.table.index(self.table.row_of(new), NAMES.index("name")))

    def _edit(self, assessor: str, name: str, value: object) -> None:
        if name == "group":
            self._do(lambda held: panel.put_in_group(held, assessor, str(value)))
        else:
            self._do(lambda held: panel.set_assessor(held, assessor, {name: value}))

    def _withdraw(self, assessor: str) -> None:
        held = self.context.workspace.round
        if held is None or not self.can_change:
            return
        name, row = name_of(held, AssessorId(assessor)), self.table.row_of(assessor)
        if self._do(lambda held: panel.withdraw_assessor(held, assessor)):
            self.view.choose_row(min(row, self.table.rowCount() - 1))
            self.context.workspace.said.emit(Notice("info", f"{name} was taken out. Ctrl Z brings them back."))

    def _declare_none(self) -> None:
        self._do(lambda held: declare(held, AssessorId(self.view.current)))

    def _put_interest(self, fields: dict[str, str]) -> None:
        self._do(lambda held: panel.set_interest(held, self.view.current, **fields))

    def _remove_interest(self, case: str) -> None:
        self._do(lambda held: panel.withdraw_interest(held, self.view.current, case))

    def copy_register(self) -> None:
        """Put the register on the clipboard as a table."""
        table = self.register_table.table()
        data = QMimeData()
        data.setText(as_tabs(table))
        data.setHtml(as_html(table, "Register of interests"))
        QGuiApplication.clipboard().setMimeData(data)
        self.context.workspace.said.emit(Notice("good", f"Copied the register: {len(table) - 1} lines with headings."))


def _lay_out_register(register: QTableView, table: PlainTable) -> None:
    register.setModel(table)
    register.setProperty("role", "card")
    register.setAccessibleName("Register of interests")
    register.setTabKeyNavigation(False)
    register.setWordWrap(False)
    register.verticalHeader().hide()
    register.horizontalHeader().setStretchLastSection(True)
    register.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def _waiting(held: Round) -> int:
    """Return how many have not declared."""
    return sum(not has_declared(held, assessor) for assessor in held.assessors)


def _next_name(held: Round) -> str:
    """Return a name to type over that nobody has."""
    taken = {each.name for each in held.assessors.values()}
    return next(name for at in range(1, len(taken) + 2) if (name := f"Assessor {at}") not in taken)


def _renamed(held: Round, *, key: str, name: str) -> Edit:
    return panel.rename_group(held, key, name)
