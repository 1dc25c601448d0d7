"""Spread between and within subgroups, and how level and spread behave over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc import stats
from qc.stats.ability.time_models import LEAST_SUBGROUPS
from qc.terms import TimeModel
from qc.verdict.points import subgroups_of
from qc.verdict.studied.study import Study, shown_p
from qc.verdict.studied.study_shape import rounding
from qc.words import Message, Number, message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qc.stats.ability.capability_between import BetweenCapability
    from qc.stats.ability.time_models import TimeModelFinding
    from qc.terms import Context
    from qc.verdict.studied.study import Studied

_IN_SUBGROUPS = message("the readings are not in subgroups")
_MEANING: Mapping[TimeModel, Message] = {
    TimeModel.A1: message("what is measured today also holds tomorrow, as long as nothing changes"),
    TimeModel.A2: message("level and spread hold, but the curve is not the normal one: ask for a model that fits"),
    TimeModel.B: message("the spread comes and goes: an index of the whole batch hides its wide stretches"),
    TimeModel.C1: message(
        "the level jumps from subgroup to subgroup: Cp and Cpk from within subgroups promise too much"
    ),
    TimeModel.C2: message(
        "the level jumps from subgroup to subgroup: Cp and Cpk from within subgroups promise too much"
    ),
    TimeModel.C3: message("the level drifts: the next batch starts where this one ended, unless somebody resets it"),
    TimeModel.C4: message("the level drifts and jumps, as with tool wear and changes: no one index describes it"),
    TimeModel.D: message("neither level nor spread hold: no index of this batch says what comes next"),
}


def between_within(studied: Studied, _by: Context | None) -> Study:
    """Return the spread between and within subgroups, and the indices from both together.

    Parameters
    ----------
    studied : Studied
        Readings in subgroups, and the limits.
    """
    if studied.series.subgroup is None:
        return Study(kind="between-within", refused=_IN_SUBGROUPS)
    item = studied.characteristic
    found = stats.between_capability(
        studied.series.values,
        subgroups_of(studied.series),
        lsl=item.lsl,
        usl=item.usl,
        confidence=studied.settings.confidence,
    )
    return Study(kind="between-within", found=found, said=_shares(studied, found))


def _shares(studied: Studied, found: BetweenCapability) -> tuple[Message, ...]:
    """Say how much lies between subgroups, whether that is shown, and what follows for the indices."""
    table = found.components.table
    share = Number(100 * found.sigma_between**2 / found.sigma_total**2, 0)
    p = shown_p(table.p_value)
    if table.p_value > studied.alpha:
        return (
            message("the subgroups differ no more than the readings within them explain ({p})", p=p),
            message("the indices from both parts together are then nearly those from within"),
        )
    return (
        message("{share} % of the variance lies between subgroups ({p})", share=share, p=p),
        message("Cp and Cpk from within subgroups leave that part out; the indices here count it"),
    )


def time_model_of(studied: Studied, _by: Context | None) -> Study:
    """Return the model of ISO 22514-2 that the subgroups show.

    Parameters
    ----------
    studied : Studied
        Readings in subgroups.
    """
    if studied.series.subgroup is None:
        return Study(kind="time-model", refused=_IN_SUBGROUPS)
    try:
        found = stats.time_model(studied.series.values, subgroups_of(studied.series), significance=studied.alpha)
    except ValueError:
        fewest = message("fewer than {fewest} subgroups of two or more readings, or no spread", fewest=LEAST_SUBGROUPS)
        return Study(kind="time-model", refused=fewest)
    return Study(kind="time-model", found=found, said=_model(studied, found))


def _model(studied: Studied, found: TimeModelFinding) -> tuple[Message, ...]:
    """Say what the model is, what it means, and that little data show little."""
    said = [
        message("the readings show model {model}", model=found.model),
        _MEANING[found.model],
        message("what is not shown is taken to be absent: few or small subgroups show little"),
    ]
    if found.outside_table:
        said.append(message("the standard has no model for readings like these; this is the nearest"))
    if not found.normal_within:
        said.extend(rounding(studied))
    return tuple(said)
