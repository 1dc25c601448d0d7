"""OK and NG as workshops write them: one mark for each unit, with the defect behind it where they name one."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from qc.errors import Problem
from qc.intake.formats.distinct import number_distinct
from qc.intake.formats.raw import CellKind, number_texts
from qc.intake.matching import called
from qc.intake.readings.cell import is_missing
from qc.intake.readings.numbers import Numbers
from qc.intake.readings.unclear_ticks import is_unclear, unclear_problem
from qc.values import dataclass
from qc.words import Message, message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from qc.intake.findings import Findings
    from qc.intake.formats.raw import Texts
    from qc.intake.readings.cells import Cells

# An X marks a bad unit, a tick or a V a good one: the workshop's habit, not the ballot's.
_OK_SIGNS = (
    "ok oke okay okey o ○ 〇 ◯ v √ ✓ ✔ ☑ baik b bagus lolos lulus ms memenuhisyarat memenuhi sesuai diterima terima"
    " good pass passed accept accepted acc conforming"
)
_NG_SIGNS = (
    "ng nok notok notgood x × ✗ ✘ ☒ tidak tidakbaik tdkbaik tb tidakbagus tidaklolos tdklolos tidaklulus tms"
    " tidakmemenuhisyarat tidakmemenuhi tidaksesuai tdksesuai ditolak tolak gagal cacat jelek bad fail failed reject"
    " rejected rej nonconforming"
)
_OK, _NG = frozenset(_OK_SIGNS.split()), frozenset(_NG_SIGNS.split())
_TICKS, _DASHES = frozenset("v√✓✔☑"), frozenset("-–—−")
_BROKEN = "rusak"  # of a measurement it says that there is none; of a unit it may say that it is bad
_SPLIT = re.compile(r"\s*[-–—:;,/(]\s*")
_ALONE = frozenset({"ng", "nok", "x", "×", "reject"})  # so short that the next word can only be the defect
_GOOD, _BAD, _MISSING, _UNKNOWN = 0.0, 1.0, np.nan, -1.0


@dataclass(frozen=True, slots=True)
class _Mark:
    """What a text says of its unit: 0 good, 1 bad, NaN nothing, -1 not understood."""

    value: float
    defect: str = ""


def read_marks(cells: Cells, findings: Findings) -> Numbers | None:
    """Return what each cell says of its unit, or None with problems.

    Marks are read column by column where one sign means two things: 1 and 0 are OK and NG only in a column that holds
    nothing else, and a dash is NG only in a column of ticks without another sign for NG.

    Parameters
    ----------
    cells : Cells
        As a layout found them.
    findings : Findings
        Where problems and notes go.

    Returns
    -------
    Numbers or None
        Values are 1 for NG and 0 for OK; ``remarks`` are the defects that stand behind marks.
    """
    texts = cell_texts(cells)
    codes, found = number_distinct(texts)
    marks = _understood([str(text) for text in found.tolist()], cells, findings)
    values = np.array([mark.value for mark in marks], dtype=np.float64)[codes]
    unknown = np.flatnonzero((values == _UNKNOWN) | odd_kinds(cells))
    if unknown.size:
        findings.each(unknown.tolist(), lambda i: _problem(cells, i))
        return None
    defects = np.array([mark.defect for mark in marks], dtype=np.str_)
    return Numbers(values=values, remarks=defects[codes] if any(defects) else None)


def is_mark(text: str) -> bool:
    """Return whether a text says OK or NG by itself, whatever stands in the rest of its column.

    Examples
    --------
    >>> is_mark("OK"), is_mark("Tidak baik"), is_mark("12,5")
    (True, True, False)
    """
    return _mark(text).value in {_GOOD, _BAD}


def said_by(text: str) -> float:
    """Return what a text says of its unit by itself: 1 for NG, 0 for OK, NaN where it says neither.

    Examples
    --------
    >>> said_by("NG - bengkok"), said_by("lulus"), said_by("dikirim")
    (1.0, 0.0, nan)
    """
    found = _mark(text).value
    return _MISSING if found == _UNKNOWN else found


def sign(text: str) -> float | None:
    """Return what a sign or word that stands alone says: 1 for NG, 0 for OK; None where it is neither.

    Examples
    --------
    >>> sign("Baik"), sign("TMS"), sign("NG - bengkok")
    (0.0, 1.0, None)
    """
    folded = fold_mark(text)
    return _GOOD if folded in _OK else _BAD if folded in _NG else None


def defect_in(text: str) -> str:
    """Return the defect that stands behind a mark of NG; an empty text where none does.

    Examples
    --------
    >>> defect_in("NG - bengkok"), defect_in("NG"), defect_in("OK")
    ('bengkok', '', '')
    """
    return _mark(text).defect


def cell_texts(cells: Cells) -> Texts:
    """Return every cell as text, native numbers too.

    Parameters
    ----------
    cells : Cells
        The cells of a characteristic.
    """
    if cells.text is None or cells.number is None:
        return number_texts(cells.number) if cells.text is None else cells.text.copy()
    texts = cells.text.copy()
    native = ~np.isnan(cells.number)
    texts[native] = number_texts(cells.number[native])
    return texts


def odd_kinds(cells: Cells) -> NDArray[np.bool_]:
    """Return which cells are dates, or formulas without a stored result.

    Parameters
    ----------
    cells : Cells
        The cells of a characteristic.
    """
    if cells.kind is None:
        return np.zeros(len(cells), dtype=bool)
    return np.isin(cells.kind, (CellKind.DATE, CellKind.UNCOMPUTED))


def _understood(texts: Sequence[str], cells: Cells, findings: Findings) -> list[_Mark]:
    """Return what each of the different texts of a column says."""
    marks = [_mark(text) for text in texts]
    plain = [fold_mark(text) for text in texts]
    given = {text for text in plain if text and not is_missing(text)}
    if given and given <= {"0", "1"}:
        findings.note(message("{name}: 1 is read as OK and 0 as NG", name=called(cells.expected)), cells.place())
        return [_Mark(_BAD if text == "0" else _GOOD) if text in given else _Mark(_MISSING) for text in plain]
    dashes = [text.strip() in _DASHES for text in texts]
    bad = any(mark.value == _BAD for mark in marks)
    if any(dashes) and not bad and given & _TICKS:
        findings.note(
            message("{name}: a dash is read as NG, since units that are OK bear a tick", name=called(cells.expected)),
            cells.place(),
        )
        return [_Mark(_BAD) if dash else mark for mark, dash in zip(marks, dashes, strict=True)]
    return marks


@lru_cache(maxsize=4096)
def _mark(text: str) -> _Mark:
    """Return what one text says, whatever stands in the rest of its column."""
    folded = fold_mark(text)
    if folded in _OK:
        return _Mark(_GOOD)
    if folded in _NG:
        return _Mark(_BAD)
    if is_missing(text):
        return _Mark(_UNKNOWN if folded == _BROKEN else _MISSING)
    mark, defect = _taken_apart(text.strip())
    return _Mark(_BAD, defect) if fold_mark(mark) in _NG else _Mark(_UNKNOWN)


def _taken_apart(text: str) -> tuple[str, str]:
    """Return a mark and what stands behind it.

    Examples
    --------
    >>> _taken_apart("NG - bengkok"), _taken_apart("NG (gores, penyok)"), _taken_apart("X bengkok")
    (('NG', 'bengkok'), ('NG', 'gores, penyok'), ('X', 'bengkok'))
    """
    first, _, rest = text.partition(" ")
    if fold_mark(first) in _ALONE and rest[:1].isalpha():
        return first, " ".join(rest.split())
    mark, *rest_of = _SPLIT.split(text, maxsplit=1)
    return mark, " ".join("".join(rest_of).removesuffix(")").split())


def fold_mark(text: str) -> str:
    """Return a mark without capitals, spaces and full stops.

    Examples
    --------
    >>> fold_mark(" N.G. "), fold_mark("Tidak Baik"), fold_mark("✔\ufe0f")
    ('ng', 'tidakbaik', '✔')
    """
    plain = unicodedata.normalize("NFKC", text).casefold().replace("\ufe0f", "")
    return "".join(plain.replace(".", "").split())


def _problem(cells: Cells, index: int) -> Problem:
    if is_unclear(cells.written(index)):
        return unclear_problem(cells, index)
    return Problem(
        reason=message("this mark is not known: it says neither OK nor NG"),
        location=cells.place(index),
        found=cells.written(index),
        expected=message("OK or NG, or one of the usual signs: O and X, √ and ×, Baik and Tidak, MS and TMS"),
        fix=_fix(cells.written(index)),
    )


def _fix(text: str) -> Message:
    """Return what to write instead."""
    if text.strip() == "0":
        return message("Write the letter O for OK or X for NG: a zero may mean either.")
    if fold_mark(_taken_apart(text.strip())[0]) in _OK:
        return message("Write the mark alone: a remark on a good unit belongs in a column of its own.")
    if any(c.isalpha() for c in text):
        return message("Write OK or NG; a defect stands behind it, such as: NG - {defect}.", defect=text.strip())
    return message("Write OK or NG, or clear the cell if the unit was not judged.")
