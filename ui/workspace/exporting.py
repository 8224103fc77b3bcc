"""The job that writes a board workbook: results in, a file out, nothing of the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from prioritiser.analysis.summary import Analysis
from prioritiser.exchange.safe_files import write_new
from prioritiser.exchange.workbook import content_of, write
from ui.work import Job


def workbook_job(analysis: Analysis, target: Path, *, code: str, at: str) -> Job:
    """Return the job that writes results with their code and time to a path; a file that is there is replaced."""

    def job(progress: Callable[[float], None], stopped: Callable[[], bool]) -> None:
        progress(0.1)
        content = content_of(analysis, code=code, at=at)
        progress(0.4)
        write_new(target, lambda aside: write(content, aside), replace=True, stopped=stopped)
        progress(1.0)

    return job
