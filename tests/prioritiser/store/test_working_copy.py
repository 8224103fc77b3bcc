"""The private copy: one for each path, found again however the file was reached."""

from __future__ import annotations

from pathlib import Path

import pytest

from prioritiser.errors import FileError
from prioritiser.store.working_copy import WorkingCopy, canonical, folder_of, home, rounds_at
from tests.prioritiser import small


def test_home_is_where_it_was_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRIORITISER_HOME", str(tmp_path / "here"))
    assert home() == tmp_path / "here"
    monkeypatch.delenv("PRIORITISER_HOME")
    assert "Prioritiser" in str(home())


def test_a_link_leads_to_the_same_working_copy(tmp_path: Path) -> None:
    small.make(tmp_path / "s.round").close()
    (tmp_path / "link.round").symlink_to(tmp_path / "s.round")
    assert canonical(tmp_path / "link.round") == canonical(tmp_path / "s.round")
    assert list(rounds_at(tmp_path / "link.round")) == list(rounds_at(tmp_path / "s.round"))


def test_the_same_round_at_another_path_has_its_own(tmp_path: Path) -> None:
    assert folder_of(tmp_path / "a", "u") != folder_of(tmp_path / "b", "u")
    assert list(rounds_at(tmp_path / "nothing")) == []


def test_a_home_that_cannot_be_made_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("x")
    monkeypatch.setenv("PRIORITISER_HOME", str(tmp_path / "file"))
    with pytest.raises(FileError) as fault:
        WorkingCopy.open(tmp_path / "s.round", "u")
    assert fault.value.code == "NoHome"
    assert "PRIORITISER_HOME" in fault.value.remedy


def test_facts_are_remembered_and_the_chain_stays(tmp_path: Path) -> None:
    copy = WorkingCopy.open(tmp_path / "s.round", "u")
    copy.remember({"base": "x"})
    chain = copy.own_chain()
    copy.close()
    again = WorkingCopy.open(tmp_path / "s.round", "u")
    assert again.local()["base"] == "x"
    assert again.own_chain() == chain
    again.close()
