"""Hold a lot against a locked baseline: the pilot that its file holds, or why it does not fit."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from qc.errors import InputError, Location, Problem
from qc.intake.batch import Batch, DataNote, Series, Source
from qc.terms import Context
from qc.verdict.own_chart import own_chart
from qc.words import Message, message
from qc.words.days import as_day
from qc.workflow.remembered.baseline_content import LOCK_AGAIN, RECORDED, digest_of
from qc.workflow.remembered.baseline_standard import check_standard
from qc.workflow.remembered.baselines import SCHEMA, SCHEMA_VERSION

if TYPE_CHECKING:
    from qc.spec.load import LoadedSpec
    from qc.spec.model import Characteristic

_ROUNDING = 1e-9


def use_baseline(path: str | Path, loaded: LoadedSpec) -> Batch:
    """Return the pilot that a locked baseline holds.

    Parameters
    ----------
    path : str or Path
        The file.
    loaded : LoadedSpec
        The standard that the lot is held against.

    Returns
    -------
    Batch

    Raises
    ------
    InputError
        If the file is no baseline, was changed since, belongs to another standard or revision, or gives other limits
        than were locked.
    """
    content = _content(Path(path))
    check_standard(Path(path).name, content["standard"], loaded)
    series = {name: _series(name, kept) for name, kept in content["characteristics"].items()}
    for characteristic in loaded.spec.characteristic:
        if characteristic.id in series:
            record = content["characteristics"][characteristic.id]["record"]
            _check_limits(Path(path), characteristic, series[characteristic.id], record)
    said = _origin(content["locked"], Path(path).name)
    known = {field.name for field in fields(Source)}
    sources = tuple(Source(**{k: v for k, v in one.items() if k in known}) for one in content["sources"])
    return Batch(series=series, sources=sources, notes=(DataNote(said=said),))


def _origin(locked: dict[str, Any], file: str) -> Message:
    """Return who locked the limits and when; the file of a recorded baseline is none that anybody knows."""
    who, when = locked["who"], as_day(str(locked["when"]))
    if file == RECORDED:
        return message("the control limits come from the baseline that {who} locked on {when}", who=who, when=when)
    return message(
        "the control limits come from the baseline that {who} locked on {when} ({file})", who=who, when=when, file=file
    )


def _refused(path: Path, reason: Message, fix: Message, *, found: str = "") -> InputError:
    return InputError([Problem(reason=reason, location=Location(file=path.name), found=found or None, fix=fix)])


def _content(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        version = str(content["schema_version"]).partition(".")[0]
        known = content["schema"] == SCHEMA and version == SCHEMA_VERSION.partition(".")[0]
        digest = content.pop("digest")
    except FileNotFoundError as error:
        raise _refused(path, message("there is no such file"), message("check the name and the folder")) from error
    except OSError as error:
        fix = message("check who may read it, and whether another program has locked it")
        raise _refused(path, message("the file cannot be read"), fix) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _refused(path, message("this is not a baseline of qc"), LOCK_AGAIN) from error
    if not known:
        raise _refused(path, message("this is not a baseline that this version of qc knows"), LOCK_AGAIN)
    if digest != digest_of(content):
        raise _refused(path, message("the baseline was changed after it was locked"), LOCK_AGAIN)
    return dict(content)


def _series(name: str, kept: dict[str, Any]) -> Series:
    values = np.array([np.nan if value is None else value for value in kept["values"]], dtype=np.float64)
    zeros = np.zeros(values.size, dtype=np.int64)
    return Series(
        characteristic=name,
        values=values,
        subgroup=None if kept["subgroup"] is None else np.array(kept["subgroup"], dtype=np.int64),
        unit=np.array(kept["unit"], dtype=np.int64),
        source=zeros,
        row=zeros,
        column=zeros,
        headers=("",),
        context={Context(key): np.array(labels, dtype=np.str_) for key, labels in kept["context"].items()},
        decimals=kept["decimals"],
        ordered=kept["ordered"],
        inspected=None if kept["inspected"] is None else np.array(kept["inspected"], dtype=np.float64),
    )


def _check_limits(path: Path, characteristic: Characteristic, series: Series, record: dict[str, Any] | None) -> None:
    """Refuse readings that do not give the limits that were locked."""
    if record is None:
        return
    chart = own_chart(characteristic, series)
    locked, found = record["baseline"], chart.baseline
    pairs = ((locked["center"], found.center), (locked["sigma_within"], found.sigma_within))
    if any(abs(ours - theirs) > _ROUNDING * found.sigma_within for theirs, ours in pairs):
        reason = message(
            "{name}: this version of qc gets other limits from the locked readings", name=characteristic.id
        )
        raise _refused(path, reason, LOCK_AGAIN)
