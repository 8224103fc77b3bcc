from __future__ import annotations

from prioritiser.model.case_fields import FIELD_GROUPS
from tests.ui.models.case_rounds import document, record
from tests.ui.pages.cases.record_screen import desk_on
from ui.models.case_record import NO_PATIENTS, Section, sections_of
from ui.pages.cases.record_form import SectionForm
from ui.pages.cases.record_parts import parts_of

GROUPS = {group.id: group for group in FIELD_GROUPS}


def form(screen, theme, group):
    made = SectionForm(theme, screen.desk, GROUPS[group], parts_of(theme, screen.desk, GROUPS[group]))
    screen.show(made)
    sections = {section.id: section for section in sections_of(screen.round, screen.case)}
    made.fill(sections[group])
    return made


def test_what_needs_a_look_is_said_above_the_fields(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        made = form(screen, theme, "geography")
        assert [remark.words.text() for remark in made.remarks if remark.isVisible()] == [
            "The shares of places add up to 40%, not to 100%.",
        ]  # fmt: skip
        made.fill(Section("geography", "Geography", 5, 5))
        assert not any(remark.isVisible() for remark in made.remarks)


def test_free_text_is_warned_of_patients_data_and_figures_are_not(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        case, ownership = form(screen, theme, "case"), SectionForm(theme, screen.desk, GROUPS["ownership"], [])
        assert case.notice.isVisible()
        assert case.notice.text() == NO_PATIENTS
        screen.show(ownership)
        assert not ownership.notice.isVisible()


def test_a_half_typed_field_is_kept_or_forgotten(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        made = form(screen, theme, "identity")
        title = next(part for part in made.parts if part.field.name == "title")
        title.line.setText("Wards at home")
        made.keep()
        assert screen.case.title == "Wards at home"
        title.line.setText("Half")
        made.forget()
        made.fill(None)
        assert title.line.text() == "Wards at home"


def test_long_forms_scroll_and_show_the_field_that_has_the_keys(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path, document(record())) as screen:
        made = form(screen, theme, "identity")
        screen.window.resize(800, 300)
        made.first_focus().setFocus()
        last = made.parts[-1].first_focus()
        for _ in range(40):
            if screen.focus is last:
                break
            screen.focus.nextInFocusChain()
            made.focusNextChild()
        assert screen.focus is last
        top = last.mapTo(made.viewport(), last.rect().topLeft()).y()
        assert 0 <= top < made.viewport().height()
