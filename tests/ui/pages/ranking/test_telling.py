from __future__ import annotations

from tests.ui.models.ranking_rounds import parts


def test_broken_rules_come_before_everything_else(open_screen):
    screen = open_screen(rules=[{"kind": "requires", "case": "K1", "needs": "K5"}])
    words, deed, slot = screen.page.insight()
    assert words == "Hypertension case finding needs Perinatal mental health, which is not on the list."
    assert (deed, slot) == ("", None)


def test_flat_criteria_are_told_when_there_is_nothing_else(open_screen):
    same = [{**each, "level": 3 if each["criterion"] == "F1" else each["level"]} for each in parts()["answers"]]
    screen = open_screen(answers=same, budgets=[])
    assert screen.page.insight()[0].startswith("Cost makes no difference this round")


def test_nothing_is_compared_while_weights_are_tried(open_screen):
    screen = open_screen(budgets=[{"year": "2026/27", "kind": "recurrent", "amount": 5_900_000}])
    assert screen.page.insight()[1] == "Compare"
    screen.page.strip.typed.emit("P1", 0.39)
    assert screen.page.insight()[1] == ""


def test_chips_stay_the_same_widgets(screen):
    chips = screen.page.chips()
    assert screen.page.chips() == chips
    assert chips[1].toolTip() == "Recurrent money of 2026/27, all investments and reshapes"
