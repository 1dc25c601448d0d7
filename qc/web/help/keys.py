"""Every key of a buyer's standard with its explanation, read from the schema so that none is forgotten."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

from qc.spec import spec_schema
from qc.spec.allowed import allowed, as_toml
from qc.values import dataclass
from qc.words import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_HEAD = "#"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyLine:
    """One key.

    Attributes
    ----------
    word : str
        As a file has it.
    said : Message
        What it is for.
    holds : Message or None
        What may stand there; None where that is a group of keys.
    group : str or None
        Name of the group of keys that it holds.
    required : bool
        Whether a standard has to have it.
    usual : str or None
        What holds where a standard says nothing.
    example : str or None
        As a file may have it.
    """

    word: str
    said: Message
    holds: Message | None
    group: str | None
    required: bool
    usual: str | None
    example: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyGroup:
    """Keys that stand together.

    Attributes
    ----------
    name : str
        Of the group in the schema; ``#`` is the file itself.
    where : str
        The keys that lead to it, with dots between; empty for the file itself.
    said : Message
        What they are about.
    keys : tuple of KeyLine
        In the order of the format.
    """

    name: str
    where: str
    said: Message
    keys: tuple[KeyLine, ...]


def key_groups() -> tuple[KeyGroup, ...]:
    """Return every group of keys, those of the file first, then from the outside inwards.

    Examples
    --------
    >>> [group.where for group in key_groups()][:3]
    ['', 'lot', 'class']
    """
    schema = spec_schema()
    waiting = deque([(_HEAD, "")])
    found: dict[str, KeyGroup] = {}
    while waiting:
        name, where = waiting.popleft()
        part = schema if name == _HEAD else schema["definitions"][name]
        if name in found or "properties" not in part:
            continue
        found[name] = _group(name, where, part, schema["definitions"])
        for key, rule in part["properties"].items():
            waiting.extend((inner, f"{where}.{key}".lstrip(".")) for inner in _groups_in(rule))
    return tuple(found.values())


def _group(name: str, where: str, part: Mapping[str, Any], definitions: Mapping[str, Any]) -> KeyGroup:
    keys = tuple(
        _line(key, rule, key in part.get("required", ()), definitions) for key, rule in part["properties"].items()
    )
    return KeyGroup(name=name, where=where, said=Message(part["description"]), keys=keys)


def _line(word: str, rule: Mapping[str, Any], required: bool, definitions: Mapping[str, Any]) -> KeyLine:  # noqa: FBT001 - a fact of the key
    inner = next((name for name in _groups_in(rule) if "properties" in definitions[name]), None)
    words = next((definitions[name] for name in _groups_in(rule) if "enum" in definitions[name]), rule)
    example, usual = next(iter(rule.get("examples", ())), None), rule.get("default")
    return KeyLine(
        word=word,
        said=Message(rule["description"]),
        holds=_holds(words, inner),
        group=inner,
        required=required,
        usual=None if usual in (None, "") else as_toml(usual),
        example=None if example is None else example if rule.get("format") == "date" else as_toml(example),
    )


def _holds(rule: Mapping[str, Any], inner: str | None) -> Message | None:
    """Return what a key may hold in words."""
    if "enum" in rule:
        named = rule.get("x-taplo", {}).get("docs", {}).get("enumValues", ())
        words = tuple(_word(word, said) for word, said in zip(rule["enum"], named or rule["enum"], strict=True))
        return message("one of: {words}", words=words)
    if inner is not None or "type" not in rule:
        return None
    if rule["type"] == "array":
        return _holds(rule["items"], None) if "enum" in rule["items"] else None
    return allowed(rule) if rule["type"] != "string" or rule.get("format") == "date" else None


def _word(word: str, said: str) -> str | Message:
    return word if said == word else message("{word} ({said})", word=word, said=Message(said))


def _groups_in(rule: Mapping[str, Any]) -> Iterator[str]:
    """Yield the names of the groups that a key holds, also in a list or as one of several kinds."""
    inside = [rule, *rule.get("allOf", ()), *rule.get("oneOf", ())]
    for each in (*inside, *(one["items"] for one in inside if "items" in one)):
        if "$ref" in each:
            yield each["$ref"].rsplit("/", 1)[-1]
