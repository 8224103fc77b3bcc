from __future__ import annotations

import pytest

from prioritiser.edits.ids import id_from, next_id


@pytest.mark.parametrize(
    ("held", "taken", "found"),
    [
        ([], [], "K01"),
        (["K01", "K24"], [], "K25"),
        (["K24", "K3"], [], "K25"),
        (["K99"], [], "K100"),
        (["K1", "K2"], ["K7"], "K8"),
        (["Falls"], [], "K01"),
        (["Falls", "2026-007"], [], "2026-008"),
        (["K1", "D4"], ["K9"], "D5"),
    ],
)
def test_numbers_go_on_from_the_highest_and_look_like_the_last(held: list[str], taken: list[str], found: str) -> None:
    assert next_id(held, taken, "K01") == found


def test_an_id_is_never_one_that_is_there() -> None:
    assert next_id(["K1", "K٣"], ["K2"], "K01") == "K3"
    assert next_id(["K9", "K010"], [], "K01") == "K011"


@pytest.mark.parametrize(
    ("name", "taken", "found"),
    [
        ("Public health", (), "public_health"),
        ("Chesterfield / N.E. Bolsover", (), "chesterfield_n_e_bolsover"),
        ("Café", (), "cafe"),
        ("保健", (), "item"),
        ("City", ("city",), "city_2"),
        ("City", ("city", "city_2"), "city_3"),
        ("x" * 300, (), "x" * 40),
    ],
)
def test_an_id_is_made_from_a_name(name: str, taken: tuple[str, ...], found: str) -> None:
    assert id_from(name, taken) == found
