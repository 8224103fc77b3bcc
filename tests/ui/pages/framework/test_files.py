"""Frameworks in files: out and in again, faults by cell, templates."""

from __future__ import annotations

import json

import pytest


def settle(screen):
    screen.qtbot.waitUntil(lambda: not screen.context.work.is_busy, timeout=20_000)


@pytest.mark.parametrize("ending", [".json", ".xlsx"])
def test_the_draft_goes_out_and_comes_in_again(screen, tmp_path, ending):
    target = tmp_path / f"Framework{ending}"
    screen.page.desk.change(("criterion", "C1"), {"question": "From the draft?"})
    screen.context.dialogs.next_answers.append(target)
    screen.context.actions.run("framework.export")
    screen.qtbot.waitUntil(target.exists, timeout=20_000)
    settle(screen)
    screen.page.desk.discard()
    assert not screen.round.drafts
    screen.context.dialogs.next_answers.append([target])
    screen.context.actions.run("framework.import")
    screen.qtbot.waitUntil(lambda: bool(screen.round.drafts), timeout=20_000)
    assert screen.draft.criteria["C1"].question == "From the draft?"
    assert screen.round.criteria["C1"].question == "How far does C1 go?"
    assert list(screen.draft.criteria) == list(screen.round.criteria)


def test_a_name_without_an_ending_becomes_json(screen, tmp_path):
    screen.context.dialogs.next_answers.append(tmp_path / "Framework")
    screen.context.actions.run("framework.export")
    written = tmp_path / "Framework.json"
    screen.qtbot.waitUntil(written.exists, timeout=20_000)
    settle(screen)
    assert len(json.loads(written.read_text(encoding="utf-8"))["criteria"]) == 4


def test_what_cannot_be_right_is_said_and_nothing_changes(screen, tmp_path):
    wrong = {"criteria": [{"id": "X", "name": "X", "parent": "nowhere"}]}
    path = tmp_path / "wrong.json"
    path.write_text(json.dumps(wrong), encoding="utf-8")
    screen.page.files.read(path)
    screen.qtbot.waitUntil(lambda: screen.page.banner.tone == "problem", timeout=20_000)
    assert "wrong.json" in screen.page.banner.message
    assert "nowhere" in screen.page.banner.message
    assert not screen.round.drafts


def test_a_file_that_is_none_is_refused_in_words(screen, tmp_path):
    path = tmp_path / "letter.json"
    path.write_text("Dear all", encoding="utf-8")
    screen.page.files.read(path)
    screen.qtbot.waitUntil(lambda: screen.page.banner.tone == "problem", timeout=20_000)
    assert not screen.round.drafts


def test_a_blank_template_retires_what_is_there(screen):
    screen.page.files.template("blank")
    assert not screen.draft.criteria
    assert len(screen.round.criteria) == 4
    screen.context.workspace.undo()
    assert len(screen.draft.criteria) == 4


def test_going_back_from_the_question_changes_nothing(screen):
    screen.context.dialogs.next_answers.extend([None, None])
    screen.page.files.template("file")
    screen.page.files.write_out()
    assert not screen.round.drafts
