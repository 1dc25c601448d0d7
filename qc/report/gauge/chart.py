"""The picture of a gauge study."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.charts.gauge_bars import Bar
from qc.charts.gauge_study import GaugePicture, gauge_scene
from qc.report.gauge.facts import BAD_ABOVE
from qc.report.gauge.words import SOURCES
from qc.words import message

if TYPE_CHECKING:
    from qc.charts.scene import Scene
    from qc.report.gauge.facts import GaugeFacts
    from qc.words import Language

WIDTH, HEIGHT = 511.0, 230.0
_BARS = ("gage_rr", "repeatability", "reproducibility", "part")


def gauge_chart(facts: GaugeFacts, reader: Language, *, width: float = WIDTH, height: float = HEIGHT) -> Scene:
    """Return the readings by user and part, and where their spread comes from.

    Parameters
    ----------
    facts : GaugeFacts
        The study.
    reader : Language
        The reader's language.
    width, height : float
        Points.

    Returns
    -------
    Scene
    """
    of_tolerance = facts.tolerance is not None
    picture = GaugePicture(
        name=facts.study.name,
        unit=facts.study.unit or "",
        decimals=facts.study.decimals,
        parts=facts.laid.parts,
        users=facts.laid.operators,
        readings=facts.laid.readings,
        bars=tuple(_bar(facts, source) for source in _BARS),
        basis=message("percent of the tolerance") if of_tolerance else message("percent of the spread in this study"),
    )
    return gauge_scene(picture, reader, width=width, height=height)


def _bar(facts: GaugeFacts, source: str) -> Bar:
    share = facts.model.share(source)
    percent = share.study_share if share.tolerance_share is None else share.tolerance_share
    limited = source == "gage_rr"
    return Bar(name=SOURCES[source], percent=percent, limited=limited, beyond=limited and percent > BAD_ABOVE)
