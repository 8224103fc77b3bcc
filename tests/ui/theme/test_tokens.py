"""Every colour is readable where it is used, in every look."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from tests.ui.theme.colours import contrast, lightness
from ui.theme.tokens import LIGHT, TABLES, TONES

LOOKS = tuple(TABLES)
GROUNDS = ("bg", "surface", "rail", "field", "hover", "selected")
SOFT = tuple(f"{tone}_soft" for tone in TONES if tone != "plain")
SERIES = ("p1", "p2", "p3", "p4", "p5", "g1", "g2", "g3")
SEQUENCE = tuple(f"seq{step}" for step in range(7))
DOMAINS = tuple(f"d{place}" for place in range(1, 7))
TONE_INKS = ("accent", *(tone for tone in TONES if tone != "plain"))

TEXT_PAIRS = (
    *((ink, ground) for ink in ("text", "text2", "text3", *TONE_INKS) for ground in GROUNDS),
    *((ink, ground) for ink in ("text", "text2") for ground in (*SOFT, "accent_soft", "pressed")),
    *((tone, f"{tone}_soft") for tone in TONE_INKS),
    *((f"on_{fill}", fill) for fill in (*TONE_INKS[:1], *TONE_INKS[2:], *SERIES, *SEQUENCE, *DOMAINS)),
    *(("on_accent", fill) for fill in ("accent_hover", "accent_pressed")),
    ("text3", "track"),  # a primary button that is off
    *((f"on_{fill}", fill) for fill in ("tip", "line_bar", "mark")),
)
SHAPE_PAIRS = (
    *(("edge", ground) for ground in ("bg", "surface", "rail", "field")),
    *(("disabled", ground) for ground in ("bg", "surface", "rail", "field")),
    *((ink, "surface") for ink in (*SERIES, *DOMAINS, "accent_mid")),
    *(("accent", ground) for ground in ("track", "hover", "pressed")),
    *(("line_bar", ground) for ground in GROUNDS),
    ("focus", "focus_glow"),
)


def ratio(look: str, ink: str, ground: str) -> float:
    return contrast(TABLES[look][ink], TABLES[look][ground])


def test_the_measure_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.005)
    assert contrast("#005EB8", "#FFFFFF") == pytest.approx(6.4, abs=0.05)
    assert lightness("#FFFFFF") == pytest.approx(100)
    assert lightness("#777777") == pytest.approx(50, abs=0.1)


def test_every_look_has_the_same_names() -> None:
    assert LOOKS == ("light", "dark", "contrast")
    assert {frozenset(table) for table in TABLES.values()} == {frozenset(LIGHT)}
    assert all(re.fullmatch("#[0-9A-F]{6}", value) for table in TABLES.values() for value in table.values())


def test_every_label_colour_belongs_to_a_fill() -> None:
    tested = {ink for ink, _ in TEXT_PAIRS}
    for name in LIGHT:
        if name.startswith("on_"):
            assert name.removeprefix("on_") in LIGHT
            assert name in tested


@pytest.mark.parametrize("look", LOOKS)
def test_text_can_be_read(look: str) -> None:
    least = 7.0 if look == "contrast" else 4.5
    found = [(*pair, round(ratio(look, *pair), 2)) for pair in TEXT_PAIRS if ratio(look, *pair) < least]
    assert not found


@pytest.mark.parametrize("look", LOOKS)
def test_edges_and_shapes_can_be_seen(look: str) -> None:
    found = [(*pair, round(ratio(look, *pair), 2)) for pair in SHAPE_PAIRS if ratio(look, *pair) < 3.0]
    assert not found


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("ground", [*GROUNDS, *SOFT, "accent"])
def test_one_half_of_the_focus_ring_stands_out_everywhere(look: str, ground: str) -> None:
    assert max(ratio(look, "focus", ground), ratio(look, "focus_glow", ground)) >= 3.0


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(("ramp", "least"), [(SEQUENCE, 4.0), (DOMAINS, 5.0)], ids=["sequence", "domains"])
def test_a_ramp_runs_one_way_in_even_steps(look: str, ramp: tuple[str, ...], least: float) -> None:
    steps = [lightness(TABLES[look][token]) for token in ramp]
    down = steps[0] > steps[-1]
    assert all((one > other) == down and abs(one - other) >= least for one, other in pairwise(steps)), steps


@pytest.mark.parametrize("look", LOOKS)
def test_the_bold_end_of_a_ramp_stands_out_from_the_surface(look: str) -> None:
    table = TABLES[look]
    ratios = [contrast(table[token], table["surface"]) for token in SEQUENCE]
    assert ratios == sorted(ratios)


def test_neighbouring_series_differ_in_lightness_or_hue() -> None:
    for table in TABLES.values():
        assert len({table[token] for token in SERIES}) == len(SERIES)
        greys = [lightness(table[token]) for token in ("g1", "g2", "g3")]
        assert all(abs(one - other) >= 9 for one, other in pairwise(greys))
