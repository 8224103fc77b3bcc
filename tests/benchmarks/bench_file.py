"""Open, commit and publish through the real session, beside writing and reading the same rows with bare sqlite3."""

from __future__ import annotations

import os
import random
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from prioritiser.edits.document import edit_of
from prioritiser.edits.scoring import set_score
from prioritiser.model.base import AssessorId, CaseId, CriterionId
from prioritiser.model.round import Round
from prioritiser.session import Session
from tests.benchmarks.timing import in_words

SIZES = ((60, 15, 15), (300, 20, 30))
COMMITS = 60
TARGETS = {(60, 15, 15): "open 1 s", (300, 20, 30): "open 10 s, publish 5 s"}


def main() -> None:
    print("The round file: cases x criteria x assessors (bare sqlite3: the same rows written, synced and read back)")
    for size in SIZES:
        with home() as folder:
            found = measure(folder, *size)
        name = " x ".join(map(str, size))
        print(f"  {name} ({found['megabytes']:.0f} MB; to reach: {TARGETS[size]})")
        for step in ("open", "first open here", "commit", "publish"):
            ratio = found[step] / found["bare"]
            beside = "" if step == "commit" else f"{ratio:>8.1f} x bare sqlite3 ({in_words(found['bare'])})"
            print(f"    {step:<16}{in_words(found[step]):>9}{beside}")


@contextmanager
def home() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        before = os.environ.get("PRIORITISER_HOME")
        os.environ["PRIORITISER_HOME"] = str(Path(folder) / "home")
        try:
            yield Path(folder)
        finally:
            if before is None:
                del os.environ["PRIORITISER_HOME"]
            else:
                os.environ["PRIORITISER_HOME"] = before


def measure(folder: Path, cases: int, criteria: int, assessors: int) -> dict[str, float]:
    path = folder / "s.round"
    edit = edit_of(document(cases, criteria, assessors), Round(), label="New", fresh=True)
    Session.create(path, edit).close()
    found = {"megabytes": path.stat().st_size / 1e6}
    found["open"], session = timed_open(path)
    found["commit"] = median(timed_commit(session, at) for at in range(COMMITS))
    start = time.perf_counter()
    session.publish()
    found["publish"] = time.perf_counter() - start
    rows = [event for chain in session.ledger.chains() for event in chain.events]
    session.close()
    found["bare"] = bare(folder / "bare.db", rows)
    os.environ["PRIORITISER_HOME"] = str(folder / "another home")
    found["first open here"], session = timed_open(path)
    session.close()
    return found


def timed_open(path: Path) -> tuple[float, Session]:
    start = time.perf_counter()
    session = Session.open(path)
    return time.perf_counter() - start, session


def timed_commit(session: Session, at: int) -> float:
    start = time.perf_counter()
    session.commit(
        set_score(session.round, AssessorId("a1"), CaseId("K1"), CriterionId("C1"), level=at % 6, reason=str(at))
    )
    return time.perf_counter() - start


def bare(path: Path, rows: list[tuple[object, ...]]) -> float:
    """Return the seconds that plain sqlite3 takes to write the rows in one transaction and to read them back."""
    start = time.perf_counter()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE events (id, chain, seq, prev, commitment, salt, body)")
    connection.executemany("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
    connection.commit()
    connection.execute("SELECT * FROM events").fetchall()
    connection.close()
    return time.perf_counter() - start


def document(cases: int, criteria: int, assessors: int) -> dict[str, object]:
    chance = random.Random(1)
    return {
        "title": "Benchmark",
        "settings": {"years": ["2026/27"]},
        "criteria": [{"id": f"C{at}", "swing": at + 1} for at in range(criteria)],
        "assessors": [{"id": f"a{at}", "name": f"Assessor {at}"} for at in range(assessors)],
        "cases": [
            {"id": f"K{at}", "title": f"Case {at}", "money": [{"year": "2026/27", "amount": 1000.0 * (at + 1)}]}
            for at in range(cases)
        ],
        "answers": [
            {
                "assessor": f"a{assessor}",
                "case": f"K{case}",
                "criterion": f"C{criterion}",
                "level": chance.randint(0, 5),
            }
            for case in range(cases)
            for criterion in range(criteria)
            for assessor in range(assessors)
        ],
        "budgets": [{"year": "2026/27", "kind": "recurrent", "amount": 1_000_000}],
    }
