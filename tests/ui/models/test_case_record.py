from __future__ import annotations

from tests.ui.models.case_rounds import case_of, held, record
from ui.models.case_record import MANDATED, groups_of, missing_words, sections_of, standing_of


def sections(**over):
    round_ = held(record(**over))
    return {section.id: section for section in sections_of(round_, case_of(round_))}


def test_a_section_says_how_full_it_is():
    found = sections()
    assert (found["identity"].filled, found["identity"].mark) == (6, "part")
    assert (found["benefits"].filled, found["benefits"].mark) == (0, "empty")
    assert found["risk"].mark == "filled"
    assert found["risk"].summary == "Risks: filled, 2 of 2 filled"


def test_gates_are_counted_against_those_of_the_framework():
    assert (sections()["gates"].filled, sections()["gates"].total) == (1, 2)
    assert sections(gates=[])["gates"].mark == "empty"


def test_what_a_file_brought_besides_has_a_section_of_its_own():
    round_ = held()
    assert [field.label for field in groups_of(case_of(round_))[-1].fields] == ["Scope note"]
    assert "other" not in sections(fields={})


def test_shares_of_places_that_are_not_all_of_it_need_a_look():
    assert sections()["geography"].problems == ("The shares of places add up to 40%, not to 100%.",)
    whole = [{"place": "city", "share": 0.4}, {"place": "county", "share": 0.6}]
    assert not sections(places=whole)["geography"].problems
    fifths = {"deprivation": [{"band": "1", "share": 0.5}]}
    assert "fifths" in sections(places=whole, fields=fifths)["geography"].problems[0]


def impact(likelihood, level, **fields):
    rated = {"impact": [{"domain": "safe", "likelihood": likelihood, "impact": level}], "fields": fields}
    return sections(**rated)["impact"].problems


def test_a_rating_of_exactly_8_needs_no_second_stage_and_9_does():
    assert not impact(2, 4)
    assert impact(3, 3) == ("Safe is rated 9, above 8, so a stage 2 assessment is needed.",)
    assert not impact(3, 3, impact_stage="2")


def test_a_gate_that_was_not_passed_says_why_and_that_the_case_stays_in_view():
    failed = [{"gate": "G1", "result": "fail", "reason": "Not ours"}]
    said = sections(gates=failed)["gates"].problems[0]
    assert said == "Not passed: Remit."
    round_ = held(record(gates=failed))
    assert standing_of(round_, case_of(round_)) == (
        ("caution", "Not ranked: Remit not passed. Not ours. The case stays in view."),
    )


def test_a_condition_needs_an_owner_and_a_date():
    open_ = [{"gate": "G2", "result": "conditional"}]
    assert sections(gates=open_)["gates"].problems == (
        "Costs is conditional, so it needs an owner, a date and a reason.",
    )
    kept = [{"gate": "G2", "result": "conditional", "owner": "Finance lead", "date": "2026-06-30", "reason": "Sources"}]
    assert not sections(gates=kept)["gates"].problems


def test_a_mandated_case_is_said_to_be_costed_and_not_ranked():
    round_ = held(record(lane="mandated"))
    assert standing_of(round_, case_of(round_)) == (("info", MANDATED),)


def test_a_case_that_depends_on_itself_needs_a_look():
    rows = [{"kind": "requires", "case": "K1"}]
    assert sections(fields={"dependencies": rows})["dependencies"].problems == ("The case depends on itself.",)


def test_a_gate_says_what_its_result_still_lacks():
    assert missing_words({"result": "pass"}) == ""
    assert missing_words({"result": "fail"}) == "A reason"
    assert missing_words({"result": "conditional", "date": "2026-06-30"}) == "An owner and a reason"
    failed = sections(gates=[{"gate": "G1", "result": "fail"}])["gates"].problems[0]
    assert failed == "Not passed: Remit. It needs a reason."


def test_a_risk_that_is_not_rated_leaves_the_section_unfinished():
    found = sections(risks=[{"title": "No nurses", "current": [3, 4]}, {"title": "No kit"}])["risk"]
    assert (found.mark, found.filled, found.total) == ("part", 1, 2)
    assert sections(risks=[{"title": "No kit"}])["risk"].mark == "empty"
    assert (sections(risks=[])["risk"].mark, sections(risks=[])["risk"].total) == ("empty", 1)
