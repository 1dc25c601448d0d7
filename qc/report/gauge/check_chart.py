"""The picture of a study of bias, linearity, stability, or judgements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.charts.gauge_check import CheckPicture, check_scene
from qc.charts.scene import Style
from qc.report.gauge.chart import HEIGHT, WIDTH
from qc.report.gauge.check_facts import EFFECTIVE
from qc.report.gauge.check_words import TITLES
from qc.stats.gauges.attribute_agreement import AttributeAgreement
from qc.stats.gauges.gage_linearity import Bias, Linearity
from qc.words import message

if TYPE_CHECKING:
    from qc.charts.scene import Scene
    from qc.report.gauge.check_facts import GaugeCheck
    from qc.stats.gauges.gage_stability import GageStability
    from qc.words import Language

    Points = tuple[tuple[float, float], ...]

_SPAN = 0.3


def check_chart(facts: GaugeCheck, reader: Language, *, width: float = WIDTH, height: float = HEIGHT) -> Scene:
    """Return what was found, and what it is held against.

    Parameters
    ----------
    facts : GaugeCheck
        The study.
    reader : Language
        The reader's language.
    width, height : float
        Points.

    Returns
    -------
    Scene
    """
    found = facts.analysis
    if isinstance(found, AttributeAgreement):
        picture = _judgements(found, reader)
    elif isinstance(found, Bias):
        picture = _bias(facts, found, reader)
    elif isinstance(found, Linearity):
        picture = _line(facts, found, reader)
    else:
        picture = _stability(facts, found, reader)
    return check_scene(picture, reader, width=width, height=height)


def _titled(facts: GaugeCheck) -> str:
    return f"{facts.study.name} ({facts.study.unit})" if facts.study.unit else facts.study.name


def _off(facts: GaugeCheck, reader: Language) -> str:
    said = message("off the true value ({unit})", unit=facts.study.unit or "")
    return reader.say(said).replace(" ()", "")


def _bias(facts: GaugeCheck, found: Bias, reader: Language) -> CheckPicture:
    values = (facts.study.values - found.reference).tolist()
    last = float(len(values))
    lower, upper = found.interval
    return CheckPicture(
        title=reader.say(TITLES[facts.study.kind]),
        caption=reader.say(
            message("Solid: the mean of the readings; dashed: its 95 % interval; the true value stands at 0.")
        ),
        x_title=reader.say(message("reading")),
        y_title=_off(facts, reader),
        points=tuple((float(place), value) for place, value in enumerate(values, start=1)),
        lines=(
            (((1.0, 0.0), (last, 0.0)), Style.NOMINAL),
            (((1.0, found.bias), (last, found.bias)), Style.CENTER),
            (((1.0, lower), (last, lower)), Style.CONTROL),
            (((1.0, upper), (last, upper)), Style.CONTROL),
        ),
    )


def _line(facts: GaugeCheck, found: Linearity, reader: Language) -> CheckPicture:
    assert facts.study.reference is not None
    reference = facts.study.reference.tolist()
    ends = (found.at[0].reference, found.at[-1].reference)
    return CheckPicture(
        title=reader.say(TITLES[facts.study.kind]),
        caption=reader.say(message("Solid: the line through the biases; a gauge without bias lies on 0.")),
        x_title=reader.say(message("true value")),
        y_title=_off(facts, reader),
        points=tuple((at, value - at) for at, value in zip(reference, facts.study.values.tolist(), strict=True)),
        lines=(
            (tuple((at, 0.0) for at in ends), Style.NOMINAL),
            (tuple((at, found.bias_at(at)) for at in ends), Style.CURVE),
        ),
    )


def _stability(facts: GaugeCheck, found: GageStability, reader: Language) -> CheckPicture:
    panel = found.chart.location
    limits = panel.limits
    over = range(panel.values.size)

    def course(values: list[float]) -> Points:
        return tuple((float(place + 1), value) for place, value in zip(over, values, strict=True))

    lines: tuple[tuple[Points, Style], ...] = (
        (course(limits.center.tolist()), Style.CENTER),
        (course(limits.lcl.tolist()), Style.CONTROL),
        (course(limits.ucl.tolist()), Style.CONTROL),
        (course(panel.values.tolist()), Style.DATA),
    )
    if found.bias is not None:
        lines = (*lines, (course([found.bias.reference] * panel.values.size), Style.NOMINAL))
    return CheckPicture(
        title=reader.say(TITLES[facts.study.kind]),
        caption=reader.say(message("Means of the sessions with control limits; triangles are signals.")),
        x_title=reader.say(message("session")),
        y_title=_titled(facts),
        points=course(panel.values.tolist()),
        lines=lines,
        signals=frozenset(signal.point for signal in found.chart.signals if signal.statistic is panel.statistic),
    )


def _judgements(found: AttributeAgreement, reader: Language) -> CheckPicture:
    shares = [each.repeated if each.effective is None else each.effective for each in found.appraisers]
    right = found.appraisers[0].effective is not None
    whiskers = tuple(
        (((float(place), 100.0 * share.interval[0]), (float(place), 100.0 * share.interval[1])), Style.DATA)
        for place, share in enumerate(shares)
        if share.interval is not None
    )
    ends = (-_SPAN, len(shares) - 1 + _SPAN)
    limits = tuple((tuple((x, 100.0 * level) for x in ends), Style.SPEC) for level in EFFECTIVE)
    said = message("pieces judged rightly every time, %") if right else message("pieces judged alike every time, %")
    return CheckPicture(
        title=reader.say(message("Study of judgements (OK or NG)")),
        caption=reader.say(message("Each upright line is the 95 % interval; the level lines are at 90 and 80 %.")),
        x_title="",
        y_title=reader.say(said),
        points=tuple((float(place), 100.0 * (share.value or 0.0)) for place, share in enumerate(shares)),
        lines=(*whiskers, *limits),
        names=tuple(each.name for each in found.appraisers),
    )
