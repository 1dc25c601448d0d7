"""Pilots that are more than a file of readings: locked baselines, and pilots with points that do not count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.errors import Problem, UsageError
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from qc.intake.batch import Batch
    from qc.spec.load import LoadedSpec
    from qc.verdict.excluding import LeftOut
    from qc.verdict.lot import Progress
    from qc.workflow.lots import Verdict


def special_pilot(
    loaded: LoadedSpec, baseline: Path | None, pilot: Batch | None, exclude: str | Path | None
) -> tuple[Batch | None, tuple[LeftOut, ...]]:
    """Return the pilot that a lot is held against, and what was left out of it.

    Parameters
    ----------
    loaded : LoadedSpec
        The buyer's standard.
    baseline : Path or None
        A locked baseline.
    pilot : Batch or None
        The pilot where there is none.
    exclude : path or None
        A CSV file of points that do not count.

    Raises
    ------
    InputError
        With every problem of either file.
    UsageError
        If points shall be left out of a locked baseline, or of no pilot.
    """
    if exclude is not None and (baseline is not None or pilot is None):
        reason = (
            message("there is no pilot to leave points out of")
            if baseline is None
            else message("a locked baseline stays as it was locked: no points are left out of it")
        )
        fix = message("give the pilot with --pilot or --pilot-units")
        raise UsageError([Problem(reason=reason, fix=fix)])
    if baseline is not None:
        from qc.workflow.remembered.baseline_use import use_baseline  # noqa: PLC0415 - loaded only where it is used

        return use_baseline(baseline, loaded), ()
    from qc.intake.beside.exclusion_file import read_exclusions  # noqa: PLC0415 - the same
    from qc.verdict.excluding import leave_out  # noqa: PLC0415 - the same

    assert pilot is not None
    assert exclude is not None
    return leave_out(loaded.spec, pilot, read_exclusions(exclude))


def pilot_alone(pilot: Sequence[str | Path], loaded: LoadedSpec, progress: Progress) -> Verdict:
    """Return what a pilot shows by itself, to be locked: no batch is held against it yet.

    Parameters
    ----------
    pilot : sequence of path
        Its files.
    loaded : LoadedSpec
        The buyer's standard.
    progress : callable
        Told in a sentence what is being done.

    Raises
    ------
    InputError
        With every problem found in the files.
    """
    from qc.verdict.lot import judge_lot  # noqa: PLC0415 - most commands lock nothing
    from qc.workflow.lots import Verdict  # noqa: PLC0415 - lots take special pilots from here
    from qc.workflow.program import PROGRAM  # noqa: PLC0415 - the same
    from qc.workflow.reading import NO_HINTS, asked_plan, read_lot  # noqa: PLC0415 - the same

    progress(message("reading the batch"))
    made = read_lot(pilot, loaded.spec, asked_plan(loaded.spec, NO_HINTS))
    return Verdict(judge_lot(loaded, made, made, program=PROGRAM, progress=progress), loaded.data)
