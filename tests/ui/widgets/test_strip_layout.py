from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect

from ui.widgets.strip_layout import Block, Drag, lay_out

AREA = QRect(2, 2, 872, 40)
SHARES = [0.16, 0.09, 0.09, 0.10, 0.06, 0.30, 0.13, 0.07]


def test_widths_are_in_proportion_and_fill_the_area() -> None:
    layout = lay_out(SHARES, AREA, gap=2, least=12)
    assert layout.rects[0].left() == AREA.left()
    assert layout.rects[-1].right() == AREA.right()
    for share, rect in zip(SHARES, layout.rects, strict=True):
        assert rect.width() == pytest.approx(share * 858, abs=1)
    assert layout.whole == pytest.approx(858)


def test_a_share_of_nothing_can_still_be_seen() -> None:
    layout = lay_out([0.0, 0.005, 0.995], AREA, gap=2, least=12)
    assert [rect.width() for rect in layout.rects] == [12, 12, 844]


@pytest.mark.parametrize("shares", [[0.0, 0.0], [0.5, 0.5]])
def test_equal_shares_are_equally_wide(shares: list[float]) -> None:
    layout = lay_out(shares, AREA, gap=2, least=12)
    assert [rect.width() for rect in layout.rects] == [435, 435]


def test_no_blocks_and_no_room_are_no_harm() -> None:
    assert lay_out([], AREA, gap=2, least=12).rects == ()
    assert lay_out([], AREA, gap=2, least=12).edge_at(10, 4) is None
    assert len(lay_out(SHARES, QRect(2, 2, -4, 40), gap=2, least=12).rects) == 8


@given(shares=st.lists(st.floats(0, 1), min_size=1, max_size=15), width=st.integers(230, 4000))
def test_blocks_lie_side_by_side(shares: list[float], width: int) -> None:
    area = QRect(2, 2, width, 40)
    rects = lay_out(shares, area, gap=2, least=12).rects
    assert rects[0].left() == 2
    assert rects[-1].right() == area.right()
    assert all(right.left() - left.right() == 3 for left, right in pairwise(rects))
    assert all(rect.width() >= 12 for rect in rects)


def test_an_edge_is_held_within_four_pixels_on_both_sides() -> None:
    layout = lay_out([0.5, 0.5], AREA, gap=2, least=12)
    middle = layout.rects[1].left() - 1
    held = [x for x in range(AREA.right()) if layout.edge_at(x, 4) == 0]
    assert held == list(range(middle - 4, middle + 5))
    assert layout.block_at(middle) is None
    assert (layout.block_at(middle - 5), layout.block_at(middle + 5)) == (0, 1)


def test_the_nearer_edge_of_a_narrow_block_is_held() -> None:
    layout = lay_out([0.5, 0.0, 0.5], AREA, gap=2, least=12)
    left, right = layout.rects[1].left(), layout.rects[1].right()
    assert layout.edge_at(left, 4) == 0
    assert layout.edge_at(right, 4) == 1
    assert layout.edge_at((left + right) // 2, 4) is None


def drag(left_share: float = 0.2) -> Drag:
    return Drag("a", "b", left_share, 0.3, 100.0, 500.0)


@pytest.mark.parametrize(
    ("x", "left"), [(100, 0.2), (150, 0.3), (125, 0.25), (75, 0.15), (-1000, 0.0), (9000, 0.3), (100.4, 0.201)]
)
def test_a_drag_moves_share_from_one_block_to_the_other(x: float, left: float) -> None:
    shares = drag().shares_at(x)
    assert shares == pytest.approx((left, 0.3 - left))
    assert sum(shares) == pytest.approx(0.3, abs=1e-15)


def test_a_drag_back_is_what_it_was() -> None:
    assert drag(0.16342).shares_at(100.0)[0] == 0.16342


def test_a_drag_without_room_moves_nothing() -> None:
    assert Drag("a", "b", 0.2, 0.3, 100.0, 0.0).shares_at(150.0)[0] == 0.2


def test_a_block_is_read_out_with_its_figure() -> None:
    assert Block("a", "Prevention and equity", "p1", 0.16, "16%").words == "Prevention and equity 16%"
