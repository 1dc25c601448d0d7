"""What a request for a sampling plan asks for, or everything in it that does not fit together."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from qc.errors import Problem, UsageError
from qc.words import Number, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qc.report.plan.facts import PlanAsked
    from qc.words import Message

ALPHA, BETA = 0.05, 0.10
"""The risks that plans are made for where none are given."""

MOST_UNITS = 10**9
"""No larger lot is looked at."""

ISO, Z14, MIL, Z19 = "iso-2859-1", "ansi-z1.4", "mil-std-105e", "ansi-z1.9"
BY_ATTRIBUTES = (ISO, Z14, MIL)


class PlanKind(StrEnum):
    """Where a plan comes from."""

    TABLE = "table"
    RISKS = "risks"
    ZERO = "zero"


_OPTIONS = {
    PlanKind.TABLE: ("aql", "level", "severity", "standard"),
    PlanKind.RISKS: ("good", "bad", "alpha", "beta"),
    PlanKind.ZERO: ("limit", "beta"),
}
_NAMING = {"aql": PlanKind.TABLE, "good": PlanKind.RISKS, "bad": PlanKind.RISKS, "limit": PlanKind.ZERO}
_WAYS = message("--lot-size with --aql, or --good with --bad, or --limit")


def plan_kind(asked: PlanAsked) -> PlanKind:
    """Return what kind of plan is asked for.

    Parameters
    ----------
    asked : PlanAsked
        The request.

    Returns
    -------
    PlanKind

    Raises
    ------
    UsageError
        With everything that is missing, or goes with another kind.
    """
    named = [name for name in _NAMING if getattr(asked, name) is not None]
    kinds = list(dict.fromkeys(_NAMING[name] for name in named))
    if not kinds:
        example = message("for example: qc plan --lot-size 1000 --aql 2.5")
        raise UsageError([Problem(reason=message("it is not said which plan is wanted"), expected=_WAYS, fix=example)])
    if len(kinds) > 1:
        several = message("several kinds of plan are asked for at once")
        raise UsageError([Problem(reason=several, found=_listed(named), expected=_WAYS)])
    problems = [
        *_missing(asked, kinds[0]),
        *_too_large(asked),
        *_strange(asked, kinds[0]),
        *_by_variables(asked, kinds[0]),
    ]
    if problems:
        raise UsageError(problems)
    return kinds[0]


def _missing(asked: PlanAsked, kind: PlanKind) -> Iterator[Problem]:
    needed = {PlanKind.TABLE: ("lot_size", "aql"), PlanKind.RISKS: ("good", "bad"), PlanKind.ZERO: ("limit",)}
    for name in needed[kind]:
        if getattr(asked, name) is None:
            yield Problem(reason=message("{name} is missing", name=_option(name)), expected=_WAYS)


def _too_large(asked: PlanAsked) -> Iterator[Problem]:
    if asked.lot_size is not None and asked.lot_size > MOST_UNITS:
        reason = message("{name} {value}{unit} does not fit", name="--lot-size", value=asked.lot_size, unit="")
        yield Problem(reason=reason, expected=message("a lot of at most {most} units", most=MOST_UNITS))


def _strange(asked: PlanAsked, kind: PlanKind) -> Iterator[Problem]:
    """Yield options that have no meaning for this kind of plan."""
    others = {name: other for other, names in _OPTIONS.items() for name in names if name not in _OPTIONS[kind]}
    for name, other in others.items():
        if getattr(asked, name) is not None:
            goes_with = tuple(_option(each) for each in _OPTIONS[other] if each in _NAMING)
            yield Problem(
                reason=message("{name} does not go with this kind of plan", name=_option(name)),
                expected=message("{name} together with {others}", name=_option(name), others=goes_with),
                fix=message("leave it out"),
            )


def _by_variables(asked: PlanAsked, kind: PlanKind) -> Iterator[Problem]:
    """Yield what does not go with measuring, or only with it."""
    if asked.sigma is not None and not asked.variables:
        yield Problem(
            reason=message("{name} does not go with this kind of plan", name="--sigma"),
            expected=message("{name} together with {others}", name="--sigma", others="--variables"),
            fix=message("leave it out"),
        )
    if asked.variables and kind is PlanKind.ZERO:
        yield Problem(
            reason=message("to accept on zero, units are counted, not measured"),
            expected=message("--limit without --variables, or --variables with --good and --bad"),
        )
    allowed = (Z19,) if asked.variables else BY_ATTRIBUTES
    if asked.standard is not None and asked.standard not in allowed and kind is PlanKind.TABLE:
        yield Problem(
            reason=message("this standard has no such plans"),
            found=asked.standard,
            expected=_one_of(", ".join(allowed)),
        )


def refusal(error: ValueError, asked: PlanAsked) -> UsageError:
    """Return what the statistics refuse, in the words of the command that asked for it.

    Parameters
    ----------
    error : ValueError
        It begins with the argument's name in backticks.
    asked : PlanAsked
        The request.

    Returns
    -------
    UsageError

    Raises
    ------
    ValueError
        The same error, if no option is behind it.
    """
    argument = str(error).partition("`")[2].partition("`")[0]
    options = _expected(asked)
    if argument not in options:
        raise error
    name, expected = options[argument]
    value = getattr(asked, name)
    if value is None:
        value = _USUAL[name]
    shown = Number(100 * value) if name in _SHARES else value
    unit = " %" if name in _SHARES else ""
    reason = message("{name} {value}{unit} does not fit", name=_option(name), value=shown, unit=unit)
    return UsageError([Problem(reason=reason, expected=expected)])


_USUAL = {"alpha": ALPHA, "beta": BETA}
_SHARES = {"good", "bad", "limit", "alpha", "beta"}


def _expected(asked: PlanAsked) -> dict[str, tuple[str, Message]]:
    """Return, for each argument of the statistics, the option that it came from and what that may be."""
    levels = "S-3, S-4, I, II, III" if asked.variables else "S-1, S-2, S-3, S-4, I, II, III"
    good = message("a good quality above 0 and below --bad")
    bad = message("a bad quality above --good and below 100 %")
    beta = message("a risk above 0, and below 100 % less --alpha")
    return {
        "lot_size": ("lot_size", message("a lot of at least 2 units, and larger than its sample")),
        "aql": ("aql", _aqls(asked)),
        "level": ("level", _one_of(levels)),
        "severity": ("severity", _one_of("normal, tightened, reduced")),
        "standard": ("standard", _one_of(", ".join(BY_ATTRIBUTES))),
        "sigma": ("sigma", _one_of("unknown, known")),
        "producer_quality": ("good", good),
        "consumer_quality": ("bad", bad),
        "limiting_quality": ("limit", message("a share between 0 and 100 %")),
        "producer_risk": ("alpha", message("a risk between 0 and 100 %")),
        "consumer_risk": ("beta", beta),
    }


def _aqls(asked: PlanAsked) -> Message:
    """Return the AQLs that there are tables for."""
    from qc.stats.sampling import z14_tables, z19_tables  # noqa: PLC0415 - only a request that fails needs them

    if asked.variables:
        return _one_of(_numbers(z19_tables.AQLS))
    if asked.severity == "reduced" and asked.standard in {None, ISO}:
        # The cells above 10 are the ones that no source confirms.
        upto = _numbers([aql for aql in z14_tables.AQLS if aql <= 10])
        return message("one of {values}; for higher ones: --standard ansi-z1.4", values=upto)
    return _one_of(_numbers(z14_tables.AQLS))


def _numbers(values: Sequence[float]) -> object:
    """Return numbers with semicolons between them, as some of their decimal marks are commas."""
    said: Number | Message = Number(values[0])
    for value in values[1:]:
        said = message("{first}; {following}", first=said, following=Number(value))
    return said


def _one_of(values: object) -> Message:
    return message("one of {values}", values=values)


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def _listed(names: list[str]) -> str:
    return ", ".join(map(_option, names))
