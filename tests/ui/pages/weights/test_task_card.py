from __future__ import annotations

from PySide6.QtCore import Qt


def test_the_card_says_where_it_is_and_goes_on(screen):
    card = screen.page.task
    assert (card.place.text(), card.title.text()) == ("Step 1 of 5 · 2 lenses", "Lenses")
    assert not card.back.isEnabled()
    assert not card.next.isVisible()
    screen.key(Qt.Key.Key_Return)
    screen.give("50")
    assert card.next.text() == "Next step: Guiding policies"
    screen.click(card.next)
    assert card.title.text() == "Guiding policies"
    assert screen.focus is card.lifts.list
    screen.click(card.back)
    assert card.title.text() == "Lenses"
    screen.step("money")
    assert not card.on.isEnabled()


def test_each_way_has_its_task(screen):
    card = screen.page.task
    for way, task in (
        ("swing", card.lifts), ("points", card.lifts), ("order", card.lifts), ("pairwise", card.pairs),
        ("bestworst", card.ends),
    ):  # fmt: skip
        screen.way(way)
        assert card.task is task
        assert task.isVisible()
        assert card.accessibleName().startswith("Lenses.")
