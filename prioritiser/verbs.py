"""What each verb of the command line does: open, ask or commit, publish, verify, answer."""

from __future__ import annotations

import argparse
import errno
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import msgspec

from prioritiser.analysis.explain import explain as explain_case
from prioritiser.analysis.judgements import weights_from
from prioritiser.analysis.summary import analyse
from prioritiser.edits.beginning import default_framework
from prioritiser.edits.document import edit_of
from prioritiser.edits.text import check_text
from prioritiser.edits.versioning import done_by_the_way
from prioritiser.errors import FileError, InputError, KnownError, RefusedError
from prioritiser.exchange import record, reports, table, workbook
from prioritiser.exchange.importing.matching import matching_from, propose
from prioritiser.exchange.importing.reading import edit_for, read_cases
from prioritiser.exchange.importing.report import PatientDataError, import_out
from prioritiser.exchange.importing.sheets import read_source
from prioritiser.exchange.judged import weights_out, with_swings
from prioritiser.exchange.open_format import document_text, read_document
from prioritiser.exchange.safe_files import check_target, write_new
from prioritiser.model.base import Record, Value
from prioritiser.model.round import Round
from prioritiser.session import Committed, Session, local_time
from prioritiser.store import untrusted
from prioritiser.store.working_copy import canonical
from sample_data.build import sample_round

_SUFFIXES = (".xlsx", ".json", ".csv")
_NOBODY_READS = (errno.EPIPE, errno.EINVAL)


def say(text: str, stream: TextIO, *, end: str = "\n") -> None:
    """Print a text at once; where nobody reads any more, let it and all that follows go nowhere.

    A pipe that was closed at its other end is EPIPE, on Windows EINVAL. What is left in the stream would be written at
    the very end of the program otherwise, and be refused there again.
    """
    try:
        print(text, file=stream, end=end, flush=True)
    except OSError as fault:
        if fault.errno not in _NOBODY_READS:
            raise
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


class FailedVerificationError(FileError):
    """The record does not verify; `found` says what was found."""

    def __init__(self, where: str, found: reports.VerifyOut) -> None:
        """Keep the findings for the answer."""
        super().__init__("NotVerified", "; ".join(found.problems), where=where, remedy="Compare with another copy.")
        self.found = found


@contextmanager
def opened(path: Path, *, changes: bool) -> Iterator[Session]:
    """Open a round, and publish what has to be before letting go of it."""
    session = Session.open(path)
    try:
        yield session
        _publish(session, changes=changes)
    finally:
        session.close()
        for note in session.notes:
            say(note, sys.stderr)


def _publish(session: Session, *, changes: bool) -> None:
    """Publish what is not yet in the shared file; a verb that only asks goes on where it cannot be written."""
    if session.is_published:
        return
    try:
        session.publish()
    except FileError as fault:
        if changes:
            raise
        session.notes.append(str(fault))


# Making


def new(options: argparse.Namespace) -> Record:
    """Make a round with the default framework, or from a document."""
    document = default_framework(local_time()) if options.source is None else read_document(options.source, whole=True)
    if options.title is not None:
        document["title"] = options.title
    return _make(options.out, document, "New round")


def sample(options: argparse.Namespace) -> Record:
    """Make the sample round."""
    return _make(options.out, sample_round(), "Sample round")


def _make(out: Path, document: Mapping[str, Value], label: str) -> Record:
    at = local_time().isoformat(timespec="seconds")
    edit = edit_of(with_swings(document, Round()), Round(), label=label, fresh=True, at=at)
    session = Session.create(out, edit)
    session.close()
    return reports.DoneOut(
        done=label, file=str(session.path), revision=session.round.revision, changed=len(edit.changes)
    )


# Changing


def apply(options: argparse.Namespace) -> Record:
    """Take in a document's changes, all or nothing; what it did without being told is said, on standard error too."""
    document = read_document(options.file, whole=False)
    with opened(options.round, changes=True) as session:
        if options.actor is not None and options.actor not in session.round.assessors:
            said = f"There is no assessor “{options.actor}”."
            raise InputError("UnknownId", said, where="--as", remedy="Name an assessor of this round.")
        check_text(options.reason, "--reason")
        filled = with_swings(document, session.round)
        at = local_time().isoformat(timespec="seconds")
        before = session.round
        edit = edit_of(filled, before, label="Apply changes", reason=options.reason, at=at)
        session.commit(edit, actor=options.actor)
        notes = done_by_the_way(document, before, session.round)
        session.notes.extend(notes)
        return msgspec.structs.replace(_done("Apply changes", session, len(edit.changes)), notes=notes)


def bring_in(options: argparse.Namespace) -> Record:
    """Bring in cases from a sheet: good rows come in as one edit, the others wait, each with its cell."""
    said = None if options.mapping is None else read_document(options.mapping, whole=False)
    source = read_source(options.file)
    sheet = source.sheet(options.sheet) if options.sheet else source.like(said.get("sheet") if said else None)
    with opened(options.round, changes=not options.dry_run) as session:
        held = session.round
        matching = propose(sheet, held) if said is None else matching_from(said, sheet, held, options.mapping.name)
        plan = read_cases(sheet, matching, held)
        found = import_out(plan, source, sheet, dry_run=options.dry_run, revision=held.revision)
        if options.dry_run and plan.patient:
            return found
        try:
            edit = edit_for(plan, held, patient_data_removed=options.no_patient_data)
        except RefusedError as fault:
            raise (PatientDataError(fault, found) if fault.code == "PatientData" else fault) from None
        if not options.dry_run and edit.changes:
            session.commit(edit)
        return msgspec.structs.replace(found, revision=session.round.revision)


def undo(options: argparse.Namespace) -> Record:
    """Take back the last edit of this replica."""
    with opened(options.round, changes=True) as session:
        return _taken_back("Undone", session.undo(), session)


def redo(options: argparse.Namespace) -> Record:
    """Do again what was undone last."""
    with opened(options.round, changes=True) as session:
        return _taken_back("Redone", session.redo(), session)


def _taken_back(verb: str, committed: Committed, session: Session) -> reports.DoneOut:
    return _done(f"{verb}: {committed.label}", session, len(committed.touched))


def _done(said: str, session: Session, changed: int) -> reports.DoneOut:
    return reports.DoneOut(done=said, file=str(session.path), revision=session.round.revision, changed=changed)


def merge(options: argparse.Namespace) -> Record:
    """Bring in what other copies hold; what cannot be believed is left out and named."""
    files = [(path, untrusted.read_file(path)) for path in options.files]
    added = same = 0
    quarantined: list[reports.QuarantinedOut] = []
    late: list[reports.LateOut] = []
    with opened(options.round, changes=True) as session:
        for path, data in files:
            try:
                received = _copy_of(session, path, data)
            except FileError as fault:
                quarantined.append(reports.QuarantinedOut(source=path.name, reason=fault.message))
                continue
            merged = session.receive(received.chains, source=path.name)
            added, same = added + merged.added, same + merged.same
            quarantined += [reports.QuarantinedOut(source=path.name, reason=why) for why in merged.quarantined]
            late += [reports.LateOut(kind=kind, id=parts) for kind, parts in merged.late]
        cells, fields = reports.conflicts_out(session.round)
    return reports.MergeOut(
        added=added, same=same, conflicts=cells, fields=fields, quarantined=tuple(quarantined), late=tuple(late)
    )


def _copy_of(session: Session, path: Path, data: bytes) -> untrusted.Received:
    """Return a file's content if it is a copy of the round that is open."""
    received = untrusted.read_round(canonical(path), data)
    if received.uuid != session.round.uuid:
        raise FileError("AnotherRound", "This is another round.", where=path.name, remedy="Choose a copy of this one.")
    return received


# Asking


def rank(options: argparse.Namespace) -> Record:
    """Rank the cases."""
    with opened(options.round, changes=False) as session:
        held = session.round if options.at is None else session.round_at(options.at)
        return reports.rank_out(analyse(held, lens=options.lens, by=options.by))


def fund(options: argparse.Namespace) -> Record:
    """Work out the funded list."""
    with opened(options.round, changes=False) as session:
        if (options.rule or session.round.settings.fill_rule) == "best":
            said = "The best list under all rules cannot be worked out by this version."
            raise RefusedError("NotAvailable", said, where="--rule", remedy="Use --rule line or --rule fill.")
        return reports.fund_out(analyse(session.round, by=options.by, rule=options.rule))


def explain(options: argparse.Namespace) -> Record:
    """Explain a rank."""
    with opened(options.round, changes=False) as session:
        return reports.explain_out(explain_case(analyse(session.round), options.case, options.against))


def weights(options: argparse.Namespace) -> Record:
    """Work out weights from judgements; no round is needed."""
    return weights_out(weights_from(read_document(options.file, whole=False)))


def export(options: argparse.Namespace) -> Record:
    """Write a workbook, JSON or CSV of the round as it stands."""
    suffix = options.out.suffix.lower()
    if suffix not in _SUFFIXES:
        said = f"“{suffix or options.out.name}” is not a kind of file that can be written."
        raise InputError("UnknownKind", said, where=options.out.name, remedy=f"Use one of {', '.join(_SUFFIXES)}.")
    if canonical(options.out) == canonical(options.round):
        said = "The round itself is not written over."
        raise InputError("SameFile", said, where=options.out.name, remedy="Choose another name. Nothing was changed.")
    _check_profile(suffix, options.profile)
    with opened(options.round, changes=suffix == ".xlsx") as session:
        contains = _write(session, options.out, suffix, replace=options.replace)
        done = _done(f"Written to {options.out.name}", session, 0)
    return reports.DoneOut(done=done.done, file=str(options.out), revision=done.revision, contains=contains)


def _check_profile(suffix: str, profile: str | None) -> None:
    """Refuse profiles that are not there yet: a workbook is public, JSON and CSV are the archive."""
    only = "public" if suffix == ".xlsx" else "archive"
    if profile not in (None, only):
        said = f"A {suffix} file can only be written with the profile “{only}” by this version."
        raise KnownError("NotAvailable", said, where="--profile", remedy=f"Leave --profile out, or say {only}.")


def _write(session: Session, out: Path, suffix: str, *, replace: bool) -> dict[str, int]:
    """Write one export and say what it contains."""
    check_target(out, replace=replace)
    held = session.round
    if suffix == ".json":
        text = document_text(held)
        write_new(out, lambda aside: _write_text(aside, text), replace=replace)
    elif suffix == ".csv":
        text = table.csv_text(held, analyse(held))
        write_new(out, lambda aside: _write_text(aside, text, mark=True), replace=replace)
    else:
        analysis = analyse(held)
        point = session.issue_code(f"Board workbook {out.name}")
        session.publish()
        content = workbook.content_of(analysis, code=point.code, at=point.at)
        write_new(out, lambda aside: workbook.write(content, aside), replace=replace)
    return {"cases": len(held.cases), "names": 0 if suffix == ".xlsx" else len(held.assessors)}


def _write_text(path: Path, text: str, *, mark: bool = False) -> None:
    path.write_text(text, encoding="utf-8-sig" if mark else "utf-8", newline="")


def history(options: argparse.Namespace) -> Record:
    """List every change."""
    with opened(options.round, changes=False) as session:
        return record.history_of(session.ledger, session.round)


def verify(options: argparse.Namespace) -> Record:
    """Check the whole record from the file's own bytes."""
    received = untrusted.read_round(canonical(options.round))
    with opened(options.round, changes=False) as session:
        found = record.verification(session.ledger, session.round, code=options.head)
    if not found.ok:
        raise FailedVerificationError(received.path.name, found)
    return found


def points(options: argparse.Namespace) -> Record:
    """List the restore points."""
    with opened(options.round, changes=False) as session:
        return reports.PointsOut(points=record.points_of(session.round))


def schema(_options: argparse.Namespace) -> object:
    """Return the schema."""
    return record.schema()
