"""What a record says of a lot besides its readings, each part in the shape that it must have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qc.errors import Location
from qc.intake.batch import DataNote, Source
from qc.intake.beside.corrections import Correction
from qc.intake.beside.offered import OfferedSlip
from qc.intake.readings.slips import SlipKind
from qc.proof.distrust import MOST, counted, flag, listed, mapping, number, optional, text
from qc.values import dataclass
from qc.words import Message, message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qc.verdict.asked.question_facts import GivenAnswer, Remembered
    from qc.verdict.excluding import LeftOut
    from qc.verdict.over_lots import OverLots


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A sentence that was said already, in both languages."""

    id: str
    en: str

    def say(self, code: str) -> str:
        """Return it in the language ``code``."""
        return self.id if code == "id" else self.en


def source(said: Mapping[str, Any]) -> Source:
    """Return a source of a lot."""
    return Source(
        name=text(said.get("name")),
        sha256=text(said.get("sha256")),
        size=counted(said.get("size"), MOST),
        sheet=optional(said.get("sheet")),
        rows=counted(said.get("rows"), MOST),
    )


def note(said: Mapping[str, Any]) -> DataNote:
    """Return a note of a lot."""
    place = said.get("location")
    return DataNote(said=_said(mapping(said.get("said"))), location=None if place is None else _place(mapping(place)))


def _said(words: Mapping[str, Any]) -> Message:
    """Return a sentence that was said already; what stands in it is never taken for a place to fill."""
    return message("{said}", said=Said(id=text(words.get("id")), en=text(words.get("en"))))


def _place(said: Mapping[str, Any]) -> Location:
    numbers = {name: counted(said[name], MOST) for name in ("row", "line") if said.get(name) is not None}
    texts = {name: optional(said.get(name)) for name in ("sheet", "column", "key", "item")}
    return Location(file=text(said.get("file")), **texts, **numbers)  # type: ignore[arg-type]  # each of its own kind


def slip(said: Mapping[str, Any]) -> OfferedSlip:
    """Return a slip of a lot."""
    return OfferedSlip(
        characteristic=text(said.get("characteristic")),
        location=_place(mapping(said.get("location"))),
        found=number(said.get("found")),
        offered=number(said.get("offered")),
        decimals=counted(said.get("decimals"), 30),
        kind=SlipKind(text(said.get("kind"))),
    )


def correction(said: Mapping[str, Any]) -> Correction:
    """Return a correction of a lot."""
    texts = {name: text(said.get(name)) for name in ("file", "column", "old", "new", "who", "when", "why")}
    return Correction(
        **texts,
        sheet=optional(said.get("sheet")),
        row=counted(said.get("row"), MOST),
        place=_place(mapping(said.get("place"))),
    )


def answer(said: Mapping[str, Any]) -> GivenAnswer:
    """Return what the workshop says to a question."""
    from qc.verdict.asked.question_facts import GivenAnswer  # noqa: PLC0415 - few lots have any

    return GivenAnswer(**{name: text(said.get(name)) for name in ("question", "who", "when", "answer")})


def remembered(said: Any) -> Remembered | None:
    """Return what of a lot stands also in lots recorded before; None where nobody looked."""
    if said is None:
        return None
    from qc.verdict.asked.question_facts import Remembered, SharedStretch, SharedWhole  # noqa: PLC0415 - few lots have any

    found = mapping(said)
    whole = found.get("whole")
    return Remembered(
        lots=counted(found.get("lots"), MOST),
        stretches=tuple(
            SharedStretch(
                characteristic=text(one.get("characteristic")),
                rate=number(one.get("rate")),
                lot=text(one.get("lot")),
                **_counts(one, "earlier", "length", "place", "row"),
            )
            for one in map(mapping, listed(found.get("stretches")))
        ),
        whole=None
        if whole is None
        else SharedWhole(
            lot=text(mapping(whole).get("lot")), **_counts(mapping(whole), "earlier", "units", "place", "row")
        ),
    )


def _counts(said: Mapping[str, Any], *names: str) -> dict[str, int]:
    return {name: counted(said.get(name), MOST) for name in names}


def over_lots(said: Mapping[str, Any]) -> OverLots:
    """Return what a lot shows together with the lots recorded before it."""
    from qc.verdict.over_lots import LeftBaseline, OverLots, Way  # noqa: PLC0415 - few lots have any

    found = [mapping(one) for one in listed(said.get("left"))]
    return OverLots(
        lots=counted(said.get("lots"), MOST),
        left=tuple(
            LeftBaseline(
                characteristic=text(one.get("characteristic")),
                lot=optional(one.get("lot")),
                way=None if one.get("way") is None else Way(text(one.get("way"))),
                since=optional(one.get("since")),
                period=None if one.get("period") is None else counted(one.get("period"), MOST),
                latest=None if one.get("latest") is None else counted(one.get("latest"), MOST),
            )
            for one in found
        ),
    )


def left_out(said: Mapping[str, Any]) -> LeftOut:
    """Return a point that was left out of the pilot."""
    from qc.verdict.excluding import LeftOut  # noqa: PLC0415 - few pilots have any

    texts = {name: text(said.get(name)) for name in ("characteristic", "cause", "who", "when")}
    return LeftOut(
        **texts,
        point=counted(said.get("point"), MOST),
        readings=counted(said.get("readings"), MOST),
        signalled=flag(said.get("signalled")),
        before=_limits(said.get("before")),
        after=_limits(said.get("after")),
    )


def _limits(value: Any) -> tuple[float, float, float]:
    lower, center, upper = (float("nan") if one is None else number(one) for one in (*listed(value), 0, 0, 0)[:3])
    return lower, center, upper
