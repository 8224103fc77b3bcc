"""Setting up by keyboard: from an empty folder to a ranked round of one's own, and a framework that changes later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from prioritiser.analysis.summary import analyse
from prioritiser.analysis.tree import effective_weights
from prioritiser.edits.document import edit_of
from prioritiser.edits.framework_words import text_scored_against, to_confirm
from prioritiser.model.round import Round
from prioritiser.session import view
from sample_data.build import sample_round
from tests.journeys.hands import ALT, CTRL, PATIENCE_MS, Hands, Key
from tests.ui.rounds import make_sample
from tests.ui.windows import window_on
from ui.pages.cases.import_dialog import ImportDialog

QUESTION = "How far does this move money towards preventing disease?"
ANCHOR = "Moves money from hospital care to prevention in the places that need it most."
CASES = 24
LEVELS = "432105432105432"
PEOPLE = (
    ("Assessor 1", "GP and clinical lead", "Clinicians"),
    ("Assessor 2", "Finance lead", "Finance and planning"),
    ("Assessor 3", "Public member", "Public and patients"),
)
REASON = "The panel talked each lift through."
BUDGET = 20
NOT_PASSED, MANDATED = "K07", "K13"  # neither is ranked
ME, CHANGED = "a4", "C5"


@pytest.fixture
def hands(qtbot) -> Hands:
    return Hands(qtbot)


def rows_of(shown) -> list[str]:
    """Return what a screen reader hears of the rows of a list."""
    model = shown.model()
    rows = (model.index(row, 0) for row in range(model.rowCount()))
    return [str(row.data(Qt.ItemDataRole.AccessibleTextRole) or row.data()) for row in rows]


def contents(held: Round) -> dict[str, object]:
    """Return what a round says, without how often it was changed."""
    return {each.name: getattr(held, each.name) for each in fields(held) if each.name != "revision"}


def take_back_all(hands: Hands, window) -> None:
    """Press Ctrl Z until nothing is left to take back; a large step is taken back in the background."""
    workspace = window.workspace
    while workspace.undo_label:
        hands.undo()
        hands.qtbot.waitUntil(lambda: not workspace.is_recording, timeout=PATIENCE_MS)


def do_all_again(hands: Hands, window) -> None:
    """Press Ctrl Y until nothing is left to do again."""
    workspace = window.workspace
    while workspace.redo_label:
        hands.redo()
        hands.qtbot.waitUntil(lambda: not workspace.is_recording, timeout=PATIENCE_MS)


def spreadsheet(years: Sequence[str]) -> str:
    """Return cases of the sample as they are copied from a spreadsheet: headings, tabs, one line for each."""
    sample = sample_round()
    gates = [gate["id"] for gate in sample["gates"]]
    headings = ["Ref", "Scheme name", "Type", "Lane", "Summary", "People per year"]
    lines = [[*headings, *(f"{year} recurrent £000" for year in years), *gates]]
    for case in sample["cases"][:CASES]:
        cost = [line["amount"] for line in case["money"] if line["kind"] == "recurrent" and line["amount"] > 0]
        results = {each["gate"]: each["result"] for each in case["gates"]}
        cells = [case["id"], case["title"], case["type"], case["lane"], case["summary"], f"{case['people']:,}"]
        cells += [f"{amount / 1000:,.0f}" for amount in cost]
        lines.append([*cells, *(results[gate] for gate in gates)])
    return "".join("\t".join(line) + "\r\n" for line in lines)


# Each part of the way, and what the round says after it


def make_round(hands: Hands, window, folder: Path) -> Path:
    """Ctrl N, a name, Enter."""
    window.settings.put("last_folder", str(folder))
    hands.press(Key.Key_N, held=CTRL)
    hands.write("Our round", anew=True)
    with hands.qtbot.waitSignal(window.workspace.opened, timeout=PATIENCE_MS):
        hands.press(Key.Key_Return)
    held = window.workspace.round
    assert (held.title, len(held.criteria), len(held.cases), len(held.assessors)) == ("Our round", 15, 0, 0)
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

    held = window.workspace.round
    first = next(iter(held.criteria.values()))
    assert (first.question, first.anchors[5]) == (QUESTION, ANCHOR)
    assert (held.version.number, held.version.note) == (1, "As the panel agreed in May.")
    assert not held.drafts


def paste_cases(hands: Hands, window) -> None:
    """Paste a block of a spreadsheet; the sheet is matched, looked at and brought in."""
    hands.press(Key.Key_1, held=ALT)
    QGuiApplication.clipboard().setText(spreadsheet(window.workspace.round.settings.years))
    hands.press(Key.Key_V, held=CTRL)
    hands.qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), ImportDialog), timeout=PATIENCE_MS)
    hands.qtbot.waitUntil(QApplication.activeWindow().go.isEnabled, timeout=PATIENCE_MS)
    with hands.qtbot.waitSignal(window.workspace.changed, timeout=PATIENCE_MS):
        hands.do(f"Bring in {CASES}")
    hands.back_to(window)

    cases = window.workspace.round.cases
    first = cases["K01"]
    assert list(cases) == [case["id"] for case in sample_round()["cases"][:CASES]]
    assert [line.amount for line in first.money] == [2_385_000, 2_860_000, 2_905_000, 2_950_000, 2_995_000]
    assert (first.people, len(first.gates)) == (5_200, 10)
    assert "24 new" in window.notices.message


def add_people(hands: Hands, window) -> None:
    """Add a panel of three in three groups; each declares, one of them an interest."""
    for person in PEOPLE:
        hands.press(Key.Key_P, held=ALT)
        hands.find("add an assessor")
        for place, text in enumerate(person, 1):
            hands.write(text, anew=True)
            hands.press(Key.Key_Tab if place < len(person) else Key.Key_Return)
    for at in range(len(PEOPLE)):
        hands.press(Key.Key_P, held=ALT)  # back to the list
        hands.press(Key.Key_Home, held=CTRL)
        hands.press(*[Key.Key_Down] * at)
        if at < len(PEOPLE) - 1:
            hands.do("Record that there is none")
    hands.tab_to("Case of the interest")
    hands.press(Key.Key_Down)  # the second case
    hands.do("Declare an interest")
    hands.tab_to("What follows for")
    hands.press(Key.Key_Down)
    hands.tab_to("Reason, ")
    hands.write("Sits on the board of the provider.")
    hands.press(Key.Key_Return)

    held = window.workspace.round
    named = [(each.name, each.role, held.groups[each.group].name) for each in held.assessors.values()]
    assert named == list(PEOPLE)
    assert {key: each.kind for key, each in held.interests.items()} == {
        ("a1", ""): "none", ("a2", ""): "none", ("a3", "K02"): "professional",
    }  # fmt: skip
    assert held.interests["a3", "K02"].handling == "score_not_counted"


def others(held: Round) -> list[dict[str, object]]:
    """Return the scores that are still missing, as the same people gave them in the sample."""
    return [
        {key: value for key, value in answer.items() if key != "version"}
        for answer in sample_round()["answers"]
        if answer["assessor"] in held.assessors and answer["case"] in held.cases
        if (answer["case"], answer["criterion"], answer["assessor"]) not in held.answers
    ]


def score(hands: Hands, window) -> None:
    """Score one case with keys, as the first assessor.

    The other cases and people are entered by one edit: the keys of Score are gone through in other journeys.
    """
    hands.press(Key.Key_2, held=ALT)
    hands.press(Key.Key_Return)
    hands.press(*LEVELS)
    held = window.workspace.round
    assert [answer.level for answer in held.answers.values()] == [int(level) for level in LEVELS]
    assert {answer.version for answer in held.answers.values()} == {1}
    window.workspace.do(edit_of({"answers": others(held)}, held, label="scores of the panel"))


def agree_weights(hands: Hands, window) -> None:
    """Weigh as the panel before any total is shown: which lift first, then what the others are worth beside it."""
    hands.press(Key.Key_3, held=ALT)
    hands.tab_to("Who weighs")
    hands.press(Key.Key_Right)
    hands.do("Show them to me now")
    steps = window.page.desk.weighing.steps
    for step in steps:
        hands.tab_to("Lifts")
        hands.press(Key.Key_Down, Key.Key_Return)  # the second is lifted first
        for place in range(1, len(step.ids)):
            hands.write(str(100 - 15 * place))
            hands.press(Key.Key_Return)
        hands.press(Key.Key_PageDown, held=CTRL)
    assert window.page.facts() == f"{len(steps)} of {len(steps)} steps done"
    hands.find("use these weights")
    hands.write(REASON)
    hands.press(Key.Key_Return)

    agreed = window.workspace.round.agreed_weights
    assert (agreed.method, agreed.reason) == ("swing", REASON)
    assert {key: agreed.swings[key] for key in ("A", "B", "GP1", "GP2", "GP5")} == {
        "A": 85, "B": 100, "GP1": 85, "GP2": 100, "GP5": 40,
    }  # fmt: skip


def rank(hands: Hands, window) -> None:
    """Close scoring, look at the ranked list and type a budget."""
    hands.find("close scoring")
    hands.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None, timeout=PATIENCE_MS)
    hands.press(Key.Key_Return, held=CTRL)
    hands.back_to(window)
    hands.press(Key.Key_4, held=ALT)
    hands.press("b")
    hands.write(str(BUDGET), anew=True)
    hands.press(Key.Key_Return)

    found = window.workspace.analysis()
    assert window.workspace.round.settings.stage == "closed"
    assert [each.case for each in found.not_ranked] == [NOT_PASSED]
    assert {each.case for each in found.results} == set(window.workspace.round.cases) - {NOT_PASSED, MANDATED}
    assert 0 < len(found.funding.funded) < CASES
    hands.press(Key.Key_4, held=ALT)
    listed = rows_of(hands.here)
    assert listed[0].startswith(f"Investments and reshapes · {CASES - 2}. ")
    assert listed[1].startswith("Rank 1, ")


def test_from_an_empty_folder_to_a_ranked_round(theme, qtbot, tmp_path, hands):
    folder = tmp_path / "rounds"
    folder.mkdir()
    with window_on(theme, qtbot, tmp_path) as window:
        path = make_round(hands, window, folder)
        empty = contents(window.workspace.round)
        for part in (edit_framework, paste_cases, add_people, score, agree_weights, rank):
            part(hands, window)
        held = window.workspace.round
        take_back_all(hands, window)
        assert contents(window.workspace.round) == empty
        do_all_again(hands, window)
        assert contents(window.workspace.round) == contents(held)

    kept = view(path).round
    assert contents(kept) == contents(held)
    assert analyse(kept).funding == analyse(held).funding
    assert sum(effective_weights(kept).leaves.values()) == pytest.approx(1)


def change_meaning(hands: Hands) -> None:
    """Ask a criterion's question anew, move a level, and publish both as another meaning."""
    hands.find("access and flow")
    hands.press(Key.Key_Return)
    hands.tab_to("The question")
    hands.write(QUESTION, anew=True)
    hands.tab_to("What level 5 means")
    hands.write(ANCHOR, anew=True)
    hands.find("publish this framework")
    hands.tab_to("What changes for Access and flow")
    hands.press(Key.Key_Right)
    hands.tab_to("What changed and why")
    hands.do("Publish version 2")


def test_a_framework_that_changes_after_scoring_asks_those_whom_it_concerns(theme, qtbot, tmp_path, hands):
    path = make_sample(tmp_path / "sample.round", stage="scoring")
    with window_on(theme, qtbot, tmp_path, path, scoring_as=ME, page="framework") as window:
        before = window.workspace.round
        mine = [key for key in before.answers if key[1] == CHANGED and key[2] == ME]
        change_meaning(hands)
        held = window.workspace.round

        assert {each.number: each.changed for each in held.versions.values()} == {1: {}, 2: {CHANGED: "meaning"}}
        assert {criterion for _case, criterion in to_confirm(held, ME)} == {CHANGED}
        assert len(to_confirm(held, ME)) == len(mine)
        answer = held.answers[mine[0]]
        old = text_scored_against(held, answer)
        assert (answer.level, answer.stale) == (before.answers[mine[0]].level, True)
        assert (old.question, old.anchors) == (before.criteria[CHANGED].question, before.criteria[CHANGED].anchors)
        assert held.criteria[CHANGED].question == QUESTION

        hands.press(Key.Key_2, held=ALT)
        assert window.page.insight()[0] == f"The framework changed: {len(mine)} answers have to be confirmed."
        hands.do("Show the first")
        hands.press(str(answer.level))  # the same level again confirms it
        assert len(to_confirm(window.workspace.round, ME)) == len(mine) - 1

        hands.undo(2)
        assert not window.workspace.round.answers[mine[0]].stale
        assert window.workspace.round.drafts, "what was published is a draft again"
        take_back_all(hands, window)
        assert contents(window.workspace.round) == contents(before)
        do_all_again(hands, window)

    kept = view(path).round
    assert kept.version.number == 2
    assert len(to_confirm(kept, ME)) == len(mine) - 1


def test_the_difference_is_said_in_words_before_and_after_it_is_published(theme, qtbot, tmp_path, hands):
    path = make_sample(tmp_path / "sample.round", stage="scoring")
    with window_on(theme, qtbot, tmp_path, path, scoring_as=ME, page="framework"):
        change_meaning(hands)
        hands.do("Versions")
        hands.tab_to("What differs")
        said = rows_of(hands.here)

        assert len(said) == 2
        assert f"is now “{QUESTION}”" in said[0]
        assert said[1].startswith("Level 5 of “Access and flow” was “")
