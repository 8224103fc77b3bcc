from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.widgets.current_stack import CurrentStack

LONG = "Words that have to wrap. " * 40


def test_it_is_as_high_as_the_page_that_is_shown(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    stack, low, high = CurrentStack(), QLabel("low"), QLabel(LONG)
    for label in (low, high):
        label.setWordWrap(True)
        stack.addWidget(label)
    layout.addWidget(stack)
    with qtbot.waitExposed(window):
        window.show()
    assert stack.currentWidget() is low
    assert high.isHidden()
    before = layout.totalHeightForWidth(200)
    stack.setCurrentWidget(high)
    assert (low.isHidden(), high.isHidden()) == (True, False)
    assert layout.totalHeightForWidth(200) > 3 * before
    stack.setCurrentWidget(low)
    assert layout.totalHeightForWidth(200) == before
