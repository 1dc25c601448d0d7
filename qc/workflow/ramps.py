"""From a pilot to volume: batch after batch held against the pilot, and what they show for a target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.values import dataclass
from qc.verdict.lot import silent
from qc.verdict.volume.readiness import with_readiness
from qc.words import language
from qc.workflow.lots import inspect

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path
    from typing import Any

    from qc.proof.own_key import Signer
    from qc.terms import Readiness
    from qc.verdict.lot import Progress
    from qc.verdict.model import LotFacts
    from qc.verdict.volume.readiness import ReadinessFacts

TARGETS = (1000, 3500, 12_500)
"""Volumes that are asked for where nobody names one: the next of them above what was made."""


@dataclass(frozen=True, slots=True)
class Ramp:
    """The answer on a pilot and the batches after it.

    Attributes
    ----------
    facts : LotFacts
        Everything that it rests on.
    standard : mapping
        The buyer's standard with all that it inherits, as one file would hold it.
    """

    facts: LotFacts
    standard: Mapping[str, Any]

    @property
    def readiness(self) -> ReadinessFacts:
        """What has been shown at which volume."""
        assert self.facts.readiness is not None
        return self.facts.readiness

    @property
    def level(self) -> Readiness:
        """One of the four levels."""
        return self.readiness.level

    def text(self, lang: str = "id") -> str:
        """Return it as a terminal shows it: the level and its reasons first, numbers after."""
        from qc.report.ramp.screen import ramp_text  # noqa: PLC0415 - loaded only where it is used

        return ramp_text(self.facts, language(lang))

    def to_json(self) -> str:
        """Return every fact as JSON, with a schema version."""
        from qc.report.ramp.json import ramp_json  # noqa: PLC0415 - loaded only where it is used

        return ramp_json(self.facts)

    def pdf(self, lang: str = "id", *, signer: Signer | None = None) -> bytes:
        """Return it as a paper for the buyer, with what it rests on; signed with the workshop's opened key, if any."""
        from qc.proof.drawing import RAMP, Drawing  # noqa: PLC0415 - loaded only where it is used
        from qc.workflow.proofs import report_bytes  # noqa: PLC0415 - reportlab is loaded only where it is used

        return report_bytes(self.facts, self.standard, Drawing(kind=RAMP, languages=(lang,)), signer)


def ramp(
    pilot: str | Path,
    batches: Sequence[str | Path],
    *,
    spec: str | Path,
    target_volume: int | None = None,
    progress: Progress = silent,
) -> Ramp:
    """Hold batch after batch against one pilot, and say what has been shown for a volume.

    Parameters
    ----------
    pilot : path
        The first units; they are the baseline of all batches.
    batches : sequence of path
        A file for each batch, in the order in which they were made.
    spec : path
        The buyer's standard.
    target_volume : int, optional
        The volume that is asked for; else the standard's, else the next of 1,000, 3,500 and 12,500.
    progress : callable, optional
        Told in a sentence what is being done.

    Returns
    -------
    Ramp

    Raises
    ------
    QCError
        If a file is given twice, as two batches or as pilot and batch: it would count as another batch.

    Examples
    --------
    >>> pilot, batch = "samples/bos-bubut/pilot.csv", "samples/bos-bubut/produksi.csv"
    >>> found = ramp(pilot, [batch], spec="specs/contoh-bos-bubut.toml")
    >>> found.level.value, found.readiness.volume.target
    ('not_yet', 3500)
    """
    verdict = inspect(list(batches), spec=spec, pilot=pilot, progress=progress)
    facts = verdict.facts
    target = target_volume
    if target is None and facts.spec.lot.volume is None:
        made = facts.batch.units + (0 if facts.pilot is None else facts.pilot.units)
        target = next((each for each in TARGETS if each > made), made)
    return Ramp(with_readiness(facts, target, each_file=True), verdict.standard)
