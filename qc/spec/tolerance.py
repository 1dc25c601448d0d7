"""A characteristic whose limits a published tolerance gives: ``tolerance = "ISO 2768-1 m"``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from qc.spec.findings import Finding
from qc.spec.general_tolerances import NAMES, limits_of, unit_of
from qc.spec.kinds import OneOf
from qc.spec.phases import with_phase
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.spec.locate import Path
    from qc.spec.model import Characteristic


Tolerance = Annotated[str, OneOf({name: name for name in NAMES})]
"""A published tolerance by its name."""


def with_limits(data: dict[str, Any]) -> dict[str, Any]:
    """Return what a standard's file holds, with the limits that its tolerances give written in.

    Parameters
    ----------
    data : dict
        As ``tomllib`` read it; it is not changed.

    Returns
    -------
    dict
        Characteristics that name a tolerance and no limit have ``lsl``, and ``usl`` or ``sides``; what cannot be
        filled in is left as it is.
    """
    items = data.get("characteristic")
    if not isinstance(items, list):
        return data
    return {**data, "characteristic": [_with_capability(_with_limits(item)) for item in items]}


def _with_capability(item: Any) -> Any:
    """Return one characteristic with the index that a phase asks."""
    if not isinstance(item, dict) or "capability" not in item:
        return item
    return {**item, "capability": with_phase(item["capability"])}


def _with_limits(item: Any) -> Any:
    """Return one characteristic with its limits."""
    if not isinstance(item, dict) or item.get("tolerance") not in NAMES or {"lsl", "usl"} & set(item):
        return item
    nominal = item.get("nominal")
    number = float(nominal) if isinstance(nominal, int | float) and not isinstance(nominal, bool) else None
    found = limits_of(item["tolerance"], number)
    if found is None:
        return item
    low, high = found
    given: dict[str, Any] = {"lsl": low, "sides": "lower"} if high is None else {"lsl": low, "usl": high}
    return {**given, **item}


def tolerance_findings(path: Path, item: Characteristic) -> Iterator[Finding]:
    """Yield why a tolerance does not give the limits.

    Parameters
    ----------
    path : Path
        Of the characteristic.
    item : Characteristic
        Measured.

    Yields
    ------
    Finding
        One for each fault.
    """
    if item.tolerance is None:
        return
    here = (*path, "tolerance")
    if item.unit != (unit := unit_of(item.tolerance)):
        yield Finding(
            path=here,
            reason=message("this tolerance is given in {unit}", unit=unit),
            fix=message("write unit and nominal in {unit}, or write lsl and usl yourself", unit=unit),
            shown=(here, (*path, "unit")),
        )
        return
    expected = limits_of(item.tolerance, item.nominal)
    if expected is None:
        yield _no_limits(path, item)
    elif (item.lsl, item.usl) != expected:
        yield Finding(
            path=here,
            reason=message("the limits written are not those of this tolerance"),
            fix=message("leave lsl and usl out, or leave tolerance out"),
            shown=(here, (*path, "lsl"), (*path, "usl")),
        )


def _no_limits(path: Path, item: Characteristic) -> Finding:
    """Return why a table gives nothing."""
    here = (*path, "tolerance")
    if item.nominal is None:
        return Finding(
            path=here,
            reason=message("a tolerance by size needs the nominal size"),
            fix=message("add a line such as: {line}", line="nominal = 12.0"),
        )
    return Finding(
        path=here,
        reason=message("this class has no tolerance for this size"),
        fix=message("choose another class, or write lsl and usl yourself"),
        shown=(here, (*path, "nominal")),
    )
