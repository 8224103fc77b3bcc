"""Run the command line in this process: real files, captured streams, exactly one JSON document expected."""

from __future__ import annotations

import contextlib
import functools
import io
import json
import os
import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from prioritiser.cli import main
from tests.prioritiser import small

Document = dict[str, object]
CAMEL = re.compile(r"([A-Z][a-z0-9]*)+")


@dataclass(frozen=True)
class Ran:
    """What one call came to."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> dict:
        return one_document(self.out)


def one_document(text: str) -> dict:
    """Return the one JSON document in a text; what is no JSON (NaN, two documents) fails."""

    def refuse(name: str) -> None:
        pytest.fail(f"{name} is not JSON")

    found = json.loads(text, parse_constant=refuse)
    assert isinstance(found, dict)
    return found


def run(*arguments: object) -> Ran:
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = main([str(each) for each in arguments])
        except SystemExit as left:
            code = int(str(left.code))
    texts = []
    for stream in (out, err):
        stream.flush()
        texts.append(stream.buffer.getvalue().decode("utf-8"))  # type: ignore[attr-defined]
    return Ran(code, *texts)


def ok(*arguments: object) -> dict:
    """Run a verb with --json; it must be done, and say only what it found."""
    ran = run(*arguments, "--json")
    assert ran.code == 0, ran.out + ran.err
    return ran.document


def refused(*arguments: object) -> dict[str, str]:
    """Run a verb with --json; it must refuse with the four parts of a known error. Return them."""
    ran = run(*arguments, "--json")
    assert ran.code == 1, (ran.code, ran.out, ran.err)
    assert "Traceback" not in ran.err
    error = ran.document["error"]
    assert list(error) == ["code", "message", "where", "remedy"]
    assert all(isinstance(part, str) for part in error.values())
    assert CAMEL.fullmatch(error["code"]), error["code"]
    assert error["message"].endswith((".", "?", "!")), error["message"]
    return error


def written(path: Path, document: object) -> Path:
    """Write a document as JSON, lone surrogates as escapes."""
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def apply(target: Path, document: object, *options: object) -> dict:
    return ok("apply", target, written(target.with_name("changes.json"), document), *options)


def apply_refused(target: Path, document: object, *options: object) -> dict[str, str]:
    """Apply what must be refused: no byte of the file or of what this computer keeps may change."""
    before = target.read_bytes(), kept()
    error = refused("apply", target, written(target.with_name("changes.json"), document), *options)
    assert (target.read_bytes(), kept()) == before
    return error


def kept() -> dict[str, bytes]:
    """Return every file in the folder of working copies."""
    folder = Path(os.environ["PRIORITISER_HOME"])
    return {str(each): each.read_bytes() for each in sorted(folder.rglob("*")) if each.is_file()}


def exported(target: Path) -> dict:
    out = target.with_name("exported.json")
    ok("export", target, out, "--replace")
    return json.loads(out.read_text(encoding="utf-8"))


def new(target: Path, document: object) -> Path:
    ok("new", target, "--from", written(target.with_name("from.json"), document))
    return target


@functools.cache
def _made(name: str) -> bytes:
    """Return the bytes of a round file made once for the whole run."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("PRIORITISER_HOME", folder)
        path = Path(folder) / "made.round"
        if name == "sample":
            ok("sample", path)
        else:
            new(path, small.document())
        return path.read_bytes()


def sample(folder: Path) -> Path:
    """Put a copy of the sample round into a folder."""
    path = folder / "sample.round"
    path.write_bytes(_made("sample"))
    return path


def minimal(**over: object) -> Document:
    """Return a document of the five needed keys."""
    return {
        "format": "prioritiser-round",
        "version": 1,
        "title": "Minimal",
        "criteria": [{"id": "C1"}, {"id": "C2"}],
        "cases": [{"id": "K1", "title": "One"}, {"id": "K2", "title": "Two"}],
        **over,
    }


def entry(document: Mapping[str, object], name: str, **wanted: object) -> dict:
    """Return the one entry of a list that has these values."""
    found = [each for each in document.get(name, ()) if all(each.get(key) == value for key, value in wanted.items())]  # type: ignore[attr-defined]
    assert len(found) == 1, (name, wanted, found)
    return found[0]
