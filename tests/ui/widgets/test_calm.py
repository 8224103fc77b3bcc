from __future__ import annotations

from ui.widgets.calm import Calm


def test_it_says_what_is_so_and_offers_what_to_do(qtbot, theme):
    calm = Calm(theme)
    qtbot.addWidget(calm)
    done = []
    calm.say(
        "Scoring is open", "Totals are hidden.", [("Close", lambda: done.append(1)), ("Show", list)], (0.5, "Half")
    )
    calm.resize(700, 500)
    calm.show()
    assert calm.first_focus().text() == "Close"
    assert calm.first_focus().property("role") == "primary"
    calm.first_focus().click()
    assert done == [1]
    assert calm.bar.fraction == 0.5
    assert calm.count.text() == "Half"


def test_without_deeds_it_only_speaks(qtbot, theme):
    calm = Calm(theme)
    qtbot.addWidget(calm)
    calm.say("There are no cases yet", "")
    assert calm.first_focus() is calm
    assert calm.text.isHidden()
    assert calm.bar.isHidden()
