"""What has been shown at which volume, under the keys that the JSON interface promises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from qc.verdict.volume.readiness import CharacteristicReadiness, ReadinessFacts
    from qc.verdict.volume.readiness_batches import Span
    from qc.verdict.volume.readiness_coverage import Coverage


def plain_readiness(found: ReadinessFacts | None) -> dict[str, Any] | None:
    """Return the facts on volume; None where no volume is named.

    Parameters
    ----------
    found : ReadinessFacts or None
        Of a lot.

    Returns
    -------
    dict or None
    """
    if found is None:
        return None
    return {
        "level": found.level,
        "reasons": found.reached.reasons,
        "target": found.volume.target,
        "planned_by_standard": found.planned,
        "thresholds": found.volume.model_dump(),
        "units_measured": found.measured,
        "units_made": found.made,
        "batches": [_span(span) for span in found.spans],
        "coverage": [_covered(row) for row in found.coverage],
        "supported_volume": found.step.volume,
        "next_step": found.step,
        "characteristics": [_one(each) for each in found.characteristics],
    }


def _span(span: Span) -> dict[str, Any]:
    return {
        "name": span.name,
        "pilot": span.pilot,
        "first_unit": span.first,
        "last_unit": span.last,
        "measured": span.measured,
    }


def _covered(row: Coverage) -> dict[str, Any]:
    return {
        "source": row.key,
        "seen": row.seen,
        "planned": row.planned,
        "covered": row.covered,
        "labels": row.labels,
    }


def _one(each: CharacteristicReadiness) -> dict[str, Any]:
    told = each.evidence
    return {
        "id": each.facts.characteristic.id,
        "explanations": each.explanations,
        "explained_by_exposure": told.explained,
        "streams": each.streams,
        "pilot": told.pilot,
        "batch": told.batch,
        "pilot_and_batch_together": told.pooled,
        "to_come_from_counts": told.from_counts,
        "to_come_from_readings": told.from_readings,
        "not_from_readings": told.no_readings,
        "index": {"name": told.index_name, "value": told.index, "lower": told.index_lower, "required": told.required},
        "readings": told.readings,
        "subgroups": told.subgroups,
    }
