"""Lots made by hand for the reports: as many characteristics, subgroups and faults as a test asks for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from qc.errors import Location
from qc.intake.batch import Batch, DataNote, Series, Source
from qc.report.blocks import Beside
from qc.spec.model import Spec
from qc.verdict.judge import judge
from qc.verdict.model import Identity, LotFacts
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from qc.report.blocks import Section
    from qc.spec.model import Characteristic

LONG = "Kedalaman alur pengunci sisi kanan setelah pelapisan seng tiga lapis"
NAMES = (
    ("Diameter luar", "Outside diameter"),
    (f"{LONG} (posisi bawah)", "Depth of the right-hand locking groove after the third zinc coat (lower)"),
    ("Tebal lapisan", "Coating thickness"),
    ("Kekasaran permukaan", "Surface roughness"),
)

KINDS: dict[str, dict[str, Any]] = {
    "accepted": {},
    "rejected": {"characteristics": 8, "drift": 0.06, "subgroups": 40},
    "long": {"characteristics": 2, "subgroups": 2500, "drift": 0.02},
    "many": {"characteristics": 20, "status": "contoh"},
    "nothing": {"characteristics": 3, "readings": False, "pilot": False, "identity": Identity()},
    "hostile": {
        "characteristics": 4,
        "names": (("Kekasaran " * 19, "W" * 200), ("</para>{0} %s \u200f한국 😀" * 6, "(" * 200)),
        "buyer": "PT " + "Á" * 190,
        "identity": Identity(workshop="한국" * 60, lot="Z" * 150, quantity=10**12),
        "drift": 0.06,
        "gauge": False,
        "source": "gambar teknik nomor 12-3 lembar 4 " * 14,
    },
    "individuals": {"characteristics": 2, "pilot": False, "size": 1, "subgroups": 300, "min_units": 999},
}


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """What a lot is to be like."""

    characteristics: int = 1
    subgroups: int = 25
    size: int = 5
    pilot: bool = True
    drift: float = 0.0
    sigma: float = 0.008
    shift: float = 0.0
    status: str = "disetujui"
    identity: Identity = field(
        default_factory=lambda: Identity(
            workshop="CV Logam Jaya Ceper",
            lot="L-2026-117",
            quantity=1200,
            produced=dt.date(2026, 11, 3),
            inspected=dt.date(2026, 11, 5),
        )
    )
    names: tuple[tuple[str, str], ...] = NAMES
    buyer: str = "PT Contoh Otomotif Indonesia"
    readings: bool = True
    capability: bool = True
    gauge: bool = True
    source: str | None = None
    noted: bool = True
    min_units: int | None = None
    seed: int = 7


@cache
def make_lot(recipe: Recipe) -> LotFacts:
    """Return the facts of a lot, judged as any other."""
    spec = _spec(recipe)
    rng = np.random.default_rng(recipe.seed)
    pilot = _batch(spec, recipe, rng, 25, "pilot.csv", moving=False) if recipe.pilot else None
    batch = _batch(spec, recipe, rng, recipe.subgroups, "lot-117.csv", moving=True)
    found = tuple(
        judge(c, batch.series.get(c.id), None if pilot is None else pilot.series.get(c.id), spec.lot)
        for c in spec.characteristic
    )
    return LotFacts(
        spec=spec,
        spec_name="contoh-poros.toml",
        spec_sha256="3f" * 32,
        batch=batch,
        pilot=pilot,
        identity=recipe.identity,
        characteristics=found,
        program="qc 0.1.0",
    )


def _spec(recipe: Recipe) -> Spec:
    asked: dict[str, Any] = {
        "format": 1,
        "buyer": recipe.buyer,
        "part_number": "KL-20-117",
        "part_name": {"id": "Poros bubut bertingkat", "en": "Turned stepped shaft"},
        "revision": "C",
        "edition": dt.date(2026, 6, 1),
        "status": recipe.status,
        "lot": {"stability": "required", "min_units": recipe.min_units},
        "characteristic": [_asked(number, recipe) for number in range(recipe.characteristics)],
    }
    return Spec.model_validate(asked)


def _asked(number: int, recipe: Recipe) -> dict[str, Any]:
    name, english = recipe.names[number % len(recipe.names)]
    kind = number % 4
    asked: dict[str, Any] = {
        "id": f"c{number + 1}",
        "names": {"id": name, "en": english},
        "unit": "mm" if kind < 2 else "µm",
        "class": ("critical", "major", "minor")[number % 3],
        "subgroup_size": recipe.size,
        "rules": "western-electric",
    }
    if recipe.source:
        asked["source"] = recipe.source
    if recipe.gauge:
        asked["gauge"] = {"name": {"id": "Mikrometer luar", "en": "Outside micrometer"}, "resolution": 0.001}
    asked |= (
        {"nominal": 20.0, "lsl": 19.95, "usl": 20.05},
        {"nominal": 20.0, "lsl": 19.96, "usl": 20.05},
        {"lsl": 19.95, "sides": "lower"},
        {"usl": 20.05, "sides": "upper"},
    )[kind]
    if recipe.capability:
        asked["capability"] = {"index": "ppk", "minimum": 1.33, "min_readings": 75}
    return asked


def _batch(spec: Spec, recipe: Recipe, rng: np.random.Generator, subgroups: int, name: str, *, moving: bool) -> Batch:
    count = subgroups * recipe.size
    series = {c.id: _series(c, _values(recipe, rng, count, moving=moving), recipe) for c in spec.characteristic}
    notes = (
        DataNote(said=message("decimal comma in column {column}", column="c1")),
        DataNote(said=message("left out"), location=Location(file=name, row=7)),
    )
    return Batch(
        series=series if recipe.readings else {},
        sources=(Source(name=name, sha256="0a1b2c3d" * 8, size=48_213, rows=count),),
        notes=notes if moving and recipe.noted else (),
    )


def _values(recipe: Recipe, rng: np.random.Generator, count: int, *, moving: bool) -> NDArray[np.float64]:
    values = rng.normal(20.0, recipe.sigma, count)
    if moving:
        values += recipe.shift + recipe.drift * np.arange(count) / count
    return np.round(values, 3)


def _series(characteristic: Characteristic, values: NDArray[np.float64], recipe: Recipe) -> Series:
    units = np.arange(values.size)
    return Series(
        characteristic=characteristic.id,
        values=values,
        subgroup=units // recipe.size,
        unit=units,
        source=np.zeros(values.size, dtype=np.int64),
        row=units + 2,
        column=np.zeros(values.size, dtype=np.int64),
        headers=(characteristic.names.id,),
        decimals=3,
    )


@pytest.fixture
def lot() -> Callable[..., LotFacts]:
    """Make a lot: ``lot(characteristics=8, drift=0.05)``."""
    return lambda **asked: make_lot(Recipe(**asked))


@pytest.fixture(params=KINDS, scope="module")
def any_lot(request: pytest.FixtureRequest) -> LotFacts:
    """Return a lot of each kind in turn."""
    return make_lot(Recipe(**KINDS[request.param]))


def _inside(block: Any) -> Iterator[Any]:
    """Yield a block and those that stand side by side in it."""
    yield block
    if isinstance(block, Beside):
        for part in (*block.left, *block.right):
            yield from _inside(part)


@pytest.fixture
def find() -> Callable[[tuple[Section, ...], str, type], list[Any]]:
    """Find the blocks of a kind in the section of a name, in reading order."""

    def found(sections: tuple[Section, ...], name: str, kind: type) -> list[Any]:
        section = next(section for section in sections if section.id == name)
        return [part for block in section.blocks for part in _inside(block) if isinstance(part, kind)]

    return found
