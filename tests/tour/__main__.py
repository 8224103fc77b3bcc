"""Write a picture of every scene in every look and size: `python -m tests.tour OUT_DIR [WAY]`, and index.html of all.

Each way of showing the window (its scale, its zoom) has a process of its own, because Qt reads the scale at the start.
"""

from __future__ import annotations

import html
import os
import subprocess
import sys
import tempfile
import traceback
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from tests.tour.guide import Guide
from tests.tour.scenes import SCENES
from ui.app import make_window

LOOKS = ("light", "dark", "contrast")
FIGURE = '<figure><a href="{0}"><img loading="lazy" src="{0}" alt="{0}"></a><figcaption>{0}</figcaption></figure>'
Size = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Way:
    """One way of showing the window: its sizes, its looks, how far the screen and the program enlarge it."""

    name: str
    sizes: tuple[Size, ...]
    looks: tuple[str, ...] = LOOKS
    scale: str = "1"
    zoom: float = 1.0


WAYS = (
    Way("usual", ((1366, 768), (1920, 1080))),
    Way("scale-150", ((1280, 720),), ("light", "dark"), scale="1.5"),  # a laptop of 1920 × 1080 at 150 %
    Way("zoom-200", ((1366, 768), (1920, 1080)), ("light", "contrast"), zoom=2.0),
    Way("narrow", ((800, 600),), ("light",)),
)


def name_of(scene: str, look: str, size: Size, way: Way) -> str:
    """Return the name of one picture, such as `ranking-dark-1366x768.png`."""
    parts = [scene.replace("_", "-"), look, f"{size[0]}x{size[1]}"]
    parts += [f"scale-{float(way.scale):.0%}".strip("%")] if way.scale != "1" else []
    parts += [f"zoom-{way.zoom:.0%}".strip("%")] if way.zoom != 1.0 else []
    return "-".join(parts) + ".png"


def quiet_about_offscreen(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """Pass on what Qt says, but not that a screen nobody sees cannot do everything."""
    if "does not support" not in message:
        sys.stderr.write(message + "\n")


def main(arguments: list[str]) -> int:
    if not 1 <= len(arguments) <= 2:
        print("usage: python -m tests.tour OUT_DIR [WAY]", file=sys.stderr)
        return 2
    out = Path(arguments[0])
    out.mkdir(parents=True, exist_ok=True)
    if len(arguments) == 2:
        return take(next(way for way in WAYS if way.name == arguments[1]), out)
    faults = 0
    for way in WAYS:
        with tempfile.TemporaryDirectory() as home:
            environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": way.scale}
            environment |= dict.fromkeys(("HOME", "PRIORITISER_HOME", "XDG_CONFIG_HOME", "TOUR_HOME"), home)
            command = [sys.executable, "-m", "tests.tour", str(out), way.name]
            faults += subprocess.run(command, env=environment, check=False).returncode != 0
    write_index(out)
    print(f"{len(list(out.glob('*.png')))} pictures; look at {out / 'index.html'}")
    return 1 if faults else 0


def take(way: Way, out: Path) -> int:
    """Take the pictures of one way, in this process; what goes wrong is told, and the rest goes on."""
    app = QApplication(["tour"])
    qInstallMessageHandler(quiet_about_offscreen)
    guide = Guide(app, Path(os.environ["TOUR_HOME"]), make_window(app))
    theme = guide.window.theme
    theme.set_zoom(way.zoom)
    faults = 0
    for scene in SCENES:
        try:
            guide.window.resize(*way.sizes[0])
            theme.set_mode(way.looks[0])
            scene(guide)
            for look in way.looks:  # the slower change comes first
                theme.set_mode(look)
                for size in way.sizes:
                    guide.window.resize(*size)
                    name = name_of(scene.__name__, look, size, way)
                    guide.save_picture(out / name)
                    found = [f"{name}: {finding}" for finding in guide.findings()]
                    faults += len(found)
                    sys.stderr.writelines(f"{line}\n" for line in found)
        except Exception:  # noqa: BLE001 - one scene must not keep the others from being seen
            faults += 1
            print(f"--- {scene.__name__} ({way.name})", file=sys.stderr)
            traceback.print_exc()
        guide.put_away()
    guide.end()
    return 1 if faults else 0


def write_index(out: Path) -> None:
    """Write a sheet with all the pictures in the folder, scene by scene."""
    parts = []
    for scene in SCENES:
        name = scene.__name__.replace("_", "-")
        pictures = sorted(path.name for look in LOOKS for path in out.glob(f"{name}-{look}-*.png"))
        shown = "".join(FIGURE.format(html.escape(each)) for each in pictures)
        parts.append(f"<h2>{html.escape(name)}</h2><div>{shown}</div>")
    style = (
        "body{font:14px sans-serif;margin:24px;background:#777;color:#fff}div{display:flex;flex-wrap:wrap;gap:16px}"
        "figure{margin:0}img{width:440px;border:1px solid #000}a{color:#fff}"
    )
    page = f"<!doctype html><html lang=en><meta charset=utf-8><title>Tour</title><style>{style}</style>{''.join(parts)}"
    (out / "index.html").write_text(page, encoding="utf-8")


if __name__ == "__main__":
    sys.stdout.flush()
    raise SystemExit(main(sys.argv[1:]))
