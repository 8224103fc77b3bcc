from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from ui.pages.ranking.wrap_row import WrapRow


def made(qtbot, theme, *, left=3, right=2, width=800):
    row = WrapRow(theme)
    qtbot.addWidget(row)
    buttons = [QPushButton(f"Button number {at}") for at in range(left + right)]
    for at, button in enumerate(buttons):
        row.add(button, right=at >= left)
    row.resize(width, 40)
    row.show()
    return row, buttons


def test_with_room_everything_stands_in_one_row(qtbot, theme):
    row, buttons = made(qtbot, theme)
    assert {button.y() for button in buttons} == {0}
    assert buttons[-1].geometry().right() == row.width() - 1
    assert buttons[0].x() == 0
    assert row.height() == buttons[0].height()


def test_without_room_it_goes_on_below(qtbot, theme):
    row, buttons = made(qtbot, theme, width=300)
    tops = [button.y() for button in buttons]
    assert len(set(tops)) > 1
    assert all(button.geometry().right() < 300 for button in buttons)
    assert row.height() >= max(button.geometry().bottom() for button in buttons) + 1


def test_hidden_controls_take_no_room(qtbot, theme):
    row, buttons = made(qtbot, theme)
    before = buttons[1].x()
    buttons[0].hide()
    qtbot.waitUntil(lambda: buttons[1].x() == 0)
    assert before > 0
    assert row.sizeHint().height() == buttons[1].height()


def test_zoom_makes_new_room(qtbot, theme):
    row, buttons = made(qtbot, theme, width=760)
    assert {button.y() for button in buttons} == {0}
    theme.set_zoom(2.0)
    qtbot.waitUntil(lambda: row.height() > buttons[0].height())
    assert row.gap == 16
