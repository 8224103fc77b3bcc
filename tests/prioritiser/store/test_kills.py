"""Kill -9 at random moments through the real session: nothing that was acknowledged is lost, the file verifies."""

from __future__ import annotations

import os
import random
import signal
import time
from pathlib import Path

import pytest

from prioritiser.edits.scoring import set_score
from prioritiser.session import Session
from prioritiser.store import untrusted
from prioritiser.store.working_copy import home
from tests.prioritiser import small

KILLS = int(os.environ.get("PRIORITISER_KILLS", "200"))
SEED = int(os.environ.get("PRIORITISER_SEED", "20260401"))
LONGEST_SECONDS = 0.15


def score_for_ever(path: Path, pipe: int, seed: int) -> None:
    """Score through the session and acknowledge each event id only after commit; publish now and then."""
    chance = random.Random(seed)
    session = Session.open(path)
    while True:
        case, criterion, assessor = (
            f"K{chance.randint(1, 4)}",
            chance.choice(("GP1", "C1", "C2")),
            f"a{chance.randint(1, 3)}",
        )
        level, reason = chance.randint(0, 5), f"reason {chance.random()}"
        committed = session.commit(set_score(session.round, assessor, case, criterion, level=level, reason=reason))
        if committed.touched:
            last = session.ledger.events[session.ledger.own][-1].id
            os.write(pipe, (last + "\n").encode())
        if chance.random() < 0.1:
            session.publish()


def kill_once(path: Path, seed: int, wait: float) -> set[str]:
    """Return the events acknowledged by a child that was killed after `wait` seconds."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            score_for_ever(path, writing, seed)
        finally:
            os._exit(1)
    os.close(writing)
    time.sleep(wait)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading) as pipe:
        return {line.strip() for line in pipe if line.endswith("\n")}


def published_events(path: Path) -> set[str]:
    """Return the ids of the events that the shared file holds."""
    return {event.id for chain in untrusted.read_round(path).chains for event in chain.events}


@pytest.mark.campaign
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "s.round"
    small.make(path).close()
    chance = random.Random(SEED)
    acknowledged: set[str] = set()
    lost: set[str] = set()
    for kill in range(KILLS):
        acknowledged |= kill_once(path, SEED + kill, chance.uniform(0.005, LONGEST_SECONDS))
        untrusted.read_round(path)
        session = Session.open(path)
        stored = {event.id for chain in session.ledger.chains() for event in chain.events}
        lost |= acknowledged - stored
        if kill % 20 == 0:
            session.publish()
            assert untrusted.read_round(path).uuid == session.round.uuid
        session.close()
    print(f"kills={KILLS} seed={SEED} acked={len(acknowledged)} lost={len(lost)}")
    assert not lost
    assert len(acknowledged) > KILLS / 2, "the children hardly scored: the test shows nothing"


@pytest.mark.campaign
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_the_kills_have_teeth(tmp_path: Path) -> None:
    """Undoing the last commit behind the session's back must be seen as a loss."""
    path = tmp_path / "s.round"
    small.make(path).close()
    working = next(home().glob("rounds/*/working.db"))
    before = working.read_bytes()
    # A child may be killed just after it published all it had: then there is nothing to lose, and another is sent.
    only_here: set[str] = set()
    for attempt in range(50):
        only_here = kill_once(path, SEED + attempt, 0.3) - published_events(path)
        if only_here:
            break
    for journal in working.parent.glob("*-journal"):
        journal.unlink()
    working.write_bytes(before)
    session = Session.open(path)
    stored = {event.id for chain in session.ledger.chains() for event in chain.events}
    assert only_here, "fifty children left nothing unpublished: the test shows nothing"
    assert only_here - stored
