"""One cell of the grid: typed text to stored value and back, for every field of the record."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritiser.edits.case_cells import case_value, check_value, choices_of, parse_cell, show_cell
from prioritiser.errors import InputError
from prioritiser.model.case_fields import CASE_FIELDS, CaseField
from prioritiser.model.round import Round
from tests.prioritiser import small


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Round:
    places = [{"id": "city", "name": "City"}, {"id": "county", "name": "County"}, {"id": "a4", "name": "Area 4"}]
    boards = [{"id": "uec", "name": "Urgent care"}, {"id": "ct", "name": "Community"}, {"id": "x", "name": "Community"}]
    organisations = [{"id": "acute", "name": "Acute trust"}, {"id": "council", "name": "City council"}]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PRIORITISER_HOME", str(tmp_path_factory.mktemp("home")))
        session = small.make(tmp_path_factory.mktemp("round") / "r.round")
        small.change(session, places=places, boards=boards, organisations=organisations)
        found = session.round
        session.close()
    return found


def parsed(name: str, text: str, held: Round) -> object:
    return parse_cell(CASE_FIELDS[name], text, held)


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("title", "  Falls ", "  Falls "),
        ("people", "18,400 a year", 18400),
        ("notice", "6 months", 6),
        ("backlog", "£1.2m", 1_200_000),
        ("vacancy_rate", "12%", 0.12),
        ("submitted", "1/4/26", "2026-04-01"),
        ("type", "DISINVESTMENT", "disinvestment"),
        ("type", "Dis-investment", "disinvestment"),
        ("lane", "mandated", "mandated"),
        ("prevention_tier", "Secondary", "secondary"),
        ("life_course", "Stay well", "stay"),
        ("board", "urgent  care", "uec"),
        ("board", "uec", "uec"),
        ("frees", "Case 2", "K2"),
        ("illustrative", "yes", True),
        ("priorities", "cancer; Early years; Cancer", ["cancer", "early_years"]),
        ("turning_the_curve", "Suitable, affordable, safe housing", ["suitable,_affordable,_safe_housing"]),
        ("partners", "Acute trust\nCity council", ["acute", "council"]),
        ("places", "City 60%; County: 40%", [{"place": "city", "share": 0.6}, {"place": "county", "share": 0.4}]),
        ("places", "Area 4", [{"place": "a4", "share": 1}]),
        (
            "documents",
            "Plan | https://x/y\r\nMap\thttps://z",
            [{"title": "Plan", "link": "https://x/y"}, {"title": "Map", "link": "https://z"}],
        ),
        ("outcomes", "Falls || 10 | 1/4/2027", [{"metric": "Falls", "target": "10", "date": "2027-04-01"}]),
    ],
)
def test_a_cell_takes_what_people_type(name: str, text: str, value: object, held: Round) -> None:
    assert parsed(name, text, held) == value


@pytest.mark.parametrize("name", sorted(CASE_FIELDS))
def test_an_empty_cell_clears(name: str, held: Round) -> None:
    assert parsed(name, " \t", held) is None
    assert show_cell(CASE_FIELDS[name], None, held) == ""


@pytest.mark.parametrize(
    ("name", "text", "code", "said"),
    [
        ("people", "TBC", "NotANumber", "“TBC” is not a number."),
        ("people", "-5", "OutOfRange", "People reached is -5; it cannot be less than 0."),
        ("part_year", "13", "OutOfRange", "Months in the first year is 13; it cannot be more than 12."),
        ("vacancy_rate", "140%", "OutOfRange", "Vacancy rate is 140%; it cannot be more than 100%."),
        ("submitted", "31/02/2025", "NotADate", "“31/02/2025” is in no calendar: the day comes first, then the month."),
        ("type", "growth", "NotAChoice", "“growth” is not one of the choices."),
        ("board", "Nowhere", "NotAChoice", "There is no board “Nowhere”."),
        ("board", "Community", "Ambiguous", "2 boards are called “Community”."),
        ("frees", "K99", "NotAChoice", "There is no case “K99”."),
        ("money", "£5", "NotTyped", "Money by year cannot be typed into one cell."),
        ("places", "City 60%; Moon 40%", "NotAChoice", "There is no place “Moon”."),
        ("documents", "a | b | c", "WrongCount", "This row has 3 columns; there are 2."),
        ("beds", "Falls | many", "NotANumber", "“many” is not a number."),
    ],
)
def test_a_refusal_is_a_plain_sentence(name: str, text: str, code: str, said: str, held: Round) -> None:
    with pytest.raises(InputError) as fault:
        parsed(name, text, held)
    assert (fault.value.code, fault.value.message) == (code, said)
    assert fault.value.where
    assert fault.value.remedy.endswith("Nothing was changed.")


def test_a_refused_choice_says_what_there_is(held: Round) -> None:
    with pytest.raises(InputError) as fault:
        parsed("type", "growth", held)
    assert "Investment; Disinvestment; Reshape" in fault.value.remedy
    with pytest.raises(InputError) as fault:
        parsed("board", "growth", Round())
    assert "Reference data" in fault.value.remedy


TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=30).filter(str.strip)
LINES = st.text(st.sampled_from("ab |\\\n\t\r;é"), min_size=1, max_size=12).filter(str.strip)
SHARES = st.integers(0, 1000).map(lambda thousandth: thousandth / 1000)
NUMBERS = st.floats(0, 1e12).map(lambda number: number + 0.0)


def values_of(field: CaseField, held: Round) -> st.SearchStrategy[object]:
    words = [word for word, _ in choices_of(field, held)]
    if field.columns:
        return st.lists(rows_of(field, held), min_size=1, max_size=4)
    return {
        "text": TEXTS,
        "long": LINES,
        "number": st.integers(0, 12).map(float) if field.high else NUMBERS,
        "money": NUMBERS,
        "share": SHARES,
        "date": st.dates().map(lambda day: day.replace(year=2000 + day.year % 100, day=min(day.day, 28)).isoformat()),
        "choice": st.sampled_from(words or [""]),
        "choices": st.lists(st.sampled_from(words or [""]), min_size=1, max_size=4, unique=True),
        "yes_no": st.booleans(),
    }[field.sort]


def rows_of(field: CaseField, held: Round) -> st.SearchStrategy[dict[str, object]]:
    columns = {column.name: values_of(column, held) for column in field.columns}
    if field.name == "places":
        return st.fixed_dictionaries(columns)
    return st.fixed_dictionaries({}, optional=columns).filter(bool)


TYPED = sorted(name for name, field in CASE_FIELDS.items() if field.columns or field.sort != "list")


@given(st.data())
def test_what_a_cell_shows_is_taken_back(held: Round, data: st.DataObject) -> None:
    field = CASE_FIELDS[data.draw(st.sampled_from(TYPED))]
    value = data.draw(values_of(field, held))
    shown = show_cell(field, value, held)
    assert parse_cell(field, shown, held) == value
    check_value(field, value, "here")


def test_words_that_are_no_choice_are_shown_as_they_are(held: Round) -> None:
    assert show_cell(CASE_FIELDS["board"], "somewhere", held) == "somewhere"
    assert show_cell(CASE_FIELDS["aims"], "All of them, we hope", held) == "All of them, we hope"
    assert show_cell(CASE_FIELDS["people"], "TBC", held) == "TBC"
    assert show_cell(CASE_FIELDS["lead"], {"role": "Nurse"}, held) == "role: Nurse"
    assert show_cell(CASE_FIELDS["money"], [{"year": "2026/27", "amount": 1.0}], held) == "1 line"


def test_two_choices_with_one_label_are_shown_by_their_ids(held: Round) -> None:
    assert show_cell(CASE_FIELDS["board"], "uec", held) == "Urgent care"
    assert show_cell(CASE_FIELDS["board"], "ct", held) == "ct"


def test_a_case_says_what_it_holds_under_each_name(held: Round) -> None:
    case = next(iter(held.cases.values()))
    assert case_value(case, "title") == "Case 1"
    assert case_value(case, "places") == [{"place": "city", "share": 0.5}]
    assert case_value(case, "board") == "uec"
    assert case_value(case, "frees") is None
    assert case_value(case, "impact") is None
    assert case_value(case, "fields") is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("people", "many"),
        ("people", True),
        ("people", float("nan")),
        ("vacancy_rate", 1.5),
        ("submitted", "1 April 2026"),
        ("illustrative", "yes"),
        ("author", 7),
        ("aims", [7]),
        ("outcomes", "many"),
        ("outcomes", [{"metric": "Falls", "date": "soon"}]),
        ("outcomes", [{"hope": "Falls"}]),
    ],
)
def test_a_value_of_another_sort_cannot_be_kept(name: str, value: object) -> None:
    with pytest.raises(InputError) as fault:
        check_value(CASE_FIELDS[name], value, "case K1")
    assert fault.value.where.startswith("case K1")


def test_every_stored_value_of_a_real_case_is_shown(held: Round) -> None:
    for case in held.cases.values():
        for name, field in CASE_FIELDS.items():
            assert isinstance(show_cell(field, case_value(case, name), held), str)
