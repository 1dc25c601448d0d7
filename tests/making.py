"""Make batches, characteristics and lots for tests, with as little said as possible."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import numpy as np

from qc.intake.batch import Batch, Series, Source
from qc.spec.load import LoadedSpec
from qc.spec.model import Characteristic, Spec
from qc.verdict.judge import judge
from qc.verdict.lot import judge_lot

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import ArrayLike, NDArray

    from qc.terms import Context
    from qc.verdict.model import CharacteristicFacts, Identity, LotFacts


def characteristic(**said: Any) -> Characteristic:
    """A two-sided characteristic 10 ± 1 mm in subgroups of five; ``None`` takes a key away."""
    keys: dict[str, Any] = {
        "id": "d",
        "names": {"id": "Diameter luar", "en": "Outer diameter"},
        "unit": "mm",
        "nominal": 10.0,
        "lsl": 9.0,
        "usl": 11.0,
        "class": "major",
        "gauge": {"name": {"id": "Mikrometer", "en": "Micrometer"}, "resolution": 0.001},
        "subgroup_size": 5,
    }
    keys.update(said)
    return Characteristic.model_validate({key: value for key, value in keys.items() if value is not None})


def attribute(**said: Any) -> Characteristic:
    """A characteristic that is judged OK or NG, 50 units a point; ``None`` takes a key away."""
    keys: dict[str, Any] = {
        "id": "ulir",
        "names": {"id": "Ulir kaki lampu", "en": "Cap thread"},
        "kind": "attribute",
        "class": "major",
    }
    keys.update(said)
    return Characteristic.model_validate({key: value for key, value in keys.items() if value is not None})


def spec(*characteristics: Characteristic, lot: Mapping[str, Any] | None = None) -> Spec:
    """A standard of these characteristics."""
    return Spec.model_validate(
        {
            "format": 1,
            "buyer": "Contoh Pembeli",
            "part_number": "P-1",
            "part_name": {"id": "Bos", "en": "Collar"},
            "revision": "A",
            "edition": dt.date(2026, 1, 2),
            "status": "contoh",
            "lot": dict(lot or {}),
            "characteristic": [c.model_dump(by_alias=True) for c in characteristics or (characteristic(),)],
        }
    )


def series(values: ArrayLike, *, name: str = "d", size: int = 5, **said: Any) -> Series:
    """Readings in subgroups of ``size``, one unit each."""
    readings = np.asarray(values, dtype=float)
    order = np.arange(readings.size)
    keys: dict[str, Any] = {
        "subgroup": order // size if size > 1 else None,
        "unit": order,
        "source": np.zeros(readings.size, dtype=int),
        "row": order + 2,
        "column": np.zeros(readings.size, dtype=int),
        "headers": (name,),
        "decimals": 3,
    }
    keys.update(said)
    return Series(characteristic=name, values=readings, **keys)


def batch(*all_series: Series, name: str = "lot.csv") -> Batch:
    """A batch of these series from one file."""
    rows = max((len(s) for s in all_series), default=0)
    source = Source(name=name, sha256="ab" * 32, size=1000, rows=rows)
    return Batch(series={s.characteristic: s for s in all_series}, sources=(source,))


def steady(n: int, *, seed: int = 1, mean: float = 10.0, sd: float = 0.1) -> NDArray[np.float64]:
    """Normal readings with exactly this mean and standard deviation."""
    z: NDArray[np.float64] = np.random.default_rng(seed).standard_normal(n)
    return mean + sd * (z - np.mean(z)) / np.std(z, ddof=1)


def judged(
    values: ArrayLike | Series | None,
    pilot: ArrayLike | Series | None = None,
    *,
    asked: Characteristic | None = None,
    lot: Mapping[str, Any] | None = None,
) -> CharacteristicFacts:
    """The facts of one characteristic."""
    wanted = asked or characteristic()
    return judge(wanted, _series(values, wanted), _series(pilot, wanted), spec(wanted, lot=lot).lot)


def lot_facts(
    made: Sequence[Series],
    pilot: Sequence[Series] | None = None,
    *,
    standard: Spec | None = None,
    identity: Identity | None = None,
) -> LotFacts:
    """The facts of a lot."""
    loaded = LoadedSpec(spec=standard or spec(), name="contoh.toml", sha256="cd" * 32, data={})
    reference = None if pilot is None else batch(*pilot, name="pilot.csv")
    return judge_lot(loaded, batch(*made), reference, program="qc test", identity=identity)


def context(kind: Context, labels: Sequence[str]) -> dict[Context, Any]:
    """One kind of context for all readings."""
    return {kind: np.asarray(labels)}


def _series(values: ArrayLike | Series | None, wanted: Characteristic) -> Series | None:
    if values is None or isinstance(values, Series):
        return values
    return series(values, name=wanted.id, size=wanted.subgroup_size)
