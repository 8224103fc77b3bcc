"""What publishing would change, in words, and what it asks."""

from __future__ import annotations

from pathlib import Path

from prioritiser.edits import drafting
from tests.ui.models.framework_rounds import document, held, published
from ui.models.framework_publishing import changes_of, publishing_of


def entry(key: str, **fields: object):
    return lambda held: drafting.draft_entry(held, "criterion", key, fields)


def test_each_thing_says_its_changes_and_only_scored_text_is_asked_about(tmp_path: Path) -> None:
    now = held(
        None, published,
        entry("C1", question="Otherwise?", evidence="More."),
        entry("C2", values=[0, 5, 10, 20, 40, 100]),
        entry("C3", kind="measure", unit="£", anchors=[], points=[[0, 0], [1, 100]]),
        lambda held: drafting.draft_retire(held, "gate", "G2"),
        folder=tmp_path,
    )  # fmt: skip
    changes = {each.id: each for each in changes_of(now)}
    assert [changes[key].sort for key in ("C1", "C2", "C3", "G2")] == [None, "meaning", "meaning", None]
    assert [changes[key].asked for key in ("C1", "C2", "C3", "G2")] == [True, True, True, False]
    assert [changes[key].may_be_wording for key in ("C1", "C2", "C3")] == [True, True, False]
    assert len(changes["C1"].sentences) == 2
    publishing = publishing_of(now)
    assert publishing.button == "Publish version 2"
    assert publishing.faults == ()
    assert "Version 1, published 2 April 2026" in publishing.lead


def test_nothing_is_asked_before_anything_was_scored_or_published(tmp_path: Path) -> None:
    change = entry("C1", question="Otherwise?")
    assert [each.asked for each in changes_of(held(document(answers=False), change, folder=tmp_path / "a"))] == [False]
    assert [each.asked for each in changes_of(held(document(), change, folder=tmp_path / "b"))] == [True]


def test_what_there_is_to_look_at_is_counted_by_lines(tmp_path: Path) -> None:
    before = publishing_of(held(folder=tmp_path / "a"))
    after = publishing_of(held(None, entry("P1", evidence="", question=""), folder=tmp_path / "b"))
    assert len(after.cautions) == len(before.cautions) + 2
    assert after.lines == before.lines + 1
    assert after.look == f"{after.lines} lines to look at"


def test_the_first_version_fixes_what_is_there(tmp_path: Path) -> None:
    publishing = publishing_of(held(folder=tmp_path))
    assert (publishing.number, publishing.changes, publishing.faults) == (1, (), ())
    assert "4 criteria under 2 lenses" in publishing.lead


def test_nothing_new_cannot_be_published_again(tmp_path: Path) -> None:
    assert publishing_of(held(None, published, folder=tmp_path)).faults == ("Nothing has changed since version 1.",)


def test_what_cannot_stand_is_said(tmp_path: Path) -> None:
    given = document(answers=False)
    wrong = [lambda held, key=key: drafting.draft_retire(held, "criterion", key) for key in ("P1", "C1", "C2", "C3")]
    publishing = publishing_of(held(given, *wrong, folder=tmp_path))
    assert publishing.faults
    assert "Nothing was changed" not in publishing.faults[0]


def test_many_sentences_are_cut_with_a_count(tmp_path: Path) -> None:
    fields = {
        "question": "x", "name": "y", "short": "z", "evidence": "w", "anchors": list("abcdef"),
        "values": [1, 2, 3, 4, 5, 6], "domain": "quality",
    }  # fmt: skip
    change = changes_of(held(None, published, entry("C1", **fields), folder=tmp_path))[0]
    assert len(change.sentences) == 13
    assert change.sentences[-1].startswith("And ")
