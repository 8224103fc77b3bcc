from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from prioritiser.analysis.panel_weights import panel_weights
from prioritiser.analysis.weights import effective_weights
from tests.ui.models.weigh_rounds import a_round, whole_set
from ui.models.weigh_table import LINE_ROLE, WeightsTable, lines_of, shown_weights

SETS = [whole_set("a1", A=40, B=60), whole_set("a2", A=60, B=40), whole_set("a3", A=20, B=80)]


def table(held, *, panel=True, named=False, notes=None):
    weighed = panel_weights(held) if panel else None
    model = WeightsTable()
    model.show(held, lines_of(held, effective_weights(held), weighed, notes or {}), weighed, named=named)
    return model


def cells(model, key):
    row = next(at for at, line in enumerate(model.lines) if line.key == key)
    return {column.heading: model.index(row, at).data() for at, column in enumerate(model.columns)}


def test_the_tree_stands_in_its_order_with_domains_below():
    model = table(a_round(), panel=False)
    assert [(line.key, line.depth) for line in model.lines[:14]] == [
        ("A", 0), ("P1", 1), ("P2", 1), ("P3", 1), ("B", 0), ("benefit", 1), ("H1", 2), ("H2", 2), ("H3", 2),
        ("money", 1), ("F1", 2), ("F2", 2), ("", 0), ("policy", 0),
    ]  # fmt: skip
    assert model.lines[12].name == "By decision domain"
    assert len(model.lines) == 19
    assert cells(model, "benefit") == {"Criterion": "Benefit", "Weight": "45.0%", "Of its group": "75.0%"}


def test_shown_weights_add_up_on_every_level():
    held = a_round(weights=[whole_set(None, P1=1, P2=1, P3=1, H1=1, H2=1, H3=1, A=1, B=2)])
    shown = shown_weights(effective_weights(held))
    assert shown["A"] + shown["B"] == pytest.approx(100)
    for parent, children in {"A": ("P1", "P2", "P3"), "benefit": ("H1", "H2", "H3"), "B": ("benefit", "money")}.items():
        assert sum(shown[key] for key in children) == pytest.approx(shown[parent])
    zero = a_round(weights=[whole_set(None, A=0)])
    assert shown_weights(effective_weights(zero))["P1"] == 0


def test_the_domains_add_up_to_100():
    model = table(a_round(), panel=False)
    domains = {line.key: line.shown for line in model.lines if line.kind == "domain"}
    assert domains == {
        "policy": "40.0%", "outcomes": "45.0%", "quality": "0.0%", "finance": "15.0%", "delivery": "0.0%",
        "environment": "0.0%",
    }  # fmt: skip


def test_the_panel_shows_mean_range_and_groups_without_names():
    model = table(a_round(weights=SETS))
    assert cells(model, "A") == {
        "Criterion": "Guiding policies", "Weight": "40.0%", "Of its group": "40.0%", "Everybody": "20.0 to 60.0%",
        "Mean of 3": "40.0%", "Clinicians": "50.0%", "Public": "20.0%",
    }  # fmt: skip
    assert cells(model, "policy")["Everybody"] == "20.0 to 60.0%"
    line = model.lines[0]
    assert line.spread.sentence == "The weights of 3 people go from 20.0 to 60.0%; their mean is 40.0%."
    words = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == (
        "Guiding policies 40.0%, panel mean 40.0%, from 20.0 to 60.0%, Clinicians 50.0%, Public 20.0%"
    )  # fmt: skip
    assert "Assessor" not in words


def test_names_are_shown_in_place_of_groups_when_asked_for():
    found = cells(table(a_round(weights=SETS), named=True), "A")
    assert {key: found[key] for key in ("Assessor a1", "Assessor a2", "Assessor a3")} == {
        "Assessor a1": "40.0%", "Assessor a2": "60.0%", "Assessor a3": "20.0%",
    }  # fmt: skip
    assert "Clinicians" not in found


def test_one_person_alone_and_nobody():
    model = table(a_round(weights=SETS[:1]))
    assert model.lines[0].spread.sentence == "One person’s weight is 40.0%."
    assert "Everybody" not in cells(table(a_round()), "A")


def test_notes_have_a_column_of_their_own():
    model = table(a_round(), panel=False, notes={"H1": "Makes no difference this round"})
    assert cells(model, "H1")["Worth knowing"] == "Makes no difference this round"
    at = next(row for row, line in enumerate(model.lines) if line.key == "H1")
    assert model.index(at, 0).data(Qt.ItemDataRole.AccessibleTextRole).endswith(". Makes no difference this round")


def test_the_model_is_sound(qtmodeltester: ModelTester):
    model = table(a_round(weights=SETS))
    qtmodeltester.check(model)
    heading = model.index(12, 0)
    assert not heading.flags() & Qt.ItemFlag.ItemIsSelectable
    assert heading.data(LINE_ROLE).kind == "heading"
    across = Qt.Orientation.Horizontal
    assert model.headerData(3, across, Qt.ItemDataRole.ToolTipRole).startswith("Everybody. One dot for each person")
    assert model.headerData(1, across, Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
