"""Locked baselines: the pilot that gave the limits, kept in a file that says what it is worth and whose it is.

The file is JSON: ``schema`` and ``schema_version``; ``standard`` (buyer, part, revision, digest, and from 1.1 on
``complete``, its text with all that it inherits); ``locked`` (who, when); ``sources`` of the pilot; ``left_out``, its
points that do not count; for each characteristic ``record``, the locked limits with the test that Phase I passed, and
the readings in the order of production, against which the evidence of drift is weighed; and ``digest``, SHA-256 of
everything else.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qc import stats
from qc.errors import Location, Problem, UsageError
from qc.report.json import plain
from qc.spec.write import standard_text
from qc.verdict.family import family_of, share_of
from qc.verdict.pilot import orders_for, unlike
from qc.verdict.points import subgroups_of
from qc.verdict.refusals import chart_refusal
from qc.verdict.run_rules import rules_of
from qc.verdict.widening import CONFIDENCE
from qc.words import Number, message, plural
from qc.workflow.remembered.baseline_content import baseline_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from qc.intake.batch import Series
    from qc.spec.model import Characteristic, Lot
    from qc.verdict.model import LotFacts

SCHEMA = "qc-baseline"
SCHEMA_VERSION = "1.1"
IDENTITY = ("buyer", "part_number", "revision")


def lock_pilot(facts: LotFacts, *, standard: Mapping[str, Any], who: str, when: dt.date) -> str:
    """Return a lot's pilot as a locked baseline.

    Parameters
    ----------
    facts : LotFacts
        A lot that was held against a pilot.
    standard : mapping
        The standard, with all that it inherits.
    who : str
        Who locks it.
    when : date
        On which day.

    Returns
    -------
    str
        JSON text.

    Raises
    ------
    UsageError
        If there is no pilot, or one of its characteristics gives no limits that may be locked.
    """
    if facts.pilot is None:
        fix = message("give the pilot with --pilot or --pilot-units")
        raise UsageError([Problem(reason=message("without a pilot there is no baseline to lock"), fix=fix)])
    kept, problems = {}, []
    share = share_of(facts.spec.lot, family_of(facts.spec.characteristic, facts.pilot))
    for characteristic in facts.spec.characteristic:
        series = facts.pilot.series.get(characteristic.id)
        if series is None:
            continue
        record = _record(characteristic, series, facts.spec.lot, share)
        if isinstance(record, Problem):
            problems.append(replace(record, location=Location(file=characteristic.id)))
        kept[characteristic.id] = {"record": record, **_written(series)}
    if problems:
        raise UsageError(problems)
    content = plain(
        {
            "schema": SCHEMA,
            "schema_version": SCHEMA_VERSION,
            "program": facts.program,
            "standard": {
                **{name: getattr(facts.spec, name) for name in IDENTITY},
                "file": facts.spec_name,
                "sha256": facts.spec_sha256,
                "complete": standard_text(standard),
            },
            "locked": {"who": who, "when": when},
            "sources": facts.pilot.sources,
            "left_out": facts.left_out,
            "characteristics": kept,
        }
    )
    return baseline_text(content)


def _record(
    characteristic: Characteristic, series: Series, lot: Lot, share: float
) -> stats.LockedBaseline | Problem | None:
    """Return the locked limits, why there are none, or None for counts, which are locked as they are."""
    if characteristic.kind == "attribute":
        return None
    if (refused := chart_refusal(characteristic, series)) is not None:
        return Problem(reason=refused)
    wide = characteristic.limits != "three-sigma"
    analysis = stats.analyse_phase_one(
        series.values,
        subgroups_of(series),
        kind=characteristic.chart_kind,
        estimator=characteristic.sigma,
        rules=rules_of(characteristic),
        plan=stats.PhaseOnePlan(
            false_alarm=share,
            permutations=orders_for(share),
            least_points=lot.pilot_subgroups,
            confidence=CONFIDENCE[characteristic.limits] if wide else 0.9,
        ),
    )
    if analysis.provisional:
        units = lot.pilot_subgroups * characteristic.subgroup_size
        return Problem(
            reason=plural(
                "the pilot has {count} point, {wanted} are needed to lock its limits",
                "the pilot has {count} points, {wanted} are needed to lock its limits",
                count=analysis.chart.baseline.subgroups,
                wanted=lot.pilot_subgroups,
            ),
            fix=message("give a pilot of at least {units} units", units=units),
        )
    if not analysis.stability.stable:
        return _unstable(analysis.stability, series)
    return stats.lock_baseline(analysis, widened=wide and analysis.widened_baseline is not None)


def _unstable(found: stats.PhaseOneStability, series: Series) -> Problem:
    """Return that a pilot moved, where, and what to do about it."""
    reason = message(
        "the pilot itself was not stable (p = {p}; called unstable up to {limit}): its limits cannot be locked",
        p=Number(found.p_value, 4),
        limit=Number(found.false_alarm, 4),
    )
    for where in unlike(found, series):
        reason = message("{reason}; {where}", reason=reason, where=where)
    fix = message(
        "Find out what was different there (setting, tool, material, people, gauge), set it right, and measure a new "
        "pilot."
    )
    return Problem(reason=reason, fix=fix)


def _written(series: Series) -> dict[str, Any]:
    """Return what is kept of a series."""
    return {
        "values": series.values,
        "subgroup": series.subgroup,
        "unit": series.unit,
        "inspected": series.inspected,
        "context": series.context,
        "decimals": series.decimals,
        "ordered": series.ordered,
    }
