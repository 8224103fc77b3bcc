"""KnownError: what the user can act on, as a stable code and one sentence. Anything else raised is a bug."""

from __future__ import annotations


class KnownError(Exception):
    """Something the user can put right: what happened, where, and what to do about it.

    `code` is stable and may be matched by scripts; `message` is one plain sentence; `where` names the file, sheet,
    cell or entry; `remedy` says what to do next.
    """

    def __init__(self, code: str, message: str, *, where: str = "", remedy: str = "") -> None:
        """Keep the four parts; the text of the exception is the whole sentence."""
        super().__init__(message)
        self.code = code
        self.message = message
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        """Return the parts that are there as one line."""
        place = f"{self.where}: " if self.where else ""
        remedy = f" {self.remedy}" if self.remedy else ""
        return f"{place}{self.message}{remedy}"


class InputError(KnownError):
    """Something that was handed in is not as it must be; nothing was changed."""


class FileError(KnownError):
    """A file or folder cannot be read, written or believed."""


class RefusedError(KnownError):
    """The round does not allow this now: locked, recused, already changed since."""
