"""Run every benchmark and print what it found, or those named: `python3 dev.py bench method file import window`."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Callable, Sequence

from tests.benchmarks import bench_file, bench_import, bench_method, bench_window

ALL: tuple[tuple[str, Callable[[], None]], ...] = (
    ("method", bench_method.main),
    ("file", bench_file.main),
    ("import", bench_import.main),
    ("window", bench_window.main),
)


def machine() -> str:
    """Say in words what machine this is."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    system = f"{platform.system()} on {platform.machine()}"
    return f"a machine with {cores} cores, {system}, Python {platform.python_version()}"


def main(names: Sequence[str]) -> int:
    print(f"Measured on {machine()}. Times differ from machine to machine; the ratios are what counts.\n")
    for name, run in ALL:
        if not names or name in names:
            run()
            print()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
