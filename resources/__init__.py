"""The one reader of files that travel inside the program's packages."""

from __future__ import annotations

import json
from importlib.resources import files


def read_text(name: str, *, package: str = "resources") -> str:
    """Return the UTF-8 text of the file `name` inside `package`."""
    return files(package).joinpath(name).read_text(encoding="utf-8")


def read_bytes(name: str, *, package: str = "resources") -> bytes:
    """Return the bytes of the file `name` inside `package`."""
    return files(package).joinpath(name).read_bytes()


def read_json(name: str, *, package: str = "resources") -> object:
    """Return the JSON value held in the file `name` inside `package`; the caller checks its shape."""
    value: object = json.loads(read_text(name, package=package))
    return value
