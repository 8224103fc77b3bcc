"""The tour's own parts: what pictures are called, the sheet of them, and the rounds that are shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from prioritiser.edits.document import edit_of
from prioritiser.model.base import AssessorId
from prioritiser.model.round import Round
from prioritiser.session import view
from tests.tour import rounds
from tests.tour.__main__ import LOOKS, WAYS, Way, name_of, write_index
from tests.tour.scenes import SCENES


@pytest.mark.parametrize(
    ("way", "name"),
    [
        (Way("usual", ()), "ranking-dark-1366x768.png"),
        (Way("scaled", (), scale="1.5"), "ranking-dark-1366x768-scale-150.png"),
        (Way("zoomed", (), zoom=2.0), "ranking-dark-1366x768-zoom-200.png"),
    ],
)
def test_the_name_says_scene_look_size_and_enlargement(way: Way, name: str) -> None:
    assert name_of("ranking", "dark", (1366, 768), way) == name


def test_no_two_pictures_have_one_name() -> None:
    names = [
        name_of(scene.__name__, look, size, way)
        for scene in SCENES
        for way in WAYS
        for size in way.sizes
        for look in way.looks
    ]
    assert len(names) == len(set(names))


def test_every_look_and_both_usual_sizes_are_shown() -> None:
    usual = WAYS[0]
    assert usual.looks == LOOKS == ("light", "dark", "contrast")
    assert usual.sizes == ((1366, 768), (1920, 1080))
    assert {"1.5"} <= {way.scale for way in WAYS}
    assert {2.0} <= {way.zoom for way in WAYS}


def test_the_sheet_shows_each_picture_once_under_its_scene(tmp_path: Path) -> None:
    for name in ("ranking-light-1366x768.png", "ranking-locked-light-1366x768.png"):
        (tmp_path / name).touch()
    write_index(tmp_path)
    sheet = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert sheet.count("<img") == 2
    assert sheet.index("<h2>ranking</h2>") < sheet.index("ranking-light-1366x768.png")
    assert sheet.index("<h2>ranking-locked</h2>") < sheet.index("ranking-locked-light-1366x768.png")


@pytest.mark.parametrize("name", rounds.MAKERS)
def test_the_rounds_are_rounds(name: str) -> None:
    edit = edit_of(rounds.MAKERS[name](), Round(), label="New round", fresh=True)
    assert edit.changes


def test_a_framework_is_published_and_is_to_change(tmp_path: Path) -> None:
    held = view(rounds.make(tmp_path, "drafted")).round
    assert held.version is not None
    assert (held.version.number, held.version.note) == (1, "As the board approved it in May.")
    assert {draft.part for draft in held.drafts.values()} == {"criterion"}
    assert len(held.drafts) == len(rounds.LATER["drafted"]) - 1
    assert held.answers


def test_the_assessor_of_the_tour_is_half_way() -> None:
    document = rounds.scoring()
    mine = [answer for answer in document["answers"] if answer["assessor"] == AssessorId(rounds.ME)]
    assert rounds.HALF_WAY <= len({answer["case"] for answer in mine}) <= rounds.HALF_WAY + 1
    assert len(mine) < len(document["cases"]) * len(document["criteria"]) / 2


def test_some_cases_of_the_patchy_round_have_gaps() -> None:
    document = rounds.patchy()
    lacking = {case["id"] for case in document["cases"]} - {
        answer["case"] for answer in document["answers"] if answer["criterion"] == "C3"
    }
    assert len(lacking) >= len(document["cases"]) / 3
