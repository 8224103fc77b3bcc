"""A framework in a file of its own: JSON for programs, .xlsx for people; what is written is read back the same."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import ParamSpec

from prioritiser.edits.beginning import entry_of
from prioritiser.edits.checks import check
from prioritiser.edits.document import edit_of
from prioritiser.edits.text import check_id, check_texts
from prioritiser.errors import InputError
from prioritiser.exchange import workbook_writer
from prioritiser.exchange.framework_reading import CellFault, Found, read_sheets
from prioritiser.exchange.framework_sheet import FORMAT, content_of
from prioritiser.exchange.importing.package import is_workbook
from prioritiser.exchange.importing.sheets import read_source
from prioritiser.exchange.open_format import parse
from prioritiser.exchange.safe_files import read_bytes, write_new
from prioritiser.model.base import Record, Value
from prioritiser.model.kinds import KINDS, Kind
from prioritiser.model.records import to_record
from prioritiser.model.round import Round
from prioritiser.model.settings import Settings

P = ParamSpec("P")
VERSION = 1
ROUND_FORMAT = "prioritiser-round"
_PARTS = ("nodes", "criteria", "gates")
_KEYS = ("format", "version", "title", "settings", *_PARTS)
_HERE = "entry"
_NAMED = 3  # faults that a refusal names before it says how many more
_NAMES: Mapping[str, str] = MappingProxyType({"nodes": "Lenses and families", "criteria": "Criteria", "gates": "Gates"})


@dataclass(frozen=True, slots=True)
class FrameworkRead:
    """What a file says: a framework as a document, and every cell or entry of it that cannot be right."""

    document: Mapping[str, Value]
    faults: tuple[CellFault, ...]


def framework_document(held: Round) -> dict[str, Value]:
    """Return the framework that a round holds now (give the drafted round for the draft) as a document of its own."""
    document: dict[str, Value] = {"format": FORMAT, "version": VERSION, "title": held.title}
    document["settings"] = {"levels": held.settings.levels}
    for kind in (KINDS["node"], KINDS["criterion"], KINDS["gate"]):
        document[kind.listed] = [entry_of(kind, record) for record in getattr(held, kind.attribute).values()]
    return document


def write_framework(held: Round, path: Path, *, replace: bool = False) -> None:
    """Write a round's framework as JSON or .xlsx, as the name ends.

    Raises InputError (UnknownFormat) for another ending and FileError as `safe_files.write_new`.
    """
    if path.suffix.lower() == ".json":
        text = json.dumps(framework_document(held), ensure_ascii=False, indent=1, allow_nan=False) + "\n"
        write_new(path, lambda aside: _write_text(aside, text), replace=replace)
    elif path.suffix.lower() == ".xlsx":
        content = content_of(held)
        write_new(path, lambda aside: workbook_writer.write(content, aside), replace=replace)
    else:
        said = f"A framework is not written as “{path.suffix}”."
        raise InputError("UnknownFormat", said, where=path.name, remedy="End the name with .json or .xlsx.")


def _write_text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def read_framework(path: Path) -> dict[str, Value]:
    """Return the framework in a file: title, settings.levels, nodes, criteria and gates, all of it checked.

    The file is JSON (a framework, or a whole round, of which only the framework is used) or .xlsx. Raises FileError for
    a file that cannot be read, and InputError naming the first cells or entries that cannot be right.
    """
    found = look_at_framework(path)
    if found.faults:
        named = [f"{fault.where}: {fault.problem}" for fault in found.faults[:_NAMED]]
        rest = len(found.faults) - len(named)
        more = f" There {'is' if rest == 1 else 'are'} {rest} more." if rest else ""
        raise InputError(
            "NotAFramework", " ".join(named) + more, where=path.name, remedy="Correct it. Nothing was changed."
        )
    return dict(found.document)


def look_at_framework(path: Path) -> FrameworkRead:
    """Return what a file says of a framework, with every fault in it instead of a refusal.

    Raises FileError and InputError for a file that cannot be read as JSON or as a workbook at all.
    """
    data = read_bytes(path)
    if data.startswith(b"PK") or path.suffix.lower() == ".xlsx":
        if not is_workbook(data, path.name):
            raise InputError("AnotherKind", "This is no workbook.", where=path.name, remedy="Nothing was changed.")
        found = read_sheets(read_source(path))
        if not found.faults:
            found.faults += _sheet_faults(found)
        return FrameworkRead(found.document, tuple(found.faults))
    document = _framework_of(parse(data, path.name), path.name)
    fault = _first_fault(document)
    return FrameworkRead(document, () if fault is None else (CellFault(fault.where, "", fault.message),))


def _framework_of(document: Mapping[str, Value], name: str) -> dict[str, Value]:
    """Return the framework in a JSON document; a whole round has one too."""
    kind = document.get("format", FORMAT)
    if kind not in (FORMAT, ROUND_FORMAT) or "criteria" not in document:
        said = "There is no framework in this file."
        raise InputError("NotThisFormat", said, where=name, remedy="Choose another file. Nothing was changed.")
    if document.get("version", VERSION) != VERSION or isinstance(document.get("version", VERSION), bool):
        said = "Only version 1 of the format is known here."
        raise InputError("NotThisVersion", said, where=f"{name}: version", remedy="Nothing was changed.")
    unknown = [key for key in document if key not in _KEYS] if kind == FORMAT else []
    if unknown:
        said = f"There is no “{unknown[0]}” in a framework."
        raise InputError("UnknownKey", said, where=f"{name}: {unknown[0]}", remedy="Remove it. Nothing was changed.")
    settings = document.get("settings", {})
    levels = {"levels": settings["levels"]} if isinstance(settings, dict) and "levels" in settings else {}
    return {"title": document.get("title", ""), "settings": levels, **{part: document.get(part, []) for part in _PARTS}}


def _first_fault(document: Mapping[str, Value]) -> InputError | None:
    """Return the first thing that keeps a document from being a framework."""
    try:
        edit_of(document, Round(), label="framework", fresh=True)
    except InputError as fault:
        return fault
    return None


def _sheet_faults(found: Found) -> list[CellFault]:
    """Return what cannot be right once every cell could be read, each fault at its cell."""
    records, faults = _records(found)
    if not faults:
        settings = Settings(levels=_levels(found.document))
        held = Round(settings=settings, nodes=records["nodes"], criteria=records["criteria"])  # type: ignore[arg-type]
        for part, table in records.items():
            for at, record in enumerate(table.values()):
                fault = _fault_of(check, record, held, _HERE)
                faults += [_placed(found, part, at, fault)] if fault is not None else []
    fault = _first_fault(found.document) if not faults else None
    return [*faults, *([CellFault(_NAMES.get(fault.where, fault.where), "", fault.message)] if fault else [])]


def _levels(document: Mapping[str, Value]) -> int:
    settings = document.get("settings")
    levels = settings.get("levels") if isinstance(settings, dict) else None
    return levels if isinstance(levels, int) else Settings().levels


def _records(found: Found) -> tuple[dict[str, dict[str, Record]], list[CellFault]]:
    """Return the things that the sheets say by part and id, and what keeps an entry from being one."""
    faults: list[CellFault] = []
    records: dict[str, dict[str, Record]] = {}
    taken: dict[str, str] = {}
    for kind in (KINDS["node"], KINDS["criterion"], KINDS["gate"]):
        records[kind.listed] = {}
        entries = found.document.get(kind.listed)
        for at, entry in enumerate(entries if isinstance(entries, list) else ()):
            key = str(entry.get("id"))
            group = "gates" if kind.name == "gate" else "tree"
            if taken.setdefault(f"{group} {key}", f"{kind.listed} {at}") != f"{kind.listed} {at}":
                fault: InputError | None = InputError("Repeated", f"“{key}” stands twice.", where=f"{_HERE}.id")
            else:
                fault = _fault_of(_take, records, kind, entry)
            faults += [_placed(found, kind.listed, at, fault)] if fault is not None else []
    return records, faults


def _take(records: dict[str, dict[str, Record]], kind: Kind, entry: Mapping[str, Value]) -> None:
    check_texts(entry, _HERE)
    key = check_id(entry.get("id"), f"{_HERE}.id")
    records[kind.listed][key] = to_record(kind, entry, where=_HERE)


def _fault_of(work: Callable[P, None], *given: P.args, **named: P.kwargs) -> InputError | None:
    """Return what a check refuses, or None."""
    try:
        work(*given, **named)
    except InputError as fault:
        return fault
    return None


def _placed(found: Found, part: str, at: int, fault: InputError) -> CellFault:
    """Return a fault of one entry at the cell of its field."""
    name = fault.where.removeprefix(_HERE).lstrip(".").partition("[")[0].partition(".")[0]
    usual = found.places.get((part, at, "id"), (_NAMES[part], ""))
    sheet, cell = found.places.get((part, at, name), usual)
    return CellFault(sheet, cell, fault.message)
