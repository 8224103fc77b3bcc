"""The Framework screen by keys and buttons, down to what the file holds."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy

from prioritiser.edits.framework_words import text_scored_against, to_confirm
from tests.ui import walk
from tests.ui.models.framework_rounds import document
from ui.models.framework_words import NO_DRAFT

ALT = Qt.KeyboardModifier.AltModifier
Key = Qt.Key
NEW = ["None of it", "A bit of it", "Some of it", "Much of it", "Most of it", "All of it"]


def test_it_opens_on_the_list_with_the_first_criterion(screen):
    assert screen.focus is screen.page.tree
    assert screen.page.tree.thing == ("criterion", "P1")
    assert screen.page.form.title.text() == "Short P1"


def test_it_tells_the_frame_what_it_shows(screen):
    page = screen.page
    assert [chip.text() for chip in page.chips()] == ["Not published yet"]
    assert ("Ins", "add") in page.hints()
    screen.publish()
    page.desk.change(("criterion", "C1"), {"question": "Otherwise?"})
    version, draft = (chip.text() for chip in page.chips())
    assert version.startswith("Version 1, published ")
    assert draft == "Draft: 1 criterion changed"
    assert page.note.words.text() == "This round has 16 scores against version 1. Changes make version 2."
    assert page.bar.publish.text() == "Publish version 2"


def test_it_tells_what_to_look_at_before_publishing_and_goes_there(screen):
    page = screen.page
    assert page.facts() == "4 criteria · 2 gates"
    page.desk.change(("criterion", "C2"), {"evidence": ""})
    page.desk.change(("gate", "G2"), {"test": ""})
    marked = [row.thing for row in page.rows.rows if row.warnings]
    words, deed, go = page.insight()
    things = sum(len(row.warnings) for row in page.rows.rows)
    assert words == f"{things} things in {len(marked)} lines to look at before publishing."
    assert deed == "Show the next"
    page.choose(("scale", ""))
    seen = []
    for _ in range(len(marked) + 1):
        go()
        seen.append(page.form.thing)
    assert seen == [*marked, marked[0]]


def test_arrows_choose_and_pass_over_headings(screen):
    seen = []
    for _ in range(11):
        seen.append(screen.page.tree.thing[1])
        screen.key(Key.Key_Down)
    assert seen == ["P1", "B", "F", "C1", "C2", "G", "C3", "G1", "G2", "G2", "G2"]
    screen.key(Key.Key_Home)
    assert screen.page.tree.thing == ("scale", "")


def test_a_field_that_is_left_is_a_draft_and_nothing_of_it_holds(screen):
    screen.choose("criterion", "C1")
    screen.write(screen.page.form.criterion.texts["question"], "How much better?")
    assert screen.draft.criteria["C1"].question == "How much better?"
    assert screen.round.criteria["C1"].question == "How far does C1 go?"
    screen.context.workspace.undo()
    assert screen.page.form.criterion.texts["question"].text == "How far does C1 go?"
    assert not screen.round.drafts


def test_choosing_another_keeps_what_was_being_typed(screen):
    screen.choose("criterion", "C1")
    screen.page.to_form()
    screen.focus.selectAll()
    screen.type("Shorter")
    screen.choose("criterion", "C2")
    assert screen.draft.criteria["C1"].short == "Shorter"
    assert screen.page.form.criterion.texts["short"].text == "Short C2"


def test_enter_goes_to_the_form_and_esc_comes_back(screen):
    screen.key(Key.Key_Return)
    assert screen.page.form.isAncestorOf(screen.focus)
    screen.key(Key.Key_Escape)
    assert screen.focus is screen.page.tree


def test_alt_and_arrows_move_within_a_family_and_on_into_the_next(screen):
    screen.choose("criterion", "C1")
    screen.page.tree.setFocus()
    screen.key(Key.Key_Down, ALT)
    assert list(screen.draft.criteria) == ["P1", "C2", "C1", "C3"]
    assert screen.page.tree.thing == ("criterion", "C1")
    screen.key(Key.Key_Down, ALT)
    assert screen.draft.criteria["C1"].parent == "G"
    assert screen.page.rows.row_of(("criterion", "C1")) < screen.page.rows.row_of(("criterion", "C3"))
    assert list(screen.round.criteria) == ["P1", "C1", "C2", "C3"]


def test_ins_adds_beside_and_its_name_is_typed_at_once(screen):
    screen.choose("criterion", "C3")
    screen.page.tree.setFocus()
    screen.key(Key.Key_Insert)
    (fresh,) = set(screen.draft.criteria) - set(screen.round.criteria)
    assert screen.page.tree.thing == ("criterion", fresh)
    assert screen.draft.criteria[fresh].parent == "G"
    assert screen.page.form.isAncestorOf(screen.focus)
    said = " ".join(remark.words.text() for remark in screen.page.form.warnings if remark.isVisible())
    assert "has no anchor for any level" in said


@pytest.mark.parametrize(("part", "table"), [("gate", "gates"), ("lens", "nodes"), ("node", "nodes")])
def test_anything_can_be_added(screen, part, table):
    before = set(getattr(screen.draft, table))
    screen.page.add(part)
    (fresh,) = set(getattr(screen.draft, table)) - before
    assert screen.page.form.thing[1] == fresh
    if part == "node":
        assert screen.draft.nodes[fresh].parent == "A"


def test_del_retires_and_again_keeps(screen):
    screen.choose("criterion", "C2")
    screen.page.tree.setFocus()
    screen.key(Key.Key_Delete)
    assert "C2" not in screen.draft.criteria
    assert screen.page.form.mark.text() == "retired"
    assert screen.page.form.retire.text() == "Keep it"
    assert screen.page.form.criterion.texts["question"].isReadOnly()
    screen.key(Key.Key_Delete)
    assert "C2" in screen.draft.criteria


def test_del_is_a_letter_that_can_be_switched_off(screen):
    screen.context.settings.put("letters", False)
    screen.choose("criterion", "C2")
    screen.page.tree.setFocus()
    screen.key(Key.Key_Delete)
    assert "C2" in screen.draft.criteria


def test_publishing_asks_about_each_change_and_old_answers_keep_their_words(screen):
    screen.publish()
    page = screen.page
    page.desk.change(("criterion", "C1"), {"anchors": NEW, "values": [0, 5, 10, 20, 40, 100]})
    page.desk.change(("criterion", "C2"), {"question": "Put otherwise?"})
    screen.context.actions.run("framework.publish")
    assert page.side.currentWidget() is page.publishing
    assert page.publishing.changed == {"C1": "meaning"}
    page.publishing.go.click()
    assert screen.round.version.number == 1, "it is asked first what the second is"
    assert screen.focus.accessibleName().startswith("What changes for Short C2")
    screen.key(Key.Key_Space)
    assert page.publishing.changed == {"C1": "meaning", "C2": "wording"}
    page.publishing.note.setPlainText("After the pilot")
    page.publishing.go.click()
    held = screen.round
    assert (held.version.number, held.version.note) == (2, "After the pilot")
    assert not held.drafts
    assert to_confirm(held, "a1") == (("K1", "C1"), ("K2", "C1"))
    old = held.answers["K1", "C1", "a1"]
    assert text_scored_against(held, old).anchors[3] == "C1 at much"
    assert page.side.currentWidget() is page.form
    assert screen.focus is page.tree
    screen.context.workspace.undo()
    assert screen.round.version.number == 1
    assert to_confirm(screen.round, "a1") == ()
    assert screen.reopened().drafts


def test_what_is_called_wording_goes_on_counting(screen):
    screen.publish()
    screen.page.desk.change(("criterion", "C1"), {"values": [0, 5, 10, 20, 40, 100]})
    screen.page.ask_publish()
    card = screen.page.publishing.cards[0]
    card.sorts.segment("wording").click()
    assert "go on counting" in card.outcome.text()
    screen.page.publishing.go.click()
    assert to_confirm(screen.round, "a1") == ()


def test_nothing_moves_with_the_first_edit_or_with_warnings(screen):
    page = screen.page
    screen.choose("criterion", "C1")
    form = page.form.criterion

    def places():
        """Return where the fields stand once nothing moves any more."""
        seen = [(), ()]

        def stands():
            shown = (page.tree, *form.anchors.texts, form.worth.curve, form.texts["evidence"])
            seen.append(tuple(each.mapTo(page, each.rect().topLeft()).y() for each in shown))
            return seen[-1] == seen[-2] == seen[-3]

        screen.qtbot.waitUntil(stands)
        return seen[-1]

    before = places()
    page.desk.change(("criterion", "C1"), {"evidence": ""})
    assert page.note.words.text() != NO_DRAFT
    assert page.form.state.text() == "2 things to look at, below the fields."
    assert places() == before
    page.desk.change(("criterion", "C1"), {"values": [0, 50, 40, 60, 80, 100]})
    assert form.worth.straight.isVisible()
    assert places() == before
    form.anchors.worths[1].setText("lots")
    form.anchors.worths[1].keep()
    assert form.wrong.isVisible()
    assert places() == before


def test_publishing_is_said_keeps_what_is_chosen_and_is_off_until_something_changes(screen):
    page, said = screen.page, []
    screen.context.workspace.said.connect(said.append)
    screen.choose("criterion", "C3")
    screen.publish()
    assert [(each.tone, each.title) for each in said] == [("good", "Version 1 of the framework is published.")]
    assert page.tree.thing == page.form.thing == ("criterion", "C3")
    assert not page.bar.publish.isEnabled()
    assert page.bar.publish.toolTip() == "Nothing has changed since version 1."
    assert page.insight()[0] == ""
    page.desk.change(("criterion", "C2"), {"evidence": ""})
    assert page.bar.publish.isEnabled()
    assert page.insight()[0]
    page.desk.retire_or_keep(("criterion", "C1"))
    screen.choose("criterion", "C1")
    page.ask_publish()
    next(card.sorts for card in page.publishing.cards if card.is_open).segment("wording").click()
    page.publishing.go.click()
    assert screen.round.version.number == 2
    assert page.tree.thing == ("criterion", "C2"), "the next one where what was chosen is gone"


def test_tab_goes_down_the_form_of_a_new_criterion(screen):
    screen.page.add("criterion")
    form, order = screen.page.form.criterion, []
    assert screen.focus is form.texts["short"]
    for _ in range(20):
        order.append(screen.focus)
        screen.key(Key.Key_Tab)
    rows = zip(reversed(form.anchors.texts), reversed(form.anchors.worths), strict=True)
    fields = [
        *(form.texts[name] for name in ("short", "name", "question")), form.parent_choice, form.domain, form.kind,
        *(field for row in rows for field in row), form.worth.curve,
    ]  # fmt: skip
    assert order[: len(fields)] == fields


def test_a_name_that_is_only_a_beginning_is_typed_over(screen):
    screen.page.add("criterion")
    screen.key(Key.Key_Tab)
    assert screen.focus.textCursor().selectedText() == "New criterion"
    screen.type("Waits")
    screen.key(Key.Key_Tab)
    assert screen.draft.criteria[screen.page.form.thing[1]].name == "Waits"
    screen.key(Key.Key_Backtab)
    assert screen.focus.textCursor().selectedText() == ""


@pytest.mark.parametrize("field", ["text", "number"])
def test_undo_in_a_field_that_was_left_as_it_is_reaches_the_round(screen, field):
    screen.context.actions.handle(screen.window, "undo", screen.context.workspace.undo)
    screen.page.desk.change(("criterion", "C1"), {"evidence": ""})
    screen.choose("criterion", "C1")
    form = screen.page.form.criterion
    (form.texts["question"] if field == "text" else form.anchors.worths[2]).setFocus()
    screen.type("x")
    screen.key(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert screen.round.drafts, "what was typed is taken back first"
    screen.key(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not screen.round.drafts


def test_the_keys_at_the_foot_are_those_of_the_panel(screen):
    screen.page.show_trial()
    assert screen.page.hints()[0] == ("0–5", "answer")
    screen.page.show_versions()
    assert ("Esc", "back to the form") in screen.page.hints()
    screen.page.ask_publish()
    assert ("← →", "wording or meaning") in screen.page.hints()
    screen.page.to_form()
    assert ("Ins", "add") in screen.page.hints()


def test_trial_answers_are_forgotten_with_another_round(screen):
    screen.page.show_trial()
    screen.type("1")
    screen.page.refresh(None)
    screen.page.show_trial()
    assert screen.page.trying.model.index(0, 1).data() == "4 → 80.0"


def test_a_draft_is_discarded_in_one_step_and_comes_back_with_undo(screen):
    screen.page.desk.change(("criterion", "C1"), {"question": "A"})
    screen.page.desk.change(("criterion", "C2"), {"question": "B"})
    screen.context.actions.run("framework.discard")
    assert not screen.round.drafts
    screen.context.workspace.undo()
    assert len(screen.round.drafts) == 2


def test_try_it_shows_two_cases_and_esc_leaves_it(screen):
    screen.context.actions.run("framework.try")
    assert screen.focus is screen.page.trying.table
    revision = screen.round.revision
    screen.type("5")
    assert screen.round.revision == revision
    screen.key(Key.Key_Escape)
    assert screen.page.side.currentWidget() is screen.page.form


def test_versions_compare_the_draft_with_what_is_in_force(screen):
    screen.publish()
    screen.page.desk.change(("criterion", "C1"), {"question": "Otherwise?"})
    screen.page.bar.versions.click()
    assert screen.page.versions.said.text() == "1 difference"
    assert "Otherwise?" in screen.page.versions.model.stringList()[0]


def test_the_scale_changes_before_scores_and_not_after(open_screen):
    screen = open_screen(document(answers=False))
    screen.choose("scale", "")
    screen.page.form.scale.box.setValue(7)
    assert screen.draft.settings.levels == 7
    screen.choose("criterion", "C1")
    assert len(screen.page.form.criterion.anchors.texts) == 8


def test_the_scale_is_fixed_once_there_are_scores(screen):
    screen.choose("scale", "")
    assert not screen.page.form.scale.box.isEnabled()
    assert "Scores have been given" in screen.page.form.scale.why.text()


def test_a_locked_round_is_only_read(open_screen):
    screen = open_screen(document(stage="locked"))
    page = screen.page
    assert page.note.words.text() == "The framework can be read here."
    assert not page.bar.publish.isEnabled()
    assert not page.bar.add_button.isEnabled()
    assert page.form.criterion.texts["question"].isReadOnly()
    assert not page.form.retire.isEnabled()
    page.add_beside()
    assert page.banner.tone == "problem"
    assert not screen.round.drafts
    page.ask_publish()
    assert page.side.currentWidget() is page.form


def test_an_empty_round_offers_where_to_start(open_screen):
    empty = {**document(answers=False), "nodes": [], "criteria": [], "gates": []}
    screen = open_screen(empty)
    assert screen.page.calm.title.text() == "No framework yet"
    assert screen.page.hints() == []
    screen.page.calm.buttons[0].click()
    assert len(screen.draft.criteria) == 15
    assert screen.page.is_listed


def test_one_can_begin_with_a_lens_of_ones_own(open_screen):
    screen = open_screen({**document(answers=False), "nodes": [], "criteria": [], "gates": []})
    screen.page.calm.buttons[2].click()
    assert [node.parent for node in screen.draft.nodes.values()] == [None]
    assert screen.page.form.isAncestorOf(screen.focus)


def test_a_change_made_elsewhere_is_shown_and_what_is_typed_stays(screen):
    screen.choose("criterion", "C1")
    screen.page.to_form()
    screen.type("x")
    screen.page.desk.change(("criterion", "C1"), {"evidence": "Other evidence"})
    assert screen.page.form.criterion.texts["evidence"].text == "Other evidence"
    assert screen.page.form.criterion.texts["short"].text.startswith("x")


def test_a_criterion_can_be_looked_for(screen):
    screen.page.reveal("criterion", "C3")
    assert screen.page.form.thing == ("criterion", "C3")
    screen.page.reveal("case", "K1")
    assert screen.page.form.thing == ("criterion", "C3")


def test_filling_writes_nothing(screen):
    spy = QSignalSpy(screen.context.workspace.changed)
    for part, key in (("scale", ""), ("node", "F"), ("criterion", "C2"), ("gate", "G1")):
        screen.choose(part, key)
    screen.page.show_versions()
    screen.page.show_trial()
    screen.page.ask_publish()
    screen.page.leave()
    assert spy.count() == 0


@pytest.mark.parametrize("zoom", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("panel", ["list", "form", "publish", "try", "versions"])
def test_everything_can_be_read_named_and_reached(open_screen, theme, zoom, panel):
    theme.set_zoom(zoom)
    screen = open_screen()
    page = screen.page
    page.desk.change(("criterion", "C1"), {"question": "Otherwise?"})
    page.choose(("criterion", "C1"))
    {"list": page.to_list, "form": page.to_form, "publish": page.ask_publish, "try": page.show_trial,
     "versions": page.show_versions}[panel]()  # fmt: skip
    screen.qtbot.waitUntil(lambda: walk.clipped(screen.window) == [])
    assert not walk.unnamed(screen.window)
    if zoom == 1.0:
        assert not walk.small_fonts(screen.window)
        assert not walk.small_targets(screen.window)
        assert not walk.unreached(screen.qtbot, screen.window)
