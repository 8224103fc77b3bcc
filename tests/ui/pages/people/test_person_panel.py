from __future__ import annotations

from tests.ui.pages.people.conftest import Opener, Screen
from tests.ui.rounds import small_document
from ui.models.interest_effect_words import HIDDEN
from ui.pages.people.person_panel import EMPTY


def with_interest(stage: str) -> dict[str, object]:
    answers = [
        {"assessor": who, "case": "K1", "criterion": criterion, "level": level}
        for who, level in (("a1", 5), ("a2", 1))
        for criterion in ("C1", "C2")
    ]
    interests = [
        {"assessor": "a1", "kind": "none"},
        {"assessor": "a1", "case": "K1", "kind": "financial", "handling": "score_not_counted"},
    ]
    return {**small_document(stage=stage), "answers": answers, "interests": interests}


def test_what_an_interest_changes_is_said_once_scoring_is_closed(open_screen: Opener) -> None:
    screen = open_screen(with_interest("closed"))
    effect = screen.page.person.cards[0].effect.text()
    assert effect.startswith("2 scores on this case do not count. With them the case has value 60.0")
    assert "without them value 20.0" in effect


def test_nothing_of_it_is_said_before(open_screen: Opener) -> None:
    screen = open_screen(with_interest("scoring"))
    assert screen.page.person.cards[0].effect.text().endswith(HIDDEN)


def test_scores_without_a_declaration_are_said(open_screen: Opener) -> None:
    screen = open_screen({**with_interest("scoring"), "interests": []})
    assert "Scores were entered without it" in screen.page.person.state.text()


def test_nobody_chosen(screen: Screen) -> None:
    screen.page.person.show_person(screen.round, "", can_change=True)
    assert screen.page.person.state.text() == EMPTY
    assert not screen.page.person.adding.isVisible()


def test_cases_with_an_interest_are_not_offered_again(screen: Screen) -> None:
    person = screen.page.person
    person.case.setCurrentIndex(person.case.findData("K1"))
    person.add.click()
    assert [person.case.itemData(at) for at in range(person.case.count())] == ["K2", "K3"]
