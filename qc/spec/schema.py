"""The standard's format as a JSON Schema: what editors complete and check, and what error messages allow."""

from __future__ import annotations

import inspect
import json
from functools import cache
from typing import TYPE_CHECKING, Any

from qc.spec.group import Part
from qc.spec.model import Spec
from qc.words.labels import LABELS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qc.spec.key import Key
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
    parts: dict[str, type] = {}
    head = _part(Spec, parts)
    definitions: dict[str, Any] = {}
    while left := parts.keys() - definitions.keys():
        definitions |= {name: _part(parts[name], parts) for name in left}
    return {"$schema": _DRAFT, **head, "title": _TITLE, "definitions": dict(sorted(definitions.items()))}


def _part(part: Any, parts: dict[str, type]) -> dict[str, Any]:
    """Return the rule of a group of keys, or of the words of a list; add what it refers to to ``parts``."""
    if not issubclass(part, Part):
        words = [word.value for word in part]
        return {"enum": words, "type": "string", "x-taplo": {"docs": {"enumValues": [LABELS[w].text for w in part]}}}
    rule = {
        "additionalProperties": False,
        "description": inspect.getdoc(part),
        "properties": {key.word: _key(key, parts) for key in part.model_fields.values()},
        "required": [key.word for key in part.model_fields.values() if key.required],
        "type": "object",
    }
    return {word: said for word, said in part.stated(rule).items() if said != []}


def _key(key: Key, parts: dict[str, type]) -> dict[str, Any]:
    """Return the rule of one key; in draft 7 nothing may stand beside a reference."""
    rule = key.kind.schema(parts)
    # Dates as text, and the keys of groups in the order of their letters.
    examples = json.loads(json.dumps(list(key.examples), default=str, sort_keys=True))
    said = {"description": key.description, **({"examples": examples} if examples else {})}
    usual = {"default": key.default} if isinstance(key.default, str | int | float) else {}
    return said | ({"allOf": [rule]} if "$ref" in rule else rule) | usual


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
