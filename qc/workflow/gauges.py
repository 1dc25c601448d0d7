"""Gauge studies: whether lots may be judged with a gauge and its users."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qc.errors import Problem, UsageError
from qc.intake.gauge_study.gauge_kind import GaugeStudyKind
from qc.intake.gauge_study.study import read_study
from qc.intake.gauge_study.study_readings import Wish
from qc.report.gauge.facts import GaugeFacts
from qc.report.gauge.judging import METHODS, GaugeAsked, judged_gauge
from qc.values import dataclass
from qc.words import Number, language, message
from qc.workflow.gauge_standards import expected_of, find_standard
from qc.workflow.program import PROGRAM

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from qc.proof.own_key import Signer
    from qc.report.gauge.check_facts import GaugeCheck
    from qc.spec.load import LoadedSpec
    from qc.terms import GaugeVerdict

KINDS = tuple(kind.value for kind in GaugeStudyKind)


@dataclass(frozen=True, slots=True)
class Gauge:
    """The answer on one gauge and its users.

    Attributes
    ----------
    facts : GaugeFacts or GaugeCheck
        Everything that it rests on: of an R&R study, or of any other.
    asked : GaugeAsked
        What was asked of the readings.
    standard : mapping or None
        The standard with all that it inherits, as one file would hold it.
    """

    facts: GaugeFacts | GaugeCheck
    asked: GaugeAsked
    standard: Mapping[str, Any] | None

    @property
    def verdict(self) -> GaugeVerdict:
        """Good, conditional, not acceptable, or not judged."""
        return self.facts.verdict

    def text(self, lang: str = "id") -> str:
        """Return it as a terminal shows it: the verdict and sentences first, numbers after."""
        if isinstance(self.facts, GaugeFacts):
            from qc.report.gauge.screen import gauge_text  # noqa: PLC0415 - loaded only where it is used

            return gauge_text(self.facts, language(lang))
        from qc.report.gauge.check_screen import check_text  # noqa: PLC0415 - the same

        return check_text(self.facts, language(lang))

    def to_json(self) -> str:
        """Return every fact as JSON, with a schema version."""
        if isinstance(self.facts, GaugeFacts):
            from qc.report.gauge.json import gauge_json  # noqa: PLC0415 - loaded only where it is used

            return gauge_json(self.facts)
        from qc.report.gauge.check_json import check_json  # noqa: PLC0415 - the same

        return check_json(self.facts)

    def to_svg(self, lang: str = "id") -> str:
        """Return the readings, and what they are held against or where their spread comes from, as a picture."""
        from qc.charts.svg import to_svg  # noqa: PLC0415 - loaded only where it is used

        if isinstance(self.facts, GaugeFacts):
            from qc.report.gauge.chart import gauge_chart  # noqa: PLC0415 - the same

            return to_svg(gauge_chart(self.facts, language(lang)))
        from qc.report.gauge.check_chart import check_chart  # noqa: PLC0415 - the same

        return to_svg(check_chart(self.facts, language(lang)))

    def pdf(self, lang: str = "id", *, signer: Signer | None = None) -> bytes:
        """Return it as a page for the buyer, with what it rests on; signed with the workshop's opened key, if any."""
        from qc.workflow.proofs import gauge_bytes  # noqa: PLC0415 - reportlab is loaded only where it is used

        return gauge_bytes(self, language(lang), signer)


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
    loaded = None if spec is None else _loaded(Path(spec))
    standard = None if loaded is None else find_standard(loaded, characteristic)
    asked = None if kind is None else GaugeStudyKind(kind)
    wish = (
        Wish(expected=expected_of(standard), kind=asked)
        if standard
        else Wish(name=characteristic, tolerance=tolerance, kind=asked)
    )
    study = read_study(source, wish)
    request = GaugeAsked(method=method, reference=reference, tolerance=tolerance, standard=standard)
    return Gauge(judged_gauge(study, request, PROGRAM), request, None if loaded is None else loaded.data)


def _loaded(path: Path) -> LoadedSpec:
    from qc.spec.load import load_spec  # noqa: PLC0415 - the standard's format is loaded only where it is used

    return load_spec(path)


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
