"""Start the window in this fresh process, and print as JSON how long its first picture took and what was loaded.

`python -m tests.benchmarks.first_paint BEGAN`: BEGAN is the reading of the monotonic clock when this was started.
"""

from __future__ import annotations

import json
import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ui.app import make_window

# Each costs the start between a twentieth and a half of a second, so it comes with what needs it.
HEAVY = ("docx", "openpyxl", "pandas", "pyqtgraph", "scipy", "sqlite_utils", "xlsxwriter")


class FirstPaint(QObject):
    """Waits for the window's first picture and ends the program once it is out."""

    def __init__(self, window: QWidget, began: float) -> None:
        super().__init__(window)
        self.began = began
        self.seconds = 0.0
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if event.type() == QEvent.Type.Paint and not self.seconds:
            self.seconds = -1.0
            # After the round of painting in which this was the first, so that the whole window is there.
            QTimer.singleShot(0, self, self.stop)
        return False

    def stop(self) -> None:
        self.seconds = time.monotonic() - self.began
        QApplication.exit()


def loaded_heavies() -> list[str]:
    return sorted({name.partition(".")[0] for name in sys.modules} & set(HEAVY))


def main(began: float) -> None:
    app = QApplication(["first_paint"])
    window = make_window(app)
    first = FirstPaint(window, began)
    window.show()
    app.exec()
    found = {"seconds": first.seconds, "heavy": loaded_heavies(), "modules": len(sys.modules)}
    window.close()
    print(json.dumps(found))


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else time.monotonic())
