"""Session: one open round and the one door through which it changes."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

import msgspec

from prioritiser.analysis.summary import analyse
from prioritiser.edits.scoring import round_locked
from prioritiser.errors import FileError, InputError, RefusedError
from prioritiser.model.base import Value
from prioritiser.model.edit import Change, Edit, Key
from prioritiser.model.event import Chain, EditMark, code_of, heads_of
from prioritiser.model.funding import Point
from prioritiser.model.kinds import EDIT, ERASURE, RECEIPT
from prioritiser.model.round import Round
from prioritiser.store import publish, untrusted
from prioritiser.store.assemble import Thing
from prioritiser.store.drafting import drafts_of, new_draft
from prioritiser.store.gestures import taking_back
from prioritiser.store.kept import Kept, kept_work
from prioritiser.store.ledger import Ledger
from prioritiser.store.projection import RankingRow
from prioritiser.store.publication import Publication, Published, heads_text
from prioritiser.store.replica import Replica
from prioritiser.store.steps import Step
from prioritiser.store.viewed import Viewed, past, view
from prioritiser.store.working_copy import WorkingCopy, canonical, rounds_at

__all__ = (
    "Committed", "Kept", "Merged", "Publication", "Published", "Session", "Viewed", "kept_work", "local_time",
    "ranking_rows", "view",
)  # fmt: skip

Clock = Callable[[], datetime]
_TRIES = 3
_FIRST = MappingProxyType({"undo": "Make a change in this copy", "redo": "Undo a change"})


def local_time() -> datetime:
    """Return the time here with its offset from UTC."""
    return datetime.now().astimezone()


@dataclass(frozen=True, slots=True)
class Committed:
    """What one trip through the door changed."""

    label: str
    touched: frozenset[Thing]
    revision: int


@dataclass(frozen=True, slots=True)
class Merged:
    """What came in: events added, events that were here already, chains left out with the reason, late arrivals."""

    added: int
    same: int
    quarantined: tuple[str, ...]
    late: tuple[Thing, ...]


class Session:
    """One open round: `round` is what it is now; `commit`, `receive`, `undo` and `redo` are how it changes."""

    def __init__(self, path: Path, copy: WorkingCopy, *, clock: Clock = local_time) -> None:
        """Use `open` or `create` instead."""
        self.path = path
        self.notes: list[str] = []
        self._copy = copy
        self._replica = Replica(copy)
        self._clock = clock
        self._stale_ranking = False
        self._filled = 0

    @property
    def round(self) -> Round:
        """Return the round as it is now."""
        return self._replica.round

    @property
    def ledger(self) -> Ledger:
        """Return the events, for reading."""
        return self._replica.ledger

    # Opening and closing

    @classmethod
    def create(cls, path: Path, edit: Edit, *, clock: Clock = local_time) -> Session:
        """Make a new round at a path where there is no file, and publish it."""
        path = canonical(path)
        if untrusted.is_there(path):
            raise publish.exists_already(path)
        if not path.parent.is_dir():
            raise FileError("NoFolder", "The folder is not there.", where=str(path.parent), remedy="Make it first.")
        copy = WorkingCopy.open(path, str(uuid.uuid4()))
        session = cls(path, copy, clock=clock)
        try:
            made = Change(Key(RECEIPT, (str(uuid.uuid4()),)), None, {"made": True})
            session.commit(Edit(edit.label, (made, *edit.changes), edit.reason))
            session.publish()
        except BaseException:
            session.close()
            shutil.rmtree(copy.folder, ignore_errors=True)
            raise
        return session

    @classmethod
    def open(cls, path: Path, *, clock: Clock = local_time) -> Session:
        """Open a round file: what it holds and what this computer keeps for that path, together."""
        path = canonical(path)
        data = untrusted.read_file(path)
        digest = untrusted.digest_of(data)
        kept = tuple(rounds_at(path))
        for round_uuid in kept:
            copy = WorkingCopy.open(path, round_uuid)
            if copy.local().get("base") == digest or (not data and len(kept) == 1 and copy.local().get("base")):
                session = cls(path, copy, clock=clock)
                if not data:
                    session.notes.append("The file was empty; it is written again from the copy on this computer.")
                return session
            copy.close()
        return cls._open_received(path, data, clock=clock)

    @classmethod
    def _open_received(cls, path: Path, data: bytes, *, clock: Clock) -> Session:
        """Open a file that is new here, bringing together what it holds and what is kept here."""
        received = untrusted.read_round(path, data)
        session = cls(path, WorkingCopy.open(path, received.uuid), clock=clock)
        try:
            session._absorb(received)
        except BaseException:
            session.close()
            raise
        return session

    def _absorb(self, received: untrusted.Received) -> None:
        """Union what stands at the path with what is here."""
        if received.uuid != self.round.uuid:
            remedy = "Your changes are kept on this computer; choose another name to publish to."
            raise FileError("AnotherRound", "Another round is at this path now.", where=self.path.name, remedy=remedy)
        fresh = not self.ledger.events
        others = any(chain.id != self.ledger.own for chain in received.chains) and not fresh
        merged = self.receive(received.chains, source=received.path.name, receipt=others, verified=True)
        if merged.added and not fresh:
            self.notes.append(f"The shared file brought {merged.added} changes made elsewhere.")
        self.notes.extend(f"Left out: {fault}." for fault in merged.quarantined)
        self._stale_ranking = received.ranking != self.ranking_rows()
        heads = heads_of(received.chains)
        facts = {"base": received.digest, "shared": heads_text({chain: seq for chain, (seq, _) in heads.items()})}
        if code_of(heads) == self.ledger.code():
            facts["published"] = self.ledger.code()
        self._copy.remember(facts)

    def close(self) -> None:
        """Let go of the round; what was committed is on the disk."""
        self._copy.close()

    # The door

    def commit(self, edit: Edit, *, actor: str | None = None, undoes: str | None = None) -> Committed:
        """Record an edit: one event per change, all or nothing, durable when this returns."""
        if not edit.changes:
            return Committed(edit.label, frozenset(), self.round.revision)
        mark = EditMark(str(uuid.uuid4()), edit.label, undoes)
        drafts = drafts_of(edit, self._replica.state)
        if edit.reason:
            drafts.append(new_draft(Key(EDIT, (mark.id,), "reason"), edit.reason))
        touched = self._replica.write(drafts, mark=mark, actor=actor, at=self._now())
        return Committed(edit.label, touched, self.round.revision)

    def receive(self, chains: Iterable[Chain], *, source: str, receipt: bool = True, verified: bool = False) -> Merged:
        """Take in ready-made chains: union, never overwriting. What brings nothing writes nothing.

        `receipt` records where they came from and lets undo leave them out; `verified` spares a second check.
        """
        known = self._replica.late()
        found = self._replica.union(chains, verified=verified)
        brought = found.content
        if found.filled:
            self._filled += 1
            self._copy.remember({"published": ""})
        if brought and receipt:
            value: Value = {"source": source, "brought": found.spans()}
            self.commit(Edit("Bring in changes", (Change(Key(RECEIPT, (str(uuid.uuid4()),)), None, value),)))
        late = tuple(sorted(self._replica.late() - known))
        return Merged(len(brought), found.same, tuple(found.quarantined), late)

    def erase(self, event_ids: Sequence[str], *, reason: str, actor: str | None = None) -> None:
        """Drop the bodies of events for good, on every replica that hears of it; the chains still verify."""
        mark = EditMark(str(uuid.uuid4()), "Erase", None)
        drafts = [
            new_draft(Key(ERASURE, (mark.id,)), list(event_ids)),
            new_draft(Key(EDIT, (mark.id,), "reason"), reason),
        ]
        self._replica.erase(event_ids, drafts, mark=mark, actor=actor, at=self._now())

    # Undo and redo

    def undo(self, *, actor: str | None = None) -> Committed:
        """Take back the last edit of this replica. Raises RefusedError when there is none or it has moved on since."""
        return self._take_back(self.ledger.steps.undo, "undo", actor)

    def redo(self, *, actor: str | None = None) -> Committed:
        """Do again what was undone last. Raises RefusedError when there is nothing or it has moved on since."""
        return self._take_back(self.ledger.steps.redo, "redo", actor)

    @property
    def undo_label(self) -> str:
        """Return what undo would take back, as the menu says it; "" when there is nothing."""
        step = self.ledger.steps.undo
        return step.label if step else ""

    @property
    def redo_label(self) -> str:
        """Return what redo would bring back, as the menu says it; "" when there is nothing."""
        step = self.ledger.steps.redo
        return step.label if step else ""

    def _take_back(self, step: Step | None, verb: str, actor: str | None) -> Committed:
        if step is None:
            said, remedy = f"There is nothing to {verb} here.", f"{_FIRST[verb]} first. Nothing was changed."
            raise RefusedError("NothingTo" + verb.title(), said, where=self.path.name, remedy=remedy)
        if self.round.settings.stage == "locked":
            raise round_locked(self.round)
        edit, first = taking_back(step, self.ledger, self._replica.state)
        return self.commit(edit, actor=actor, undoes=first)

    def issue_code(self, name: str, *, actor: str | None = None) -> Point:
        """Write a restore point that holds all heads as they are now, so that its printed code can be known again."""
        key = str(uuid.uuid4())
        point = Point(id=key, name=name, at=self._now(), code=self.ledger.code(), heads=dict(self.ledger.heads))
        value = {part: held for part, held in msgspec.to_builtins(point).items() if part != "id"}
        self.commit(Edit("Restore point", (Change(Key("point", (key,)), None, value),)), actor=actor)
        return point

    def round_at(self, point: str) -> Round:
        """Return the round as it stood at a restore point, named by id or name. Raises InputError for another."""
        return self.past(point)()

    def past(self, point: str) -> Callable[[], Round]:
        """Return the work, for any thread, that yields the round as it stood at a restore point."""
        return past(self.round, self.ledger, point, where=self.path.name)

    def _now(self) -> str:
        return self._clock().isoformat(timespec="milliseconds")

    # The file

    @property
    def is_published(self) -> bool:
        """Return whether the shared file holds everything that is here."""
        return self._copy.local().get("published") == self.ledger.code() and not self._stale_ranking

    def publish(self) -> None:
        """Write the shared file if it does not hold everything, reading first what others put there."""
        for _ in range(_TRIES):
            if self.published(self._publication().run()):
                return
        raise FileError(
            "KeepsChanging", "The shared file keeps changing under us.", where=self.path.name,
            remedy="Your changes are kept on this computer; try again in a minute.",
        )  # fmt: skip

    def publication(self) -> Publication | None:
        """Return what is to be written to the shared file, for any thread to `run`; None when all of it is there.

        Quick; the session may go on meanwhile. Hand what comes of it to `published`, one at a time.
        """
        return None if self.is_published else self._publication()

    def _publication(self) -> Publication:
        return Publication(
            target=self.path, chains=self.ledger.chains(), held=self.round, device=self.ledger.own[:8],
            base=self._copy.local().get("base"), needed=not self.is_published, code=self.ledger.code(),
            heads={chain: seq for chain, (seq, _) in self.ledger.heads.items()}, filled=self._filled,
            ranking=ranking_rows,
        )  # fmt: skip

    def published(self, result: Published) -> bool:
        """Take note of what publishing came to, and return whether the file held or now holds what was handed over.

        False: somebody else had changed the file; that is taken in now, and another go is needed.
        """
        if result.received is not None:
            self._absorb(result.received)
            return False
        if result.digest is not None:
            self._copy.remember(result.facts(filled=self._filled))
            self._stale_ranking = False
        return True

    def write_copy(self, target: Path, *, withheld: Collection[str] = ()) -> None:
        """Write a copy at a path where there is no file, the bodies of some events withheld: absent, not hidden.

        The copy verifies; its tables hold what its bodies say and its ranking is empty unless nothing is withheld.
        """
        chains = self._replica.chains(withheld=withheld)
        held = untrusted.round_of(Ledger(self.round.uuid, chains, own=""))
        rows = () if withheld else self.ranking_rows()
        publish.write_copy(canonical(target), publish.Content(self.round.uuid, chains, held, rows))

    def ranking_rows(self) -> tuple[RankingRow, ...]:
        """Return the rows of the `ranking` table; none while the round cannot be ranked."""
        return ranking_rows(self.round)


def ranking_rows(held: Round) -> tuple[RankingRow, ...]:
    """Return a round's ranking as rows for other programs to read; none while it cannot be ranked."""
    try:
        results = analyse(held).results
    except InputError:
        return ()
    rows = (
        RankingRow(
            held.revision, each.case, each.rank, each.value, each.coverage,
            None if each.funded is None else int(each.funded),
        )
        for each in results
    )  # fmt: skip
    return tuple(sorted(rows, key=repr))
