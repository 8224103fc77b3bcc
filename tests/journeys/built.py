"""The built program on its own: `python -m tests.journeys.built FOLDER` starts it where nothing of this tree helps it.

The window opens the sample round offscreen, ranks it and exports a workbook (`--check`); the command line makes the
sample round and its workbook. It ends with 0 when all of it went well.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

LONGEST_S = 120
WITH_WINDOWS = ("SYSTEMROOT", "WINDIR", "TEMP", "TMP")  # no program starts on Windows without them


def main(folder: Path) -> int:
    suffix = ".exe" if sys.platform == "win32" else ""
    window, verbs = str(folder / f"Prioritiser{suffix}"), str(folder / f"prioritiser-cli{suffix}")
    steps = (
        (window, "--check"),
        (verbs, "sample", "s.round"),
        (verbs, "rank", "s.round"),
        (verbs, "export", "s.round", "s.xlsx"),
    )
    with tempfile.TemporaryDirectory() as home:
        environment = {"HOME": home, "PRIORITISER_HOME": home, "QT_QPA_PLATFORM": "offscreen"}
        environment |= {name: os.environ[name] for name in WITH_WINDOWS if name in os.environ}
        for step in steps:
            words = " ".join((Path(step[0]).name, *step[1:]))
            done = subprocess.run(
                step, cwd=home, env=environment, capture_output=True, check=False, timeout=LONGEST_S, text=True
            )
            if done.returncode:
                print(f"{words} ended with {done.returncode}.\n{done.stdout}{done.stderr}", file=sys.stderr)
                return 1
            last = done.stdout.strip().splitlines()[-1:]
            print(f"{words}: {''.join(last) or 'done'}")
        made = Path(home, "s.xlsx")
        if not made.exists() or not made.stat().st_size:
            print("prioritiser-cli wrote no workbook.", file=sys.stderr)
            return 1
    size = sum(each.stat().st_size for each in folder.rglob("*") if each.is_file() and not each.is_symlink())
    print(f"The program is in {folder}, {size / 1e6:.0f} MB.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
