"""Columns get what they need, and together what there is."""

from __future__ import annotations

import pytest

from qc.report.blocks import Align, Cell, Column, Table
from qc.report.page.set_table import column_widths, table

LONG = "Kedalaman alur pengunci sisi kanan setelah pelapisan seng tiga lapis (posisi bawah)"


def make(*texts: str, flexible: tuple[int, ...] = ()) -> Table:
    columns = tuple(Column(title="T", flexible=number in flexible) for number in range(len(texts)))
    return Table(columns=columns, rows=(tuple(Cell(text=text) for text in texts),))


@pytest.mark.parametrize("width", [120.0, 250.0, 511.0])
@pytest.mark.parametrize("flexible", [(), (1,), (0, 1, 2)])
def test_columns_fill_the_width(width: float, flexible: tuple[int, ...]) -> None:
    widths = column_widths(make("12,345", LONG, "3f" * 32, flexible=flexible), width)
    assert sum(widths) == pytest.approx(width)
    assert min(widths) > 0


def test_what_is_left_goes_to_the_flexible_columns() -> None:
    narrow = column_widths(make("a", "b", "c", flexible=(1,)), 100)
    wide = column_widths(make("a", "b", "c", flexible=(1,)), 300)
    assert wide[0] == narrow[0]
    assert wide[1] == pytest.approx(narrow[1] + 200)


def test_flexible_columns_give_way_first() -> None:
    widths = column_widths(make("12,345 mm", LONG, flexible=(1,)), 150)
    wanted = column_widths(make("12,345 mm", "x", flexible=(1,)), 150)
    assert widths[0] == wanted[0]


def test_long_names_wrap_and_make_the_row_higher() -> None:
    short = table(make("a", "b", flexible=(0,)), 100)
    long = table(make(LONG, "b", flexible=(0,)), 100)
    assert long[1].height > 3 * short[1].height
    assert long[1].repeat is long[0]
    assert long[0].keep


def test_a_table_without_rows_is_its_head() -> None:
    block = Table(columns=(Column(title="A", align=Align.RIGHT), Column(title="B", flexible=True)), rows=())
    assert len(table(block, 200)) == 1
