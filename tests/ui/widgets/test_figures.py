from __future__ import annotations

import pytest

from ui.widgets.figures import plain, rounded, signed, trimmed


@pytest.mark.parametrize(
    ("x", "digits", "expected"),
    [(64.25, 1, 64.3), (-64.25, 1, -64.3), (0.5, 0, 1.0), (2.675, 2, 2.68), (1e300, 1, 1e300)],
)
def test_halves_go_away_from_zero(x: float, digits: int, expected: float) -> None:
    assert rounded(x, digits) == expected


def test_no_figure_is_minus_zero() -> None:
    assert plain(-0.04) == "0.0"
    assert signed(-0.04) == "0.0"


@pytest.mark.parametrize(("x", "expected"), [(3, "+3.0"), (-2.5, "−2.5"), (0, "0.0"), (0.05, "+0.1")])
def test_a_difference_carries_its_sign(x: float, expected: str) -> None:
    assert signed(x) == expected


def test_thousands_are_parted() -> None:
    assert plain(12345.67) == "12,345.7"
    assert plain(-1, 0) == "−1"


@pytest.mark.parametrize(("x", "expected"), [(16.0, "16"), (16.34, "16.34"), (0.1 * 3, "0.3"), (100, "100"), (0, "0")])
def test_what_is_typed_has_no_digit_too_many(x: float, expected: str) -> None:
    assert trimmed(x) == expected
