"""The tables of a round file and of its working copy, and the marks by which a file is known as ours."""

from __future__ import annotations

APPLICATION_ID = 0x50525244
SCHEMA_VERSION = 1
MIN_READER = 1


def _statements(text: str) -> tuple[str, ...]:
    """Return the statements of a script, each as SQLite keeps it."""
    return tuple(statement.strip() for statement in text.split(";") if statement.strip())


EVENT_TABLES = _statements("""
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE chains (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE events (
  chain INTEGER NOT NULL REFERENCES chains (number),
  seq INTEGER NOT NULL CHECK (seq >= 1),
  id TEXT NOT NULL,
  prev BLOB NOT NULL CHECK (length(prev) = 32),
  commitment BLOB NOT NULL CHECK (length(commitment) = 32),
  salt BLOB CHECK (salt IS NULL OR length(salt) = 32),
  body TEXT CHECK ((body IS NULL) = (salt IS NULL)),
  PRIMARY KEY (chain, seq)
) STRICT, WITHOUT ROWID;
""")

# What others read with their own tools; derived from the events, compared with them at every opening.
READING_TABLES = _statements("""
CREATE TABLE nodes (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, parent TEXT, swing REAL NOT NULL
) STRICT;
CREATE TABLE criteria (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, parent TEXT, swing REAL NOT NULL, domain TEXT NOT NULL, kind TEXT NOT NULL,
  mirrored INTEGER NOT NULL, neutral REAL, question TEXT NOT NULL, evidence TEXT NOT NULL
) STRICT;
CREATE TABLE cases (
  id TEXT PRIMARY KEY, title TEXT NOT NULL, type TEXT NOT NULL, lane TEXT NOT NULL, summary TEXT NOT NULL,
  people REAL, frees TEXT
) STRICT;
CREATE TABLE money (
  case_id TEXT NOT NULL, line TEXT NOT NULL, year TEXT NOT NULL, kind TEXT NOT NULL, amount REAL NOT NULL,
  cash_releasing INTEGER NOT NULL, illustrative INTEGER NOT NULL, PRIMARY KEY (case_id, line)
) STRICT, WITHOUT ROWID;
CREATE TABLE assessors (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, group_id TEXT, role TEXT NOT NULL
) STRICT;
CREATE TABLE answers (
  case_id TEXT NOT NULL, criterion_id TEXT NOT NULL, assessor_id TEXT NOT NULL, level INTEGER, measure REAL,
  answer TEXT, reason TEXT NOT NULL, confidence TEXT, stale INTEGER NOT NULL, conflict INTEGER NOT NULL,
  PRIMARY KEY (case_id, criterion_id, assessor_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE agreed (
  case_id TEXT NOT NULL, criterion_id TEXT NOT NULL, outcome TEXT NOT NULL, level INTEGER, measure REAL,
  reason TEXT NOT NULL, PRIMARY KEY (case_id, criterion_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE weights (
  assessor_id TEXT NOT NULL, item TEXT NOT NULL, swing REAL NOT NULL, PRIMARY KEY (assessor_id, item)
) STRICT, WITHOUT ROWID;
CREATE TABLE ranking (
  revision INTEGER NOT NULL, case_id TEXT NOT NULL, rank INTEGER, value REAL, coverage REAL NOT NULL, funded INTEGER,
  PRIMARY KEY (revision, case_id)
) STRICT, WITHOUT ROWID;
""")

# Only in a working copy: facts of this computer, never published.
LOCAL_TABLE = "CREATE TABLE local (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID"

PUBLISHED_DDL = (*EVENT_TABLES, *READING_TABLES)
WORKING_DDL = (*EVENT_TABLES, LOCAL_TABLE)
