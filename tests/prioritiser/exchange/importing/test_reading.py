"""From sheets to plans: every row is accounted for, and the workbook as received gives the sample's cases."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given as given_by
from hypothesis import settings
from hypothesis import strategies as st

import sample_data
from prioritiser.exchange.importing.cell import ImportStoppedError
from prioritiser.exchange.importing.matching import propose
from prioritiser.exchange.importing.plan import ImportPlan, edit_for
from prioritiser.exchange.importing.reading import BLANK_LEAVES, read_cases
from prioritiser.exchange.importing.sheets import read_source
from prioritiser.model.case import Case
from resources import read_json
from tests.prioritiser.exchange.importing import given
from tests.prioritiser.exchange.importing.given import Formula, one, plan_of

MESSY = Path(sample_data.__file__).with_name("cases_as_received.xlsx")
SAMPLE = {case["id"]: case for case in read_json("cases.json", package="sample_data")}
FIRST_YEAR = "2026/27"
ROUGH = 5_000  # the sheet writes some amounts as £1.15m


def adds_up(plan: ImportPlan) -> bool:
    return plan.read == plan.imported + plan.unchanged + plan.rejected == len(plan.rows)


# The workbook as received


@pytest.fixture(scope="module")
def received(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Case]:
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("messy")
        patch.setenv("PRIORITISER_HOME", str(folder / "home"))
        session = given.session(folder)
        source = read_source(MESSY)
        for name in ("Schemes 26-27 v7 FINAL", "Finance by yr"):
            sheet = source.sheet(name)
            session.commit(edit_for(read_cases(sheet, propose(sheet, session.round), session.round), session.round))
        session.close()
        return {str(key): case for key, case in session.round.cases.items()}


def test_the_workbook_as_received_has_all_cases_and_says_what_it_passed_over() -> None:
    sheet = read_source(MESSY).sheet()
    plan = plan_of(sheet)
    assert plan.words == "36 rows read: 36 new, 0 changed, 0 unchanged, 0 wait."
    assert [(each.row, each.why) for each in plan.skipped] == [(44, "A total."), (46, "A note.")]
    assert plan.above == 2
    assert [(each.cell, each.blocking) for each in plan.problems] == [("K31", False), ("K32", False)]
    assert plan.rows[0].row == 7


@pytest.mark.parametrize("key", sorted(SAMPLE))
def test_each_case_as_received_is_that_of_the_sample(received: dict[str, Case], key: str) -> None:
    case, wanted = received[key], SAMPLE[key]
    assert (case.title, case.type, case.summary) == (wanted["title"], wanted["type"], wanted["summary"])
    assert (case.fields["board"], case.fields["lead"]) == (wanted["fields"]["board"], wanted["fields"]["lead"])
    assert case.fields["illustrative"] is True
    assert (case.people or 0) == wanted["people"]
    assert {place.place: place.share for place in case.places} == pytest.approx(
        {place["place"]: place["share"] for place in wanted["places"]}
    )
    started, starts = str(case.fields["starts"]), wanted["fields"]["starts"]
    assert started == starts or (started[-2:] == "01" and started[:7] in (starts[:7], *quarter_of(starts)))


def quarter_of(day: str) -> list[str]:
    month = int(day[5:7])
    first = month - (month - 1) % 3
    return [f"{day[:5]}{first:02d}"]


@pytest.mark.parametrize("key", sorted(SAMPLE))
def test_the_money_as_received_is_that_of_the_sample(received: dict[str, Case], key: str) -> None:
    found, wanted = sums(received[key]), sums_of(SAMPLE[key])
    assert found.keys() == wanted.keys()
    assert all(abs(found[each] - wanted[each]) <= ROUGH for each in wanted)
    assert all(line.illustrative for line in received[key].money)
    for line in received[key].money:
        if line.amount < 0 and line.year == FIRST_YEAR:
            assert line.cash_releasing == any(each.get("cash_releasing") for each in SAMPLE[key]["money"])


def sums(case: Case) -> dict[tuple[str, str, bool], float]:
    found: dict[tuple[str, str, bool], float] = {}
    for line in case.money:
        at = (line.year, line.kind, line.amount < 0)
        found[at] = found.get(at, 0) + line.amount
    return found


def sums_of(case: dict) -> dict[tuple[str, str, bool], float]:
    found: dict[tuple[str, str, bool], float] = {}
    for line in case["money"]:
        at = (line["year"], line["kind"], line["amount"] < 0)
        found[at] = found.get(at, 0) + line["amount"]
    return found


def test_left_over_jottings_are_no_list_of_cases() -> None:
    sheet = read_source(MESSY).sheet("Sheet3")
    with pytest.raises(Exception, match=r"headings|reference"):
        plan_of(sheet)


# Rows that are no cases


def test_totals_notes_and_repeated_headings_are_passed_over_and_said() -> None:
    plan = plan_of(
        [
            ("List of schemes",),
            ("Ref", "Title", "Cost 26/27", "Notes"),
            ("Urgent care",),
            ("K1", "One", "5", ""),
            ("", "Planned care", "", ""),
            ("", "", "", "see annex"),
            ("K2", "Two", "6", ""),
            ("Ref", "Title", "Cost 26/27", "Notes"),
            ("Sub-total", "", "11", ""),
            ("", "TOTAL", "11", ""),
            ("", "", "", "11"),
            ("Costs at 25/26 prices unless stated", "", "", ""),
        ]
    )
    assert [(each.row, each.why) for each in plan.skipped] == [
        (5, "A note or a heading within the list."),
        (6, "Nothing stands in a column that is brought in."),
        (8, "The headings again."),
        (9, "A total."),
        (10, "A total."),
        (11, "Nothing stands in a column that is brought in."),
        (12, "A note."),
    ]
    assert [(row.id, row.sort) for row in plan.rows] == [("Urgent care", "rejected"), ("K1", "new"), ("K2", "new")]
    assert plan.problems[0].problem == "The case has no title."
    assert plan.above == 1
    assert adds_up(plan)


def test_a_case_called_total_something_is_a_case() -> None:
    assert [row.title for row in plan_of([("Ref", "Title"), ("K1", "Total hip replacement at home")]).rows]


# The corpus C-03 to C-11 that a whole sheet shows


@pytest.mark.parametrize("rows", [[("Ref", "Title")], [("Ref", "Title"), ("", "")]])
def test_headings_only_bring_in_nothing(rows: list[tuple[str, ...]]) -> None:
    assert plan_of(rows).read == 0


ODD_TEXTS = (
    "'; DROP TABLE cases;--", "<script>", "../../x", "%s{0}${x}", "=cmd|'/c calc'!A1", "+1+1", "-2+3", "@SUM(1)", "＝1",
    " =1", "a\u202eb", "👩‍⚕️", "{{7*7}}", "_x000D_", "40%", "true", "1e5",
)  # fmt: skip


@pytest.mark.parametrize("text", ODD_TEXTS)
def test_text_is_kept_as_it_was_typed(tmp_path: Path, text: str) -> None:
    path = given.xlsx(tmp_path / "a.xlsx", [("Ref", "Title", "Summary"), ("K1", text, text)])
    session = given.session(tmp_path)
    session.commit(edit_for(plan_of(read_source(path).sheet(), session.round), session.round))
    case = session.round.cases["K1"]
    session.close()
    assert (case.title, case.summary) == (text.strip(), text.strip())


def test_formulas_are_used_by_their_saved_value_and_refused_without(tmp_path: Path) -> None:
    rows = [
        ("Ref", "Title", "Cost 26/27"),
        ("K1", "One", Formula("=2+3", 5)),
        ("K2", Formula('="Tw"&"o"', "Two"), Formula("=1/0", "#DIV/0!")),
        ("K3", "Three", Formula("=SUM(C2)", "")),
    ]
    plan = plan_of(read_source(given.xlsx(tmp_path / "a.xlsx", rows)).sheet())
    assert plan.rows[0].entry["money"][0]["amount"] == 5  # type: ignore[index]
    assert (plan.problems[0].cell, plan.problems[0].blocking) == ("C3", True)
    assert "#DIV/0!" in plan.problems[0].problem


@pytest.mark.parametrize("heading", ["Cost 26/27", "People", "Start", "City %"])
def test_a_blank_is_never_a_nought(heading: str) -> None:
    plan = one("  ", heading)
    assert set(plan.rows[0].entry) <= {"id", "title"}


def test_doubtful_days_are_shown_for_a_person_to_confirm() -> None:
    plan = one("01/02/2025", "Start")
    assert [(each.cell, each.said, each.taken) for each in plan.readings] == [("C2", "01/02/2025", "1 February 2025")]
    assert plan.judged == 1
    assert one("31/02/2025", "Start").problems[0].cell == "C2"


def test_a_long_text_is_kept_to_the_limit_and_refused_beyond() -> None:
    assert not one("x" * 31_000, "Summary").problems
    found = one("x" * 40_000, "Summary").problems[0]
    assert found.cell == "C2"
    assert "40,000 characters" in found.problem


def test_a_matching_is_kept_to_the_sheet_it_was_made_for() -> None:
    plan = plan_of([("Ref", "Title"), ("K1", "One")])
    assert plan.matching.sheet == plan.sheet


def test_rows_reordered_hidden_or_inserted_are_matched_by_reference(tmp_path: Path) -> None:
    session = given.session(tmp_path)
    rows = [("Ref", "Title", "Lead"), *((f"K{at}", f"Case {at}", "x") for at in range(1, 9))]
    session.commit(edit_for(plan_of(rows, session.round), session.round))
    body = rows[1:]
    random.Random(1).shuffle(body)
    again = plan_of([rows[0], *body[:4], ("", "", ""), *body[4:]], session.round)
    assert (again.unchanged, again.read) == (8, 8)
    again = plan_of([("Lead", "Title", "Ref"), *(row[::-1] for row in body)], session.round)
    assert again.unchanged == 8
    session.close()


# Stopping leaves nothing; any sheet adds up


def test_stopping_at_random_moments_leaves_no_trace(tmp_path: Path) -> None:
    session = given.session(tmp_path)
    before = session.round
    sheet = given.pasted([("Ref", "Title", "Cost 26/27"), *((f"K{at}", f"Case {at}", "£1k") for at in range(9000))])
    matching = propose(sheet, before)
    chance = random.Random(3)
    for _ in range(10):
        calls = iter(range(10_000))
        limit = chance.randrange(20)
        with pytest.raises(ImportStoppedError):
            read_cases(sheet, matching, before, stopped=lambda calls=calls, limit=limit: next(calls) >= limit)
    assert session.round is before
    shares: list[float] = []
    assert read_cases(sheet, matching, before, progress=shares.append).imported == 9000
    assert shares == sorted(shares)
    assert shares[-1] == 1
    session.close()


WORDS = st.sampled_from(
    ["", " ", "K1", "k1", "K2", "K03", "One", "Total", "TBC", "£1.2m", "(1,200)", "1.200,00", "01/02/2025", "all",
     "31/02/2025", "40%", "27", "UEC", "=A1", "x\0y", "9434765919", "Ref", "Title", "Invest", "cash", "-", "n/a",
     "\ud83d", "e\u0301"]
)  # fmt: skip
NAMES = st.sampled_from(
    ["Ref", "Title", "Type", "Cost 26/27", "Savings 26/27", "Savings", "City %", "Start", "Board", "Notes", "", "Line",
     "2026/27", "People", "G1", "Frees", "Lane", "DOB", "Total"]
)  # fmt: skip
HELD = given.round_of(cases=[{"id": "K1", "title": "One", "money": [{"year": "2026/27", "amount": 5.0}]}])


@given_by(st.lists(NAMES, min_size=1, max_size=8), st.lists(st.lists(WORDS, max_size=9), max_size=12))
@settings(max_examples=300)
def test_over_any_sheet_every_row_is_accounted_for(names: list[str], rows: list[list[str]]) -> None:
    sheet = given.pasted([["Ref", *names], *rows])
    matching = propose(sheet, HELD, header=[1])
    taken = {column.index: column for column in matching.columns}
    if "title" not in matching.targets.values() and matching.sort == "cases":
        matching = matching.with_target(max(taken), "title") if max(taken) else matching
    plan = read_cases(sheet, matching, HELD)
    assert adds_up(plan)
    assert sheet.rows == len(matching.header) + plan.above + len(plan.skipped) + plan.read
    waiting = {each.row for each in plan.problems if each.blocking}
    assert {row.row for row in plan.rows if row.sort == "rejected"} == waiting
    edit = edit_for(plan, HELD, patient_data_removed=True)
    wanted = {row.id for row in plan.rows if row.sort in ("new", "changed")}
    assert {change.key.parts[0] for change in edit.changes} == wanted
    again = edit_for(plan, HELD, chosen=set(), patient_data_removed=True)
    assert not again.changes


def test_a_date_typed_where_money_belongs_is_named(tmp_path: Path) -> None:
    rows = [("Ref", "Title", "Cost 26/27"), ("K1", "One", 5), ("K2", "Two", date(2026, 1, 4))]
    plan = plan_of(read_source(given.xlsx(tmp_path / "a.xlsx", rows)).sheet())
    assert plan.problems[0].problem == "It holds the date 4 January 2026, not a number."
    assert plan.problems[0].cell == "C3"


def test_a_blank_cell_of_a_case_that_is_here_is_said_to_leave_what_is_there() -> None:
    rows = [("Ref", "Title", "Lead"), ("K1", "One", "Chief")]
    assert BLANK_LEAVES not in plan_of([*rows, ("K2", "Two", "")], HELD).notes
    assert BLANK_LEAVES in plan_of([("Ref", "Title", "Lead"), ("K1", "Uno", "")], HELD).notes
    lines = [("Ref", "Line", "2026/27", "2027/28"), ("K1", "rec", "7", "")]
    assert BLANK_LEAVES in plan_of(lines, HELD).notes
