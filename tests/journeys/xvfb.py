"""A screen that nobody sees, with a window manager, the real program on it, and real keys and mouse events.

Everything is a child process of the test and is ended by its pid, whatever the test does.
"""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

import pytest
from PySide6.QtGui import QImage

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = ("Xvfb", "openbox", "xdotool")
SIZE = (1440, 900)
# No keys of its own, so that every key reaches the program; new windows get the keys.
OPENBOX = '<openbox_config xmlns="http://openbox.org/3.4/rc"><focus><focusNew>yes</focusNew></focus></openbox_config>'
NOT_PASSED_ON = ("QT_", "WAYLAND_", "PYTHONDONTWRITEBYTECODE")
PATIENCE_S = 30
STEP_S = 0.05
STILL_S = 0.25  # a picture that stays as it is for this long is finished
# Layout of an X window dump: words of four bytes, the most significant first.
XWD_HEADER_SIZE, XWD_WIDTH, XWD_HEIGHT, XWD_LINE, XWD_COLOURS = 0, 4, 5, 12, 19
XWD_WORDS, XWD_COLOUR_BYTES = 25, 12


def missing() -> list[str]:
    """Return the programs that this needs and the system lacks."""
    if not sys.platform.startswith("linux"):
        return list(PROGRAMS)
    return [name for name in PROGRAMS if shutil.which(name) is None]


def require() -> None:
    """Skip a test where the programs are not installed, but fail it where CI says that it counts."""
    lacking = missing()
    if lacking:
        reason = f"not installed: {', '.join(lacking)}"
        if os.environ.get("CI", "").lower() in {"1", "true"}:
            pytest.fail(reason)
        pytest.skip(reason)


def wait_for(what: str, look: Callable[[], object], *, seconds: float = PATIENCE_S) -> None:
    """Look again and again until there is something; other processes give no signals to wait on."""
    end = time.monotonic() + seconds
    while not look():
        if time.monotonic() > end:
            raise TimeoutError(f"waited {seconds:g} s for {what}")
        time.sleep(STEP_S)


class Screen:
    """An X11 screen with openbox, for `with`; `start` puts programs on it, `key` and `click` act on them."""

    def __init__(self, folder: Path, size: tuple[int, int] = SIZE) -> None:
        self.folder = folder
        self.size = size
        self.display = ""
        self._children = ExitStack()

    def __enter__(self) -> Self:
        with ExitStack() as undo:
            undo.callback(self._children.close)
            self._start_server()
            config = self.folder / "openbox.xml"
            config.write_text(OPENBOX, encoding="utf-8")
            self.start(["openbox", "--sm-disable", "--config-file", str(config)], name="openbox")
            wait_for("openbox", lambda: self._tool("get_desktop", check=False).returncode == 0)
            undo.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, raised: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._children.close()

    def _start_server(self) -> None:
        """Start Xvfb on a free display, its picture in a file that we can read at any time."""
        width, height = self.size
        theirs, ours = os.pipe()
        command = [
            "Xvfb", "-displayfd", str(ours), "-screen", "0", f"{width}x{height}x24", "-fbdir", str(self.folder),
            "-nolisten", "tcp", "-noreset", "-dpi", "96",
        ]  # fmt: skip
        try:
            self.start(command, name="Xvfb", pass_fds=(ours,))
        finally:
            os.close(ours)
        with os.fdopen(theirs) as said:
            number = said.readline().strip()  # ends empty when Xvfb does
        if not number:
            raise RuntimeError(f"Xvfb did not start: {self.log('Xvfb')}")
        self.display = f":{number}"

    def start(
        self,
        command: Sequence[str],
        *,
        name: str,
        environment: Mapping[str, str] | None = None,
        pass_fds: Sequence[int] = (),
    ) -> subprocess.Popen[bytes]:
        """Start a program on this screen; what it says goes into a file. It ends with the screen at the latest."""
        own = {key: value for key, value in os.environ.items() if not key.startswith(NOT_PASSED_ON)}
        own |= {"DISPLAY": self.display, "HOME": str(self.folder), **(environment or {})}
        with (self.folder / f"{name}.log").open("wb") as log:
            child = subprocess.Popen(
                list(command), env=own, stdin=subprocess.DEVNULL, stdout=log, stderr=log, pass_fds=tuple(pass_fds)
            )
        self._children.callback(end, child)
        return child

    def log(self, name: str) -> str:
        """Return what a program said."""
        return (self.folder / f"{name}.log").read_text(encoding="utf-8", errors="replace")

    # What a person does and sees

    def key(self, *keys: str, settle: bool = True) -> None:
        """Press keys one after the other, each as xdotool names it: `Down`, `ctrl+k`, `4`; wait for the outcome."""
        for each in keys:
            self._tool("key", "--clearmodifiers", each)
        if settle:
            self.settle()

    def write(self, text: str) -> None:
        """Type a text."""
        self._tool("type", "--delay", "15", text)
        self.settle()

    def click(self, x: int, y: int) -> None:
        """Click on a point of the screen."""
        self._tool("mousemove", str(x), str(y), "click", "1")
        self.settle()

    def drag(self, start: tuple[int, int], stop: tuple[int, int], *, steps: int = 8) -> None:
        """Press at one point, move in steps, and let go at another."""
        self._tool("mousemove", *map(str, start), "mousedown", "1")
        for step in range(1, steps + 1):
            here = [round(a + (b - a) * step / steps) for a, b in zip(start, stop, strict=True)]
            self._tool("mousemove", *map(str, here))
        self._tool("mouseup", "1")
        self.settle()

    def title(self) -> str:
        """Return the title of the window that has the keys."""
        return self._tool("getactivewindow", "getwindowname", check=False).stdout.strip()

    def wait_for_title(self, part: str) -> None:
        """Wait until the window that has the keys says this in its title."""
        try:
            wait_for(f"a window titled “{part}”", lambda: part in self.title())
        except TimeoutError as late:
            late.add_note(f"the window says “{self.title()}”")
            raise
        self.settle()

    def settle(self) -> bytes:
        """Wait until the picture has not changed for a moment, and return it."""
        picture, since, end = b"", time.monotonic(), time.monotonic() + PATIENCE_S
        while time.monotonic() - since < STILL_S:
            if time.monotonic() > end:
                raise TimeoutError("the picture never stood still")
            now = (self.folder / "Xvfb_screen0").read_bytes()
            if now != picture:
                picture, since = now, time.monotonic()
            time.sleep(STEP_S)
        return picture

    def picture(self) -> QImage:
        """Return what is on the screen."""
        return image_of_dump(self.settle())

    def _tool(self, *words: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "DISPLAY": self.display}
        command = ["xdotool", *words]
        return subprocess.run(command, env=environment, check=check, capture_output=True, text=True, timeout=PATIENCE_S)


def end(child: subprocess.Popen[bytes]) -> None:
    """End one child process: politely, and if it does not listen, at once."""
    if child.poll() is None:
        child.terminate()
        try:
            child.wait(timeout=5)
        except subprocess.TimeoutExpired:
            child.kill()
    child.wait()


def image_of_dump(dump: bytes) -> QImage:
    """Return the picture in an X window dump of 32 bits a pixel."""
    head = struct.unpack(f">{XWD_WORDS}I", dump[: XWD_WORDS * 4])
    start = head[XWD_HEADER_SIZE] + head[XWD_COLOURS] * XWD_COLOUR_BYTES
    width, height, line = head[XWD_WIDTH], head[XWD_HEIGHT], head[XWD_LINE]
    return QImage(dump[start : start + line * height], width, height, line, QImage.Format.Format_RGB32).copy()
