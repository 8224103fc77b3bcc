from __future__ import annotations

import pytest

from prioritiser.model.case_fields import CASE_FIELDS
from tests.ui.pages.cases.record_screen import desk_on
from ui.pages.cases.record_series import ActivityBlock, BedsBlock, StaffBlock, beds_words


def shown(screen, theme, kind, name):
    block = kind(theme, screen.desk, CASE_FIELDS[name])
    screen.show(block)
    block.fill()
    screen.desk.written.connect(block.fill)
    return block


def cells(block, row):
    table = block.table
    return [table.index(row, column).data() for column in range(table.columnCount())]


def test_staff_by_group_and_year_with_the_sum_of_each_year(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        block = shown(screen, theme, StaffBlock, "workforce")
        block.table.set_cells([(1, 0, "Pharmacy"), (1, 2, "-2")])
        assert [(line.staff_group, line.wte) for line in screen.case.workforce] == [
            ("Registered nursing", 6), ("Registered nursing", 8.5), ("Pharmacy", -2),
        ]  # fmt: skip
        assert cells(block, 3) == ["All groups", "6", "6.5", "", ""]


def test_bed_days_are_said_as_beds(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        block = shown(screen, theme, ActivityBlock, "activity")
        assert cells(block, 2)[:2] == ["Beds: bed days ÷ 365", "−10"]
        block.table.set_cells([(0, 1, "-7300"), (0, 2, "365")])
        assert cells(block, 2)[1:3] == ["−20", "1"]


# Derbyshire Sustainability and Transformation Plan (2016), appendix 5: 10,000 step-down episodes, 220 beds.
@pytest.mark.parametrize(
    ("row", "beds"),
    [
        ({"episodes": 10000, "length_of_stay": 8.03}, "220"),
        ({"episodes": 365, "length_of_stay": 2, "occupancy": 0.8}, "2.5"),
        ({"episodes": 365}, ""),
        ({"episodes": 365, "length_of_stay": 1, "occupancy": 0}, ""),
        ({"episodes": -1, "length_of_stay": 1}, ""),
    ],
)
def test_beds_follow_from_episodes_stay_and_occupancy(row, beds):
    assert beds_words(row) == beds


def test_the_calculator_works_as_it_is_typed_and_adds_up(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        block = shown(screen, theme, BedsBlock, "beds")
        block.table.set_cells([(0, 0, "Step-down"), (0, 1, "10,000"), (0, 2, "8.03")])
        assert cells(block, 0) == ["Step-down", "10,000", "8.03", "", "220"]
        assert block.total.isHidden()
        block.table.set_cells([(1, 1, "365"), (1, 2, "2"), (1, 3, "80%")])
        assert cells(block, 1)[4] == "2.5"
        assert block.total.text() == "Together 222.5 beds"
        assert screen.case.fields["beds"][1]["occupancy"] == 0.8
        assert "needed_beds" not in screen.case.fields["beds"][0]
