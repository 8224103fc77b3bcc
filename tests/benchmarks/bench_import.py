"""Bringing in a sheet of 100,000 cases against openpyxl, which only reads its cells."""

from __future__ import annotations

import multiprocessing
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import xlsxwriter
from openpyxl import load_workbook

from prioritiser.edits.document import edit_of
from prioritiser.exchange.importing.cell import ImportStoppedError
from prioritiser.exchange.importing.matching import propose
from prioritiser.exchange.importing.reading import read_cases
from prioritiser.exchange.importing.sheets import SheetInfo, read_source
from prioritiser.model.round import Round
from prioritiser.session import Session
from tests.benchmarks.timing import in_words

Found = TypeVar("Found")
ROWS = 100_000
TARGET = "reading and comparing at most 45 s and 300 MB, stopping within 1 s"
HEADINGS = (
    "Ref", "Title", "Type", "Summary", "Board", "Lead", "Recurrent 26/27", "One-off 26/27", "Capital 26/27",
    "Savings 26/27", "People", "Start",
)  # fmt: skip
ROUND = {
    "title": "Import",
    "settings": {"years": ["2026/27", "2027/28"]},
    "criteria": [{"id": "C1"}],
    "boards": [{"id": "uec", "name": "Urgent, Emergency and Critical Care"}],
}


def main() -> None:
    print(f"A sheet of {ROWS:,} cases with {len(HEADINGS)} columns (target: {TARGET})")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PRIORITISER_HOME"] = str(Path(folder, "home"))
        path = Path(folder, "cases.xlsx")
        apart(write, path)
        session = Session.create(Path(folder, "r.round"), edit_of(ROUND, Round(), label="New round", fresh=True))
        held = session.round
        session.close()
        before = memory_mb()
        found, looked = timed(lambda: read_source(path))
        sheet = found.sheet()
        matching = propose(sheet, held)
        plan, compared = timed(lambda: read_cases(sheet, matching, held))
        print(f"  look through {in_words(looked)}, compare {in_words(compared)}: {plan.words}")
        print(f"  memory: {memory_mb() - before:.0f} MB more at its peak than before")
        print(f"  stopped within {in_words(longest_stop(sheet, held))} at the slowest of ten moments")
        _, theirs = timed(lambda: sum(1 for _ in load_workbook(path, read_only=True)["Sheet1"].iter_rows()))
        print(f"  openpyxl, cells only: {in_words(theirs)}")


def apart(job: Callable[[Path], None], path: Path) -> None:
    """Do a job in a process of its own, so that its memory is not counted."""
    process = multiprocessing.get_context("spawn").Process(target=job, args=(path,))
    process.start()
    process.join()


def write(path: Path) -> None:
    with xlsxwriter.Workbook(os.fspath(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADINGS)
        for at in range(1, ROWS + 1):
            row = (f"K{at}", f"Scheme {at}", "Investment", f"Summary {at}", "UEC", "Lead", at * 10, at, None, -at, at)
            sheet.write_row(at, 0, (*row, "01/04/2026"))


def timed(job: Callable[[], Found]) -> tuple[Found, float]:
    start = time.perf_counter()
    found = job()
    return found, time.perf_counter() - start


def longest_stop(sheet: SheetInfo, held: Round) -> float:
    """Return the longest time from asking to stop to having stopped."""
    matching = propose(sheet, held)
    longest = 0.0
    for wanted in range(1, 11):
        calls = iter(range(10**9))
        asked: list[float] = []

        def stopped(calls: object = calls, wanted: int = wanted, asked: list[float] = asked) -> bool:
            if next(calls) >= wanted * 10:  # type: ignore[call-overload]
                asked.append(time.perf_counter())
            return len(asked) > 1  # one look later than asked, as when the person asks between two looks

        try:
            read_cases(sheet, matching, held, stopped=stopped)
        except ImportStoppedError:
            longest = max(longest, time.perf_counter() - asked[0])
    return longest


def memory_mb() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)
