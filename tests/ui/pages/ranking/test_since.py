from __future__ import annotations

from prioritiser.edits.weighting import agree_weights


def compared(screen):
    point = screen.context.workspace.name_point("Scores agreed")
    screen.context.workspace.do(agree_weights(screen.round, {"A": 5, "B": 95}, reason="Workshop"))
    screen.page.bar.since_chosen.emit(point.id)
    screen.qtbot.waitUntil(lambda: screen.page.since.is_on, timeout=20_000)
    return point


def test_ranks_are_compared_with_a_restore_point(screen):
    compared(screen)
    shown = screen.page.table.table.shown
    moves = {row.case: shown.move(row) for row in screen.page.table.table.rows if shown.move(row)}
    assert moves["K3"].shown == "▼ 3"
    assert moves["S1"].words == "up 1 place since Scores agreed"
    at = screen.page.table.table.row_of("K3")
    assert "down 3 places since Scores agreed" in screen.page.table.table.shown.summary(
        screen.page.table.table.rows[at]
    )
    assert screen.page.bar.since.text().startswith("Since ")
    assert screen.page.table.headings.compares


def test_moves_follow_what_is_tried(screen):
    compared(screen)
    screen.page.strip.typed.emit("P1", 0.4)
    shown, table = screen.page.table.table.shown, screen.page.table.table
    assert shown.move(table.rows[table.row_of("K3")]).up == 0


def test_comparing_with_nothing_takes_the_moves_away(screen):
    compared(screen)
    screen.page.bar.since_chosen.emit("")
    assert screen.page.table.table.shown.moves is None
    assert screen.page.bar.since.text() == "Since …"
    assert not screen.page.table.headings.compares
