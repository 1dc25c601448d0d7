"""A workshop's set-up in one file for the next workshop: standards, columns that were understood, perhaps baselines.

No readings, keys or people are in it; a locked baseline names who locked it and holds its pilot's readings, so it goes
in only where it is asked for. Forms to fill in are made anew from the standards by whoever takes it.
"""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from qc.errors import Location, Problem, UsageError
from qc.report.files import write_whole
from qc.spec.inherit import lineage
from qc.spec.load import load_spec
from qc.spec.read import read_document
from qc.store.opening import open_store
from qc.store.recalling import baselines, known_part
from qc.store.set_ups import column_matches, newest_standards
from qc.values import dataclass
from qc.words import language, message, plural
from qc.workflow.handovers.handover_file import Matched, Packed, pack, plain_step
from qc.workflow.program import PROGRAM

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    import sqlalchemy as sa

    from qc.store.set_ups import KeptStandard
    from qc.words import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    """What was handed over.

    Attributes
    ----------
    path : Path
        The file.
    files : tuple of Packed
        Standards, the profiles that they inherit from, and baselines.
    matched : tuple of Matched
        Columns that were understood.
    remarks : tuple of Message
        What could not go in, or goes in another shape.
    """

    path: Path
    files: tuple[Packed, ...]
    matched: tuple[Matched, ...]
    remarks: tuple[Message, ...]

    def text(self, lang: str = "id") -> str:
        """Return it as a terminal shows it."""
        reader = language(lang)
        counts = {role: sum(one.role == role for one in self.files) for role in ("standard", "profile", "baseline")}
        said = (
            plural("{count} standard", "{count} standards", count=counts["standard"]),
            plural("{count} profile", "{count} profiles", count=counts["profile"]),
            plural("{count} baseline", "{count} baselines", count=counts["baseline"]),
            plural(
                "{count} column that was understood", "{count} columns that were understood", count=len(self.matched)
            ),
        )
        names = [f"  {one.name}" for one in self.files]
        written = message("written: {path}", path=str(self.path))
        return "\n".join([reader.say(said), *names, *(reader.say(one) for one in self.remarks), reader.say(written)])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Given:
    """A standard that goes in, with the files that it stands in."""

    buyer: str
    part_number: str
    sha256: str
    files: tuple[Packed, ...]
    remark: Message | None = None


def hand_over(
    target: Path,
    standards: Sequence[Path] = (),
    *,
    with_baselines: bool = False,
    store: str | Path | None = None,
) -> HandedOver:
    """Write a workshop's set-up as one file.

    Parameters
    ----------
    target : Path
        The file, ``.zip``; the same set-up gives the same bytes.
    standards : sequence of Path
        Standards that go in with the profiles that they inherit from; for other parts the newest recorded ones.
    with_baselines : bool
        Whether locked baselines go in.
    store : path or str, optional
        Where everything is remembered.

    Raises
    ------
    SpecError
        If a standard is at fault.
    UsageError
        If there is nothing to hand over, or two different files have one name.
    OutputError
        If it cannot be written.
    """
    given = [_from_file(path) for path in standards]
    with open_store(store).reading() as connection:
        known = {(one.buyer, one.part_number) for one in given}
        kept = [one for one in newest_standards(connection) if (one.buyer, one.part_number) not in known]
        for one in kept:
            given.append(_from_store(one, {file.name.casefold() for each in given for file in each.files}))
        matched = tuple(found for one in given for found in _matched(connection, one))
        locked = list(_locked(connection, given)) if with_baselines else []
    if not given:
        fix = message("name the standards' files, or record a batch first: qc record")
        raise UsageError([Problem(reason=message("there is no standard to hand over"), fix=fix)])
    files = _together(
        [*(file for one in given for file in one.files), *(one for one in locked if isinstance(one, Packed))]
    )
    remarks = [one.remark for one in given if one.remark is not None]
    remarks += [one for one in locked if not isinstance(one, Packed)]
    write_whole(target, pack(files, matched, PROGRAM))
    return HandedOver(path=target, files=files, matched=matched, remarks=tuple(remarks))


def _from_file(path: Path) -> _Given:
    """Return a standard with its profiles as files of their own, or as one file where a profile lies elsewhere."""
    loaded, documents = load_spec(path), lineage(read_document(path))
    buyer, part_number, sha256 = loaded.spec.buyer, loaded.spec.part_number, loaded.sha256
    folder = path.parent.resolve()
    packed, places = [], [Path(one.name).resolve() for one in documents]
    for place, document in zip(places, documents, strict=True):
        inside = place.relative_to(folder).parts if place.is_relative_to(folder) else ("..",)
        if not all(plain_step(step) for step in inside) or not place.name.endswith(".toml"):
            from qc.spec.write import standard_text  # noqa: PLC0415 - few standards need it

            whole = Packed(name=_named(path.name), role="standard", content=standard_text(loaded.data).encode())
            said = message("{name}: goes in as one file, because a profile lies outside its folder", name=path.name)
            return _Given(buyer=buyer, part_number=part_number, sha256="", files=(whole,), remark=said)
        role = "standard" if document is documents[0] else "profile"
        packed.append(Packed(name=PurePosixPath("standards", *inside).as_posix(), role=role, content=document.raw))
    return _Given(buyer=buyer, part_number=part_number, sha256=sha256, files=tuple(packed))


def _from_store(kept: KeptStandard, taken: Collection[str]) -> _Given:
    """Return a recorded standard: as it was given, or as one file where it inherits from profiles."""
    alone = read_alone(kept.source)
    file = Packed(name=_named(kept.name, taken), role="standard", content=kept.source if alone else kept.complete)
    said = message(
        "{name}: goes in as one file, because its profiles are not remembered; name its file", name=kept.name
    )
    return _Given(
        buyer=kept.buyer,
        part_number=kept.part_number,
        sha256=kept.sha256 if alone else "",
        files=(file,),
        remark=None if alone else said,
    )


def read_alone(content: bytes) -> bool:
    """Return whether a standard inherits from nothing."""
    import tomllib  # noqa: PLC0415 - used here only

    return "inherits" not in tomllib.loads(content.decode("utf-8-sig"))


def _named(name: str, taken: Collection[str] = ()) -> str:
    """Return a plain place for a standard that no other file has."""
    own = [f"standards/{name}"] if plain_step(name) and name.endswith(".toml") else []
    numbered = (f"standards/standar-{number}.toml" for number in range(1, len(taken) + 2))
    return next(place for place in (*own, *numbered) if place.casefold() not in taken)


def _matched(connection: sa.Connection, one: _Given) -> Iterator[Matched]:
    """Yield what was understood of the part's files."""
    part = known_part(connection, one.buyer, one.part_number)
    found = {} if part is None else column_matches(connection, part)
    for header, characteristic in sorted(found.items()):
        yield Matched(buyer=one.buyer, part_number=one.part_number, header=header, characteristic=characteristic)


def _locked(connection: sa.Connection, given: Sequence[_Given]) -> Iterator[Packed | Message]:
    """Yield the baseline that counts of each part, or why it does not go in."""
    for one in given:
        part = known_part(connection, one.buyer, one.part_number)
        found = () if part is None else baselines(connection, part)
        if not found:
            continue
        if json.loads(found[-1].text)["standard"]["sha256"] != one.sha256:
            yield message(
                "{part}: its baseline was locked with another file of the standard: it does not go in; name that file",
                part=one.part_number,
            )
            continue
        name = PurePosixPath(one.files[0].name).stem
        yield Packed(name=f"baselines/{name}.json", role="baseline", content=found[-1].text.encode())


def _together(files: Sequence[Packed]) -> tuple[Packed, ...]:
    """Return the files, each once; profiles are shared."""
    found: dict[str, Packed] = {}
    for one in files:
        same = found.setdefault(one.name.casefold(), one)
        if same.content != one.content:
            fix = message("rename one of them")
            reason = message("two different files would have one name")
            raise UsageError([Problem(reason=reason, location=Location(file=one.name), fix=fix)])
    return tuple(sorted(found.values(), key=lambda one: one.name))
