"""Batches one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ramping import measured, standard

from qc.intake import read_batch
from qc.spec.load import load_spec
from qc.store.joining import joined
from qc.store.packing import pack, unpack

if TYPE_CHECKING:
    from pathlib import Path

    from qc.intake.batch import Batch


def test_batches_read_apart_are_the_same_as_read_together(tmp_path: Path) -> None:
    plan = load_spec(standard(tmp_path)).spec.column_plan()
    files = [measured(tmp_path, f"lot{i}", day=9 + i, seed=i, n=40 + i) for i in range(3)]

    def read(*given: Path) -> Batch:
        return read_batch(list(given), plan, subgroup_sizes={"d_luar": 5})

    found, wanted = joined([read(one) for one in files]).series["d_luar"], read(*files).series["d_luar"]
    for name in ("values", "unit", "row", "source", "subgroup"):
        assert getattr(found, name).tolist() == getattr(wanted, name).tolist(), name
    assert {c: t.tolist() for c, t in found.context.items()} == {c: t.tolist() for c, t in wanted.context.items()}
    assert [found.headers[i] for i in found.column] == [wanted.headers[i] for i in wanted.column]
    assert unpack(pack(found)).values.tobytes() == found.values.tobytes()
