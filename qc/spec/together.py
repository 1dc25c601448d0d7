"""Characteristics that move together: which of them are watched by their joint distance from the mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from qc.spec.findings import Finding
from qc.spec.group import Part
from qc.spec.key import key
from qc.spec.parts import Identifier
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.spec.model import Spec


class Together(Part):
    """Some characteristics of the same units."""

    characteristics: tuple[Identifier, ...] = key(
        min_length=2,
        max_length=20,
        description="Ids of the measured characteristics that move together",
        examples=[["diameter_luar", "panjang"]],
    )
    false_alarm: Annotated[float, key(gt=0, le=0.5)] = key(
        default=0.0027,
        description="Probability, at one point, of calling out where nothing changed",
        examples=[0.0027],
    )


def together_findings(spec: Spec) -> Iterator[Finding]:
    """Yield groups of characteristics that are not there, not measured, or named twice.

    Parameters
    ----------
    spec : Spec
        Of good shape.

    Yields
    ------
    Finding
        One for each fault.
    """
    measured = {item.id for item in spec.characteristic if item.kind == "variable"}
    for number, group in enumerate(spec.lot.together):
        for place, name in enumerate(group.characteristics):
            here = ("lot", "together", number, "characteristics", place)
            if name in group.characteristics[:place]:
                yield Finding(path=here, reason=message("this characteristic is in the list already"))
            elif name not in measured:
                yield Finding(
                    path=here,
                    reason=message("no measured characteristic has this id"),
                    expected=message("one of: {words}", words=tuple(f'"{word}"' for word in sorted(measured))),
                )
