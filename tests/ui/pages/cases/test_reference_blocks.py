from __future__ import annotations

from tests.ui.pages.cases.record_screen import desk_on
from ui.models.case_reference import BY_NAME, RATES
from ui.pages.cases.record_fields import field_for
from ui.pages.cases.reference_blocks import ReferenceBlock, ReferenceDesk


def shown(screen, theme, listed):
    desk = ReferenceDesk(screen.context, screen.window)
    block = ReferenceBlock(theme, desk, BY_NAME[listed])
    screen.show(block)
    block.fill()
    desk.written.connect(block.fill)
    return block


def test_a_new_name_is_a_new_entry(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        block = shown(screen, theme, "organisations")
        block.table.set_cells([(1, 0, "City Council")])
        assert [each.name for each in screen.round.organisations.values()] == ["Community Trust", "City Council"]
        screen.context.workspace.undo()
        assert len(screen.round.organisations) == 1


def test_what_a_case_uses_cannot_go_and_the_case_is_named(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        block = shown(screen, theme, "boards")
        assert [block.table.index(row, 1).data() for row in range(2)] == ["1 case", "no case"]
        block.grid.go_to(0, 0)
        block.remove()
        assert "Urgent Care is used by Virtual wards." in block.fault.text()
        assert len(screen.round.boards) == 2
        block.grid.go_to(1, 0)
        block.remove()
        assert list(screen.round.boards) == ["uec"]


def test_places_have_shares_that_should_add_up(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        block = shown(screen, theme, "places")
        assert not block.sums.isVisible()
        block.table.set_cells([(0, 1, "35%")])
        assert screen.round.places["city"].population == 0.35
        assert block.sums.text() == "The shares of population add up to 110%, not to 100%."


def test_years_follow_one_another(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        block = shown(screen, theme, "years")
        block.table.set_cells([(3, 0, "2030/31")])
        assert "does not follow the year before it" in block.fault.text()
        block.table.set_cells([(3, 0, "29/30")])
        assert screen.round.settings.years[-1] == "2029/30"
        assert not block.fault.isVisible()


def test_rates_are_typed_with_the_date_since_when_they_hold(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        desk = ReferenceDesk(screen.context, screen.window)
        cost, _health, since = (field_for(theme, field, desk) for field in RATES)
        for each in (cost, _health, since):
            screen.show(each)
            each.fill()
        assert cost.line.text() == "3.5%"
        cost.line.setText("3%")
        cost.keep()
        since.line.setText("1 April 2026")
        since.keep()
        settings = screen.round.settings
        assert (settings.discount_rate_cost, settings.discount_rate_date) == (0.03, "2026-04-01")
        assert screen.context.workspace.undo_label == "discount rates"
        since.line.setText("")
        since.keep()
        assert screen.round.settings.discount_rate_date == ""
        cost.line.setText("")
        cost.keep()
        assert screen.round.settings.discount_rate_cost == 0.03
        assert cost.line.text() == "3%"
