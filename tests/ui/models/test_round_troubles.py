"""What stands in the way of opening a round, and what is offered."""

from __future__ import annotations

from pathlib import Path

import pytest

from prioritiser.errors import FileError, KnownError, RefusedError
from ui.models import round_troubles
from ui.models.round_troubles import folder_words, missing, trouble_of

PATH = Path("/somewhere/Planning/one.round")


@pytest.mark.parametrize(
    ("fault", "said", "deeds"),
    [
        (FileError("FileNotFound", "x"), "We can’t find it. It was in Planning.", ["look", "forget"]),
        (
            RefusedError("RoundOpen", "x"),
            "This round is open in another window on this computer.",
            ["read", "again"],
        ),
        (FileError("TooNew", "x"), "This round was made by a newer version of Prioritiser.", ["folder", "forget"]),
        (FileError("Damaged", "The file is damaged.", remedy="Keep it."), "The file is damaged.", ["folder", "forget"]),
        (KnownError("NoHome", "No room.", remedy="Make room."), "No room.", ["again"]),
    ],
)
def test_every_fault_has_words_and_a_way_on(fault: KnownError, said: str, deeds: list[str]) -> None:
    trouble = trouble_of(fault, PATH)
    assert trouble.words == said
    assert [deed for deed, _ in trouble.offers] == deeds


def test_what_the_engine_advises_is_said_too() -> None:
    fault = FileError("CutShort", "The file is cut short.", remedy="Keep it as it is.")
    assert trouble_of(fault, PATH).spoken == "The file is cut short. Keep it as it is."


def test_a_folder_is_said_by_its_name() -> None:
    assert folder_words(PATH) == "Planning"
    assert folder_words(Path.home() / "one.round") == "your home folder"
    assert folder_words(Path("/one.round")) == "/"


def test_a_missing_file_offers_to_look_for_it() -> None:
    assert missing(PATH).offers == (round_troubles.LOOK, round_troubles.FORGET)
