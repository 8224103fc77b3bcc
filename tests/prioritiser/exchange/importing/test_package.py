"""What a file really is, and what is refused before anything of it is inflated (P-01 to P-17, P-39)."""

from __future__ import annotations

import io
import warnings
import zipfile
from pathlib import Path

import pytest

from prioritiser.errors import FileError
from prioritiser.exchange.importing.package import LARGEST_TOTAL, MOST_PARTS, is_workbook, open_package
from prioritiser.exchange.importing.sheets import read_source
from prioritiser.store.schema import APPLICATION_ID
from tests.prioritiser.exchange.importing import given

OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def opened(data: bytes, name: str) -> None:
    is_workbook(data, name)
    open_package(data, name).close()


def refused(data: bytes, name: str = "file.xlsx") -> FileError:
    with pytest.raises(FileError) as caught:
        opened(data, name)
    assert caught.value.where == name
    assert caught.value.remedy
    return caught.value


def test_a_workbook_is_known_by_its_content_not_its_name() -> None:
    assert is_workbook(given.packed(given.parts()), "list.csv")
    assert not is_workbook(b"Ref,Title\n", "list.xlsx")


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"", "Empty", "empty"),
        (OLE + bytes(600), "AnotherKind", ".xls"),
        (OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "Password", "password"),
        (b"%PDF-1.7", "AnotherKind", "PDF"),
        (b"<html><table><tr>", "AnotherKind", "web page"),
        (b"\xef\xbb\xbf  <!DOCTYPE html>", "AnotherKind", "web page"),
        (b'<?xml version="1.0"?><Workbook/>', "AnotherKind", "XML"),
        (b"PK\x03\x04 but no more", "Damaged", "damaged"),
    ],
)
def test_the_real_kind_of_another_file_is_named(data: bytes, code: str, words: str) -> None:
    fault = refused(data)
    assert fault.code == code
    assert words in fault.message


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("xl/vbaProject.bin", "macros"),
        ("xl/workbook.bin", ".xlsb"),
        ("Index/Document.iwa", "Numbers"),
        ("word/document.xml", "Word"),
        ("ppt/presentation.xml", "PowerPoint"),
        ("content.xml", ".ods"),
    ],
)
def test_other_containers_are_named(part: str, words: str) -> None:
    fault = refused(given.packed({**given.parts(), part: "x"}))
    assert fault.code == "AnotherKind"
    assert words in fault.message
    assert ".xlsx" in fault.remedy


def test_any_other_zip_is_no_workbook() -> None:
    assert "zip" in refused(given.packed({"a.txt": "x"})).message


def test_the_note_that_excel_leaves_is_not_the_workbook() -> None:
    fault = refused(b"anything", "~$Schemes.xlsx")
    assert fault.code == "OwnerFile"
    assert "itself" in fault.remedy


def test_too_many_parts_are_refused() -> None:
    fault = refused(given.packed({**given.parts(), **{f"xl/p{at}.xml": "" for at in range(MOST_PARTS)}}))
    assert fault.code == "Unsafe"
    assert "parts" in fault.message


def test_a_part_given_twice_is_named() -> None:
    out = io.BytesIO(given.packed(given.parts()))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with zipfile.ZipFile(out, "a") as container:
            container.writestr("xl/worksheets/Sheet1.xml", "again")
    fault = refused(out.getvalue())
    assert "Sheet1.xml” is in the workbook twice" in fault.message


@pytest.mark.parametrize("name", ["../evil.xml", "/etc/x", "xl\\..\\..\\x", "C:x.xml"])
def test_a_part_that_points_outside_is_named(name: str) -> None:
    assert "points outside" in refused(given.packed({**given.parts(), name: "x"})).message


def test_a_part_that_unpacks_too_far_is_refused_before_it_is_unpacked() -> None:
    fault = refused(given.packed({**given.parts(), "xl/sharedStrings.xml": b" " * 10_000_000}))
    assert "over 100 times" in fault.message


def test_too_much_in_all_is_refused_by_what_the_container_says() -> None:
    data = bytearray(given.packed({**given.parts(), "xl/media/a.bin": bytes(range(256)) * 40}))
    at = data.rindex(b"PK\x01\x02")
    name = data.index(b"xl/media/a.bin", at)
    start = data.rindex(b"PK\x01\x02", 0, name)
    data[start + 20 : start + 24] = (LARGEST_TOTAL // 50).to_bytes(4, "little")
    data[start + 24 : start + 28] = (LARGEST_TOTAL + 1).to_bytes(4, "little")
    assert refused(bytes(data)).code == "TooLarge"


def test_an_encrypted_part_says_password() -> None:
    data = bytearray(given.packed(given.parts()))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    assert refused(bytes(data)).code == "Password"


def test_a_part_packed_in_another_way_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_BZIP2) as container:
        for name, text in given.parts().items():
            container.writestr(name, text)
    assert "packed in a way" in refused(out.getvalue()).message


def test_a_changed_byte_is_noticed_by_its_checksum(tmp_path: Path) -> None:
    path = given.package(tmp_path / "a.xlsx", given.parts('<row r="1"><c r="A1"><v>1</v></c></row>' * 1))
    with zipfile.ZipFile(path) as container:
        info = container.getinfo("xl/worksheets/sheet1.xml")
    data = bytearray(path.read_bytes())
    at = data.rindex(b"PK\x01\x02xl/worksheets"[:4], 0, data.rindex(b"xl/worksheets/sheet1.xml"))
    assert data[at + 16 : at + 20] == info.CRC.to_bytes(4, "little")
    data[at + 16] ^= 1
    path.write_bytes(data)
    with pytest.raises(FileError) as caught:
        read_source(path)
    assert caught.value.code == "Damaged"


SQLITE = b"SQLite format 3\0" + bytes(52)
A_ROUND = "This is a round. Rounds are opened or merged, not imported."


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (SQLITE + APPLICATION_ID.to_bytes(4, "big"), "list.csv", A_ROUND),
        (SQLITE + bytes(4), "other.round", A_ROUND),
        (b"torn \x88", "other.ROUND", A_ROUND),
        (SQLITE + bytes(4), "other.db", "This is a database, not a sheet."),
    ],
)
def test_a_round_is_known_by_its_content_or_else_its_name(data: bytes, name: str, said: str) -> None:
    fault = refused(data, name)
    assert (fault.code, fault.message) == ("AnotherKind", said)
    assert fault.remedy.endswith("Nothing was changed.")


def test_a_round_that_was_written_is_known(tmp_path: Path) -> None:
    given.session(tmp_path).close()
    with pytest.raises(FileError, match="Rounds are opened or merged"):
        read_source(tmp_path / "given.round")
