from __future__ import annotations

import zipfile

import pytest

from prioritiser.analysis.summary import analyse
from prioritiser.session import view
from tests.ui.rounds import make_round
from ui.workspace.exporting import workbook_job


@pytest.fixture
def job(tmp_path):
    held = view(make_round(tmp_path / "r.round")).round
    return workbook_job(analyse(held), tmp_path / "board.xlsx", code="1234", at="2026-03-01T10:00:00+00:00")


def test_a_workbook_is_written_over_the_one_before(job, tmp_path):
    shares = []
    (tmp_path / "board.xlsx").write_bytes(b"old")
    job(shares.append, lambda: False)

    assert zipfile.is_zipfile(tmp_path / "board.xlsx")
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_a_workbook_that_is_stopped_leaves_what_was_there(job, tmp_path):
    (tmp_path / "board.xlsx").write_bytes(b"old")
    job(lambda _share: None, lambda: True)

    assert (tmp_path / "board.xlsx").read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.glob("board*")) == ["board.xlsx"]
