"""Columns in which a sheet judges its own rows OK or NG, whatever they are called, and which readings each is about."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qc.intake.beside.notes import is_remark
from qc.intake.columns import Form
from qc.intake.headers import Role, fold, meaning
from qc.intake.layout.claims import Claim
from qc.intake.readings.cell import is_missing
from qc.intake.readings.verdict_marks import is_mark

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from qc.intake.columns import Header
    from qc.intake.readings.cells import Cells
    from qc.intake.readings.numbers import Numbers

_NAMES = (
    "hasil pemeriksaan, hasil periksa, hasil inspeksi, hasil cek, hasil uji, hasil tes, hasil penilaian, kelayakan,"
    " hasil keputusan, inspection result, test result, result ok ng, kondisi, layak, baik tidak, baik tidak baik,"
    " ms tms, lulus tidak, lolos tidak, lulus gagal, o x, v x, pass fail, accept reject, final, final judgement,"
    " keputusan akhir, keputusan qc, status qc, qc, ok, ok tidak, judge ok ng, judgement ok ng, ket ok ng"
)
_JUDGING = frozenset(fold(name) for name in _NAMES.split(","))


def with_judged(header: Header, head: Sequence[Sequence[str]]) -> Header:
    """Return a header with the columns in which a sheet judges its rows, such as "Hasil" and "Ket" with OK and NG.

    Parameters
    ----------
    header : Header
        The table's.
    head : sequence of sequence of str
        The sheet's first rows.
    """
    below = head[header.row + 1 :]
    judged = tuple(
        i for i in header.left_out if _may_judge(header.texts[i]) and _judges([row[i] for row in below if i < len(row)])
    )
    return replace(header, judged=judged) if judged else header


def _may_judge(text: str) -> bool:
    return is_remark(text) or meaning(text) is Role.VALUE or fold(text) in _JUDGING


def _judges(cells: Sequence[str]) -> bool:
    """Whether most cells that hold anything hold a mark of OK or NG."""
    given = [cell for cell in cells if not is_missing(cell)]
    return 2 * sum(map(is_mark, given)) > len(given)


def own_judgements(
    header: Header, claims: Mapping[int, Claim], readings: Sequence[tuple[Cells, Numbers]]
) -> dict[int, Sequence[tuple[Cells, Numbers]]]:
    """Return which readings each column of judgements is about: where there are several, those since the one before.

    Parameters
    ----------
    header : Header
        The table's.
    claims : mapping of int to Claim
        What columns say of the sheet's own readings.
    readings : sequence of (Cells, Numbers)
        The readings of each characteristic.
    """
    columns = sorted(i for i, said in claims.items() if said is Claim.JUDGED)
    found: dict[int, Sequence[tuple[Cells, Numbers]]] = {}
    for before, column in zip([-1, *columns], columns, strict=False):
        own = [one for one in readings if before < _column(header, one[0]) < column]
        found[column] = own if own and len(columns) > 1 else readings
    return found


def _column(header: Header, cells: Cells) -> int:
    """Return the column of a characteristic's readings; -1 where its rows name it."""
    return header.measured[cells.expected.id][0] if header.form is Form.UNITS else -1
