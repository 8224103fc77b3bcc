from __future__ import annotations

from pathlib import Path

from prioritiser.session import Session
from tests.ui.rounds import make_round, make_sample, small_document
from ui.models.last_year import copy_words, could_be_carried


def test_what_was_not_funded_can_be_carried_in_the_order_of_the_list(tmp_path: Path) -> None:
    session = Session.open(make_sample(tmp_path / "s.round"))
    held = session.round
    found = could_be_carried(held)
    assert "the agreed weights, which are to be agreed anew, of" in copy_words(held, 0)
    session.close()
    ranks = [int(each.fared.split()[1].rstrip(",")) for each in found if each.fared.startswith("rank")]
    assert ranks == sorted(ranks)
    said = {each.case: each.fared.split(", ")[-1] for each in found}
    assert (said["K28"], said["K23"]) == ("not accepted", "not funded")
    assert ranks
    assert "K35" not in {each.case for each in found}  # a stop that was accepted
    assert any(each.fared == "not ranked" for each in found)


def test_without_scores_every_case_can_be_carried(tmp_path: Path) -> None:
    session = Session.open(make_round(tmp_path / "r.round", small_document()))
    assert [each.case for each in could_be_carried(session.round)] == ["K1", "K2", "K3"]
    assert "3 cases without last year's figures and findings" in copy_words(session.round, 3)
    assert "begins with no cases" in copy_words(session.round, 0)
    session.close()
