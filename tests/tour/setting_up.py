"""The scenes of setting up and weighing: framework, cases, the record of a case, imports, people, weights."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import sample_data
from prioritiser.analysis.panel_weights import siblings
from prioritiser.model.base import AssessorId
from tests.tour import rounds
from tests.tour.guide import Guide
from ui.models.weigh_judgement import PAIRS, Pairs, pairs_of
from ui.pages.cases.import_dialog import ImportDialog
from ui.pages.people.page import PeoplePage

Key = Qt.Key
AS_RECEIVED = Path(sample_data.__file__).with_name("cases_as_received.xlsx")
INVESTMENT, RESHAPE = "K01", "K27"
# Two of these clash with what follows from the others.
CLASHING = (3.0, 2.0, 1 / 5, 4.0, 5.0, 1 / 7, 2.0, 3.0, 1.0, 1 / 2)
PATIENTS = (
    "Ref\tScheme name\tLead\tSummary\n"
    "A1\tHome oxygen\tA. Lead\tNHS number 943 476 5919, born 4/5/1947, waits for a visit\n"
    "A2\tDay rehabilitation\tB. Lead\tTwelve places a week\n"
)
WRONG = (
    "Ref\tScheme name\tType\tCost 2026/27 £000\tPeople per year\n"
    "K01\tVirtual wards scale-up\tInvestment\tTBC\t5,200\n"
    "K02\tTwo-hour urgent community response\tSomething else\t2,640\tabout 9,000\n"
    "N1\tFalls service in care homes\tInvestment\t1,145\t6,500\n"
)


# Framework


def framework(guide: Guide) -> None:
    guide.open("finished")
    guide.show("framework")


def framework_draft(guide: Guide) -> None:
    guide.open("drafted")
    guide.show("framework")
    guide.page.reveal("criterion", "C5")


def framework_publish(guide: Guide) -> None:
    guide.show("framework")
    guide.run("framework.publish")


def framework_versions(guide: Guide) -> None:
    guide.show("framework")
    guide.page.show_versions()


def framework_try(guide: Guide) -> None:
    guide.show("framework")
    guide.run("framework.try")
    guide.keys(Key.Key_4, Key.Key_2, Key.Key_5)


def framework_worth(guide: Guide) -> None:
    guide.show("framework")
    guide.page.reveal("criterion", "C1")
    guide.page.to_form()
    curve = guide.page.form.criterion.worth.curve
    curve.setFocus()
    guide.page.form.area.ensureWidgetVisible(curve)


def framework_wrong_number(guide: Guide) -> None:
    guide.show("framework")
    guide.page.reveal("criterion", "C1")
    guide.page.to_form()
    field = guide.page.form.criterion.anchors.worths[2]
    field.setFocus()
    field.selectAll()
    guide.keys(*"lots", Key.Key_Return)


def framework_gate(guide: Guide) -> None:
    guide.page.form.criterion.forget()
    guide.show("framework")
    guide.keys(Key.Key_End)


def framework_locked(guide: Guide) -> None:
    guide.open("locked")
    guide.show("framework")


def framework_empty(guide: Guide) -> None:
    guide.open("frameless")
    guide.show("framework")


# Cases


def cases(guide: Guide) -> None:
    guide.open("finished")
    guide.show("cases")


def cases_money(guide: Guide) -> None:
    guide.show("cases")
    page = guide.page
    page.showing.look_at(next(view for view in page.memory.every(page.showing.held) if view.name == "Money"))


def cases_selected(guide: Guide) -> None:
    guide.page.showing.look_at(guide.page.memory.every(guide.page.showing.held)[0])
    guide.show("cases")
    guide.page.view.select_block((3, 8), (4, 5))


def cases_not_taken(guide: Guide) -> None:
    guide.show("cases")
    page = guide.page
    for case, words in (("K03", "TBC"), ("K05", "lots")):
        page.showing.bring(case, page.grid.columns[4].key)
        guide.keys(*words, Key.Key_Return)


def cases_filtered(guide: Guide) -> None:
    guide.page.desk.forget_all()
    guide.show("cases")
    guide.run("filter")
    QTest.keyClicks(QApplication.focusWidget(), "care")


def cases_nothing_found(guide: Guide) -> None:
    QTest.keyClicks(QApplication.focusWidget(), "zzz")


def cases_columns(guide: Guide) -> None:
    guide.page.filters.reset()
    guide.show("cases")
    guide.run("cases.columns")


def cases_reference(guide: Guide) -> None:
    guide.show("cases")
    guide.run("cases.reference")


def cases_empty(guide: Guide) -> None:
    guide.open("caseless")
    guide.show("cases")


def cases_read_only(guide: Guide) -> None:
    path = rounds.make(guide.folder, "finished")
    guide.close()
    path.chmod(0o444)
    guide.open_path(path)
    guide.show("cases")
    path.chmod(0o644)


# The record of a case


def record(guide: Guide, case: str, section: str) -> None:
    """Show one section of a case, the keys in its first field."""
    guide.open("finished")
    guide.show("cases")
    guide.page.show_record(case)
    guide.page.record.show_section(section)
    guide.page.record.to_form()


def case_identity(guide: Guide) -> None:
    record(guide, INVESTMENT, "identity")


def case_geography(guide: Guide) -> None:
    record(guide, INVESTMENT, "geography")


def case_money(guide: Guide) -> None:
    record(guide, INVESTMENT, "money")


def case_workforce(guide: Guide) -> None:
    record(guide, INVESTMENT, "workforce")


def case_activity(guide: Guide) -> None:
    record(guide, INVESTMENT, "activity")


def case_impact(guide: Guide) -> None:
    record(guide, INVESTMENT, "impact")


def case_risks(guide: Guide) -> None:
    record(guide, INVESTMENT, "risk")


def case_gates(guide: Guide) -> None:
    record(guide, "K07", "gates")


def case_pair(guide: Guide) -> None:
    record(guide, RESHAPE, "dependencies")


def case_money_of_a_pair(guide: Guide) -> None:
    record(guide, RESHAPE, "money")


def case_mandated(guide: Guide) -> None:
    record(guide, "K13", "ownership")


def case_locked(guide: Guide) -> None:
    guide.open("locked")
    guide.show("cases")
    guide.page.close_record()
    guide.page.show_record(INVESTMENT)


# Bringing in


def bring_in(guide: Guide, source: object) -> None:
    """Open the sheet of an import and wait until it has been looked at."""
    guide.page.desk.bring_in(source)
    dialog = next(each for each in guide.page.findChildren(ImportDialog) if each.isVisible())
    guide.wait(dialog.bar.isHidden)


def bring_in_new(guide: Guide) -> None:
    guide.open("emptied")
    guide.show("cases")
    guide.page.close_record()
    bring_in(guide, AS_RECEIVED)


def bring_in_problems(guide: Guide) -> None:
    guide.open("finished")
    guide.show("cases")
    bring_in(guide, WRONG)
    dialog = next(each for each in guide.page.findChildren(ImportDialog) if each.isVisible())
    dialog.tabs.setCurrentIndex(1)


def bring_in_patient_data(guide: Guide) -> None:
    guide.show("cases")
    bring_in(guide, PATIENTS)


def bring_in_unreadable(guide: Guide) -> None:
    guide.show("cases")
    path = guide.folder / "Not a workbook.xlsx"
    path.write_bytes(b"PK\3\4" + bytes(4_000))
    guide.page.desk.bring_in(path)
    dialog = next(each for each in guide.page.findChildren(ImportDialog) if each.isVisible())
    guide.wait(lambda: bool(dialog.banner.message))


# People


def people(guide: Guide) -> None:
    guide.open("finished")
    guide.show("people")


def people_interest(guide: Guide) -> None:
    guide.show("people")
    guide.page.reveal("assessor", "a7")


def people_register(guide: Guide) -> None:
    guide.show("people")
    page = guide.page
    assert isinstance(page, PeoplePage)
    page.show_face("register")
    page.register.setFocus()


def people_hidden(guide: Guide) -> None:
    guide.page.show_face("panel")
    guide.open("scoring")
    guide.show("people")
    guide.page.reveal("assessor", "a7")


def people_locked(guide: Guide) -> None:
    guide.open("locked")
    guide.show("people")


def people_empty(guide: Guide) -> None:
    guide.open("caseless")
    guide.show("people")


# Weights


def weighing(guide: Guide, name: str, *, panel: bool = False) -> None:
    """Show the weights of a round, alone or as the panel."""
    guide.open(name)
    guide.window.workspace.set_scoring_as(AssessorId(rounds.ME))
    guide.show("weights")
    guide.page.desk.choose_side(panel=panel)


def weights_who(guide: Guide) -> None:
    guide.open("unscored")
    guide.show("weights")


def weights_guided(guide: Guide) -> None:
    weighing(guide, "scoring")
    guide.page.desk.begin_again()
    guide.page.to_task()
    guide.keys(Key.Key_Down, Key.Key_Return, Key.Key_6, Key.Key_0, Key.Key_Return)


def weights_points(guide: Guide) -> None:
    guide.page.desk.turn(1)
    guide.page.desk.choose_way("points")
    guide.page.to_task()
    guide.keys(Key.Key_4, Key.Key_0, Key.Key_Return, Key.Key_2, Key.Key_5, Key.Key_Return)


def weights_order(guide: Guide) -> None:
    guide.page.desk.choose_way("order")
    guide.page.to_task()


def weights_pairs(guide: Guide) -> None:
    desk = guide.page.desk
    ids = next(ids for parent, ids in siblings(desk.held) if parent == "A")
    desk.open_step("A")
    desk.choose_way(PAIRS)
    desk.say(Pairs(dict(zip(pairs_of(ids), CLASHING, strict=True))))
    guide.page.to_task()


def weights_best_and_worst(guide: Guide) -> None:
    guide.page.desk.choose_way("bestworst")
    guide.page.to_task()


def weights_closed(guide: Guide) -> None:
    weighing(guide, "finished")


def weights_agreed(guide: Guide) -> None:
    weighing(guide, "finished", panel=True)


def weights_all(guide: Guide) -> None:
    guide.page.look_at_all(shows_all=True)
    guide.page.first_focus().setFocus()


def weights_reason(guide: Guide) -> None:
    guide.page.look_at_all(shows_all=False)
    guide.page.desk.begin_again()
    guide.page.desk.take_mean()
    guide.run("weights.use")


def weights_locked(guide: Guide) -> None:
    weighing(guide, "locked")


def weights_empty(guide: Guide) -> None:
    guide.open("frameless")
    guide.show("weights")


def weights_nobody(guide: Guide) -> None:
    guide.open("caseless")
    guide.show("weights")


# A new round from last year's


def new_round_from_last_year(guide: Guide) -> None:
    path = rounds.make(guide.folder, "finished")
    guide.close()
    guide.show("start")
    guide.dialogs.next_answers.append([path])
    guide.run("start.copy")
    template = guide.page.parts.new.template
    guide.wait(lambda: template.last is not None)
    for tick in list(template.ticks.values())[:3]:
        tick.click()


# In order: a later scene may build on the round that an earlier one opened.
SETTING_UP = (
    framework, framework_draft, framework_publish, framework_versions, framework_try, framework_worth,
    framework_wrong_number, framework_gate, framework_locked, framework_empty,
    cases, cases_money, cases_selected, cases_not_taken, cases_filtered, cases_nothing_found, cases_columns,
    cases_reference, cases_empty, cases_read_only,
    case_identity, case_geography, case_money, case_workforce, case_activity, case_impact, case_risks, case_gates,
    case_pair, case_money_of_a_pair, case_mandated, case_locked,
    bring_in_new, bring_in_problems, bring_in_patient_data, bring_in_unreadable,
    people, people_interest, people_register, people_hidden, people_locked, people_empty,
    weights_who, weights_guided, weights_points, weights_order, weights_pairs, weights_best_and_worst, weights_closed,
    weights_agreed, weights_all, weights_reason, weights_locked, weights_empty, weights_nobody,
    new_round_from_last_year,
)  # fmt: skip
