"""Parts are streamed; document types, damage and missing parts are refused; stopping stops."""

from __future__ import annotations

import io
import zipfile

import pytest

from prioritiser.errors import FileError
from prioritiser.exchange.importing.cell import ImportStoppedError, never
from prioritiser.exchange.importing.xml_part import Handler, parse, parse_whole
from tests.prioritiser.exchange.importing import given


class Heard(Handler):
    def __init__(self) -> None:
        self.said: list[object] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.said.append((name, attributes))

    def end(self, name: str) -> None:
        self.said.append(name)

    def text(self, text: str) -> None:
        self.said.append(text)


def heard(xml: str | bytes) -> list[object]:
    handler = Heard()
    parse_whole(zipfile.ZipFile(io.BytesIO(given.packed({"p.xml": xml}))), "p.xml", handler, "f.xlsx", never)
    return handler.said


def test_names_come_without_their_namespace() -> None:
    assert heard('<x:a xmlns:x="http://n" b="1">t</x:a>') == [("a", {"b": "1"}), "t", "a"]


@pytest.mark.parametrize(
    "xml",
    [
        "<!DOCTYPE a><a/>",
        '<!DOCTYPE a [<!ENTITY e "boom">]><a>&e;</a>',
        '<!DOCTYPE a [<!ENTITY a0 "ha"><!ENTITY a1 "&a0;&a0;">]><a>&a1;</a>',
        '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
        '<!DOCTYPE a [<!ENTITY % p SYSTEM "http://x/y">%p;]><a/>',
    ],
)
def test_a_document_type_is_refused(xml: str) -> None:
    with pytest.raises(FileError) as caught:
        heard(xml)
    assert caught.value.code == "Unsafe"
    assert "p.xml" in caught.value.message


@pytest.mark.parametrize("xml", ["<a>", "no xml", b"\xff\xfe\x00", "<a>&unknown;</a>", ""])
def test_damage_is_named_by_part(xml: str | bytes) -> None:
    with pytest.raises(FileError) as caught:
        heard(xml)
    assert caught.value.code == "Damaged"
    assert "p.xml" in caught.value.message


def test_a_missing_part_is_named() -> None:
    container = zipfile.ZipFile(io.BytesIO(given.packed({"p.xml": "<a/>"})))
    with pytest.raises(FileError, match=r"q\.xml.*missing"):
        parse_whole(container, "q.xml", Handler(), "f.xlsx", never)


def test_the_share_that_is_read_grows_to_the_whole() -> None:
    body = "".join(f"<b>{at * 7919}</b>" for at in range(60_000))
    container = zipfile.ZipFile(io.BytesIO(given.packed({"p.xml": f"<a>{body}</a>"})))
    shares = list(parse(container, "p.xml", Handler(), "f.xlsx", never))
    assert shares == sorted(shares)
    assert len(shares) > 3
    assert shares[-1] == 1


def test_stopping_stops() -> None:
    with pytest.raises(ImportStoppedError):
        parse_whole(zipfile.ZipFile(io.BytesIO(given.packed({"p.xml": "<a/>"}))), "p.xml", Handler(), "f", lambda: True)
