"""After a change of the framework: what waits, what it meant, and one key to confirm it."""

from __future__ import annotations

from prioritiser.edits import drafting
from prioritiser.edits.publishing import publish_framework
from prioritiser.edits.scoring import set_score

AT = "2026-04-02T10:00:00+01:00"


def publish(screen, **fields):
    """Publish a draft in which the first policy is changed."""
    do = screen.context.workspace.do
    if fields:
        do(drafting.draft_entry(screen.round, "criterion", "GP1", fields))
    do(publish_framework(screen.round, note="", at=AT, changed={}))


def changed_after_scoring(screen, **fields):
    publish(screen)
    for case in ("K1", "K2"):
        screen.context.workspace.do(set_score(screen.round, "a1", case, "GP1", level=3))
    screen.page.refresh(None)
    publish(screen, **fields)
    screen.page.open("K1")
    screen.page.faces.view.go_to(screen.page.faces.model.row_of("K1", "GP1"))


def test_a_changed_meaning_is_to_do_again_and_says_why(screen):
    changed_after_scoring(screen, values=[0, 5, 10, 20, 40, 100], anchors=[f"Now {level}" for level in range(6)])
    page = screen.page
    care = page.faces.guide.care
    assert care.isVisible()
    assert "The meaning changed with version 2" in care.words.text()
    assert "Press 3 again to confirm it" in care.words.text()
    assert "3 meant under version 1: “" in care.words.text()
    entry = page.scoring.entries()[0]
    assert entry.done == 0
    assert page.insight()[:2] == ("The framework changed: 2 answers have to be confirmed.", "Show the first")


def test_the_same_key_confirms_and_then_it_counts(screen):
    changed_after_scoring(screen, values=[0, 5, 10, 20, 40, 100])
    assert screen.answer("K1", "GP1").stale
    screen.page.faces.view.setFocus()
    screen.press("3")
    assert not screen.answer("K1", "GP1").stale
    assert screen.answer("K1", "GP1").version == 2
    assert screen.page.scoring.entries()[0].done == 1
    assert screen.page.insight()[0] == "The framework changed: 1 answer has to be confirmed."
    screen.context.workspace.undo()
    assert screen.answer("K1", "GP1").stale


def test_another_level_is_an_answer_too(screen):
    changed_after_scoring(screen, values=[0, 5, 10, 20, 40, 100])
    screen.page.faces.view.setFocus()
    screen.press("1")
    assert (screen.answer("K1", "GP1").level, screen.answer("K1", "GP1").stale) == (1, False)


def test_the_first_that_waits_is_shown_in_either_view(screen):
    changed_after_scoring(screen, values=[0, 5, 10, 20, 40, 100])
    page = screen.page
    page.open("K3")
    page.insight()[2]()
    assert page.scoring.case == "K1"
    assert page.faces.line.criterion == "GP1"
    page.turn_table()
    page.open("C3")
    page.insight()[2]()
    assert page.scoring.criterion == "GP1"
    assert page.faces.line.case == "K1"


def test_changed_words_alone_are_told_and_go_on_counting(screen):
    changed_after_scoring(screen, question="Put otherwise?")
    guide = screen.page.faces.guide
    assert not guide.care.isVisible()
    assert guide.against.isVisible()
    assert guide.against.words.text().startswith("The words changed after this was answered. It still counts.")
    assert not screen.answer("K1", "GP1").stale
    assert not screen.page.insight()[0].startswith("The framework changed")
    screen.page.faces.view.go_to(screen.page.faces.model.row_of("K1", "GP2"))
    assert not guide.against.isVisible()


def test_the_row_says_that_it_is_to_be_confirmed(screen):
    changed_after_scoring(screen, values=[0, 5, 10, 20, 40, 100])
    line = screen.page.faces.line
    assert line.needs_care
    assert "to be confirmed" in line.summary
