"""The check after each test can fail: what is left behind is found, by name, and what was cleared away is not."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QObject, QPropertyAnimation, QThread, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import leftovers


@pytest.fixture
def before(qapp: QApplication) -> dict[int, str]:
    leftovers.settle()
    return leftovers.present()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.setWindowTitle("A window")
    return made


def test_a_window_is_found_shown_or_not(before: dict[int, str], window: QWidget) -> None:
    assert leftovers.left_since(before) == ["the window QWidget “A window” is still there"]
    window.show()
    assert leftovers.left_since(before) == ["the window QWidget “A window” is still there"]


def test_a_timer_is_found_with_what_it_belongs_to(before: dict[int, str]) -> None:
    owner = QObject()
    timer = QTimer(owner)
    timer.setObjectName("rest")
    timer.start(5_000)
    assert leftovers.left_since(before) == ["QTimer “rest” of QObject is still ticking every 5000 ms"]
    timer.stop()
    assert not leftovers.left_since(before)


def test_a_shot_that_is_yet_to_come_is_found(before: dict[int, str]) -> None:
    QTimer.singleShot(60_000, lambda: None)
    timers = [each for each in leftovers._at_work() if isinstance(each, QTimer)]
    assert leftovers.left_since(before) == ["QTimer is still ticking every 60000 ms"]
    timers[0].stop()


def test_an_animation_is_found(before: dict[int, str], window: QWidget) -> None:
    animation = QPropertyAnimation(window, b"pos")
    animation.setDuration(60_000)
    animation.setStartValue(window.pos())
    animation.setEndValue(window.pos() * 2)
    animation.start()
    assert "QPropertyAnimation is still moving" in leftovers.left_since(before)
    animation.stop()
    assert "QPropertyAnimation is still moving" not in leftovers.left_since(before)


def test_a_thread_of_qt_is_found(before: dict[int, str]) -> None:
    thread = QThread()
    thread.start()
    try:
        assert leftovers.left_since(before) == ["QThread is still running"]
    finally:
        thread.quit()
        thread.wait()
    assert not leftovers.left_since(before)


def test_a_thread_of_python_is_found(before: dict[int, str]) -> None:
    end = threading.Event()
    thread = threading.Thread(target=end.wait, name="straggler")
    thread.start()
    try:
        assert leftovers.left_since(before) == ["the thread straggler is still running"]
    finally:
        end.set()
        thread.join()
    assert not leftovers.left_since(before)


def test_what_goes_by_itself_is_not_found(before: dict[int, str], window: QWidget, qtbot: QtBot) -> None:
    QDialog(window).close()
    dropped = QLabel("dropped")
    del dropped
    closed = QLabel("closed")
    closed.deleteLater()
    window.show()
    QToolTip.showText(window.pos(), "A tip", window)
    QTimer.singleShot(0, window, window.update)
    qtbot.wait(1)
    assert leftovers.left_since(before) == ["the window QWidget “A window” is still there"]
