"""The form of a criterion: each gesture says which fields it changes."""

from __future__ import annotations

from prioritiser.model.framework import Criterion
from ui.models.framework_form import Shown
from ui.pages.framework.criterion_form import CriterionForm

LEVEL = Criterion(id="C", name="Full name", short="Short", question="Q?", anchors=("a", "b", "c"), neutral=1)
MEASURE = Criterion(id="M", name="M", kind="measure", unit="£", points=((0, 0), (5, 100)))
PARENTS = ((None, "No lens"), ("A", "First"), ("B", "Second"))


def form_of(theme, qtbot, criterion, locked=""):
    form = CriterionForm(theme)
    qtbot.addWidget(form)
    form.resize(700, 900)
    form.show()
    shown = Shown(("criterion", criterion.id), criterion, 2, "", "", "", "", PARENTS, locked)
    form.show_criterion(shown, criterion)
    said = []
    form.edited.connect(said.append)
    return form, said


def test_each_text_says_its_field(theme, qtbot):
    form, said = form_of(theme, qtbot, LEVEL)
    for name in ("short", "name", "question", "evidence"):
        form.texts[name].setPlainText(f"new {name}")
    form.sources.setPlainText("one\n\n two ")
    form.keep()
    assert said == [
        {"short": "new short"}, {"name": "new name"}, {"question": "new question"}, {"evidence": "new evidence"},
        {"sources": ["one", "two"]},
    ]  # fmt: skip


def test_choices_say_their_keys(theme, qtbot):
    form, said = form_of(theme, qtbot, LEVEL)
    placed = []
    form.placed.connect(placed.append)
    form.domain.activated.emit(4)
    form.neutral.activated.emit(0)
    form.mirrored.click()
    form.parent_choice.activated.emit(2)
    assert said == [{"domain": "delivery"}, {"neutral": None}, {"mirrored": True}]
    assert placed == ["B"]


def test_levels_show_sentences_and_a_curve(theme, qtbot):
    form, said = form_of(theme, qtbot, LEVEL)
    assert form.anchors.isVisible()
    assert not form.texts["unit"].isVisible()
    form.worth.curve.setFocus()
    form.anchors.worths[1].setText("30")
    form.anchors.worths[1].keep()
    assert said == [{"values": [0, 30, 100]}]


def test_a_measure_shows_a_unit_and_points(theme, qtbot):
    form, said = form_of(theme, qtbot, MEASURE)
    assert not form.anchors.isVisible()
    assert form.texts["unit"].isVisible()
    assert form.neutral_number.isVisible()
    form.neutral_number.setText("2")
    form.neutral_number.keep()
    form.kind.activated.emit(0)
    assert said == [{"neutral": 2}, {"kind": "level", "points": [], "unit": "", "neutral": None}]


def test_choosing_the_kind_that_holds_changes_nothing(theme, qtbot):
    form, said = form_of(theme, qtbot, LEVEL)
    form.kind.activated.emit(0)
    assert said == []
    form.kind.activated.emit(1)
    assert said[0]["kind"] == "measure"


def test_dragging_moves_the_numbers_along(theme, qtbot):
    form, said = form_of(theme, qtbot, LEVEL)
    form.worth.dragged.emit(((0, 0), (1, 33), (2, 100)))
    assert form.anchors.worths[1].text() == "33"
    assert said == []


def test_what_is_wrong_is_said_beside_it(theme, qtbot):
    form, said = form_of(theme, qtbot, LEVEL)
    form.anchors.worths[1].setText("lots")
    form.anchors.worths[1].keep()
    assert form.wrong.words.text() == "Type a number from 0 to 100."
    form.forget()
    assert form.wrong.isHidden()
    assert said == []


def test_locked_says_nothing(theme, qtbot):
    form, said = form_of(theme, qtbot, LEVEL, locked="The round is locked.")
    assert form.texts["name"].isReadOnly()
    assert not form.domain.isEnabled()
    form.texts["name"].settled.emit("x")
    form.domain.activated.emit(1)
    assert said == []
