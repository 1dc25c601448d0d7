"""Series of readings as bytes: whole numbers of the last digit written, their differences, compressed."""

from __future__ import annotations

import json
import struct
import zlib
from dataclasses import fields
from typing import TYPE_CHECKING, Any

import numpy as np

from qc.intake.batch import Series
from qc.terms import Context

if TYPE_CHECKING:
    from numpy.typing import NDArray

FORMAT = 1
_MOST = 2**53
_LEVEL = 6
_WHOLE = ("subgroup", "unit", "source", "row", "column", "censored", "inspected")
_TYPES = {"censored": np.int8, "inspected": np.float64}


def pack(series: Series) -> bytes:
    """Return a series as bytes from which the same series can be made again, bit by bit.

    Parameters
    ----------
    series : Series
        Readings with their places and what the file says of them.
    """
    head: dict[str, Any] = {
        "format": FORMAT,
        "characteristic": series.characteristic,
        "headers": list(series.headers),
        "decimals": series.decimals,
        "ordered": series.ordered,
        "arrays": [],
    }
    blocks: list[bytes] = []

    def put(name: str, how: dict[str, Any], array: NDArray[Any]) -> None:
        block = zlib.compress(array.tobytes(), _LEVEL)
        head["arrays"].append({"name": name, "size": len(block), "type": array.dtype.str, **how})
        blocks.append(block)

    put("values", *_numbers(series.values, series.decimals))
    for name in _WHOLE:
        found = getattr(series, name)
        if found is not None:
            put(name, {"how": "differences"}, _differences(np.asarray(found).astype(np.int64)))
    texts = {f"context.{context.value}": labels for context, labels in series.context.items()}
    if series.remarks is not None:
        texts["remarks"] = series.remarks
    for name, labels in texts.items():
        known, codes = np.unique(labels, return_inverse=True)
        put(name, {"how": "labels", "labels": known.tolist()}, codes.astype(np.int32))
    written = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
    return struct.pack("<I", len(written)) + written + b"".join(blocks)


def unpack(content: bytes) -> Series:
    """Return the series that ``pack`` was given.

    Parameters
    ----------
    content : bytes
        What ``pack`` returned.

    Raises
    ------
    ValueError
        If it is of a newer format.
    """
    (length,) = struct.unpack_from("<I", content)
    head, at = json.loads(content[4 : 4 + length]), 4 + length
    if head["format"] != FORMAT:
        raise ValueError(f"`content` must be of format {FORMAT}, got {head['format']}")
    arrays: dict[str, NDArray[Any]] = {}
    for about in head["arrays"]:
        raw = np.frombuffer(zlib.decompress(content[at : at + about["size"]]), dtype=about["type"])
        arrays[about["name"]], at = _array(raw, about), at + about["size"]
    prefix = "context."
    named = {name: arrays.pop(name) for name in list(arrays) if name.startswith(prefix)}
    whole = {name: array.astype(_TYPES.get(name, np.int64)) for name, array in arrays.items() if name in _WHOLE}
    absent = {field.name: None for field in fields(Series) if field.name in {"subgroup", "censored", "inspected"}}
    return Series(
        characteristic=head["characteristic"],
        headers=tuple(head["headers"]),
        decimals=head["decimals"],
        ordered=head["ordered"],
        values=arrays["values"],
        context={Context(name.removeprefix(prefix)): labels for name, labels in named.items()},
        remarks=arrays.get("remarks"),
        **(absent | whole),  # type: ignore[arg-type]  # each of its own kind
    )


def _numbers(values: NDArray[np.float64], decimals: int) -> tuple[dict[str, Any], NDArray[Any]]:
    """Return readings as differences of whole numbers where that gives the same readings, else as they are."""
    scale = 10.0**decimals
    with np.errstate(over="ignore"):  # what is too large is kept as it is
        scaled = values * scale
    if np.isfinite(scaled).all() and (np.abs(scaled) < _MOST).all():
        whole = np.rint(scaled).astype(np.int64)
        if (whole / scale).tobytes() == values.tobytes():
            return {"how": "differences", "scale": scale}, _differences(whole)
    return {"how": "plain"}, values


def _differences(whole: NDArray[np.int64]) -> NDArray[Any]:
    """Return the steps from number to number, in the smallest type that holds them."""
    steps = np.diff(whole, prepend=np.int64(0))
    most = int(np.abs(steps).max(initial=0))
    kind = next(kind for kind in (np.int8, np.int16, np.int32, np.int64) if most <= np.iinfo(kind).max)
    return steps.astype(kind)


def _array(raw: NDArray[Any], about: dict[str, Any]) -> NDArray[Any]:
    if about["how"] == "labels":
        labels: NDArray[np.str_] = np.array(about["labels"], dtype=np.str_)
        return labels.take(raw)
    if about["how"] == "plain":
        return raw.copy()
    whole: NDArray[np.int64] = np.cumsum(raw, dtype=np.int64)
    scale = about.get("scale")
    if scale is None:
        return whole
    numbers: NDArray[np.float64] = whole / scale
    return numbers
