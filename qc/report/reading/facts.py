"""What ``qc read`` knows: the standard, and what was understood of the files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.values import dataclass

if TYPE_CHECKING:
    from qc.intake.survey import Survey
    from qc.spec.load import LoadedSpec


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ReadFacts:
    """Files held against a standard, without judging anything.

    Attributes
    ----------
    program : str
        Name and version of the program that read.
    standard : LoadedSpec
        What was looked for.
    survey : Survey
        What was found.
    """

    program: str
    standard: LoadedSpec
    survey: Survey

    @property
    def usable(self) -> bool:
        """Whether the files can be judged."""
        return not self.survey.problems

    @property
    def readings(self) -> int:
        """How many readings there are in all files."""
        return sum(part.readings for each in self.survey.understood for part in each.readings)
