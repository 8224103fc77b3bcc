from __future__ import annotations

import pytest
from PySide6.QtCore import QByteArray

from ui.settings import MOST_MATCHINGS, MOST_RECENT, Recent, Settings, settings_folder


def test_what_nobody_chose_has_its_default(tmp_path):
    settings = Settings(tmp_path)

    assert settings.get("theme") == "system"
    assert settings.get("letters") is True
    assert settings.get("zoom") == 1.0


def test_what_was_chosen_is_there_the_next_time(tmp_path, qtbot):
    settings = Settings(tmp_path)
    with qtbot.waitSignal(settings.changed) as heard:
        settings.put("letters", False)
    settings.put("zoom", 1.25)
    settings.save()

    again = Settings(tmp_path)

    assert heard.args == ["letters"]
    assert again.get("letters") is False
    assert again.get("zoom") == 1.25


def test_the_same_choice_again_is_no_change(tmp_path, qtbot):
    settings = Settings(tmp_path)

    with qtbot.assertNotEmitted(settings.changed):
        settings.put("theme", "system")


def test_a_setting_that_cannot_be_read_counts_as_not_set(tmp_path):
    (tmp_path / "settings.ini").write_text("[General]\nzoom=large\n")

    assert Settings(tmp_path).get("zoom") == 1.0


def test_recent_rounds_are_kept_latest_first_and_each_once(tmp_path):
    settings = Settings(tmp_path)
    for path in ("a", "b", "a"):
        settings.keep_recent(Recent(path, title=path.upper(), bars=((("p1", 0.5), ("g1", 0.25)),)))
    settings.save()

    kept = Settings(tmp_path).recent()

    assert [entry.path for entry in kept] == ["a", "b"]
    assert kept[0].bars == ((("p1", 0.5), ("g1", 0.25)),)


def test_only_so_many_rounds_are_recent(tmp_path):
    settings = Settings(tmp_path)
    for number in range(MOST_RECENT + 3):
        settings.keep_recent(Recent(str(number)))

    assert len(settings.recent()) == MOST_RECENT


def test_a_round_can_be_taken_off_the_list(tmp_path):
    settings = Settings(tmp_path)
    settings.keep_recent(Recent("a"))
    settings.forget_recent("a")

    assert settings.recent() == ()


def test_a_list_that_cannot_be_read_is_empty(tmp_path):
    (tmp_path / "settings.ini").write_text('[General]\nrecent="[{\\"nonsense\\": 1}]"\n')

    assert Settings(tmp_path).recent() == ()


def test_when_a_round_was_open_is_a_time():
    assert Recent("a", opened="2026-03-01T10:42:00+00:00").when.hour == 10
    assert Recent("a").when is None


def test_shapes_and_who_scores_are_kept(tmp_path):
    settings = Settings(tmp_path)
    settings.keep_shape("score", QByteArray(b"\x01\x02"))
    settings.keep_scoring_as("u1", "a4")
    settings.save()
    again = Settings(tmp_path)

    assert again.shape("score") == QByteArray(b"\x01\x02")
    assert again.shape("other").isEmpty()
    assert again.scoring_as("u1") == "a4"
    assert again.scoring_as("u2") == ""


def test_settings_live_in_the_folder_that_is_named(monkeypatch, tmp_path):
    monkeypatch.setenv("PRIORITISER_HOME", str(tmp_path / "here"))
    assert settings_folder() == tmp_path / "here"
    monkeypatch.delenv("PRIORITISER_HOME")
    assert settings_folder().name == "Prioritiser"


def test_what_columns_meant_is_kept_for_each_kind_of_sheet_the_latest_first(tmp_path):
    settings = Settings(tmp_path)
    settings.keep_matching("one", {"ref": "id"})
    settings.keep_matching("two", {"ref": "ignore"})
    settings.keep_matching("one", {"ref": "title"})
    settings.save()

    assert Settings(tmp_path).matchings() == {"one": {"ref": "title"}, "two": {"ref": "ignore"}}
    assert list(Settings(tmp_path).matchings()) == ["one", "two"]


def test_the_oldest_kinds_of_sheets_are_forgotten(tmp_path):
    settings = Settings(tmp_path)
    for number in range(MOST_MATCHINGS + 3):
        settings.keep_matching(f"s{number}", {})

    assert len(settings.matchings()) == MOST_MATCHINGS
    assert "s0" not in settings.matchings()


@pytest.mark.parametrize("held", ["nonsense", "[1]", '{\\"a\\": 1}'])
def test_matchings_that_cannot_be_read_are_none(tmp_path, held):
    (tmp_path / "settings.ini").write_text(f'[General]\nmatchings="{held}"\n')

    assert Settings(tmp_path).matchings() == {}
