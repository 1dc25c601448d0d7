"""Gauge studies: whether lots may be judged with a gauge and its users."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from qc import stats
from qc.errors import Problem, UsageError
from qc.intake.gauge_kind import GaugeStudyKind
from qc.intake.study import read_study
from qc.intake.study_readings import Wish
from qc.report.gauge_facts import GaugeFacts
from qc.stats.gauges.gage_study import GageStudy, crossed_study
from qc.values import dataclass
from qc.words import Number, language, message
from qc.workflow.gauge_standards import expected_of, find_standard, width_of
from qc.workflow.program import PROGRAM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.intake.study import Study
    from qc.report.gauge_check_facts import GaugeCheck
    from qc.report.gauge_facts import GaugeStandard
    from qc.terms import GaugeVerdict

METHODS = ("anova", "range")
KINDS = tuple(kind.value for kind in GaugeStudyKind)


@dataclass(frozen=True, slots=True)
class Gauge:
    """The answer on one gauge and its users.

    Attributes
    ----------
    facts : GaugeFacts or GaugeCheck
        Everything that it rests on: of an R&R study, or of any other.
    """

    facts: GaugeFacts | GaugeCheck

    @property
    def verdict(self) -> GaugeVerdict:
        """Good, conditional, not acceptable, or not judged."""
        return self.facts.verdict

    def text(self, lang: str = "id") -> str:
        """Return it as a terminal shows it: the verdict and sentences first, numbers after."""
        if isinstance(self.facts, GaugeFacts):
            from qc.report.gauge_screen import gauge_text  # noqa: PLC0415 - loaded only where it is used

            return gauge_text(self.facts, language(lang))
        from qc.report.gauge_check_screen import check_text  # noqa: PLC0415 - the same

        return check_text(self.facts, language(lang))

    def to_json(self) -> str:
        """Return every fact as JSON, with a schema version."""
        if isinstance(self.facts, GaugeFacts):
            from qc.report.gauge_json import gauge_json  # noqa: PLC0415 - loaded only where it is used

            return gauge_json(self.facts)
        from qc.report.gauge_check_json import check_json  # noqa: PLC0415 - the same

        return check_json(self.facts)

    def to_svg(self, lang: str = "id") -> str:
        """Return the readings, and what they are held against or where their spread comes from, as a picture."""
        from qc.charts.svg import to_svg  # noqa: PLC0415 - loaded only where it is used

        if isinstance(self.facts, GaugeFacts):
            from qc.report.gauge_chart import gauge_chart  # noqa: PLC0415 - the same

            return to_svg(gauge_chart(self.facts, language(lang)))
        from qc.report.gauge_check_chart import check_chart  # noqa: PLC0415 - the same

        return to_svg(check_chart(self.facts, language(lang)))

    def pdf(self, lang: str = "id") -> bytes:
        """Return the study as a page for the buyer."""
        from qc.report.pdf import render  # noqa: PLC0415 - reportlab is loaded only where it is used

        if isinstance(self.facts, GaugeFacts):
            from qc.report.gauge_document import gauge_document  # noqa: PLC0415 - loaded only where it is used

            return render(gauge_document(self.facts, language(lang)))
        from qc.report.gauge_check_document import check_document  # noqa: PLC0415 - the same

        return render(check_document(self.facts, language(lang)))


def gauge(
    source: str | Path,
    *,
    kind: str | None = None,
    method: str = "anova",
    tolerance: float | None = None,
    reference: float | None = None,
    spec: str | Path | None = None,
    characteristic: str | None = None,
) -> Gauge:
    """Judge a gauge by a study of it and its users.

    Parameters
    ----------
    source : path
        The readings, CSV or XLSX.
    kind : {"crossed", "nested", "bias", "linearity", "stability", "attribute"}, optional
        What the study asks; without it the columns tell.
    method : {"anova", "range"}
        Analysis of variance, or averages and ranges as by hand; of a crossed study.
    tolerance : float, optional
        Width of the tolerance, in the readings' unit.
    reference : float, optional
        True value of the piece of a study of bias or stability, where the file has no column of it.
    spec : path, optional
        Instead of the tolerance: the standard that has the limits.
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
    if problems := list(_problems(kind, method, tolerance, spec)):
        raise UsageError(problems)
    standard = None if spec is None else find_standard(Path(spec), characteristic)
    asked = None if kind is None else GaugeStudyKind(kind)
    wish = (
        Wish(expected=expected_of(standard), kind=asked)
        if standard
        else Wish(name=characteristic, tolerance=tolerance, kind=asked)
    )
    study = read_study(source, wish)
    width = tolerance if standard is None else width_of(standard)
    if study.kind in {GaugeStudyKind.CROSSED, GaugeStudyKind.NESTED}:
        return Gauge(_shared_out(study, method, width, standard))
    from qc.workflow.gauge_checks import check  # noqa: PLC0415 - loaded only where it is used

    return Gauge(check(study, reference, width, standard))


def _shared_out(study: Study, method: str, width: float | None, standard: GaugeStandard | None) -> GaugeFacts:
    """Return how the spread of an R&R study is shared out."""
    if study.kind is GaugeStudyKind.NESTED:
        laid = _nested(study)
        analysis: Any = stats.nested_gage_rr(laid.readings.transpose(1, 0, 2), tolerance=width)
    else:
        laid = crossed_study(study.values, part=study.part, operator=study.operator)
        analyse: Any = stats.gage_rr if method == "anova" else stats.range_gage_rr
        analysis = analyse(study.values, part=study.part, operator=study.operator, tolerance=width)
    return GaugeFacts(program=PROGRAM, study=study, laid=laid, analysis=analysis, tolerance=width, standard=standard)


def _nested(study: Study) -> GageStudy:
    """Lay a nested study out with the first, second, … part of each operator side by side."""
    users = tuple(dict.fromkeys(study.operator))
    cells: dict[str, dict[str, list[float]]] = {user: {} for user in users}
    for user, part, value in zip(study.operator, study.part, study.values.tolist(), strict=True):
        cells[user].setdefault(part, []).append(value)
    readings = np.array([list(parts.values()) for parts in cells.values()]).transpose(1, 0, 2)
    return GageStudy(parts=tuple(map(str, range(1, readings.shape[0] + 1))), operators=users, readings=readings)


def _problems(kind: str | None, method: str, tolerance: float | None, spec: str | Path | None) -> Iterator[Problem]:
    if kind is not None and kind not in KINDS:
        yield Problem(
            reason=message("{name} {value}{unit} does not fit", name="--kind", value=kind, unit=""),
            expected=message("one of {values}", values=KINDS),
        )
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
