"""Setting up by keyboard: from an empty folder to a ranked round of one's own, and a framework that changes later."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from prioritiser.model.round import Round
from prioritiser.session import view
from sample_data.build import sample_round
from tests.journeys.hands import ALT, CTRL, Hands, Key
from tests.ui.windows import window_on

QUESTION = "How far does this move money towards preventing disease?"
ANCHOR = "Moves money from hospital care to prevention in the places that need it most."
CASES = 24


def spreadsheet() -> str:
    """Return cases of the sample as they are copied from a spreadsheet: headings, tabs, one line for each."""
    years = sample_round()["settings"]["years"]
    gates = [gate["id"] for gate in sample_round()["gates"]]
    headings = [
        "Ref",
        "Scheme name",
        "Type",
        "Summary",
        "People per year",
        *(f"{year} recurrent £000" for year in years),
    ]
    lines = ["\t".join([*headings, *gates])]
    for case in sample_round()["cases"][:CASES]:
        cost = {
            line["year"]: line["amount"] for line in case["money"] if line["kind"] == "recurrent" and line["amount"] > 0
        }
        results = {each["gate"]: each["result"] for each in case["gates"]}
        cells = [case["id"], case["title"], case["type"], case["summary"], f"{case['people']:,}"]
        cells += [f"{cost.get(year, 0) / 1000:,.0f}" for year in years]
        lines.append("\t".join([*cells, *(results.get(gate, "") for gate in gates)]))
    return "\r\n".join(lines) + "\r\n"


@pytest.fixture
def hands(qtbot) -> Hands:
    return Hands(qtbot)


def make_round(hands: Hands, window, folder: Path) -> Path:
    """Ctrl N, a name, Enter."""
    window.settings.put("last_folder", str(folder))
    hands.press(Key.Key_N, held=CTRL)
    hands.write("Our round", anew=True)
    with hands.qtbot.waitSignal(window.workspace.opened, timeout=30_000):
        hands.press(Key.Key_Return)
    return folder / "Our round.round"


def edit_framework(hands: Hands, window) -> None:
    """Change a question and an anchor of the first criterion, and publish version 1."""
    hands.press(Key.Key_9, held=ALT)
    hands.press(Key.Key_Return)
    hands.tab_to("The question")
    hands.write(QUESTION, anew=True)
    hands.tab_to("What level 5 means")
    hands.write(ANCHOR, anew=True)
    hands.find("publish this framework")
    hands.tab_to("What changed and why")
    hands.write("As the panel agreed in May.")
    hands.do("Publish version 1")


def test_from_an_empty_folder_to_a_ranked_round(theme, qtbot, tmp_path, hands):
    folder = tmp_path / "rounds"
    folder.mkdir()
    with window_on(theme, qtbot, tmp_path) as window:
        path = make_round(hands, window, folder)
        edit_framework(hands, window)
        held = window.workspace.round
        print(held.version, held.drafts)
        print(held.criteria[list(held.criteria)[0]])
