"""A lot that is being typed: its readings as a file, and what they show so far."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from qc.errors import QCError
from qc.intake import Sent
from qc.spec.load import load_spec
from qc.store.opening import open_store
from qc.store.recalling import baselines
from qc.values import dataclass
from qc.workflow.lots import inspect
from qc.workflow.online.offers import standard_file
from qc.workflow.online.sheets import sheet_of
from qc.workflow.online.typing import typed
from qc.workflow.remembered.remembering import baseline_file

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from qc.spec.model import Spec
    from qc.workflow.lots import Verdict
    from qc.workflow.online.sheets import Sheet
    from qc.workflow.online.typing import Entry

CORRECTION = "fix-"
"""How the key of a reading begins that stands in the place of an earlier one."""
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TypedLot:
    """A lot that is being typed.

    Attributes
    ----------
    sheet : Sheet
        Whose it is, and what.
    spec : Spec
        The buyer's standard.
    readings : dict of str to dict of int to str
        For each characteristic the units with their readings, as typed.
    """

    sheet: Sheet
    spec: Spec
    readings: dict[str, dict[int, str]]

    @property
    def units(self) -> int:
        """How many units have a reading."""
        return len({unit for found in self.readings.values() for unit in found})

    def file(self) -> Sent:
        """Return the readings as a file: a row for each unit, a decimal point whatever was typed."""
        names = [one.id for one in self.spec.characteristic if self.readings.get(one.id)]
        written = io.StringIO()
        rows = csv.writer(written, lineterminator="\n")
        rows.writerow(["unit", *names])
        for unit in sorted({unit for name in names for unit in self.readings[name]}):
            rows.writerow([unit, *(self.readings[name].get(unit, "").replace(",", ".") for name in names)])
        return Sent(name=f"lembar-{self.sheet.id}.csv", data=written.getvalue().encode())


def typed_lot(number: int, *, store: str | Path | None = None) -> TypedLot:
    """Return a lot that is being typed.

    Parameters
    ----------
    number : int
        Of its sheet.
    store : path or str, optional
        Where everything is remembered.

    Raises
    ------
    UsageError
        If there is no such sheet.
    """
    sheet = sheet_of(number, store)
    with standard_file(str(sheet.standard), store=store) as path:
        spec = load_spec(path).spec
    return TypedLot(sheet=sheet, spec=spec, readings=arranged(typed(number, store)))


def arranged(entries: Iterable[Entry]) -> dict[str, dict[int, str]]:
    """Return readings by characteristic and unit.

    Two phones may type the same unit at the same time: the later reading moves on to the next free unit. A correction
    stands in the place of what it corrects.

    Parameters
    ----------
    entries : iterable of Entry
        In the order in which they were stored.

    Examples
    --------
    >>> from qc.workflow.online.typing import Entry
    >>> def entry(key, unit, value):
    ...     return Entry(client_key=key, characteristic="d", unit=unit, value=value)
    >>> arranged([entry("a", 1, "12,0"), entry("b", 1, "12,1"), entry("fix-c", 1, "12,2")])
    {'d': {1: '12,2', 2: '12,1'}}
    """
    found: dict[str, dict[int, str]] = {}
    for one in entries:
        own = found.setdefault(one.characteristic, {})
        unit = one.unit
        while unit in own and not one.client_key.startswith(CORRECTION):
            unit += 1
        own[unit] = one.value
    return found


def acceptable(value: str, *, counted: bool) -> bool:
    """Return whether something typed can be a reading: a number, or OK or NG where units are judged.

    Parameters
    ----------
    value : str
        As typed.
    counted : bool
        Whether units are judged OK or NG.

    Examples
    --------
    >>> acceptable("12,05", counted=False), acceptable("12,0,5", counted=False), acceptable("NG", counted=True)
    (True, False, True)
    """
    return value in {"OK", "NG"} if counted else _NUMBER.fullmatch(value) is not None


def so_far(lot: TypedLot, *, store: str | Path | None = None) -> Verdict | None:
    """Return what the readings show so far, held against the part's locked baseline where there is one.

    Parameters
    ----------
    lot : TypedLot
        The readings.
    store : path or str, optional
        Where everything is remembered.

    Returns
    -------
    Verdict or None
        None where they cannot be judged yet.
    """
    with open_store(store).reading() as connection:
        locked = baselines(connection, lot.sheet.part)[-1:]
    try:
        with standard_file(str(lot.sheet.standard), store=store) as spec, baseline_file(locked) as pilot:
            return inspect(lot.file(), spec=spec, pilot=pilot)
    except QCError:
        return None
