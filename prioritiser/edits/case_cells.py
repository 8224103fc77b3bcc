"""One cell of the grid of cases: what a person typed as what is kept, and back; and what may be kept in a field."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import cast

import msgspec

from prioritiser.edits import cells
from prioritiser.edits.framework_checks import refuse
from prioritiser.errors import InputError
from prioritiser.model.base import Value
from prioritiser.model.case import Case
from prioritiser.model.case_fields import CaseField
from prioritiser.model.records import is_empty
from prioritiser.model.round import Round

Choices = tuple[tuple[str, str], ...]
_BETWEEN_COLUMNS = " | "
_MOST_NAMED = 8
_NOUNS = MappingProxyType(
    {"boards": "board", "places": "place", "organisations": "organisation", "cases": "case"}
)  # fmt: skip
_ESCAPES = (("\\", "\\\\"), ("|", "\\|"), ("\r", "\\r"), ("\n", "\\n"), ("\t", "\\t"))
_MARKED = MappingProxyType({"n": "\n", "r": "\r", "t": "\t"})
_PLACE = re.compile(r"(.+?)[\s:]+(\d[\d.,]*\s*%)", re.ASCII)
_NUMBERS = ("number", "money", "share")


def case_value(case: Case, name: str) -> Value:
    """Return what a case says under one name of CASE_FIELDS, lists as dictionaries; None where it says nothing."""
    if name in case.__struct_fields__ and name != "fields":
        value = _plain(msgspec.to_builtins(getattr(case, name)))
        return None if is_empty(value) else value
    return case.fields.get(name)


def _plain(value: Value) -> Value:
    """Return a value with lists for tuples, as a document has them."""
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return {name: _plain(each) for name, each in value.items()} if isinstance(value, dict) else value


def choices_of(field: CaseField, held: Round) -> Choices:
    """Return the (stored word, shown words) that a choice can be: fixed ones, or the entries of the round's list."""
    if field.reference == "cases":
        return tuple((str(case.id), case.title) for case in held.cases.values())
    if field.reference:
        table: Mapping[str, Value] = getattr(held, field.reference)
        return tuple((str(key), str(getattr(entry, "name", "")) or str(key)) for key, entry in table.items())
    return field.choices


def parse_cell(field: CaseField, text: str, held: Round) -> Value:
    """Return what a person typed or pasted as it is kept; nothing but spaces is None, which clears the cell.

    Text is kept as it is. A choice is named by its word or its label, several between semicolons. Rows of a list
    stand on lines of their own with | between the columns; places as “City 60%; County 40%”. Raises InputError with
    a plain sentence (NotANumber, Ambiguous, NotADate, NotAChoice, OutOfRange, NotTyped), its place the field's label.
    """
    if not text.strip():
        return None
    try:
        value = _PARSERS[field.sort](field, text, held)
        _check(field, value, field.label)
    except InputError as fault:
        raise InputError(fault.code, fault.message, where=fault.where or field.label, remedy=fault.remedy) from None
    return value


def show_cell(field: CaseField, value: Value, held: Round) -> str:
    """Return what the grid shows of a stored value; parse_cell takes it back to the same value.

    Not taken back: lists of lines, of which only the count is shown, and words that are no choice, shown as they are.
    """
    if is_empty(value):
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, int | float):
        return _SHOWN_NUMBERS.get(field.sort, cells.show_number)(value)
    if isinstance(value, list | tuple):
        return _show_list(field, value, held)
    if isinstance(value, dict):
        return _show_row(field.columns, value, held)
    said = str(value)
    if field.sort == "date":
        return cells.show_date(said)
    if field.sort in {"choice", "choices"}:
        return _named(choices_of(field, held), said)
    return said


def check_value(field: CaseField, value: Value, where: str) -> None:
    """Raise InputError when a value cannot be kept in a field: of another sort, or outside its range."""
    if not is_empty(value):
        _check(field, value, where)


def _check(field: CaseField, value: Value, where: str) -> None:
    """Check the sort of one value, and of every column of a list's rows."""
    if field.sort in _NUMBERS:
        _check_number(field, value, where)
    elif field.sort == "yes_no":
        if not isinstance(value, bool):
            raise refuse("WrongShape", f"{field.label} is answered with yes or no.", where, "Correct it.")
    elif field.sort == "list":
        _check_rows(field, value, where)
    elif field.sort == "choices" and isinstance(value, list | tuple):
        if not all(isinstance(each, str) for each in value):
            raise refuse("WrongShape", f"{field.label} is a list of words.", where, "Correct it.")
    elif not isinstance(value, str):
        raise refuse("WrongShape", f"{field.label} is kept as text.", where, "Correct it.")
    elif field.sort == "date" and not cells.is_date(value):
        raise refuse("NotADate", f"“{cells.cut(value)}” is not a date.", where, "Give it as 2026-04-01.")


def _check_number(field: CaseField, value: Value, where: str) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise refuse("NotANumber", f"{field.label} is a number.", where, "Correct it.")
    share = field.sort == "share"
    low = 0.0 if field.low is None and share else field.low
    high = 1.0 if field.high is None and share else field.high
    shown = cells.show_share if share else cells.show_number
    if low is not None and value < low:
        said = f"{field.label} is {shown(value)}; it cannot be less than {shown(low)}."
        raise refuse("OutOfRange", said, where, "Correct it.")
    if high is not None and value > high:
        said = f"{field.label} is {shown(value)}; it cannot be more than {shown(high)}."
        raise refuse("OutOfRange", said, where, "Correct it.")


def _check_rows(field: CaseField, value: Value, where: str) -> None:
    """Check the rows of a list; the lines that Case has records for are checked with the case."""
    if not isinstance(value, list | tuple) or not all(isinstance(row, dict) for row in value):
        raise refuse("WrongShape", f"{field.label} is a list of rows.", where, "Correct it.")
    columns = {column.name: column for column in field.columns}
    for at, row in enumerate(value if columns else ()):
        for name, each in row.items():
            if name not in columns:
                raise refuse("UnknownKey", f"{field.label} has no column “{name}”.", where, "Remove or correct it.")
            check_value(columns[name], each, f"{where}, row {at + 1}")


def _text(_field: CaseField, text: str, _held: Round) -> Value:
    return text


def _unit_left_out(field: CaseField, text: str) -> str:
    """Return what was typed without the field's unit after it."""
    said = text.strip()
    return said[: -len(field.unit)] if field.unit and said.casefold().endswith(field.unit.casefold()) else said


def _number(field: CaseField, text: str, _held: Round) -> Value:
    return cells.parse_number(_unit_left_out(field, text))


def _money(_field: CaseField, text: str, _held: Round) -> Value:
    return cells.parse_money(text)


def _share(_field: CaseField, text: str, _held: Round) -> Value:
    return cells.parse_share(text)


def _date(_field: CaseField, text: str, _held: Round) -> Value:
    return cells.parse_date(text)


def _yes_no(_field: CaseField, text: str, _held: Round) -> Value:
    return cells.parse_yes_no(text)


def _choice(field: CaseField, text: str, held: Round) -> Value:
    """Return the stored word of the choice that is named by its word or its label, capitals and spaces apart."""
    wanted, choices = _folded(text), choices_of(field, held)
    said = text.strip()
    found = (
        [word for word, _ in choices if word == said]
        or [word for word, label in choices if label == said]
        or [word for word, label in choices if wanted and wanted in {_folded(word), _folded(label)}]
    )
    if len(found) == 1:
        return found[0]
    noun = _NOUNS.get(field.reference, "")
    if len(found) > 1:
        said = f"{len(found)} {noun or 'choice'}s are called “{cells.cut(text)}”."
        raise refuse("Ambiguous", said, "", f"Name it by its id: {', '.join(found[:_MOST_NAMED])}.")
    said = f"There is no {noun} “{cells.cut(text)}”." if noun else f"“{cells.cut(text)}” is not one of the choices."
    raise refuse("NotAChoice", said, "", _what_there_is(choices, field.reference))


def _what_there_is(choices: Choices, reference: str) -> str:
    """Return the remedy: which choices there are, or where they are entered."""
    if not choices:
        return "There are none yet: add it in Reference data first."
    named = "; ".join(label for _, label in choices[:_MOST_NAMED])
    more = f"; and {len(choices) - _MOST_NAMED} more" if len(choices) > _MOST_NAMED else ""
    first = "Choose one of these, or add it in Reference data: " if reference else "Choose one of these: "
    return f"{first}{named}{more}."


def _choices(field: CaseField, text: str, held: Round) -> Value:
    """Return the stored words of several choices, each once, in the order typed."""
    parts = [part for part in text.replace("\n", ";").split(";") if part.strip()]
    return list(dict.fromkeys(cast("str", _choice(field, part, held)) for part in parts)) or None


def _list(field: CaseField, text: str, held: Round) -> Value:
    """Return the rows of a list."""
    if field.name == "places":
        return [_place(field, part, held) for part in text.replace("\n", ";").split(";") if part.strip()]
    if not field.columns:
        said = f"{field.label} cannot be typed into one cell."
        raise refuse("NotTyped", said, "", "Open the record of the case and fill in its table.")
    return [_row(field.columns, line, held) for line in text.replace("\r\n", "\n").split("\n") if line.strip()]


def _place(field: CaseField, part: str, held: Round) -> dict[str, Value]:
    """Return one place with its share; a place without one takes everything."""
    place = field.columns[0]
    found = _PLACE.fullmatch(part.strip())
    if found:
        return {"place": _choice(place, found[1], held), "share": cells.parse_share(found[2])}
    return {"place": _choice(place, part, held), "share": 1.0}


def _row(columns: Sequence[CaseField], line: str, held: Round) -> dict[str, Value]:
    """Return one row of a list, its columns between bars or tabs."""
    texts = _split(line)
    if len(texts) > len(columns):
        said = f"This row has {len(texts)} columns; there are {len(columns)}."
        raise refuse("WrongCount", said, "", f"Give {', '.join(column.label for column in columns)}, with | between.")
    row = {column.name: parse_cell(column, text, held) for column, text in zip(columns, texts, strict=False)}
    return {name: value for name, value in row.items() if value is not None}


def _split(line: str) -> list[str]:
    """Return the columns of a line; a bar that is part of a text has a backslash before it."""
    parts, now, marked = [], "", False
    for mark in line:
        if marked:
            now += _MARKED.get(mark, mark)
            marked = False
        elif mark == "\\":
            marked = True
        elif mark in "|\t":
            parts.append(now)
            now = ""
        else:
            now += mark
    parts.append(now)
    last = len(parts) - 1
    firsts = [part.removeprefix(" ") if at else part for at, part in enumerate(parts)]
    return [part.removesuffix(" ") if at < last else part for at, part in enumerate(firsts)]


def _show_list(field: CaseField, value: Sequence[Value], held: Round) -> str:
    if field.name == "places":
        return "; ".join(_show_place(field, row, held) for row in value)
    if field.columns:
        return "\n".join(_show_row(field.columns, row, held) for row in value)
    if all(isinstance(each, str) for each in value):
        choices = choices_of(field, held)
        return "; ".join(_named(choices, str(each)) for each in value)
    return f"{len(value)} {'line' if len(value) == 1 else 'lines'}"


def _named(choices: Choices, word: str) -> str:
    """Return the label of a stored word; the word itself where it has none, or another choice has the same."""
    label = next((label for each, label in choices if each == word), word)
    return label if sum(1 for each in choices if label in each) == 1 else word


def _show_place(field: CaseField, row: Value, held: Round) -> str:
    place, share = field.columns
    said: Mapping[str, Value] = row if isinstance(row, dict) else {}
    return f"{show_cell(place, said.get('place'), held)} {show_cell(share, said.get('share'), held)}"


def _show_row(columns: Sequence[CaseField], row: Value, held: Round) -> str:
    if not isinstance(row, dict):
        return str(row)
    if not columns:
        return "; ".join(f"{name}: {value}" for name, value in row.items())
    shown = [show_cell(column, row.get(column.name), held) for column in columns]
    for plain, escaped in _ESCAPES:
        shown = [text.replace(plain, escaped) for text in shown]
    return _BETWEEN_COLUMNS.join(shown)


def _folded(text: str) -> str:
    """Return the letters and digits of a text, capitals apart: what two spellings of one choice have in common."""
    return "".join(mark for mark in text.casefold() if mark.isalnum())


_Parser = Callable[[CaseField, str, Round], Value]
_PARSERS: Mapping[str, _Parser] = MappingProxyType(
    {
        "text": _text, "long": _text, "number": _number, "money": _money, "share": _share, "date": _date,
        "choice": _choice, "choices": _choices, "yes_no": _yes_no, "list": _list,
    }
)  # fmt: skip
_SHOWN_NUMBERS: Mapping[str, Callable[[float], str]] = MappingProxyType(
    {"money": cells.show_money, "share": cells.show_share}
)
