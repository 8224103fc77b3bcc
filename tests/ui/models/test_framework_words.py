"""What is said of versions, of the draft, and of whom a change concerns."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from prioritiser.edits import drafting
from prioritiser.edits.publishing import publish_framework
from prioritiser.model.framework import Version
from prioritiser.model.round import AGREED_SET
from prioritiser.model.weight import WeightSet
from tests.ui.models.framework_rounds import document, held, published
from ui.models import framework_words as words


def change(key: str = "C1", **fields: object):
    return lambda held: drafting.draft_entry(held, "criterion", key, fields)


def test_before_the_first_version_nothing_is_published(tmp_path: Path) -> None:
    now = held(folder=tmp_path)
    assert words.version_words(now) == "Not published yet"
    assert words.draft_words(now) == ""
    assert words.coming_number(now) == 1


def test_a_version_says_its_number_and_day(tmp_path: Path) -> None:
    now = held(None, published, folder=tmp_path)
    assert words.version_words(now) == "Version 1, published 2 April 2026"
    assert words.version_name(Version(id="v", number=2, at="2026-05-03T00:00:00", note="After the pilot")) == (
        "Version 2, 3 May 2026: After the pilot"
    )
    assert words.version_name(Version(id="v", number=2)) == "Version 2"


def test_there_is_something_to_publish_until_a_version_holds_it(tmp_path: Path) -> None:
    assert words.why_nothing_new(held(folder=tmp_path / "a")) == ""
    assert words.why_nothing_new(held(None, published, folder=tmp_path / "b")) == "Nothing has changed since version 1."
    assert words.why_nothing_new(held(None, published, change(question="x"), folder=tmp_path / "c")) == ""


def test_a_draft_says_what_it_changes_and_against_what(tmp_path: Path) -> None:
    now = held(
        None, published, change("C1", question="Other?"), change("C2", question="Other?"),
        lambda held: drafting.draft_new(held, "criterion", {"parent": "F", "name": "Fresh"}),
        lambda held: drafting.draft_retire(held, "gate", "G2"),
        folder=tmp_path,
    )  # fmt: skip
    assert words.draft_words(now) == "2 criteria changed, 1 new, 1 gate retired"
    assert words.draft_note(now) == "This round has 16 scores against version 1. Changes make version 2."


def test_scores_without_a_version_keep_their_text_as_the_first(tmp_path: Path) -> None:
    now = held(None, change(question="Other?"), folder=tmp_path)
    assert words.coming_number(now) == 2
    assert words.draft_note(now) == "This round has 16 scores. Changes make version 2."


def test_a_draft_without_scores_holds_nothing_yet(tmp_path: Path) -> None:
    now = held(document(answers=False), lambda held: drafting.draft_levels(held, 4), folder=tmp_path)
    assert "the scale changed" in words.draft_words(now)
    assert words.draft_note(now) == "Nothing of this holds until it is published. Changes make version 1."


def test_an_order_alone_is_said_too(tmp_path: Path) -> None:
    now = held(None, lambda held: drafting.draft_move(held, "gate", "G2", parent=None, place=0), folder=tmp_path)
    assert words.draft_words(now)


def test_the_consequence_names_whose_answers(tmp_path: Path) -> None:
    now = held(None, published, change(values=[0, 1, 2, 3, 4, 100]), folder=tmp_path)
    assert words.consequence(now, "C1", "meaning") == (
        "4 answers by 2 assessors will have to be confirmed, and do not count until then."
    )
    assert words.consequence(now, "C1", "wording").startswith("4 answers by 2 assessors go on counting")
    unscored = held(document(answers=False), folder=tmp_path / "other")
    assert words.consequence(unscored, "C1", "meaning") == "Nobody has answered this yet."


def test_the_size_of_a_framework_in_words(tmp_path: Path) -> None:
    assert words.size_words(held(folder=tmp_path)) == "4 criteria under 2 lenses and 2 families, 2 gates"
    assert words.size_words(held(folder=tmp_path / "b"), short=True) == "4 criteria · 2 gates"


def test_what_a_published_version_means_is_said(tmp_path: Path) -> None:
    def again(now):
        return publish_framework(now, note="", at="2026-05-03T00:00:00+00:00", changed={"C1": "meaning"})

    now = held(None, published, change(question="Otherwise?"), again, folder=tmp_path)
    stale = sum(answer.stale for answer in now.answers.values())
    assert stale > 1
    said = words.holds_words(now, {"C1": "meaning"})
    assert said == f"It holds from now on. {stale} scores wait to be confirmed by whoever gave them."
    agreed = replace(now, weight_sets={AGREED_SET: WeightSet(reason="In the room")})
    assert words.holds_words(agreed, {"C1": "meaning"}).endswith("look at them again.")
    assert words.holds_words(now, {"C1": "wording"}) == "It holds from now on."


def test_things_are_counted_with_their_lines() -> None:
    assert words.things_words([3, 1]) == "4 things in 2 lines"
    assert words.things_words([1]) == "1 thing"
