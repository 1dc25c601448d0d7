"""Broken and hostile workbooks: refused with a reason, in little time and memory."""

from __future__ import annotations

import contextlib
import io
import re
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from intake.files import ONE, expected, plan, said, workbook

from qc.errors import InputError
from qc.intake import read_batch
from qc.intake.formats import package
from qc.intake.formats.package import Refused, attributes, open_package
from qc.intake.formats.raw import CellKind
from qc.intake.formats.sheet_xml import odd_cells, percent_styles, without_prefix

if TYPE_CHECKING:
    from collections.abc import Callable

    from intake.files import Folder

GOOD = workbook([["No", "diameter", "Ket"], [1, 12.01, "baik"], [2, 12.02, "=A1"]])
SHEET = "xl/worksheets/sheet1.xml"


def repacked(change: Callable[[str, bytes], bytes | None], data: bytes = GOOD) -> bytes:
    """Return a workbook with its parts changed; None leaves a part out."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = change(name, old.read(name))
            if part is not None:
                new.writestr(name, part)
    return target.getvalue()


def with_sheet(change: Callable[[bytes], bytes]) -> bytes:
    """Return a workbook with its sheet's XML changed."""
    return repacked(lambda name, part: change(part) if name == SHEET else part)


def with_rows(rows: str) -> bytes:
    """Return a workbook with rows added to its sheet."""
    return with_sheet(lambda xml: xml.replace(b"</sheetData>", rows.encode() + b"</sheetData>"))


def test_the_workbook_that_all_others_are_made_from_is_read(folder: Folder) -> None:
    assert folder.read(repacked(lambda _, part: part)).series["diameter"].values.tolist() == [12.01, 12.02]


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_truncated_workbook(folder: Folder, share: float) -> None:
    (problem,) = folder.refuse(GOOD[: int(len(GOOD) * share)])
    assert "this workbook is damaged" in said(problem)


@pytest.mark.parametrize(
    "change",
    [
        lambda xml: xml[: len(xml) // 2],
        lambda _: b"hello",
        lambda xml: xml.replace(b"<v>12.01</v>", b"<v>abc</v>"),
        lambda xml: xml.replace(b'<c r="A2" t="n"><v>1</v>', b'<c r="A2" t="s"><v>999</v>'),
        lambda xml: xml.replace(b'r="C3"', b'x="C3"'),
    ],
)
def test_a_damaged_sheet(folder: Folder, change: Callable[[bytes], bytes]) -> None:
    (problem,) = folder.refuse(with_sheet(change))
    assert "this workbook is damaged" in said(problem)


@pytest.mark.parametrize("gone", ["xl/_rels/workbook.xml.rels", SHEET])
def test_a_workbook_with_a_part_missing(folder: Folder, gone: str) -> None:
    found = folder.refuse(repacked(lambda name, part: None if name == gone else part))
    assert len(found) == 1


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("xl/workbook.bin", "this is a binary workbook (.xlsb)"),
        ("content.xml", "this workbook is damaged"),
        ("foto.png", "this is an archive, not a workbook"),
    ],
)
def test_other_archives(folder: Folder, name: str, reason: str) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(name, "x")
    (problem,) = folder.refuse(target.getvalue())
    assert reason in said(problem)


def test_an_encrypted_part(folder: Folder) -> None:
    data = bytearray(GOOD)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        for found in re.finditer(re.escape(mark), GOOD):
            data[found.start() + offset] |= 1
    (problem,) = folder.refuse(bytes(data))
    assert "protected by a password" in said(problem)


def test_a_bomb_is_measured_before_it_is_unpacked(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_UNPACKED", 10_000_000)
    bomb = with_sheet(lambda xml: xml.replace(b"</sheetData>", b"<row/>" * 3_000_000 + b"</sheetData>"))
    assert len(bomb) < 100_000
    (problem,) = folder.refuse(bomb)
    assert "unpacked, this workbook is larger than 10 MB" in said(problem)


def test_definitions_are_refused(folder: Folder) -> None:
    (problem,) = folder.refuse(with_sheet(lambda xml: b'<!DOCTYPE x [<!ENTITY a "aaa">]>' + xml))
    assert "definitions that no workbook needs" in said(problem)


@pytest.mark.parametrize("cell", ["XFD1048576", "A99999999", "AAAAAAA9", "ZZZ5000000"])
def test_a_cell_far_out_is_refused(folder: Folder, cell: str) -> None:
    row = re.sub(r"\D", "", cell)
    (problem,) = folder.refuse(with_rows(f'<row r="{row}"><c r="{cell}"><v>1</v></c></row>'))
    assert "too far to be read" in said(problem)


def test_formatted_empty_rows_do_not_matter(folder: Folder) -> None:
    rows = "".join(f'<row r="{i}"><c r="A{i}" s="0"/><c r="AZ{i}" s="0"/></row>' for i in range(5, 100_000))
    assert folder.read(with_rows(rows)).series["diameter"].values.tolist() == [12.01, 12.02]


def test_names_with_a_prefix_are_the_same_names(folder: Folder) -> None:
    def prefixed(xml: bytes) -> bytes:
        named = re.sub(rb"<(/?)(worksheet|sheetData|row|c|v|is|t|f)\b", rb"<\1x:\2", xml)
        return named.replace(b"xmlns=", b"xmlns:x=").replace(b"<x:v>12.02</x:v>", b"<x:f>B2</x:f><x:v/>")

    (problem,) = folder.refuse(with_sheet(prefixed))
    assert "this formula has no stored result" in said(problem)


def test_a_panic_of_the_reader_is_a_damaged_workbook(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the size check did not foresee something, the library's own way to fail is caught."""
    monkeypatch.setattr("qc.intake.formats.workbooks.check_size", lambda _: None)
    data = with_rows('<row r="99999999999"><c r="AAAAAAAA99999999999"><v>1</v></c></row>')
    (problem,) = folder.refuse(data)
    assert "this workbook is damaged" in said(problem)


def test_an_interrupt_is_no_damage(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("qc.intake.formats.workbooks._values", interrupted)
    with pytest.raises(KeyboardInterrupt):
        folder.read(GOOD)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_damage_gives_other_numbers(folder: Folder, data: st.DataObject) -> None:
    """Flip bytes anywhere: the file is refused, or its readings are what they were."""
    broken = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 3))):
        broken[data.draw(st.integers(0, len(GOOD) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(InputError):
        batch = read_batch([folder.write(bytes(broken))], ONE)
        assert batch.series["diameter"].values.tolist() == [12.01, 12.02]


def test_odd_cells() -> None:
    xml = (
        b"<sheetData><row r='1'><c r='A1' t='e'><v>#REF!</v></c><c r=\"B1\"><f>A1&amp;B2</f><v/></c>"
        b"<c r=\"C1\" t=\"str\"><f>X1</f><v></v></c><c r='D1' s='1'><v>0.5</v></c><c r='E1'><f t='shared' si='0'/></c>"
        b"<c r='F1'><f>1+1</f><v>2</v></c><c r='G1' t='e'><f>1/0</f><v>#DIV/0!</v></c></row></sheetData>"
    )
    styles = "<cellXfs><xf numFmtId='0'/><xf numFmtId='10'/></cellXfs>"
    assert odd_cells(xml, styles) == {
        (0, 0): (CellKind.TEXT, "#REF!"),
        (0, 1): (CellKind.UNCOMPUTED, "=A1&B2"),
        (0, 3): (CellKind.PERCENT, ""),
        (0, 4): (CellKind.UNCOMPUTED, "="),
        (0, 6): (CellKind.TEXT, "#DIV/0!"),
    }


@pytest.mark.parametrize(
    ("code", "percent"), [("0%", True), ("0.00%", True), ('0.0"%"', False), (r"0\%", False), ("General", False)]
)
def test_formats_that_multiply_by_a_hundred(code: str, percent: bool) -> None:  # noqa: FBT001 - a table's cell
    quoted = code.replace('"', "&quot;")
    styles = f'<numFmt numFmtId="164" formatCode="{quoted}"/><cellXfs count="1"><xf numFmtId="164"/></cellXfs>'
    assert percent_styles(styles) == (["0"] if percent else [])


def test_a_book_without_styles() -> None:
    assert percent_styles("") == []


def test_attributes() -> None:
    assert attributes(""" a="1" b='2 &lt; 3' x:id="r" """) == {"a": "1", "b": "2 < 3", "x:id": "r"}
    assert without_prefix(b"<x:sheetData><x:row/></x:sheetData>") == b"<sheetData><row/></sheetData>"


def test_no_workbook_at_all() -> None:
    with pytest.raises(Refused, match="damaged"):
        open_package(b"PK\x03\x04" + b"x" * 100)


def test_readings_in_a_unit_that_only_percent_signs_give(folder: Folder) -> None:
    data = workbook([["Rendemen"], [0.97], [0.95]], formats={"A2": "0%", "A3": "0%"})
    rate = plan(expected("rendemen", unit="%", lsl=90.0))
    assert folder.read(data, rate).series["rendemen"].values.tolist() == [97, 95]
