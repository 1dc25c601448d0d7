"""Which characteristic a text names: by id, by name in either language, or because the user says so."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from qc.intake.formats.raw import letter
from qc.intake.headers import Role, fold, meaning, split_unit
from qc.units import canonical

if TYPE_CHECKING:
    from qc.intake.plan import ColumnPlan

NOTHING = "-"
"""Instead of an id: a column holds none of the standard's characteristics, whatever its header seems to say."""


class Names:
    """The ids and names of a standard's characteristics, whatever their spelling.

    Parameters
    ----------
    plan : ColumnPlan
        What the standard asks for.
    """

    def __init__(self, plan: ColumnPlan) -> None:
        self._ids: dict[str, list[str]] = defaultdict(list)
        for column in plan.columns:
            for name in dict.fromkeys(fold(text) for text in (column.id, *column.names)):
                self._ids[name].append(column.id)
        self._only = plan.columns[0].id if len(plan.columns) == 1 else None
        self._given = {fold(text): name for text, name in plan.given.items()}
        self._letters = {text: name for text, name in plan.given.items() if text.isascii() and text.isupper()}

    def nothing(self, text: str, column: int) -> bool:
        """Return whether the user says that a column holds none of the characteristics."""
        return self._said(text, column) == NOTHING

    def given(self, text: str, column: int | None = None) -> str | None:
        """Return the id that the user gave a column, by its header or its letter; None where nothing was said."""
        said = self._said(text, column)
        return None if said == NOTHING else said

    def _said(self, text: str, column: int | None) -> str | None:
        at = None if column is None or not text.strip() else self._letters.get(letter(column))
        return self._given.get(fold(text), at)

    def match(self, text: str, column: int | None = None) -> tuple[tuple[str, ...], str | None]:
        """Return the ids of the characteristics that ``text`` names, and the unit that it gives."""
        base, unit = split_unit(text)
        if (own := self.given(text, column)) is not None:
            return (own,), unit if unit and canonical(unit) else None
        if whole := self._ids.get(fold(text)):
            # What looks like a unit may be part of the standard's own name: "Tensile strength of a separate bar".
            return tuple(whole), unit if unit and canonical(unit) and fold(base) in self._ids else None
        found = self._ids.get(fold(base)) if unit else None
        return (tuple(found), unit) if found else ((), None)

    def of_row(self, text: str) -> str | None:
        """Return the id that a row of readings is named by: "Hasil" means the only characteristic of a standard."""
        if ids := self.match(text)[0]:
            return ids[0]
        return self._only if meaning(text) is Role.VALUE else None
