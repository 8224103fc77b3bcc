"""Files and pasted text as sheets (C-04, C-05, P-18, P-23, P-26, P-36)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from prioritiser.errors import FileError, InputError
from prioritiser.exchange.importing.cell import ImportStoppedError
from prioritiser.exchange.importing.sheets import PASTED, read_source
from tests.prioritiser.exchange.importing import given
from tests.prioritiser.exchange.importing.given import Formula

ROWS = [("Ref", "Title"), ("K1", "One"), (None, None), ("K2", "Two")]


def test_a_sheet_says_how_large_it_is_and_how_it_begins(tmp_path: Path) -> None:
    sheet = read_source(given.xlsx(tmp_path / "a.xlsx", ROWS)).sheet()
    assert (sheet.name, sheet.rows, sheet.columns, sheet.last, sheet.hidden) == ("Cases", 3, 2, 4, False)
    assert [row.number for row in sheet.top] == [1, 2, 4]
    assert tuple(sheet.read()) == sheet.top


def test_reading_again_is_from_the_start_and_of_the_bytes_that_were_handed_in(tmp_path: Path) -> None:
    path = given.xlsx(tmp_path / "a.xlsx", ROWS)
    sheet = read_source(path).sheet()
    path.write_bytes(b"changed meanwhile")
    assert len(list(sheet.read())) == len(list(sheet.read())) == 3


def test_the_first_sheet_that_people_see_and_that_holds_something_is_taken(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Empty"
    book.create_sheet("Hidden").sheet_state = "hidden"
    book["Hidden"]["A1"] = "x"
    book.create_sheet("List")["A1"] = "Ref"
    book.save(tmp_path / "a.xlsx")
    source = read_source(tmp_path / "a.xlsx")
    assert source.sheet().name == "List"
    assert source.sheet(" Hidden ").hidden
    with pytest.raises(InputError, match="no sheet “Other”"):
        source.sheet("Other")


def test_a_workbook_of_empty_sheets_has_an_empty_one(tmp_path: Path) -> None:
    assert read_source(given.xlsx(tmp_path / "a.xlsx", [])).sheet().rows == 0


def test_formulas_hidden_rows_and_merged_cells_are_said(tmp_path: Path) -> None:
    path = given.xlsx(tmp_path / "a.xlsx", [*ROWS, *([Formula("=1+1", 2)] for _ in range(5))])
    book = openpyxl.load_workbook(path)
    book.active.row_dimensions[2].hidden = True
    book.active.merge_cells("A4:B4")
    book.save(tmp_path / "b.xlsx")
    assert read_source(path).sheet().warnings == (
        "A5, A6, A7 and 2 more hold formulas; the values saved with them are used.",
    )
    assert read_source(tmp_path / "b.xlsx").sheet().warnings == (
        "1 row is hidden in the sheet; it is read like the others.",
        "Some cells are merged; only the first of each holds its value.",
    )


def test_a_list_that_ends_where_excel_cuts_off_is_said() -> None:
    warnings = read_source("Title\n" + "x\n" * 65_535).sheet().warnings
    assert warnings == ("The sheet ends at row 65,536, where Excel cuts off: some rows may be missing.",)
    assert not read_source("Title\n" + "x\n" * 65_534).sheet().warnings


def test_cells_beyond_those_kept_are_said(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"], book.active["XFD9"] = "Ref", "far"
    book.save(tmp_path / "a.xlsx")
    assert "1 cell lies beyond column ALL" in read_source(tmp_path / "a.xlsx").sheet().warnings[0]


def test_pasted_rows_are_a_sheet() -> None:
    source = read_source("Ref\tTitle\r\nK1\tOne, with comma\r\n")
    assert source.name == PASTED
    assert source.sheet().top[1].cells == ("K1", "One, with comma")


@pytest.mark.parametrize("text", ["", "\n\n", " \t \n"])
def test_nothing_pasted_is_an_empty_sheet(text: str) -> None:
    assert read_source(text).sheet().rows == 0


def test_files_that_are_not_there_are_named(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(FileError):
            read_source(path)


def test_a_file_that_another_program_holds_says_to_close_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = given.xlsx(tmp_path / "a.xlsx", ROWS)

    def held(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", held)
    with pytest.raises(FileError) as caught:
        read_source(path)
    assert caught.value.remedy.startswith("Close it in Excel")


LITTLE_MEMORY = """
import resource, sys
from pathlib import Path
from prioritiser.errors import FileError
from prioritiser.exchange.importing.sheets import read_source
held = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (held + 4_000_000,) * 2)
try:
    read_source(Path(sys.argv[1]))
except FileError as fault:
    print(fault.code)
"""


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="only Linux limits memory so")
def test_too_little_memory_is_said_and_nobody_dies(tmp_path: Path) -> None:
    rows = ([f"{at * 7919 % 1_000_003} {'wörds ' * 12}{at}"] for at in range(60_000))
    path = given.xlsx(tmp_path / "a.xlsx", rows)
    ran = subprocess.run(
        [sys.executable, "-c", LITTLE_MEMORY, path], capture_output=True, text=True, timeout=60, check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    assert ran.stdout == "TooLarge\n", ran.stderr


def test_progress_grows_over_all_sheets_to_the_end(tmp_path: Path) -> None:
    shares: list[float] = []
    rows = [(f"K{at}", f"Case {at}") for at in range(3000)]
    read_source(given.xlsx(tmp_path / "a.xlsx", rows, more={"B": rows}), progress=shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1
    assert any(0 < share < 0.5 for share in shares)


@pytest.mark.parametrize("after", range(0, 12, 2))
def test_stopping_at_any_moment_stops(tmp_path: Path, after: int) -> None:
    path = given.xlsx(tmp_path / "a.xlsx", [(f"K{at}", f"Case {at}") for at in range(6000)])
    calls = iter(range(1000))
    with pytest.raises(ImportStoppedError):
        for _row in read_source(path, stopped=lambda: next(calls) >= after).sheet().read(stopped=lambda: True):
            pass


def test_a_matching_names_a_sheet_of_a_workbook_and_none_of_text(tmp_path: Path) -> None:
    book = read_source(given.xlsx(tmp_path / "a.xlsx", [("Ref",)], name="One", more={"Two": [("Ref",)]}))
    assert [book.like(name).name for name in ("Two", " One ", None, 5)] == ["Two", "One", "One", "One"]
    with pytest.raises(InputError) as caught:
        book.like("Three")
    assert (caught.value.code, caught.value.where) == ("NoSheet", "a.xlsx")
    assert caught.value.remedy == "Name one of “One”, “Two”. Nothing was changed."
    text = read_source(given.csv_file(tmp_path / "b.csv", "Ref\n"))
    assert text.like("a.csv").name == "b.csv"
