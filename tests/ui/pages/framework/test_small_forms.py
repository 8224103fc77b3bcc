"""The forms of a lens or family, of a gate and of the scale."""

from __future__ import annotations

from prioritiser.model.framework import Gate, Node
from ui.models.framework_form import Shown
from ui.pages.framework.small_forms import GateForm, NodeForm, ScaleForm


def shown(record=None, levels=5, locked=""):
    return Shown(("node", "x"), record, levels, "", "", "", "", ((None, "The top"), ("B", "Lens B")), locked)


def test_a_family_says_its_name_and_where_it_goes(theme, qtbot):
    form, node = NodeForm(theme), Node(id="F", name="Family", parent="B")
    qtbot.addWidget(form)
    form.show_node(shown(node), node)
    said, placed = [], []
    form.edited.connect(said.append)
    form.placed.connect(placed.append)
    assert form.parent_choice.currentData() == "B"
    form.name.setPlainText("Other")
    form.keep()
    form.parent_choice.activated.emit(0)
    assert (said, placed) == ([{"name": "Other"}], [None])
    form.forget()
    assert form.name.text == "Family"


def test_a_gate_says_its_test(theme, qtbot):
    form, gate = GateForm(theme), Gate(id="G", name="Remit", test="Ours?")
    qtbot.addWidget(form)
    form.show_gate(shown(gate), gate)
    said = []
    form.edited.connect(said.append)
    form.fields["test"].setPlainText("Is it ours to decide?")
    form.keep()
    assert said == [{"test": "Is it ours to decide?"}]
    form.forget()
    form.show_gate(shown(gate, locked="Locked."), gate)
    assert form.fields["test"].isReadOnly()


def test_the_scale_goes_from_1_to_9_and_says_why_it_is_fixed(theme, qtbot):
    form = ScaleForm(theme)
    qtbot.addWidget(form)
    said = []
    form.levels_chosen.connect(said.append)
    form.show_scale(shown(levels=5), "")
    assert said == []
    assert (form.box.minimum(), form.box.maximum()) == (1, 9)
    form.box.setValue(12)
    assert said == [9]
    form.show_scale(shown(levels=5), "Scores have been given.")
    assert not form.box.isEnabled()
    assert form.why.text() == "Scores have been given."
