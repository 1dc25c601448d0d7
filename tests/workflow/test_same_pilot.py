"""A lot is not held against itself, however it is given; its first units may still be its pilot."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest
from making import batch, series, steady

from qc.errors import UsageError
from qc.workflow import inspect
from qc.workflow.same_pilot import check_other_units

if TYPE_CHECKING:
    from qc.intake.batch import Batch

ROOT = Path(__file__).parents[2]
SPEC = ROOT / "specs" / "contoh-bos-bubut.toml"
PILOT = ROOT / "samples" / "bos-bubut" / "pilot.csv"
ITSELF = "the pilot is the batch itself"


def pilot(*, values: np.ndarray, name: str = "d") -> Batch:
    """A pilot of a file of its own."""
    made = batch(series(values, name=name), name="pilot.csv")
    return replace(made, sources=(replace(made.sources[0], sha256="cd" * 32),))


def test_the_same_file_is_refused_with_what_to_do() -> None:
    with pytest.raises(UsageError, match=ITSELF) as refused:
        inspect(PILOT, spec=SPEC, pilot=PILOT)
    (problem,) = refused.value.problems
    assert problem.location is not None
    assert problem.location.file == PILOT.as_posix()
    assert "--pilot-units" in str(problem.fix)


def test_the_same_readings_in_another_file_are_refused(tmp_path: Path) -> None:
    copy = tmp_path / "lot.csv"
    copy.write_bytes(PILOT.read_bytes() + b"\n")
    with pytest.raises(UsageError, match=ITSELF):
        inspect(copy, spec=SPEC, pilot=PILOT)


def test_a_pilot_among_the_batchs_files_is_refused() -> None:
    with pytest.raises(UsageError, match=ITSELF):
        inspect([PILOT, PILOT.with_name("produksi.csv")], spec=SPEC, pilot=PILOT)


def test_a_frame_is_refused_like_a_file() -> None:
    frame = pd.read_csv(PILOT, sep=";", decimal=",")
    with pytest.raises(UsageError, match=ITSELF):
        inspect(frame, spec=SPEC, pilot=frame)


def test_the_first_units_of_one_file_may_be_its_pilot() -> None:
    assert inspect(PILOT, spec=SPEC, pilot_units=50).facts.pilot is not None


def test_readings_that_differ_once_or_of_which_few_say_little_are_no_proof() -> None:
    values = np.round(steady(50), 2)
    other = values.copy()
    other[-1] += 0.01
    lot = batch(series(values))
    check_other_units(pilot(values=other), lot)
    check_other_units(pilot(values=values, name="e"), lot)
    # All OK, or all the same: another lot has that too.
    check_other_units(pilot(values=np.zeros(200)), batch(series(np.zeros(200))))
    check_other_units(pilot(values=values[:5]), batch(series(values[:5])))
    with pytest.raises(UsageError, match=ITSELF):
        check_other_units(pilot(values=values), lot)
