from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy

from prioritiser.edits.scoring import set_score
from prioritiser.exchange.workbook_facts import tenths
from tests.ui import walk

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


def test_it_opens_on_the_list_with_the_first_case_chosen(screen):
    assert screen.focus is screen.page.table
    assert screen.page.table.case == "K1"
    assert screen.order == ["K1", "K2", "K3", "line", "K4", "K5", "K6"]
    assert screen.page.side.why.question.text() == "Why is this 1st?"


def test_arrows_pass_over_the_line_and_the_headings(screen):
    seen = []
    for _ in range(8):
        seen.append(screen.page.table.case)
        screen.key(Qt.Key.Key_Down)
    assert seen == ["K1", "K2", "K3", "K4", "K5", "K6", "S1", "S2"]


def test_it_tells_the_frame_what_it_shows(screen):
    page = screen.page
    assert [chip.text() for chip in page.chips()] == ["11 cases", "£8.5m asked for"]
    assert page.facts() == "8 cases ranked"
    assert page.hints() == [("↑ ↓", "move"), ("W", "weights"), ("B", "budget"), ("Enter", "why")]
    words, deed, slot = page.insight()
    assert (words, deed, slot) == (
        "Living well and Falls prevention are tied at the line: the panel decides.",
        "",
        None,
    )


def test_letters_can_be_switched_off(screen):
    screen.context.settings.put("letters", False)
    screen.key(Qt.Key.Key_W)
    screen.key(Qt.Key.Key_B)
    assert screen.focus is screen.page.table
    assert not screen.page.band.field.isVisible()
    screen.context.actions.run("ranking.budget")
    assert screen.page.band.field.isVisible()


def test_enter_goes_to_the_panel_and_esc_comes_back(screen):
    screen.key(Qt.Key.Key_Return)
    assert screen.page.side.isAncestorOf(screen.focus)
    screen.key(Qt.Key.Key_Escape)
    assert screen.focus is screen.page.table


def test_a_value_is_traced_to_a_persons_score_in_two_clicks(screen):
    screen.qtbot.mouseClick(screen.page.table.viewport(), Qt.MouseButton.LeftButton, pos=screen.point("K3", "value"))
    side = screen.page.side
    assert side.stack.currentWidget() is side.trace
    assert side.trace.total.text() == "Value 64.0"
    terms = side.trace.list
    screen.qtbot.mouseClick(
        terms.viewport(), Qt.MouseButton.LeftButton, pos=terms.visualRect(side.trace.model.index(0)).center()
    )
    assert side.stack.currentWidget() is side.cell
    screen.qtbot.waitUntil(lambda: "Assessor a1 · Nurse" in words_in(side.cell))
    assert "a1 on K3" in words_in(side.cell)
    for expected in (side.trace, side.why):
        screen.key(Qt.Key.Key_Escape)
        assert side.stack.currentWidget() is expected


def words_in(widget):
    return " ".join(walk.words_of(each) for each in walk.shown(widget))


def test_people_are_shown_for_one_case_at_a_time(screen):
    screen.page.ask_trace()
    screen.page.side.show_cell("P1")
    screen.page.table.setFocus()
    screen.key(Qt.Key.Key_Down)
    assert screen.page.side.stack.currentWidget() is screen.page.side.trace
    assert screen.page.side.trace.title.text() == "Two-hour response"


def test_accepting_a_stop_moves_the_budget_at_once(screen):
    screen.choose("S1")
    stop = screen.page.side.why.stop
    assert stop.isVisible()
    screen.qtbot.mouseClick(stop.accept, Qt.MouseButton.LeftButton)
    assert stop.fault.text() == "A decision on a stop needs a reason. Nothing was changed."
    assert screen.focus is stop.reason
    screen.type("Slight benefit")
    screen.qtbot.mouseClick(stop.accept, Qt.MouseButton.LeftButton)
    assert screen.funded == ["K1", "K2", "K3", "K4"]
    assert screen.page.band.accessibleName() == "Budget line £4.0m. 4 cases, £3.7m committed, £300,000 left"
    assert stop.said.text() == "Accepted. Slight benefit."
    assert not stop.accept.isEnabled()
    assert screen.page.table.case == "S1"
    screen.context.workspace.undo()
    assert screen.funded == ["K1", "K2", "K3"]
    stop.reason.setText("Not yet")
    screen.qtbot.mouseClick(stop.decline, Qt.MouseButton.LeftButton)
    assert screen.round.decisions["S1"].decision == "not_now"


def test_looking_at_another_order_changes_nothing_in_the_round(screen):
    before = screen.round
    screen.page.order.segment("vfm").click()
    assert screen.order == ["K1", "K2", "K3", "line", "K4", "K6", "K5"]
    assert screen.round is before
    said = "You are looking at the order by value for money. The round goes by value."
    assert screen.page.note.said.text().startswith(said)
    words, deed, slot = screen.page.insight()
    assert (words, deed) == (said, "Use this order for the round")
    slot()
    assert screen.round.settings.order == "vfm"
    assert screen.page.note.said.text() == (
        "Scores say how good a case is, not how big it is; small cases look better per £m."
    )
    screen.context.workspace.undo()
    assert screen.round.settings.order == "value"
    assert screen.page.order.current == "value"


def test_the_two_orders_are_compared_when_nothing_is_more_pressing(open_screen):
    screen = open_screen(budgets=[{"year": "2026/27", "kind": "recurrent", "amount": 5_900_000}])
    words, deed, slot = screen.page.insight()
    assert words == "Ranked by value for money, £5.9m would fund 5 cases, not 4."
    assert deed == "Compare"
    slot()
    assert screen.page.order.current == "vfm"


def test_lens_and_domains_are_views(screen):
    page = screen.page
    page.weights.lens_chosen.emit("A")
    assert [block.key for block in page.strip.blocks] == ["P1"]
    assert page.strip.read_only
    assert screen.cell("K3", "value") == "100.0"
    assert page.weights.lens.text() == "Guiding policies only"
    page.weights.lens_chosen.emit("")
    page.weights.breakdown_chosen.emit(True)
    assert {block.label: block.shown for block in page.weights.legend.blocks}["Outcomes"] == "40.0%"
    assert page.weights.shown_strip is page.weights.legend
    row = page.table.table.rows[page.table.table.row_of("K3")]
    assert [segment.token for segment in page.table.table.shown.segments(row)] == ["d1", "d2", "d3", "d4", "d5", "d6"]


def test_copying_gives_the_figures_of_the_analysis(screen):
    said = QSignalSpy(screen.context.workspace.said)
    screen.context.actions.run("ranking.copy")
    held = QGuiApplication.clipboard().mimeData()
    lines = [line.split("\t") for line in held.text().splitlines()]
    values = {line[1]: line[4] for line in lines if len(line) > 4}
    for result in screen.context.workspace.analysis().results:
        assert values[screen.round.cases[result.case].title] == tenths(result.value)
    assert "<table>" in held.html()
    assert said.at(0)[0].title == "Copied as a table with headings: 13 rows."


def test_copying_a_picture_gives_its_words_too(screen):
    screen.context.actions.run("ranking.picture")
    held = QGuiApplication.clipboard().mimeData()
    assert held.hasImage()
    assert held.text().startswith("Small round: 8 cases ranked by value. £4.0m funds 3 cases.")
    image = QGuiApplication.clipboard().image()
    assert image.width() == 2 * (screen.page.table.headings.length() + 24)


def test_a_change_elsewhere_keeps_the_chosen_case_and_says_its_new_rank(screen, monkeypatch):
    said = []
    monkeypatch.setattr("ui.pages.ranking.telling.speak", lambda _widget, words: said.append(words))
    screen.choose("K5")
    for assessor in ("a1", "a2", "a3"):
        screen.context.workspace.do(set_score(screen.round, assessor, "K5", "H1", level=5, reason="New evidence"))
    assert screen.page.table.case == "K5"
    assert screen.order == ["K1", "K2", "line", "K5", "K3", "K4", "K6"]
    assert said[-1].startswith("Rank changed: Perinatal mental health from ")


def test_shift_with_arrows_compares_with_another(screen):
    screen.choose("K5")
    screen.page.table.setFocus()
    assert screen.page.side.why.against.currentData() == "K4"
    screen.key(Qt.Key.Key_Up, SHIFT)
    assert screen.page.side.why.against.currentData() == "K3"
    screen.key(Qt.Key.Key_Down, SHIFT)
    screen.key(Qt.Key.Key_Down, SHIFT)
    assert screen.page.side.why.against.currentData() == "K6"


def test_a_case_that_is_looked_for_is_shown_even_when_it_was_filtered_out(screen):
    screen.page.open_filter()
    screen.type("mental")
    assert screen.order == ["line", "K5"]
    screen.page.reveal("case", "K1")
    assert screen.page.table.case == "K1"
    assert len(screen.order) == 7


def test_everything_can_be_reached_by_keys_and_has_a_name(screen):
    assert not walk.unnamed(screen.window)
    assert not walk.unreached(screen.qtbot, screen.window)


@pytest.mark.parametrize("size", [(1198, 688), (1752, 1000), (800, 560)])
def test_nothing_is_cut_off(open_screen, size):
    screen = open_screen(size=size)
    assert not walk.clipped(screen.window)
    assert not walk.small_targets(screen.window)
    assert not walk.small_fonts(screen.window)


@pytest.mark.parametrize("look", ["dark", "contrast"])
def test_other_looks_and_sizes_paint(screen, look):
    screen.page.theme.set_mode(look)
    screen.page.theme.set_zoom(2.0)
    screen.qtbot.waitUntil(lambda: not walk.clipped(screen.window))
    assert not screen.window.grab().isNull()
