"""Answers as text for people: sentences and short tables, no codes of ours, nothing left out that matters."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from prioritiser.exchange.plain import text_of
from tests.prioritiser import runs, small
from tests.prioritiser.runs import apply, new, ok, run


@pytest.fixture
def round_(tmp_path: Path) -> Path:
    return new(tmp_path / "small.round", small.document())


def shown(*arguments: object) -> str:
    ran = run(*arguments)
    assert ran.code == 0, ran.err
    return ran.out


def test_a_ranking_is_a_table_with_what_is_missing_below(round_: Path) -> None:
    cell = {"case": "K2", "criterion": "C1", "outcome": "no_evidence"}
    apply(
        round_, {"agreed": [cell], "cases": [{"id": "K3", "lane": "mandated"}], "settings": {"rank_provisional": False}}
    )
    text = shown("rank", round_)
    lines = text.splitlines()
    assert lines[0] == "Small round, by value, the framework's own weights, not agreed"
    assert lines[2].split("  ")[0] == "Rank"
    assert "Not ranked yet:" in lines
    assert "  K2  No score yet on Health gain." in lines
    assert "Mandated, costed and not ranked:" in lines
    assert any(line.startswith("  K3  £") for line in lines)


def test_provisional_ties_savings_and_agreed_weights_are_marked(round_: Path) -> None:
    apply(round_, {
        "agreed": [{"case": "K2", "criterion": "C1", "outcome": "no_evidence"}],
        "weights": [{"assessor": None, "swings": {"A": 1, "B": 1}}],
        "settings": {"rank_provisional": True},
        "cases": [{"id": f"T{at}", "title": "Twin"} for at in (1, 2)],
        "answers": [{"assessor": "a1", "case": f"T{at}", "criterion": c, "level": 5} for at in (1, 2)
                    for c in ("GP1", "C1", "C2")],
    })  # fmt: skip
    text = shown("rank", round_)
    assert "agreed weights" in text.splitlines()[0]
    assert text.count("1=") == 2
    assert "* provisional" in text
    assert "−£" in text


@pytest.mark.parametrize(
    ("by", "words"), [("value", "by value,"), ("vfm", "by value for money,"), ("hand", "by hand,")]
)
def test_the_order_is_said_in_words(round_: Path, by: str, words: str) -> None:
    assert words in shown("rank", round_, "--by", by).splitlines()[0]


def test_a_funded_list_says_what_it_costs_and_what_it_breaks(round_: Path) -> None:
    apply(round_, {"rules": [{"kind": "excludes", "cases": ["K1", "K2"]}, {"kind": "min_savings", "amount": 1e9}],
                   "decisions": [{"case": "K4", "accepted": True}]})  # fmt: skip
    text = shown("fund", round_)
    assert "Stops accepted (1): K4" in text
    assert "2026/27 recurrent: " in text
    assert "of £700,000" in text
    assert "Not kept: " in text
    apply(round_, {"budgets": [{"year": "2026/27", "kind": "recurrent", "withdrawn": True}]})
    without = shown("fund", round_)
    assert "Funded (0): nothing" in without
    assert "There is no budget yet" in without


def test_an_explanation_is_words_then_points(round_: Path) -> None:
    first = ok("rank", round_)["results"][0]["case"]
    text = shown("explain", round_, first)
    assert "Point by point" in text
    alone = new(round_.with_name("alone.round"), {**small.document(), "cases": [small.case(1)], "answers": [
        {"assessor": "a1", "case": "K1", "criterion": c, "level": 3} for c in ("GP1", "C1", "C2")
    ]})  # fmt: skip
    assert "Point by point:" in shown("explain", alone, "K1")


def test_a_merge_says_what_came_what_clashes_and_what_was_left_out(round_: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(round_, tmp_path / "copy.round"))
    cell = {"assessor": "a1", "case": "K1", "criterion": "C1"}
    apply(round_, {"answers": [{**cell, "level": 0}], "cases": [{"id": "K1", "title": "x"}]})
    apply(copy, {"answers": [{**cell, "level": 5}], "cases": [{"id": "K1", "title": "y"}]})
    (tmp_path / "text.round").write_text("Dear all")
    text = shown("merge", round_, copy, tmp_path / "text.round")
    assert "In conflict: case K1, criterion C1, a1" in text
    assert "In conflict: case K1, title" in text
    assert "Left out: text.round: " in text


def test_late_changes_are_named(round_: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(round_, tmp_path / "copy.round"))
    apply(copy, {"cases": [{"id": "K1", "title": "Late"}]})
    apply(round_, {"settings": {"stage": "locked"}})
    assert "Late, after the lock: case K1" in shown("merge", round_, copy)


def test_history_points_verify_and_done(round_: Path) -> None:
    apply(round_, {"title": "Two"}, "--reason", "Because")
    history = shown("history", round_)
    assert history.splitlines()[-1].endswith("Because")
    assert "Apply changes" in history
    assert shown("points", round_) == "There are no restore points yet.\n"
    verified = shown("verify", round_)
    assert "The record holds: " in verified
    head = ok("verify", round_)["head"]
    assert f"Code: {head}" in verified
    assert "The code is that of today." in shown("verify", round_, "--head", head)
    assert shown("undo", round_).startswith("Undone: Apply changes (")
    out = round_.with_name("e.csv")
    assert shown("export", round_, out) == f"Written to e.csv: {out}\n"


def test_an_unverified_code_is_an_error_in_text_too(round_: Path) -> None:
    ran = run("verify", round_, "--head", "beef")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("NotVerified: small.round: The code is neither")


def test_what_has_no_form_of_its_own_is_shown_as_it_is() -> None:
    assert text_of({"a": 1}) == "{'a': 1}"


def test_points_are_listed_with_their_codes(round_: Path) -> None:
    runs.ok("export", round_, round_.with_name("board.xlsx"))
    (point,) = ok("points", round_)["points"]
    assert point["code"] in shown("points", round_)
    assert point["name"] in shown("points", round_)


def test_weights_are_shares_and_say_what_clashes(tmp_path: Path) -> None:
    clashing = {
        "method": "pairwise",
        "ids": ["Health", "Access", "Cost"],
        "matrix": [[1, 3, 1 / 5], [1 / 3, 1, 2], [5, 0.5, 1]],
    }
    lines = shown("weights", runs.written(tmp_path / "w.json", clashing)).splitlines()
    assert [line.split()[0] for line in lines[:3]] == ["Health", "Access", "Cost"]
    assert lines[4].startswith("Consistency ratio 1.")
    assert lines[4].endswith(", above 0.10: look at them again.")
    assert "Clashes with the others: Health against Access" in lines
    plain = shown("weights", runs.written(tmp_path / "w.json", {"method": "roc", "order": ["a", "b"]}))
    assert plain.splitlines() == ["a  75.00%", "b  25.00%"]
