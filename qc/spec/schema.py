"""The standard's format as a JSON Schema: what editors complete and check, and what error messages allow."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from qc import terms
from qc.spec.model import Spec
from qc.words.labels import LABELS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import Enum

    from qc.spec.locate import Path

# Taplo, the TOML tool inside the common editors, is built without support for newer drafts.
_DRAFT = "http://json-schema.org/draft-07/schema#"
_TITLE = "qc: a buyer's standard for one part, format 1"


def spec_schema() -> dict[str, Any]:
    """Return the JSON Schema of a standard's TOML file.

    Returns
    -------
    dict
        Plain JSON values (draft 7). Every key has a description and an example; every word of a list is
        explained under ``x-taplo``, where editors look.

    References
    ----------
    .. [1] JSON Schema, draft 7, "JSON Schema Validation: A Vocabulary for Structural Validation of JSON".

    Examples
    --------
    >>> schema = spec_schema()
    >>> schema["title"], sorted(schema["properties"])[:3]
    ("qc: a buyer's standard for one part, format 1", ['buyer', 'characteristic', 'class'])
    """
    raw = Spec.model_json_schema(ref_template="#/definitions/{model}")
    parts = {name: _part(name, part) for name, part in sorted(raw.pop("$defs").items())}
    return {"$schema": _DRAFT, **_part("", raw), "title": _TITLE, "definitions": parts}


def _part(name: str, part: dict[str, Any]) -> dict[str, Any]:
    """Return one group of keys, or one list of words, without what only Python needs."""
    if "enum" in part:
        return {"enum": part["enum"], "type": "string", "x-taplo": {"docs": {"enumValues": _explained(name)}}}
    keys = {key: _key(rule) for key, rule in part["properties"].items()}
    return {**{word: part[word] for word in part if word != "title"}, "properties": keys}


def _explained(name: str) -> list[str]:
    """Return what each word of the list ``qc.terms.<name>`` means."""
    words: type[Enum] = getattr(terms, name)
    return [LABELS[word].text for word in words]


def _key(rule: dict[str, Any]) -> dict[str, Any]:
    """Return the rule of one key: TOML has no null, and in draft 7 nothing may stand beside a reference."""
    kept = {word: value for word, value in rule.items() if word not in {"title", "default"}}
    if isinstance(rule.get("default"), str | int | float):
        kept["default"] = rule["default"]
    if "const" in kept:
        kept["enum"] = [kept.pop("const")]
    alternatives = [option for option in kept.pop("anyOf", []) if option != {"type": "null"}]
    if len(alternatives) == 1:
        kept |= alternatives[0]
    if "$ref" in kept and len(kept) > 1:
        kept["allOf"] = [{"$ref": kept.pop("$ref")}]
    return kept


@cache
def _schema() -> dict[str, Any]:
    return spec_schema()


def rule_at(path: Path) -> Mapping[str, Any] | None:
    """Return the schema's rule for one key, references followed, or None where the format has no such key.

    Parameters
    ----------
    path : Path
        The key; items of a list are counted from 0.

    Examples
    --------
    >>> rule_at(("characteristic", 0, "subgroup_size"))["maximum"]
    10000
    """
    rule: dict[str, Any] | None = _schema()
    for step in path:
        if rule is None:
            return None
        inside = rule.get("items") if isinstance(step, int) else rule.get("properties", {}).get(step)
        rule = None if inside is None else _followed(inside)
    return rule


def _followed(rule: dict[str, Any]) -> dict[str, Any]:
    """Return a rule with what it refers to; one of several kinds has the words of all of them."""
    if "oneOf" in rule:
        kinds = [_followed(kind) for kind in rule["oneOf"]]
        return {**{word: said for kind in kinds for word, said in kind.items()}, **rule, "oneOf": kinds}
    reference = rule.get("$ref") or (rule["allOf"][0]["$ref"] if "allOf" in rule else None)
    if reference is not None:
        return {**_schema()["definitions"][reference.rsplit("/", 1)[-1]], **rule}
    return rule | {"items": _followed(rule["items"])} if "items" in rule else rule
