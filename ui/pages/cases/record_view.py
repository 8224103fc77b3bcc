"""The record of one case: its sections on the left, the form of one of them on the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from prioritiser.model.base import CaseId
from ui.models.case_record import Section, groups_of, sections_of, standing_of
from ui.page import Context
from ui.pages.cases.record_desk import RecordDesk
from ui.pages.cases.record_form import SectionForm
from ui.pages.cases.record_layout import RecordLayout
from ui.pages.cases.record_parts import parts_of
from ui.widgets.kit import has_focus_inside
from ui.workspace import Changed


class RecordView(RecordLayout):
    """Everything that is said of a case, one section at a time. Each field is an edit of its own."""

    closed = Signal()
    wants_case = Signal(str)  # another case is shown: its id

    def __init__(self, context: Context) -> None:
        """Lay out head, sections and forms; nothing is shown before a case is."""
        super().__init__(context.theme)
        self._context = context
        self.desk = RecordDesk(context, self)
        self.forms: dict[str, SectionForm] = {}
        self._section = "identity"
        self._order: tuple[str, ...] = ()
        self._place = ("", "")
        self._seen: tuple[object, str | None] = (None, None)
        self._connect()

    def _connect(self) -> None:
        self.header.back_asked.connect(self.close_record)
        self.header.step_asked.connect(self.step_case)
        self.contents.turned.connect(self.show_section)
        self.contents.onward.connect(self.to_form)
        self.chooser.activated.connect(lambda at: self.show_section(str(self.chooser.itemData(at))))
        self.desk.written.connect(lambda: self.refresh(None))
        self._context.workspace.closing.connect(self.leave)
        self._context.workspace.closed.connect(self.empty)
        steps: tuple[tuple[str, Callable[[], None]], ...] = (
            ("Ctrl+PgDown", lambda: self.step_section(1)), ("Ctrl+PgUp", lambda: self.step_section(-1)),
        )  # fmt: skip
        for keys, slot in steps:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)
        actions = self._context.actions
        actions.handle(self, "score.next", lambda: self.step_case(1))
        actions.handle(self, "score.previous", lambda: self.step_case(-1))

    # What is shown

    @property
    def case_id(self) -> str | None:
        """Return the id of the open case, or None before the first."""
        return self.desk.case_id

    @property
    def section(self) -> str:
        """Return the id of the section that is shown."""
        return self._section

    @property
    def form(self) -> SectionForm | None:
        """Return the form that is shown."""
        return self.forms.get(self._section)

    def set_order(self, cases: Sequence[str]) -> None:
        """Say in which order previous and next go; without it that of the round."""
        self._order = tuple(cases)
        if self.desk.case is not None:
            self._show_head()

    def show_case(self, case: str) -> None:
        """Show the record of a case; what is half typed in another one is kept first."""
        if (self.desk.held.uuid, case) != self._place:
            self.leave()
            self.desk.case_id = CaseId(case)
            self._place = self.desk.place
            for form in self.forms.values():
                form.forget()
        self.refresh(None)

    def show_section(self, section: str) -> None:
        """Show one section of the open case."""
        if section != self._section and self.form is not None:
            self.form.keep()
        self._section = section
        self._seen = (None, None)
        self.refresh(None)

    def refresh(self, change: Changed | None) -> None:
        """Show the case as it is now; a field that is being typed in keeps what is half typed."""
        del change
        held, case = self.desk.held, self.desk.case
        if self._seen[0] is held and self._seen[1] == self.desk.case_id:
            return
        self._seen = (held, self.desk.case_id)
        self.calm.setVisible(case is None)
        self.body.setVisible(case is not None)
        self.header.setVisible(case is not None)
        if case is None:
            said = "It was withdrawn. Undo brings it back."
            self.calm.say("This case is no longer in the round", said, [("Back to the list", self.close_record)])
            return
        sections = sections_of(held, case)
        if self._section not in {section.id for section in sections}:
            self._section = sections[0].id
        self._show_head()
        self._show_contents(sections)
        for form in self._form_shown(sections):
            form.fill(next(section for section in sections if section.id == self._section))

    def _show_head(self) -> None:
        held, case = self.desk.held, self.desk.case
        if case is None:
            return
        order = self._cases()
        self.header.show_case(held, case, order.index(case.id) if case.id in order else 0, len(order))
        standing = standing_of(held, case)
        for at, remark in enumerate(self.remarks):
            remark.say(*(standing[at] if at < len(standing) else ("", "")))

    def _show_contents(self, sections: Sequence[Section]) -> None:
        self.contents.sections.show_sections(sections)
        self.contents.select(self._section)
        if [section.id for section in sections] != [self.chooser.itemData(at) for at in range(self.chooser.count())]:
            self.chooser.clear()
            for section in sections:
                self.chooser.addItem(section.label, section.id)
        self.chooser.setCurrentIndex(self.chooser.findData(self._section))
        self.fit()

    def _form_shown(self, sections: Sequence[Section]) -> list[SectionForm]:
        """Return the form of the section that is shown, made the first time."""
        case = self.desk.case
        if case is None or self._section not in {section.id for section in sections}:
            return []
        group = next(group for group in groups_of(case) if group.id == self._section)
        form = self.forms.get(group.id)
        if form is None or form.group != group:
            if form is not None:
                self.stack.removeWidget(form)
                form.deleteLater()
            form = SectionForm(self._theme, self.desk, group, parts_of(self._theme, self.desk, group))
            self.forms[group.id] = form
            self.stack.addWidget(form)
        self.stack.setCurrentWidget(form)
        return [form]

    # Moving

    def _cases(self) -> tuple[str, ...]:
        held = self.desk.held.cases
        listed = tuple(case for case in self._order if case in held)
        return listed if self.desk.case_id in listed else tuple(held)

    def step_case(self, by: int) -> None:
        """Show the next case, or the one before."""
        order = self._cases()
        at = order.index(self.desk.case_id) + by if self.desk.case_id in order else -1
        if 0 <= at < len(order):
            inside = self.form is not None and has_focus_inside(self.form)
            self.show_case(order[at])
            if inside:
                self.to_form()
            self.wants_case.emit(order[at])

    def step_section(self, by: int) -> None:
        """Show the next section, or the one before, and go to its first field if one was being filled in."""
        sections = self.contents.sections.sections
        at = self.contents.sections.row_of(self._section) + by
        if 0 <= at < len(sections):
            inside = self.form is not None and has_focus_inside(self.form)
            self.show_section(sections[at].id)
            if inside:
                self.to_form()

    def to_form(self) -> None:
        """Give the keys to the first field."""
        if self.form is not None:
            self.form.first_focus().setFocus(Qt.FocusReason.TabFocusReason)

    def close_record(self) -> None:
        """Keep what is half typed and go back to the list."""
        self.leave()
        self.closed.emit()

    def leave(self) -> None:
        """Keep what is half typed: the round is about to be closed or something else shown."""
        if self.form is not None and self.desk.case is not None:
            self.form.keep()

    def empty(self) -> None:
        """Let go of the case: its round is closed, and nothing in a form may reach another one."""
        self.desk.case_id = None
        self._place, self._seen = ("", ""), (None, None)
        for form in self.forms.values():
            form.forget()
            form.fill(None)

    # What the frame asks

    def first_focus(self) -> QWidget:
        """Return where the keys go: the sections."""
        if self.desk.case is None:
            return self.calm.first_focus()
        return self.chooser if self.is_narrow else self.contents

    def panes(self) -> list[QWidget]:
        """Return sections, form and head."""
        if self.desk.case is None:
            return [self.calm.first_focus()]
        form = self.form
        return [self.first_focus(), *([form.first_focus()] if form is not None else []), self.header.back]

    def hints(self) -> list[tuple[str, str]]:
        """Return the keys that matter here."""
        return [("Ctrl PgUp PgDn", "section"), ("Ctrl Enter", "next case"), ("Esc", "list")]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_record()
            return
        super().keyPressEvent(event)
