"""Do appraisers judge pieces alike, and rightly? A study of judgements by category, such as OK and NG."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.stats.counts.nonconforming import clopper_pearson
from qc.stats.gauges.kappa import Kappa, cohen_kappa
from qc.stats.gauges.kappa_fleiss import fleiss_kappa
from qc.stats.numerics import checks
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_Judgements = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many of how many, with an exact interval.

    Attributes
    ----------
    count, of : int
        How many, of how many.
    interval : tuple of float or None
        Clopper and Pearson's for the share; None of none.
    """

    count: int
    of: int
    interval: tuple[float, float] | None

    @property
    def value(self) -> float | None:
        """The share; None of none."""
        return self.count / self.of if self.of else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Appraiser:
    """One appraiser's judgements.

    Attributes
    ----------
    name : str
        Who.
    repeated : Share
        Pieces judged alike every time.
    effective : Share or None
        Pieces judged rightly every time; None without references.
    missed : Share or None
        Judgements that let a bad piece pass, of all judgements of bad pieces.
    false_alarms : Share or None
        Judgements that reject a good piece, of all judgements of good pieces.
    within : Kappa or None
        Between the appraiser's own judgements; None with one each.
    against_reference : Kappa or None
        Between all judgements and the references.
    """

    name: str
    repeated: Share
    effective: Share | None
    missed: Share | None
    false_alarms: Share | None
    within: Kappa | None
    against_reference: Kappa | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributeAgreement:
    """A study of judgements.

    Attributes
    ----------
    pieces, trials : int
        Pieces, and judgements of each by every appraiser.
    appraisers : tuple of Appraiser
        In the order given.
    all_alike : Share
        Pieces that all appraisers judged alike every time.
    all_right : Share or None
        Pieces that all appraisers judged rightly every time.
    between : Kappa or None
        Between all judgements of all appraisers; None with one judgement of each piece.
    confidence : float
        Of all intervals.
    """

    pieces: int
    trials: int
    appraisers: tuple[Appraiser, ...]
    all_alike: Share
    all_right: Share | None
    between: Kappa | None
    confidence: float


def attribute_agreement(
    judgements: Mapping[str, Sequence[Sequence[object]]],
    *,
    reference: Sequence[object] | None = None,
    good: object | None = None,
    confidence: float = 0.95,
) -> AttributeAgreement:
    """Analyse a study in which appraisers judged the same pieces, each as often.

    Parameters
    ----------
    judgements : mapping of str to sequence of sequences
        For each appraiser, for each piece, the judgements in turn.
    reference : sequence of labels, optional
        The right judgement of each piece.
    good : label, optional
        Which judgement passes a piece; misses and false alarms need it and the references.
    confidence : float, default 0.95
        Of all intervals, strictly between 0 and 1.

    Returns
    -------
    AttributeAgreement
        Agreement within, between and with the references.

    Raises
    ------
    ValueError
        If there is no appraiser, fewer than 2 pieces, or an appraiser judged other pieces or otherwise often.

    References
    ----------
    AIAG, Measurement Systems Analysis, attribute studies, as recalled: effectiveness of at least 90 %, at most 2 %
    missed and 5 % false alarms are acceptable.

    Examples
    --------
    >>> siti = [["ok", "ok"], ["ok", "ng"], ["ng", "ng"], ["ng", "ng"]]
    >>> found = attribute_agreement({"Siti": siti}, reference=["ok", "ok", "ng", "ng"], good="ok")
    >>> found.appraisers[0].effective.value, found.appraisers[0].false_alarms.count
    (0.75, 1)
    """
    confidence = checks.probability("confidence", confidence)
    table = {name: tuple(tuple(map(str, piece)) for piece in given) for name, given in judgements.items()}
    pieces, trials = _size(table)
    right = None if reference is None else tuple(map(str, reference))
    if right is not None and len(right) != pieces:
        raise ValueError(f"`reference` must hold a judgement for each of {pieces} pieces, got {len(right)}")
    together = tuple(tuple(label for given in table.values() for label in given[piece]) for piece in range(pieces))
    passing = None if good is None else str(good)
    return AttributeAgreement(
        pieces=pieces,
        trials=trials,
        appraisers=tuple(_appraiser(name, given, right, passing, confidence) for name, given in table.items()),
        all_alike=_share([len(set(labels)) == 1 for labels in together], confidence),
        all_right=None if right is None else _share(_all_right(together, right), confidence),
        between=_between(together, confidence),
        confidence=confidence,
    )


def _size(table: Mapping[str, _Judgements]) -> tuple[int, int]:
    if not table:
        raise ValueError("`judgements` must hold at least one appraiser, got none")
    first = next(iter(table.values()))
    pieces, trials = len(first), len(first[0]) if first else 0
    pieces = checks.count("pieces", pieces, 2)
    trials = checks.count("trials", trials)
    for name, given in table.items():
        if len(given) != pieces or any(len(piece) != trials for piece in given):
            raise ValueError(f"`judgements` must hold {trials} for each of {pieces} pieces, got others of {name}")
    return pieces, trials


def _appraiser(
    name: str, given: _Judgements, right: tuple[str, ...] | None, good: str | None, confidence: float
) -> Appraiser:
    repeated = _share([len(set(labels)) == 1 for labels in given], confidence)
    within = _between(given, confidence)
    if right is None:
        return Appraiser(
            name=name,
            repeated=repeated,
            effective=None,
            missed=None,
            false_alarms=None,
            within=within,
            against_reference=None,
        )
    pairs = [(label, truth) for labels, truth in zip(given, right, strict=True) for label in labels]
    missed = [label == good for label, truth in pairs if truth != good]
    alarms = [label != good for label, truth in pairs if truth == good]
    return Appraiser(
        name=name,
        repeated=repeated,
        effective=_share(_all_right(given, right), confidence),
        missed=None if good is None else _share(missed, confidence),
        false_alarms=None if good is None else _share(alarms, confidence),
        within=within,
        against_reference=cohen_kappa(*zip(*pairs, strict=True), confidence=confidence),
    )


def _all_right(given: _Judgements, right: tuple[str, ...]) -> list[bool]:
    return [set(labels) == {truth} for labels, truth in zip(given, right, strict=True)]


def _between(given: _Judgements, confidence: float) -> Kappa | None:
    """Fleiss' kappa of all judgements of each piece; None where there is one."""
    if len(given[0]) < 2:
        return None
    categories = sorted({label for labels in given for label in labels})
    counts = [[labels.count(category) for category in categories] for labels in given]
    return fleiss_kappa(counts, confidence=confidence)


def _share(hits: Sequence[bool], confidence: float) -> Share:
    count, of = sum(hits), len(hits)
    interval = clopper_pearson(count, of, confidence=0.5 + 0.5 * confidence) if of else None
    return Share(count=count, of=of, interval=interval)
