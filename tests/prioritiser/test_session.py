"""The one door: commit, undo, redo, publish, reopen, receive; and what is refused."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
from pathlib import Path

import pytest

from prioritiser.edits.document import edit_of
from prioritiser.edits.scoring import set_score
from prioritiser.errors import FileError, InputError, RefusedError
from prioritiser.exchange.open_format import document_text
from prioritiser.model.edit import Change, Edit, Key
from prioritiser.model.round import Round
from prioritiser.session import Session
from prioritiser.store import untrusted
from prioritiser.store.ledger import Ledger
from prioritiser.store.working_copy import home
from tests.prioritiser import small

CELL = ("K1", "GP1", "a1")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "s.round"


@pytest.fixture
def session(path: Path) -> Session:
    return small.make(path)


def text_of(session: Session) -> str:
    return document_text(session.round)


def test_a_new_round_is_published_whole_and_reopens_identical(session: Session, path: Path) -> None:
    before = text_of(session)
    session.close()
    again = Session.open(path)
    assert text_of(again) == before
    assert again.is_published
    assert again.round.revision == session.round.revision
    assert not list(path.parent.glob("~$*"))


def test_a_new_round_refuses_a_file_that_is_there(path: Path) -> None:
    path.write_text("mine")
    with pytest.raises(FileError) as fault:
        small.make(path)
    assert fault.value.code == "FileExists"
    assert path.read_text() == "mine"


def test_a_new_round_refuses_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileError) as fault:
        small.make(tmp_path / "nowhere" / "s.round")
    assert fault.value.code == "NoFolder"


def test_two_rounds_from_one_document_are_two_rounds(tmp_path: Path) -> None:
    one, two = small.make(tmp_path / "1.round"), small.make(tmp_path / "2.round")
    assert one.round.uuid != two.round.uuid


def test_a_committed_score_is_there_without_publishing(session: Session, path: Path) -> None:
    published = path.read_bytes()
    small.score(session, "K1", "GP1", "a1", 5, "better")
    session.close()
    assert path.read_bytes() == published
    again = Session.open(path)
    assert again.round.answers[CELL].level == 5
    assert again.round.answers[CELL].reason == "better"
    assert not again.is_published


def test_what_a_commit_builds_is_what_a_reopening_builds(session: Session, path: Path) -> None:
    small.change(
        session,
        cases=[
            {"id": "K2", "title": "Other", "money": [{"year": "2026/27", "amount": 5}]},
            {"id": "K9", "title": "New"},
        ],
        settings={"rank_provisional": True},
        decisions=[{"case": "K4", "accepted": True, "reason": "agreed"}],
        weights=[{"assessor": None, "swings": {"GP1": 3}, "reason": "so"}],
    )
    small.score(session, "K9", "C1", "a2", 3)
    small.change(session, cases=[{"id": "K3", "withdrawn": True}])
    before = session.round
    session.close()
    after = Session.open(path).round
    assert after == before
    assert list(after.cases) == ["K1", "K2", "K4", "K9"]


def test_an_edit_without_changes_writes_nothing(session: Session) -> None:
    revision = session.round.revision
    level = session.round.answers[CELL].level
    session.commit(set_score(session.round, "a1", "K1", "GP1", level=level))
    assert session.round.revision == revision


def test_undo_and_redo_walk_back_and_forth(session: Session) -> None:
    states = [text_of(session)]
    for level in (0, 1, 2):
        small.score(session, "K1", "GP1", "a1", level, f"because {level}")
        states.append(text_of(session))
    for state in reversed(states[:-1]):
        session.undo()
        assert text_of(session) == state
    for state in states[1:]:
        session.redo()
        assert text_of(session) == state
    with pytest.raises(RefusedError) as fault:
        session.redo()
    assert (fault.value.code, fault.value.remedy) == ("NothingToRedo", "Undo a change first. Nothing was changed.")


def test_the_making_of_the_round_cannot_be_undone(session: Session) -> None:
    with pytest.raises(RefusedError) as fault:
        session.undo()
    assert (fault.value.code, fault.value.remedy) == (
        "NothingToUndo",
        "Make a change in this copy first. Nothing was changed.",
    )


def test_undo_never_shortens_the_history(session: Session) -> None:
    small.score(session, "K1", "GP1", "a1", 5)
    events = session.round.revision
    session.undo()
    assert session.round.revision > events


@pytest.mark.parametrize(
    "lists",
    [
        {"cases": [{"id": "K1", "title": "T", "people": 7, "fields": {"board": None, "x": [1, 2]}}]},
        {"cases": [{"id": "K1", "money": []}]},
        {"cases": [{"id": "K1", "money": [{"year": "2027/28", "amount": 1}, {"year": "2027/28", "amount": 2}]}]},
        {"cases": [{"id": "K1", "gates": [{"gate": "G1", "result": "fail", "reason": "no"}]}]},
        {"cases": [{"id": "K9", "title": "New", "gates": [{"gate": "G1", "result": "pass", "owner": "x"}]}]},
        {"cases": [{"id": "K1", "withdrawn": True}]},
        {
            "assessors": [{"id": "a9", "name": "New"}],
            "answers": [{"assessor": "a9", "case": "K1", "criterion": "C1", "level": 2}],
        },
        {"title": "Other", "settings": {"order": "hand", "by_hand": ["K2", "K1"]}},
        {"weights": [{"assessor": None, "swings": {"A": 1}, "reason": "r"}, {"assessor": "a1", "swings": {"C1": 9}}]},
        {"agreed": [{"case": "K1", "criterion": "C1", "level": 2, "reason": "x", "views": ["y"]}]},
        {"interests": [{"assessor": "a1", "case": "K1", "kind": "personal", "handling": "recused", "note": "n"}]},
        {"rules": [{"kind": "must", "case": "K1"}], "budgets": [{"year": "2026/27", "kind": "recurrent", "amount": 1}]},
        {"criteria": [{"id": "C3", "parent": "B"}], "nodes": [{"id": "B", "swing": 1}]},
        {"answers": [{"assessor": "a1", "case": "K1", "criterion": "C1", "level": None}]},
    ],
)
def test_every_kind_of_edit_is_undone_and_redone_exactly(
    session: Session, path: Path, lists: dict[str, object]
) -> None:
    before = text_of(session)
    small.change(session, reason="why", **lists)
    after = text_of(session)
    assert after != before
    session.undo()
    assert text_of(session) == before
    session.close()
    again = Session.open(path)
    assert text_of(again) == before
    again.redo()
    assert text_of(again) == after
    again.undo()
    assert text_of(again) == before


def test_undo_is_refused_when_the_key_has_moved_on(session: Session, path: Path, tmp_path: Path) -> None:
    small.score(session, "K1", "GP1", "a1", 5)
    session.publish()
    other = shutil.copy(path, tmp_path / "other.round")
    elsewhere = Session.open(Path(other))
    small.score(elsewhere, "K1", "GP1", "a1", 0)
    session.receive(elsewhere.ledger.chains(), source="other.round")
    session.undo()  # leaves out what was brought in
    assert session.round.answers[CELL].level == 5
    session.redo()
    assert session.round.answers[CELL].level == 0
    session.undo()
    session.undo()
    assert session.round.answers[CELL].level == small.document()["answers"][0]["level"]  # type: ignore[index]


def test_undo_says_what_moved_on(session: Session, path: Path, tmp_path: Path) -> None:
    small.score(session, "K1", "GP1", "a1", 5)
    session.publish()
    elsewhere = Session.open(Path(shutil.copy(path, tmp_path / "other.round")))
    small.score(elsewhere, "K1", "GP1", "a1", 0)
    session.receive(elsewhere.ledger.chains(), source="x", receipt=False)
    with pytest.raises(RefusedError) as fault:
        session.undo()
    assert fault.value.code == "MovedOn"
    assert "K1 / GP1 / a1" in fault.value.message


def test_another_replica_has_nothing_of_ours_to_undo(session: Session, path: Path, tmp_path: Path) -> None:
    small.score(session, "K1", "GP1", "a1", 5)
    session.publish()
    elsewhere = Session.open(Path(shutil.copy(path, tmp_path / "other.round")))
    with pytest.raises(RefusedError):
        elsewhere.undo()


def test_picking_settles_a_conflict_and_undoing_the_pick_brings_it_back(
    session: Session, path: Path, tmp_path: Path
) -> None:
    elsewhere = Session.open(Path(shutil.copy(path, tmp_path / "other.round")))
    small.score(session, "K1", "GP1", "a1", 5, "ours")
    small.score(elsewhere, "K1", "GP1", "a1", 1, "theirs")
    session.receive(elsewhere.ledger.chains(), source="other.round")
    assert session.round.answers[CELL].conflict
    assert session.round.answers[CELL].amount is None
    (conflict, reasons) = session.round.conflicts
    assert reasons.field == "reason"
    assert {(rival.value["level"], rival.reason) for rival in conflict.rivals} == {(5, "ours"), (1, "theirs")}  # type: ignore[index]
    before = text_of(session)
    small.score(session, "K1", "GP1", "a1", 5, "agreed to keep 5")
    assert not session.round.conflicts
    assert session.round.answers[CELL].level == 5
    session.undo()
    assert text_of(session) == before


def test_a_failing_write_changes_nothing_in_memory(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    before, revision = text_of(session), session.round.revision

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(session._copy, "append", full)
    with pytest.raises(OSError, match="No space"):
        small.score(session, "K1", "GP1", "a1", 5)
    assert (text_of(session), session.round.revision) == (before, revision)
    monkeypatch.undo()
    small.score(session, "K1", "GP1", "a1", 5)
    assert session.round.answers[CELL].level == 5


def test_one_window_at_a_time(session: Session, path: Path) -> None:
    with pytest.raises(RefusedError) as fault:
        Session.open(path)
    assert fault.value.code == "RoundOpen"
    session.close()
    Session.open(path).close()


def test_publishing_brings_in_what_others_put_there(session: Session, path: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(path, tmp_path / "theirs.round"))
    elsewhere = Session.open(copy)
    small.score(elsewhere, "K2", "GP1", "a1", 0)
    elsewhere.publish()
    shutil.copy(copy, path)
    small.score(session, "K1", "GP1", "a1", 5)
    session.publish()
    assert session.round.answers[CELL].level == 5
    assert session.round.answers["K2", "GP1", "a1"].level == 0
    assert any("made elsewhere" in note for note in session.notes)
    session.close()
    assert len(Session.open(path).round.answers) == len(session.round.answers)


def test_an_older_file_coming_back_loses_nothing(session: Session, path: Path) -> None:
    old = path.read_bytes()
    small.score(session, "K1", "GP1", "a1", 5)
    session.publish()
    session.close()
    path.write_bytes(old)
    again = Session.open(path)
    assert again.round.answers[CELL].level == 5
    assert not again.is_published
    again.publish()
    assert any(len(chain.events) for chain in untrusted.read_round(path).chains)
    assert again.is_published


def test_an_empty_file_is_written_again_from_the_copy_kept_here(session: Session, path: Path) -> None:
    before = text_of(session)
    session.close()
    path.write_bytes(b"")
    again = Session.open(path)
    assert text_of(again) == before
    assert again.notes
    again.publish()
    again.close()
    assert path.stat().st_size > 0


def test_a_damaged_file_is_refused_and_left_alone(session: Session, path: Path) -> None:
    session.close()
    data = path.read_bytes()[:-512]
    path.write_bytes(data)
    with pytest.raises(FileError):
        Session.open(path)
    assert path.read_bytes() == data


def test_another_round_at_the_path_keeps_ours(session: Session, path: Path, tmp_path: Path) -> None:
    other = small.make(tmp_path / "other.round")
    small.score(session, "K1", "GP1", "a1", 5)
    shutil.copy(tmp_path / "other.round", path)
    with pytest.raises(FileError) as fault:
        session.publish()
    assert fault.value.code == "AnotherRound"
    session.close()
    assert Session.open(path).round.uuid == other.round.uuid


def test_a_folder_that_cannot_be_written_keeps_the_change_here(
    session: Session, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published = path.read_bytes()
    small.score(session, "K1", "GP1", "a1", 5)

    def denied(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", denied)
        with pytest.raises(FileError) as fault:
            session.publish()
    assert fault.value.code == "NotPublished"
    assert path.read_bytes() == published
    assert not list(path.parent.glob("~$*"))
    session.publish()
    assert session.is_published


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_opens(session: Session, path: Path) -> None:
    session.close()
    path.parent.chmod(stat.S_IRUSR | stat.S_IXUSR)
    assert Session.open(path).round.title == "Small round"


def test_a_lost_working_copy_is_rebuilt_from_the_file(session: Session, path: Path) -> None:
    before = text_of(session)
    session.close()
    shutil.rmtree(home())
    again = Session.open(path)
    assert text_of(again) == before
    assert again.is_published


def test_a_damaged_working_copy_is_said_and_kept(session: Session, path: Path) -> None:
    session.close()
    working = next(home().glob("rounds/*/working.db"))
    data = bytearray(working.read_bytes())
    at = data.index(b'"level"')
    data[at + 9] ^= 1
    working.write_bytes(data)
    with pytest.raises(FileError) as fault:
        Session.open(path)
    assert fault.value.code == "WorkingCopyDamaged"


def test_a_copied_working_copy_begins_a_chain_of_its_own(session: Session, path: Path) -> None:
    chain = session.ledger.own
    session.close()
    working = next(home().glob("rounds/*/working.db"))
    copied = working.read_bytes()
    working.rename(working.with_suffix(".old"))
    working.write_bytes(copied)
    assert Session.open(path).ledger.own != chain


def test_a_restore_point_shows_the_round_as_it_stood(session: Session) -> None:
    before = text_of(session)
    point = session.issue_code("Before")
    small.score(session, "K1", "GP1", "a1", 5)
    then = session.round_at("Before")
    assert then == session.round_at(point.id)
    assert document_text(then) == before
    with pytest.raises(InputError) as fault:
        session.round_at("Never")
    assert fault.value.code == "UnknownPoint"


def test_a_locked_round_changes_only_by_unlocking_with_a_reason(session: Session) -> None:
    small.score(session, "K1", "GP1", "a1", 5)
    small.change(session, settings={"stage": "locked"}, reason="done")
    for refused in ({"answers": [{"assessor": "a1", "case": "K1", "criterion": "C1", "level": 0}]}, {"title": "x"}):
        with pytest.raises(RefusedError) as fault:
            small.change(session, reason="but", **refused)
        assert fault.value.code == "RoundLocked"
    with pytest.raises(RefusedError):
        small.change(session, settings={"stage": "closed"})
    with pytest.raises(RefusedError) as fault:
        session.undo()
    assert fault.value.code == "RoundLocked"
    small.change(session, settings={"stage": "scoring"}, reason="appeal")
    assert session.round.settings.stage == "scoring"
    small.score(session, "K1", "GP1", "a1", 4)
    session.undo()
    assert session.round.answers[CELL].level == 5


def test_what_comes_after_a_lock_unseen_waits_and_counts_once_unlocked(
    session: Session, path: Path, tmp_path: Path
) -> None:
    elsewhere = Session.open(Path(shutil.copy(path, tmp_path / "other.round")))
    small.score(elsewhere, "K1", "GP1", "a1", 5)
    small.change(session, settings={"stage": "locked"}, reason="done")
    before = session.round.answers[CELL].level
    merged = session.receive(elsewhere.ledger.chains(), source="other")
    assert ("answer", CELL) in merged.late
    assert session.round.answers[CELL].level == before
    small.change(session, settings={"stage": "closed"}, reason="let it in")
    assert session.round.answers[CELL].level == 5


def test_an_erased_name_is_gone_everywhere_and_the_chain_holds(session: Session, path: Path, tmp_path: Path) -> None:
    small.change(session, assessors=[{"id": "a1", "name": "Zyxwv Canary"}])
    session.publish()
    elsewhere = Session.open(Path(shutil.copy(path, tmp_path / "other.round")))
    ids = list(session._replica.state.entries(Key("assessor", ("a1",), "name")))
    session.erase([ids[-1]], reason="asked for")
    session.publish()
    assert b"Zyxwv" not in path.read_bytes()

    elsewhere.receive(session.ledger.chains(), source="s.round")
    elsewhere.publish()
    assert b"Zyxwv" not in (tmp_path / "other.round").read_bytes()
    session.receive(elsewhere.ledger.chains(), source="other")
    assert session.round.assessors["a1"].name != "Zyxwv Canary"
    assert all(b"Zyxwv" not in each.read_bytes() for each in home().glob("rounds/*/working.db"))


def test_edits_can_be_built_by_hand_and_reversed(session: Session) -> None:
    edit = set_score(session.round, "a1", "K1", "GP1", level=5)
    before = text_of(session)
    session.commit(edit)
    session.commit(Edit("Back", edit.reversed().changes))
    assert text_of(session) == before


def test_a_fresh_document_starts_from_nothing() -> None:
    assert edit_of(small.document(), Round(), label="x", fresh=True).changes


def test_every_setting_is_kept(tmp_path: Path) -> None:
    given = {"years": ["2026/27", "2027/28"], "order": "vfm", "fill_rule": "fill", "panel_rule": "median", "levels": 5}
    session = small.make(tmp_path / "v.round", settings=given)
    assert session.round.settings.order == "vfm"
    assert session.round.settings.fill_rule == "fill"
    small.change(session, settings={"order": "hand", "by_hand": ["K2"]})
    assert session.round.settings.order == "hand"


def test_a_refused_file_stays_refused_and_leaves_nothing_behind(session: Session, path: Path) -> None:
    session.close()
    good = path.read_bytes()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE answers SET level = 5")
    connection.close()
    for _ in range(3):
        with pytest.raises(FileError) as fault:
            Session.open(path)
        assert fault.value.code == "ChangedOutside"
    path.write_bytes(good)
    assert Session.open(path).is_published


def test_an_empty_file_where_two_rounds_were_is_not_guessed(session: Session, path: Path) -> None:
    session.close()
    path.unlink()
    small.make(path).close()
    path.write_bytes(b"")
    with pytest.raises(FileError) as fault:
        Session.open(path)
    assert fault.value.code == "CutShort"


def test_a_restored_home_brings_our_own_changes_back_as_ours(session: Session, path: Path) -> None:
    small.score(session, "K1", "GP1", "a1", 5)
    session.publish()
    session.close()
    working = next(home().glob("rounds/*/working.db"))
    before = working.read_bytes()
    again = Session.open(path)
    small.score(again, "K1", "GP1", "a1", 3)
    again.publish()
    again.close()
    working.write_bytes(before)
    restored = Session.open(path)
    assert restored.round.answers[CELL].level == 3
    restored.undo()
    assert restored.round.answers[CELL].level == 5


def test_a_merge_that_was_built_on_is_not_left_out(session: Session, path: Path, tmp_path: Path) -> None:
    elsewhere = Session.open(Path(shutil.copy(path, tmp_path / "other.round")))
    small.change(elsewhere, cases=[{"id": "K2", "title": "theirs"}])
    session.receive(elsewhere.ledger.chains(), source="other")
    small.change(session, cases=[{"id": "K2", "title": "mine"}])
    session.undo()
    with pytest.raises(RefusedError) as fault:
        session.undo()
    assert fault.value.code == "MovedOn"
    assert session.round.cases["K2"].title == "theirs"


def test_a_withdrawal_is_undone_whatever_else_was_brought_in(session: Session, path: Path, tmp_path: Path) -> None:
    elsewhere = Session.open(Path(shutil.copy(path, tmp_path / "other.round")))
    small.change(elsewhere, cases=[{"id": "K2", "title": "theirs"}])
    session.receive(elsewhere.ledger.chains(), source="other")
    small.change(session, cases=[{"id": "K2", "withdrawn": True}])
    session.undo()
    assert session.round.cases["K2"].title == "theirs"


def test_one_case_made_twice_under_other_titles_is_still_a_case(session: Session, path: Path, tmp_path: Path) -> None:
    elsewhere = Session.open(Path(shutil.copy(path, tmp_path / "other.round")))
    small.change(session, cases=[{"id": "K9", "title": "Ours"}])
    small.change(elsewhere, cases=[{"id": "K9", "title": "Theirs"}])
    session.receive(elsewhere.ledger.chains(), source="other")
    assert session.round.cases["K9"].title == "K9"
    assert {rival.value for conflict in session.round.conflicts for rival in conflict.rivals} == {"Ours", "Theirs"}


def test_settings_that_cannot_be_right_are_named_and_not_used(session: Session) -> None:
    session.commit(Edit("x", (Change(Key("round", (), "levels"), 5, 10**12),)))
    assert session.round.settings.levels == 5
    assert session.round.problems[0].kind == "round"


def test_bodies_that_come_later_are_published(session: Session, tmp_path: Path) -> None:
    secret = {event.id for event, body in session.ledger.bodies() if "a2" in body.key}
    session.write_copy(tmp_path / "blind.round", withheld=secret)
    blind = Session.open(tmp_path / "blind.round")
    blind.receive(session.ledger.chains(), source="s.round")
    assert not blind.is_published
    blind.publish()
    assert any(
        answer.assessor == "a2" for answer in untrusted.round_of(_record(tmp_path / "blind.round")).answers.values()
    )


def _record(path: Path) -> Ledger:
    received = untrusted.read_round(path)
    return Ledger(received.uuid, received.chains, own="")
