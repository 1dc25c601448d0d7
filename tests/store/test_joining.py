"""Batches one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from making import batch, context, series
from ramping import measured, standard

from qc.intake import read_batch
from qc.spec.load import load_spec
from qc.store.joining import joined
from qc.store.packing import pack, unpack
from qc.terms import Context

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


def test_each_reading_keeps_the_header_that_it_stood_under() -> None:
    first = series([1.0, 2.0], headers=("Ø", "Ø 2"), column=np.array([1, 0]))
    second = series([3.0, 4.0], headers=("D1", "D2"), column=np.array([0, 1]))
    third = series([5.0], headers=("d",))
    found = joined([batch(one) for one in (first, second, third)]).series["d"]
    assert [found.headers[i] for i in found.column] == ["Ø 2", "Ø", "D1", "D2", "d"]
    assert found.column.min() >= 0


def test_what_only_one_lot_says_is_the_usual_of_the_others() -> None:
    plain = series([1.0, 2.0])
    rich = series(
        [3.0, 4.0],
        censored=np.array([0, 1], dtype=np.int8),
        inspected=np.array([50.0, 40.0]),
        remarks=np.array(["", "retak"]),
        context=context(Context.OPERATOR, ["Siti", "Budi"]),
        decimals=4,
        ordered=False,
    )
    for order, at in ((plain, rich), 2), ((rich, plain), 0):
        wanted, other = slice(at, at + 2), slice(2 - at, 4 - at)
        found = joined([batch(one) for one in order]).series["d"]
        assert found.censored is not None
        assert found.inspected is not None
        assert found.remarks is not None
        assert (found.censored[wanted].tolist(), found.censored[other].tolist()) == ([0, 1], [0, 0])
        assert (found.inspected[wanted].tolist(), found.inspected[other].tolist()) == ([50.0, 40.0], [1.0, 1.0])
        assert (found.remarks[wanted].tolist(), found.remarks[other].tolist()) == (["", "retak"], ["", ""])
        operators = found.context[Context.OPERATOR]
        assert (operators[wanted].tolist(), operators[other].tolist()) == (["Siti", "Budi"], ["", ""])
        assert (found.decimals, found.ordered) == (4, False)


def test_units_and_subgroups_are_counted_on_and_a_lot_without_subgroups_leaves_none() -> None:
    five, three, single = series(range(5)), series(range(3)), series(range(2), size=1)
    found = joined([batch(one) for one in (five, three, five)]).series["d"]
    assert found.unit.tolist() == list(range(13))
    assert found.subgroup is not None
    assert found.subgroup.tolist() == [0] * 5 + [1] * 3 + [2] * 5
    assert found.source.tolist() == [0] * 5 + [1] * 3 + [2] * 5
    assert joined([batch(one) for one in (five, single)]).series["d"].subgroup is None


def test_a_characteristic_that_a_lot_lacks_leaves_room_for_its_units() -> None:
    both = batch(series([1.0, 2.0, 3.0]), series([4.0, 5.0, 6.0], name="e"))
    found = joined([both, batch(series([7.0, 8.0])), both])
    assert found.series["e"].unit.tolist() == [0, 1, 2, 5, 6, 7]
    assert found.series["e"].source.tolist() == [0, 0, 0, 2, 2, 2]
    assert len(found.sources) == 3
