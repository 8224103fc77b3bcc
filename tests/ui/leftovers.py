"""What a test left behind in the application: windows, running animations, timers and threads, each by its name."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterable, Iterator

import shiboken6
from PySide6.QtCore import QAbstractAnimation, QCoreApplication, QEvent, QObject, QThread, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication, QWidget

# Qt keeps one of each for good and hides it.
KEPT_BY_QT = ("QTipLabel", "QWhatsThat")
KINDS = (QTimer, QAbstractAnimation, QThread, QThreadPool)


def settle() -> None:
    """Let what was closed or dropped go: Qt's deferred deletions, then what only cycles still hold."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def present() -> dict[int, str]:
    """Return what is there now and would count as left behind: a sentence each, by identity."""
    found = {id(widget): f"the window {_name(widget)} is still there" for widget in _windows()}
    found |= {id(each): f"{_name(each)} is still {_state(each)}" for each in _at_work()}
    threads = [thread for thread in threading.enumerate() if not isinstance(thread, threading._DummyThread)]
    return found | {id(thread): f"the thread {thread.name} is still running" for thread in threads}


def left_since(before: dict[int, str]) -> list[str]:
    """Return what is there now and was not before; what waits to be collected is collected and does not count."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if present().keys() <= before.keys():
        return []
    settle()
    return [sentence for key, sentence in present().items() if key not in before]


def _windows() -> Iterator[QWidget]:
    for widget in QApplication.topLevelWidgets():
        if widget.parentWidget() is None and widget.metaObject().className() not in KEPT_BY_QT:
            yield widget


def _at_work() -> Iterator[QObject]:
    """Yield timers, animations and threads under way that Python has ever had a hand on."""
    kinds = set(_with_subclasses(KINDS))
    for each in [found for found in gc.get_objects() if type(found) in kinds]:
        if shiboken6.isValid(each) and _state(each):
            yield each
    pool = QThreadPool.globalInstance()
    if pool.activeThreadCount():
        yield pool


def _with_subclasses(kinds: Iterable[type]) -> Iterator[type]:
    for kind in kinds:
        yield kind
        yield from _with_subclasses(kind.__subclasses__())


def _state(each: QObject) -> str:
    if isinstance(each, QTimer):
        return f"ticking every {each.interval()} ms" if each.isActive() else ""
    if isinstance(each, QAbstractAnimation):
        return "moving" if each.state() == QAbstractAnimation.State.Running else ""
    if isinstance(each, QThreadPool):
        return "at work" if each.activeThreadCount() else ""
    is_main = each is QCoreApplication.instance().thread()
    return "running" if isinstance(each, QThread) and each.isRunning() and not is_main else ""


def _name(each: QObject) -> str:
    words = each.objectName() or (each.windowTitle() if isinstance(each, QWidget) else "")
    parent = each.parent()
    of = f" of {type(parent).__name__}" if parent is not None else ""
    return f"{type(each).__name__}{f' “{words}”' if words else ''}{of}"
