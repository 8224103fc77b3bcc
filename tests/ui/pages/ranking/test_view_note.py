from __future__ import annotations

from ui.pages.ranking.view_note import ViewNote


def test_it_says_something_with_what_can_be_done(qtbot, theme):
    note = ViewNote(theme)
    qtbot.addWidget(note)
    assert note.isHidden()
    done = []
    note.say("Sorted by value.", [("Back", lambda: done.append(1))])
    assert not note.isHidden()
    assert note.accessibleName() == "Sorted by value."
    note.buttons[0].click()
    assert done == [1]
    kept = note.buttons[0]
    note.say("Sorted by value.", [("Back", lambda: done.append(2))])
    assert note.buttons[0] is kept, "the same words keep their buttons, and the focus in them"
    note.say("")
    assert note.isHidden()
    assert note.buttons == []
