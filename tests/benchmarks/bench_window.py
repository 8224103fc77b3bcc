"""The window: a tick of a weight to its picture, the start to the first picture, and the gaps that a big job leaves.

Everything runs on the real window, offscreen, with a round of 200 cases, 15 criteria and 15 assessors.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import numpy as np
from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QEventLoop,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
)
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from prioritiser.edits.beginning import default_framework
from prioritiser.edits.document import edit_of
from prioritiser.model.round import Round
from prioritiser.session import Session, local_time
from tests.benchmarks.bench_file import document, home
from tests.benchmarks.timing import in_words
from ui.app import make_window
from ui.main_window import MainWindow
from ui.work import Work

CASES, CRITERIA, ASSESSORS = 200, 15, 15
TICKS = 240
STARTS = 5
JOBS = 5
SIZE = (1366, 768)
SAMPLES, CHUNK = 10_000, 500
BEAT_MS = 10
LONGEST_MS = 120_000
TARGETS_S = {"tick": 0.016, "99th": 0.033, "start": 2.0, "gap": 0.1}
Index = QModelIndex | QPersistentModelIndex


def main() -> None:
    app = QApplication.instance() or QApplication(["bench"])
    assert isinstance(app, QApplication), app
    print(f"The window: {CASES} cases x {CRITERIA} criteria x {ASSESSORS} assessors, {SIZE[0]} x {SIZE[1]}, offscreen")
    say_start()
    say_gap(app)
    with home() as folder:
        say_ticks(app, folder)


# The start


def say_start() -> None:
    one_start()  # compiles what has not been compiled yet, as an installed program is
    found = [one_start() for _ in range(STARTS)]
    seconds = median(each["seconds"] for each in found)
    heavy = sorted({name for each in found for name in each["heavy"]})
    print(
        f"  start to first picture, fresh process, median of {STARTS}: {in_words(seconds)} {target('start', seconds)}"
    )
    print(f"    heavy libraries loaded by then: {', '.join(heavy) or 'none'}")
    assert not heavy, heavy


def one_start() -> dict[str, object]:
    with tempfile.TemporaryDirectory() as folder:
        environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        environment |= {"PRIORITISER_HOME": folder, "QT_QPA_PLATFORM": "offscreen"}
        command = [sys.executable, "-m", "tests.benchmarks.first_paint", repr(time.monotonic())]
        done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True, timeout=60)
    return json.loads(done.stdout.splitlines()[-1])


# The gaps


def say_gap(app: QApplication) -> None:
    idle = max(longest_gap(app, None) for _ in range(JOBS))
    busy = max(longest_gap(app, sampling) for _ in range(JOBS))
    job = f"{SAMPLES:,} x {CASES} x {CRITERIA} is sampled"
    print(f"  longest wait of a {BEAT_MS} ms beat on the window's thread while {job} on the worker, {JOBS} times:")
    print(f"    {in_words(busy)} {target('gap', busy)}; with nothing to do: {in_words(idle)}")


def longest_gap(app: QApplication, job: Callable[..., object] | None) -> float:
    """Return the longest time between two beats, less the beat itself, while a job runs or for half a second."""
    work, beats = Work(), []
    beat = QTimer()
    beat.setTimerType(Qt.TimerType.PreciseTimer)
    beat.timeout.connect(lambda: beats.append(time.perf_counter()))
    beat.start(BEAT_MS)
    if job is None:
        QTimer.singleShot(500, app.quit)
    else:
        work.idle.connect(app.quit)
        work.run_once(job, lambda _result: None)
    app.exec()
    beat.stop()
    work.close()
    gaps = [after - before for before, after in pairwise(beats)]
    return max(gaps) - BEAT_MS / 1e3


def sampling(_progress: object, _stopped: object) -> object:
    """Rank all cases under drawn weights and drawn scores, in chunks, as robustness does, and count the ranks."""
    chance = np.random.Generator(np.random.PCG64(1))
    values = chance.uniform(0, 100, (CASES, CRITERIA))
    counts = np.zeros((CASES, CASES), dtype=np.int64)
    for _ in range(SAMPLES // CHUNK):
        weights = chance.dirichlet(np.ones(CRITERIA), CHUNK)
        scores = values + chance.standard_normal((CHUNK, CASES, CRITERIA))
        totals = np.matmul(scores, weights[:, :, None])[:, :, 0]
        ranks = np.argsort(np.argsort(-totals, axis=1), axis=1)
        for case in range(CASES):
            counts[case] += np.bincount(ranks[:, case], minlength=CASES)
    return counts


# The ticks


def say_ticks(app: QApplication, folder: Path) -> None:
    window = window_with_round(app, folder)
    bare = bare_table(window)
    ours, other = [], []
    page = window.pages["ranking"]
    strip, list_ = page.strip, page.table
    blocks = strip.blocks
    left, right = blocks[0], blocks[1]
    pair = left.share + right.share
    gc.collect()
    for tick in range(TICKS):
        share = pair * (0.2 + 0.6 * (tick % 40) / 39)
        ours.append(painted(app, list_.viewport(), partial(strip.dragged.emit, left.key, share, pair - share)))
        other.append(painted(app, bare.viewport(), bare.model().turn))
    strip.released.emit()
    slow = quantiles(ours, n=100)[-1]
    middle = median(ours)
    print(f"  tick of a weight to painted ranking, {TICKS} ticks: median {in_words(middle)} {target('tick', middle)},")
    ratio = f"{middle / median(other):.1f} x a bare QTableView of"
    print(f"    99th percentile {in_words(slow)} {target('99th', slow)}; {ratio}")
    print(f"    {CASES} x {bare.model().columnCount()} repainted side by side ({in_words(median(other))})")
    bare.close()
    window.close()


def big_document() -> dict[str, Any]:
    """Return a round of the default framework, with many cases that everybody has scored."""
    many, base = document(CASES, CRITERIA, ASSESSORS), default_framework(local_time())
    years = base["settings"]["years"]
    base["settings"]["stage"] = "closed"
    ids = {f"C{at}": criterion["id"] for at, criterion in enumerate(base["criteria"])}
    cases = [
        {**case, "money": [{"year": years[0], "amount": 1_000.0 * at}]} for at, case in enumerate(many["cases"], 1)
    ]
    answers = [{**answer, "criterion": ids[answer["criterion"]]} for answer in many["answers"]]
    budgets = [{"year": years[0], "kind": "recurrent", "amount": 10_000_000}]
    return {**base, "assessors": many["assessors"], "cases": cases, "answers": answers, "budgets": budgets}


def window_with_round(app: QApplication, folder: Path) -> MainWindow:
    path = folder / "big.round"
    Session.create(path, edit_of(big_document(), Round(), label="New", fresh=True)).close()
    window = make_window(app)
    window.resize(*SIZE)
    window.show()
    # A loop of our own: waiting in QTest or QSignalSpy keeps Python's lock and starves the worker.
    loop = QEventLoop()
    window.workspace.opened.connect(loop.quit)
    QTimer.singleShot(LONGEST_MS, loop, lambda: loop.exit(1))
    window.workspace.open(path)
    assert loop.exec() == 0, "the round was opened"
    window.show_page("ranking")
    app.processEvents()
    return window


class Plain(QAbstractTableModel):
    """As many rows and columns as the ranking has, strings ready made; `turn` shows the other half of them."""

    def __init__(self, rows: int, columns: int, parent: QObject) -> None:
        super().__init__(parent)
        self.rows = [
            [[f"{row * column + half:.1f}" for column in range(columns)] for row in range(rows)] for half in (0, 1)
        ]
        self.half = 0

    def rowCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's own signature
        return len(self.rows[0])

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's own signature
        return len(self.rows[0][0])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return self.rows[self.half][index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None

    def turn(self) -> None:
        self.half = 1 - self.half
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))


def bare_table(window: MainWindow) -> QTableView:
    list_ = window.pages["ranking"].table
    view = QTableView()
    view.setModel(Plain(CASES, list_.model().columnCount(), view))
    view.resize(list_.size())
    view.show()
    return view


class Painted(QObject):
    """Notes when a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.times = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        self.times += event.type() == QEvent.Type.Paint
        return False


def painted(app: QApplication, widget: QWidget, deed: Callable[[], None]) -> float:
    """Return the seconds from a deed to the end of the painting that it brought about."""
    watch = Painted(widget)
    start = time.perf_counter()
    deed()
    app.processEvents()
    assert watch.times, "the deed brought about a painting"
    taken = time.perf_counter() - start
    watch.deleteLater()
    return taken


def target(name: str, seconds: float) -> str:
    aim = TARGETS_S[name]
    return f"(to reach: {in_words(aim)}{'' if seconds <= aim else ', MISSED'})"
