"""The unseen screen itself: real keys reach a real window, its picture is read, and nothing is left running."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.journeys import xvfb

PROGRAM = textwrap.dedent(
    """
    import sys
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication, QLineEdit

    class Field(QLineEdit):
        def keyPressEvent(self, event):
            super().keyPressEvent(event)
            self.setWindowTitle("typed " + self.text())
            if event.key() == Qt.Key.Key_Escape:
                sys.exit(7)

    app = QApplication(sys.argv)
    field = Field()
    field.setStyleSheet("background: #00ff00; border: 0")
    field.setWindowTitle("waiting")
    field.resize(300, 200)
    field.show()
    app.exec()
    """
)


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.slow
def test_real_keys_reach_a_real_window(screen: xvfb.Screen) -> None:
    program = screen.start([sys.executable, "-c", PROGRAM], name="field")
    screen.wait_for_title("waiting")
    screen.write("ab")
    screen.key("shift+c")
    assert screen.title() == "typed abC"
    picture = screen.picture()
    assert (picture.width(), picture.height()) == xvfb.SIZE
    green = sum(picture.pixelColor(x, y).name() == "#00ff00" for x in range(0, 1440, 20) for y in range(0, 900, 20))
    assert 50 < green < 200, "a window of 300 by 200 px is seen"
    screen.key("Escape")
    assert program.wait(timeout=10) == 7


@pytest.mark.slow
def test_everything_started_ends_with_the_screen(screen: xvfb.Screen, tmp_path: Path) -> None:
    folder = tmp_path / "second"
    folder.mkdir()
    with xvfb.Screen(folder) as second:
        assert second.display != screen.display
        stubborn = second.start(["sh", "-c", "trap '' TERM; while :; do sleep 1; done"], name="stubborn")
        assert is_running(stubborn.pid)
    assert not is_running(stubborn.pid)
    done = subprocess.run(["xdotool", "get_desktop"], env={**os.environ, "DISPLAY": second.display}, check=False)
    assert done.returncode, "no server answers any more"


def test_what_never_comes_is_said(screen: xvfb.Screen) -> None:
    with pytest.raises(TimeoutError, match=r"waited 0\.2 s for a miracle"):
        xvfb.wait_for("a miracle", lambda: False, seconds=0.2)
    assert screen.title() == ""


def test_without_the_programs_a_journey_is_skipped_but_not_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="not installed: Xvfb, openbox, xdotool"):
        xvfb.require()
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="not installed"):
        xvfb.require()
