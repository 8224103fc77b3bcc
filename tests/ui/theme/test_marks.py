from __future__ import annotations

import pytest
from PySide6.QtCore import QFile, QIODevice
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from ui.assets import icon_svg
from ui.theme.marks import ICONS, TOKENS, mark_path, register_marks
from ui.theme.painting import tinted
from ui.theme.tokens import TABLES


@pytest.mark.parametrize("look", tuple(TABLES))
@pytest.mark.parametrize("token", TOKENS)
@pytest.mark.parametrize("icon", ICONS)
def test_every_mark_can_be_read_as_a_file(qapp: QApplication, look: str, token: str, icon: str) -> None:
    register_marks()
    file = QFile(mark_path(look, icon, token))
    assert file.open(QIODevice.OpenModeFlag.ReadOnly)
    assert file.readAll().data().decode() == tinted(icon_svg(icon), TABLES[look][token])
    assert not QIcon(file.fileName()).pixmap(16, 16).isNull()


def test_there_is_no_other_mark(qapp: QApplication) -> None:
    register_marks()
    assert not QFile.exists(mark_path("light", "home", "text2"))
