"""What other programs read in a published file: plain tables that say what the program says."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pandas as pd
import pytest
import sqlite_utils

from prioritiser.analysis.summary import analyse
from prioritiser.session import Session
from prioritiser.store import projection, untrusted
from tests.prioritiser import small


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return small.make(tmp_path / "s.round")


def test_plain_sqlite_reads_the_ranking(session: Session) -> None:
    connection = sqlite3.connect(session.path)
    rows = connection.execute("SELECT case_id, rank, value, coverage, funded FROM ranking").fetchall()
    connection.close()
    expected = {
        (each.case, each.rank, each.value, each.coverage, int(bool(each.funded)))
        for each in analyse(session.round).results
    }
    assert set(rows) == expected
    assert len(rows) == 4


def test_pandas_reads_the_ranking_and_joins_it_to_the_cases(session: Session) -> None:
    connection = sqlite3.connect(session.path)
    frame = pd.read_sql_query(
        "SELECT title, rank, value FROM ranking JOIN cases ON cases.id = ranking.case_id ORDER BY rank", connection
    )
    means = pd.read_sql_query("SELECT case_id, avg(level) AS level FROM answers GROUP BY case_id", connection)
    connection.close()
    assert list(frame["rank"]) == sorted(frame["rank"])
    assert frame["value"].between(0, 100).all()
    assert len(means) == 4


def test_sqlite_utils_sees_tables_and_no_views(session: Session) -> None:
    database = sqlite_utils.Database(str(session.path))
    assert {*projection.TABLES, "ranking", "events", "chains", "meta"} == set(database.table_names())
    assert not database.view_names()
    database.close()


def test_the_tables_say_what_the_round_says(session: Session) -> None:
    small.change(
        session,
        cases=[
            {"id": "K1", "withdrawn": True},
            {"id": "K2", "people": None, "title": "Ünïcode '; DROP TABLE cases;--"},
        ],
        agreed=[{"case": "K2", "criterion": "C1", "level": 3, "reason": "yes"}],
        weights=[{"assessor": None, "swings": {"GP1": 5}}, {"assessor": "a1", "swings": {"C1": 2.5}}],
    )
    session.publish()
    connection = sqlite3.connect(session.path)
    assert not projection.differing_tables(connection, session.round)
    assert connection.execute("SELECT title FROM cases WHERE id = 'K2'").fetchone()[0].startswith("Ünïcode '; DROP")
    assert connection.execute("SELECT count(*) FROM cases").fetchone() == (3,)
    assert connection.execute("SELECT swing FROM weights WHERE assessor_id = ''").fetchall() == [(5.0,)]
    connection.execute("UPDATE agreed SET level = 4")
    assert projection.differing_tables(connection, session.round) == ("agreed",)
    connection.close()


def test_a_round_that_cannot_be_ranked_has_an_empty_ranking(tmp_path: Path) -> None:
    session = small.make(tmp_path / "e.round", cases=[], answers=[])
    assert untrusted.read_round(session.path).ranking == ()


def test_a_changed_ranking_table_is_written_again(session: Session) -> None:
    session.close()
    connection = sqlite3.connect(session.path)
    connection.execute("UPDATE ranking SET rank = 9 WHERE case_id = 'K1'")
    connection.commit()
    connection.close()
    again = Session.open(session.path)
    assert not again.is_published
    again.publish()
    assert untrusted.read_round(session.path).ranking == again.ranking_rows()
