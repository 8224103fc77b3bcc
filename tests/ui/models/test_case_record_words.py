from __future__ import annotations

import pytest

from prioritiser.errors import InputError
from prioritiser.model.case_fields import CASE_FIELDS, CaseField
from tests.ui.models.case_rounds import held
from ui.models.case_record_words import Words


def test_a_choice_is_shown_by_its_label_and_read_back():
    words, board = Words(held(), "K1"), CASE_FIELDS["board"]
    assert words.choices(board) == (("uec", "Urgent Care"), ("mh", "Mental Health"))
    assert words.show(board, "uec") == "Urgent Care"
    assert words.read(board, " urgent care ") == "uec"


def test_a_case_cannot_choose_itself():
    shown = [word for word, _label in Words(held(), "K1").choices(CASE_FIELDS["frees"])]
    assert shown == ["K2", "K3"]


def test_dates_are_shown_as_people_say_them():
    words, starts = Words(held()), CASE_FIELDS["starts"]
    assert words.show(starts, "2026-05-01") == "1 May 2026"
    assert words.read(starts, "1/5/26") == "2026-05-01"
    assert words.read(starts, "  ") is None
    with pytest.raises(InputError, match="not a date"):
        words.read(starts, "soon")


@pytest.mark.parametrize(
    ("sort", "hint"),
    [("share", "Type it as 12% or 0.12."), ("number", "Type it as 1,200 or 12.5."), ("money", "as 1,200 or 1.2m.")],
)
def test_the_hint_of_a_refused_number_fits_its_field(sort, hint):
    with pytest.raises(InputError) as caught:
        Words(held()).read(CaseField("amount", "Amount", sort), "TBC")
    assert hint in caught.value.remedy
