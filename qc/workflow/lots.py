"""Lots: hold a batch against a standard, write the answer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qc.errors import InputError, Problem, UsageError
from qc.intake import Sent, split_pilot
from qc.spec.load import load_spec
from qc.values import dataclass
from qc.verdict import decide
from qc.verdict.lot import judge_lot, silent
from qc.verdict.wording.reasons import reasons
from qc.words import language, message
from qc.workflow.program import PROGRAM
from qc.workflow.reading import NO_HINTS, asked_plan, read_lot
from qc.workflow.same_pilot import check_other_units
from qc.workflow.stated import with_stated

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from qc.intake.batch import Batch
    from qc.intake.plan import ColumnPlan
    from qc.proof.own_key import Signer
    from qc.report.screen import Screen
    from qc.terms import Decision
    from qc.verdict.excluding import LeftOut
    from qc.verdict.lot import Progress
    from qc.verdict.model import Identity, LotFacts
    from qc.words import Language
    from qc.workflow.reading import Hints


@dataclass(frozen=True, slots=True, eq=False)
class Verdict:
    """The answer on one lot.

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
    def decision(self) -> Decision:
        """What to do with the lot: accept, reject or hold."""
        return decide.decision(self.facts)

    def reasons(self, lang: str = "id") -> tuple[str, ...]:
        """Return what to do and why, in at most five sentences."""
        reader = language(lang)
        return tuple(reader.say(sentence) for sentence in reasons(self.facts))

    def to_frame(self) -> pd.DataFrame:
        """Return a table with a row per characteristic."""
        from qc.report.frame import to_frame  # noqa: PLC0415 - pandas is loaded only where it is used

        return to_frame(self.facts)

    def to_json(self) -> str:
        """Return every fact as JSON, with a schema version."""
        from qc.report.json import to_json  # noqa: PLC0415 - loaded only where it is used

        return to_json(self.facts)

    def to_baseline(self, who: str, when: dt.date) -> str:
        """Return the pilot as a locked baseline, JSON; an error says why it may not be locked."""
        from qc.workflow.remembered.baselines import lock_pilot  # noqa: PLC0415 - loaded only where it is used

        return lock_pilot(self.facts, standard=self.standard, who=who, when=when)

    def to_pdf(self, path: str | Path, lang: str = "id", *, signer: Signer | None = None) -> Path:
        """Write the compliance report with what it rests on; a file that is there stays whole if writing fails.

        Parameters
        ----------
        path : str or Path
            Where to.
        lang : {"id", "en"}
            The reader's language.
        signer : Signer, optional
            The workshop's opened key, as ``qc.workflow.open_own_key`` gives it.

        Returns
        -------
        Path
            Where the report stands.

        Raises
        ------
        OutputError
            If it cannot be written.
        """
        from qc.proof.drawing import drawing_in  # noqa: PLC0415 - loaded only where it is used
        from qc.report.files import write_whole  # noqa: PLC0415 - the same
        from qc.workflow.proofs import report_bytes  # noqa: PLC0415 - reportlab is loaded only where it is used

        return write_whole(Path(path), report_bytes(self.facts, self.standard, drawing_in(lang), signer))


def inspect(
    batch: str | Path | Sent | pd.DataFrame | Sequence[str | Path | Sent],
    *,
    spec: str | Path,
    pilot: str | Path | Sent | pd.DataFrame | Sequence[str | Path | Sent] | None = None,
    pilot_units: int | None = None,
    identity: Identity | None = None,
    hints: Hints = NO_HINTS,
    target_volume: int | None = None,
    progress: Progress = silent,
) -> Verdict:
    """Hold a batch against a buyer's standard.

    Parameters
    ----------
    batch : path, Sent, sequence of them, or DataFrame
        The measurements of one lot.
    spec : path
        The buyer's standard, a TOML file.
    pilot : path, Sent, sequence of them, or DataFrame, optional
        The first units, made before production: they give the control limits. Or a baseline that was locked
        (``Verdict.to_baseline``): a file whose name ends in .json.
    pilot_units : int, optional
        Instead of ``pilot``: how many of the batch's first units are the pilot.
    identity : Identity, optional
        Workshop, lot, quantity and dates for the report; what it leaves out is taken from the titles in the files.
    hints : Hints, optional
        What the user says of the files: which column holds what, corrections of cells, points of the pilot that do not
        count.
    target_volume : int, optional
        Say what has been shown for so many units, instead of the standard's target volume.
    progress : callable, optional
        Told in a sentence what is being done.

    Returns
    -------
    Verdict
        The decision with everything that it rests on.

    Raises
    ------
    SpecError, InputError
        With every problem found in the standard or in the files.
    UsageError
        If ``pilot`` and ``pilot_units`` are both given, the pilot takes all units, or the hints name a characteristic
        that the standard does not have.
    """
    loaded = load_spec(Path(spec))
    plan = asked_plan(loaded.spec, hints)
    progress(message("reading the batch"))
    made = read_lot(batch, loaded.spec, plan)
    identity = with_stated(identity, made.stated)
    if pilot is not None and pilot_units is not None:
        both = message("give either a pilot file or a number of pilot units, not both")
        raise UsageError([Problem(reason=both)])
    locked = isinstance(pilot, str | Path) and Path(pilot).suffix.lower() == ".json"
    reference = None if pilot is None or locked else read_lot(pilot, loaded.spec, plan)
    if reference is not None:
        check_other_units(reference, made)
    _check_corrections(plan, made, reference)
    if pilot_units is not None:
        reference, made = split_pilot(made, pilot_units)
    log: tuple[LeftOut, ...] = ()
    if locked or hints.exclude is not None:
        from qc.workflow.pilots import special_pilot  # noqa: PLC0415 - few lots have either

        reference, log = special_pilot(loaded, Path(str(pilot)) if locked else None, reference, hints.exclude)
    facts = judge_lot(loaded, made, reference, program=PROGRAM, identity=identity, progress=progress)
    if target_volume is not None or loaded.spec.lot.volume is not None:
        from qc.verdict.volume.readiness import with_readiness  # noqa: PLC0415 - few runs ask for a volume, and it loads much

        facts = with_readiness(facts, target_volume)
    if hints.answers is not None:
        from qc.verdict.asked.question_answers import read_answers, with_answers  # noqa: PLC0415 - few lots have any

        facts = with_answers(facts, read_answers(hints.answers))
    if log:
        from qc.verdict.excluding import with_log  # noqa: PLC0415 - loaded only where it is used

        facts = with_log(facts, log)
    return Verdict(facts, loaded.data)


def screen(verdict: Verdict, reader: Language) -> Screen:
    """Return what a terminal shows of a verdict."""
    from qc.report.screen import screen as show  # noqa: PLC0415 - loaded only where it is used

    return show(verdict.facts, reader)


def write(
    verdict: Verdict, reader: Language, *, pdf: Path | None, json: Path | None, signer: Signer | None = None
) -> tuple[Path, ...]:
    """Write the files that were asked for, each whole or not at all, and return their paths.

    Raises
    ------
    OutputError
        If one cannot be written.
    """
    from qc.report.files import write_whole  # noqa: PLC0415 - loaded only where it is used

    written = []
    if json is not None:
        written.append(write_whole(json, verdict.to_json().encode()))
    if pdf is not None:
        written.append(verdict.to_pdf(pdf, reader.code, signer=signer))
    return tuple(written)


def _check_corrections(plan: ColumnPlan, *batches: Batch | None) -> None:
    """Refuse corrections of cells that no file has."""
    if plan.corrections:
        from qc.intake.beside.corrections import unplaced  # noqa: PLC0415 - most lots have none

        used = [one for batch in batches if batch is not None for one in batch.corrections]
        if problems := tuple(unplaced(plan.corrections, used)):
            raise InputError(problems)
