"""Gauge studies: whether lots may be judged with a gauge and its users."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qc import stats
from qc.errors import Problem, UsageError
from qc.intake.study import read_study
from qc.intake.study_readings import Wish
from qc.report.gauge_facts import GaugeFacts, GaugeStandard
from qc.stats.gauges.gage_study import crossed_study
from qc.values import dataclass
from qc.words import Number, language, message
from qc.workflow.program import PROGRAM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.intake.plan import ExpectedColumn
    from qc.terms import GaugeVerdict

METHODS = ("anova", "range")


@dataclass(frozen=True, slots=True)
class Gauge:
    """The answer on one gauge and its users.

    Attributes
    ----------
    facts : GaugeFacts
        Everything that it rests on.
    """

    facts: GaugeFacts

    @property
    def verdict(self) -> GaugeVerdict:
        """Good, conditional, not acceptable, or not judged."""
        return self.facts.verdict

    def text(self, lang: str = "id") -> str:
        """Return it as a terminal shows it: the verdict and sentences first, numbers after."""
        from qc.report.gauge_screen import gauge_text  # noqa: PLC0415 - loaded only where it is used

        return gauge_text(self.facts, language(lang))

    def to_json(self) -> str:
        """Return every fact as JSON, with a schema version."""
        from qc.report.gauge_json import gauge_json  # noqa: PLC0415 - loaded only where it is used

        return gauge_json(self.facts)

    def to_svg(self, lang: str = "id") -> str:
        """Return the readings by part and user, and where the spread comes from, as a picture."""
        from qc.charts.svg import to_svg  # noqa: PLC0415 - loaded only where it is used
        from qc.report.gauge_chart import gauge_chart  # noqa: PLC0415 - the same

        return to_svg(gauge_chart(self.facts, language(lang)))

    def pdf(self, lang: str = "id") -> bytes:
        """Return the study as a page for the buyer."""
        from qc.report.gauge_document import gauge_document  # noqa: PLC0415 - loaded only where it is used
        from qc.report.pdf import render  # noqa: PLC0415 - reportlab is loaded only where it is used

        return render(gauge_document(self.facts, language(lang)))


def gauge(
    source: str | Path,
    *,
    method: str = "anova",
    tolerance: float | None = None,
    spec: str | Path | None = None,
    characteristic: str | None = None,
) -> Gauge:
    """Judge a gauge by a crossed study: several users measured the same parts several times.

    Parameters
    ----------
    source : path
        The readings, CSV or XLSX.
    method : {"anova", "range"}
        Analysis of variance, or averages and ranges as by hand.
    tolerance : float, optional
        Width of the tolerance, in the readings' unit.
    spec : path, optional
        Instead: the standard that has the limits.
    characteristic : str, optional
        Its id in the standard; without a standard the header of the column of readings.

    Returns
    -------
    Gauge

    Raises
    ------
    InputError, SpecError
        With every problem found in the files.
    UsageError
        If the request does not fit together.

    Examples
    --------
    >>> found = gauge("samples/alat-ukur-voltmeter/studi.csv")
    >>> found.verdict.value, found.facts.model.ndc, round(found.facts.judged, 1)
    ('unacceptable', 1, 93.1)
    """
    if problems := list(_problems(method, tolerance, spec)):
        raise UsageError(problems)
    standard = None if spec is None else _standard(Path(spec), characteristic)
    wish = Wish(expected=_expected(standard)) if standard else Wish(name=characteristic, tolerance=tolerance)
    study = read_study(source, wish)
    width = tolerance if standard is None else _width(standard)
    analyse = stats.gage_rr if method == "anova" else stats.range_gage_rr
    analysis = analyse(study.values, part=study.part, operator=study.operator, tolerance=width)
    laid = crossed_study(study.values, part=study.part, operator=study.operator)
    return Gauge(
        GaugeFacts(program=PROGRAM, study=study, laid=laid, analysis=analysis, tolerance=width, standard=standard)
    )


def _problems(method: str, tolerance: float | None, spec: str | Path | None) -> Iterator[Problem]:
    if method not in METHODS:
        yield Problem(
            reason=message("{name} {value}{unit} does not fit", name="--method", value=method, unit=""),
            expected=message("one of {values}", values=METHODS),
        )
    if tolerance is not None and not tolerance > 0:
        yield Problem(
            reason=message("{name} {value}{unit} does not fit", name="--tolerance", value=Number(tolerance), unit=""),
            expected=message("the distance between both limits, above 0"),
        )
    if tolerance is not None and spec is not None:
        yield Problem(
            reason=message("the standard has the tolerance already"),
            fix=message("give either --tolerance or --spec"),
        )


def _standard(path: Path, characteristic: str | None) -> GaugeStandard:
    """Load the standard and find the characteristic that was measured."""
    from qc.spec.load import load_spec  # noqa: PLC0415 - pydantic is loaded only where it is used

    loaded = load_spec(path)
    every = {c.id: c for c in loaded.spec.characteristic}
    name = next(iter(every)) if characteristic is None and len(every) == 1 else characteristic
    if name is None or name not in every:
        reason = (
            message("it is not said which characteristic was measured")
            if name is None
            else message("the standard has no characteristic {name}", name=name)
        )
        fix = message("give its id with --characteristic")
        raise UsageError([Problem(reason=reason, expected=message("one of {values}", values=tuple(every)), fix=fix)])
    return GaugeStandard(file=loaded.name, sha256=loaded.sha256, spec=loaded.spec, characteristic=every[name])


def _expected(standard: GaugeStandard) -> ExpectedColumn:
    """Return what the file of readings is expected to hold."""
    wanted = standard.characteristic.id
    (found,) = (column for column in standard.spec.column_plan().columns if column.id == wanted)
    if found.counts is not None:
        reason = message("{name} is counted, not measured: a study of readings does not fit it", name=wanted)
        raise UsageError([Problem(reason=reason)])
    return found


def _width(standard: GaugeStandard) -> float | None:
    """Return the width of the tolerance; None with one limit only."""
    lsl, usl = standard.characteristic.lsl, standard.characteristic.usl
    return None if lsl is None or usl is None else usl - lsl
