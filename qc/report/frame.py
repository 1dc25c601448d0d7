"""A verdict as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from qc.verdict import decide

if TYPE_CHECKING:
    from qc.verdict.model import CharacteristicFacts, LotFacts


def to_frame(facts: LotFacts) -> pd.DataFrame:
    """Return a table with a row per characteristic, indexed by its id.

    Parameters
    ----------
    facts : LotFacts
        The lot.
    """
    rows = [_row(c, facts) for c in facts.characteristics]
    return pd.DataFrame(rows).set_index("characteristic")


def _row(facts: CharacteristicFacts, lot: LotFacts) -> dict[str, Any]:
    """Return one characteristic's row."""
    summary, index = facts.summary, facts.asked_index
    return {
        "characteristic": facts.characteristic.id,
        "unit": facts.characteristic.unit,
        "n": facts.n,
        "mean": summary.mean if summary else None,
        "sd": summary.sd if summary else None,
        "minimum": summary.minimum if summary else None,
        "maximum": summary.maximum if summary else None,
        "nonconforming": facts.nonconforming_units,
        "share_upper_bound": facts.upper_share,
        "signals": len(facts.signals) if facts.chart or (facts.attribute and facts.attribute.chart) else None,
        "index": index.name if index else None,
        "index_value": index.value if index else None,
        "index_lower": index.lower if index else None,
        "conformity": decide.conformity(facts).value,
        "stability": decide.stability(facts).value,
        "capability": decide.capability_answer(facts).value,
        "decision": decide.decision_on(facts, lot).value,
    }
