"""The file: events in SQLite, what they add up to, and how a round file is opened, kept and published."""
