"""The panel at the right: heading, warnings, and the form of what is chosen."""

from __future__ import annotations

from prioritiser.edits import drafting
from tests.ui.models.framework_rounds import held
from ui.models.framework_form import shown_of
from ui.pages.framework.form import FormPanel


def panel_on(theme, qtbot, now, part, key):
    panel = FormPanel(theme)
    qtbot.addWidget(panel)
    panel.resize(700, 700)
    panel.show()
    panel.show_thing(shown_of(now, (part, key), ""), fixed="")
    return panel


def test_only_the_form_of_what_is_chosen_is_shown(theme, qtbot, tmp_path):
    now = held(folder=tmp_path)
    panel = panel_on(theme, qtbot, now, "criterion", "C2")
    for part, key, form in (
        ("node", "F", panel.node), ("gate", "G1", panel.gate), ("scale", "", panel.scale),
        ("criterion", "C1", panel.criterion),
    ):  # fmt: skip
        panel.show_thing(shown_of(now, (part, key), ""), fixed="")
        forms = (panel.criterion, panel.node, panel.gate, panel.scale)
        assert [each for each in forms if each.isVisible()] == [form]
        assert panel.form is form
    panel.show_thing(shown_of(now, ("scale", ""), ""), fixed="")
    assert not panel.retire.isVisible()
    assert not panel.up.isVisible()


def test_the_heading_says_place_name_and_mark(theme, qtbot, tmp_path):
    change = [lambda held: drafting.draft_entry(held, "criterion", "C2", {"question": "x"})]
    panel = panel_on(theme, qtbot, held(None, *change, folder=tmp_path), "criterion", "C2")
    assert panel.place.text() == "Criterion 3 of 4 · First family"
    assert panel.mark.text() == "changed"
    assert panel.mark.isVisible()


def test_what_is_said_names_the_thing(theme, qtbot, tmp_path):
    panel = panel_on(theme, qtbot, held(folder=tmp_path), "criterion", "C2")
    said = []
    panel.edited.connect(lambda thing, changes: said.append((thing, changes)))
    panel.criterion.texts["question"].setPlainText("Otherwise?")
    panel.keep()
    assert said == [(("criterion", "C2"), {"question": "Otherwise?"})]


def test_another_thing_keeps_what_was_typed_on_the_one_before(theme, qtbot, tmp_path):
    now = held(folder=tmp_path)
    panel = panel_on(theme, qtbot, now, "criterion", "C2")
    said = []
    panel.edited.connect(lambda thing, changes: said.append((thing, changes)))
    panel.criterion.texts["question"].setPlainText("Otherwise?")
    panel.show_thing(shown_of(now, ("criterion", "C3"), ""), fixed="")
    assert said == [(("criterion", "C2"), {"question": "Otherwise?"})]
    assert panel.criterion.texts["question"].text == "How far does C3 go?"


def test_warnings_are_said_and_more_are_counted(theme, qtbot, tmp_path):
    panel = panel_on(theme, qtbot, held(folder=tmp_path), "criterion", "C2")
    panel.show_warnings([f"Warning {at}." for at in range(6)])
    assert [remark.words.text() for remark in panel.warnings if remark.isVisible()] == [
        f"Warning {at}." for at in range(4)
    ]
    assert panel.more_warnings.text() == "2 more to look at."
    panel.show_warnings([])
    assert not any(remark.isVisible() for remark in panel.warnings)
    assert not panel.more_warnings.isVisible()
