"""Encodings, separators, quotation marks and line ends (C-01, C-02)."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given as given_by
from hypothesis import settings
from hypothesis import strategies as st

from prioritiser.errors import FileError, KnownError
from prioritiser.exchange.importing.cell import ImportStoppedError, never
from prioritiser.exchange.importing.delimited import read_text, table_of
from prioritiser.exchange.importing.sheets import read_source
from tests.prioritiser.exchange.importing import given

TEXT = "Ref,Title,Cost\r\nK1,Café in Buxton,£1.2m\r\nK2,Ward,£3k\r\n"


def cells(text: str, *, pasted: bool = False) -> list[tuple[int, tuple[object, ...]]]:
    return [(row.number, row.cells) for _, row in table_of(text, "f.csv", pasted=pasted).rows(never)]


def refused(text: str) -> FileError:
    with pytest.raises(FileError) as caught:
        cells(text)
    assert caught.value.remedy
    return caught.value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_each_encoding_gives_the_same_text(encoding: str) -> None:
    text, _ = read_text(TEXT.encode(encoding), "f.csv")
    assert text == TEXT


def test_utf_16_with_either_mark_is_read() -> None:
    assert read_text(b"\xfe\xff" + TEXT.encode("utf-16-be"), "f")[0] == TEXT


def test_windows_text_is_said(tmp_path: Path) -> None:
    found = read_source(given.csv_file(tmp_path / "a.csv", TEXT, "cp1252"))
    assert "Windows" in found.warnings[0]
    assert not read_source(given.csv_file(tmp_path / "b.csv", TEXT)).warnings


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("é\nline two ".encode() + b"caf\xe9\n", "Line 2 holds a byte (E9) that is no character. It is partly UTF-8"),
        (b"a\nb\nc \x81 d", "Line 3 holds a byte (81)"),
        (b"\xef\xbb\xbfa\n\xff", "Line 2 holds a byte (FF)"),
        (b"\xff\xfea\x00\n\x00\x00\xd8", "holds a byte"),
    ],
)
def test_a_byte_that_is_no_character_is_named_by_line(data: bytes, words: str) -> None:
    with pytest.raises(FileError) as caught:
        read_text(data, "f.csv")
    assert caught.value.code == "NotText"
    assert words in caught.value.message


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_each_separator_is_found(separator: str) -> None:
    text = TEXT.replace(",", separator)
    assert table_of(text, "f").separator == separator
    assert cells(text)[1] == (2, ("K1", "Café in Buxton", "£1.2m"))


def test_decimal_commas_do_not_separate() -> None:
    assert cells("Ref;Cost\nK1;1,5\nK2;2,5\n")[1] == (2, ("K1", "1,5"))


def test_a_line_that_names_the_separator_is_believed_and_not_counted() -> None:
    assert cells("sep=|\r\na|b,c\r\n") == [(1, ("a", "b,c"))]


def test_one_column_needs_no_separator() -> None:
    assert cells("Title\nOne\nTwo\n") == [(1, ("Title",)), (2, ("One",)), (3, ("Two",))]


def test_quoted_cells_may_hold_lines_separators_and_marks() -> None:
    assert cells('Ref,Title\nK1,"a, ""b""\nc"\nK2,x\n') == [
        (1, ("Ref", "Title")),
        (2, ("K1", 'a, "b"\nc')),
        (3, ("K2", "x")),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_each_line_end_ends_a_row(end: str) -> None:
    assert [row for row, _ in cells(f"a,b{end}1,2{end}{end}3,4{end}")] == [1, 2, 4]


def test_ragged_rows_and_blank_cells_keep_their_places() -> None:
    assert cells("a,b,c\n1\n,,3,4\n , \n")[1:] == [(2, ("1",)), (3, (None, None, "3", "4"))]


def test_an_open_quotation_mark_is_named_by_its_line() -> None:
    assert (
        refused('a,b\n1,2\n3,"never closed\n5,6\n').message == "A quotation mark opens in line 3 and is never closed."
    )


def test_a_quotation_mark_inside_a_quoted_cell_is_named_by_its_line() -> None:
    assert refused('a,b\n"x"y,2\n').message.startswith("In line 2 a quotation mark")


def test_a_cell_longer_than_the_limit_names_line_and_limit() -> None:
    assert (
        refused(f"a,b\n1,{'x' * 1_000_000}\n").message == "From line 2 on, one cell is longer than 131,072 characters."
    )


def test_a_row_of_a_million_cells_is_cut_and_counted() -> None:
    table = table_of("," * 16_000 + "x", "f.csv")
    found = [row for _, row in table.rows(never)]
    assert (found[0].cells, found[0].beyond) == ((), 1)
    full = [row for _, row in table_of(",".join("x" * 16_000), "f.csv").rows(never)]
    assert (len(full[0].cells), full[0].beyond) == (1000, 15_000)


def test_nul_is_kept_to_be_refused_by_its_cell() -> None:
    assert cells("a,b\nK1,x\0y\n")[1] == (2, ("K1", "x\0y"))


def test_pasted_text_with_loose_quotation_marks_is_taken_as_it_is() -> None:
    assert cells('Ref\tTitle\nK1\t"Hello" world\n', pasted=True)[1] == (2, ("K1", '"Hello" world'))
    assert cells('Ref\tTitle\nK1\t"two\nlines"\n', pasted=True)[1] == (2, ("K1", "two\nlines"))


def test_more_rows_than_a_worksheet_has_are_refused() -> None:
    assert refused("a\n" * 1_048_577).message == "The text has more than 1,048,576 rows."


def test_stopping_stops() -> None:
    with pytest.raises(ImportStoppedError):
        list(table_of("a\n" * 10, "f").rows(lambda: True))


@given_by(st.binary(max_size=400))
@settings(max_examples=200)
def test_any_bytes_are_read_or_refused_in_a_sentence(data: bytes) -> None:
    fault = None
    try:
        list(table_of(read_text(data, "f.csv")[0], "f.csv").rows(never))
    except KnownError as raised:
        fault = raised
    assert fault is None or (fault.message.endswith(".") and fault.remedy)
