"""Limits in headers, as drawings and workshops write them."""

from __future__ import annotations

import pytest
from intake.files import DIAMETER, WEIGHT, expected

from qc.intake.header_limits import Limits, gives_limits_of, limits_in

WRITTEN: list[tuple[str, Limits]] = [
    ("12 ± 0,05", (11.95, 12.05)),
    ("Ø luar 12.00 +/- 0.05 mm", (11.95, 12.05)),
    ("170-210", (170, 210)),
    ("12,000 / 11,957", (11.957, 12.0)),
    ("112 s/d 128 g", (112, 128)),
    ("112…128", (112, 128)),
    ("Oleng maks. 0,1", (None, 0.1)),
    ("≤ 3.2 µm", (None, 3.2)),
    ("min 8 µm", (8, None)),
    ("≥8", (8, None)),
    ("12 +0,05/-0,02", (11.98, 12.05)),
    ("12 (+0,05 -0,02) mm", (11.98, 12.05)),
    ("Ø12 0/-0,043", (11.957, 12)),
    ("Ø12 -0,043", (11.957, 12)),
    ("20 +0,03 +0,01", (20.01, 20.03)),
    ("12 -0,01/-0,03", (11.97, 11.99)),
    ("25.0 mm ± 0.1 mm", (24.9, 25.1)),
    ("8 -12", (8, 12)),
    ("170 -210", (170, 210)),
]


@pytest.mark.parametrize(("text", "limits"), WRITTEN)
def test_limits_are_found(text: str, limits: Limits) -> None:
    found = limits_in(text)
    assert found is not None
    assert found[0] == limits


@pytest.mark.parametrize("text", ["Diameter luar", "No. 12", "16/Nov", ""])
def test_other_headers_give_none(text: str) -> None:
    assert limits_in(text) is None


def test_limits_are_those_of_one_characteristic() -> None:
    assert gives_limits_of("12 ± 0,05", None, DIAMETER)
    assert gives_limits_of("11950-12050", "µm", DIAMETER)
    assert gives_limits_of("1,195-1,205 cm", None, DIAMETER)
    assert gives_limits_of("1.200-1.300 N", None, expected("gaya", unit="N", lsl=1200, usl=1300))
    assert not gives_limits_of("12 ± 0,06", None, DIAMETER)
    assert not gives_limits_of("≤ 12,05", None, DIAMETER)
    assert not gives_limits_of("12 ± 0,05", None, WEIGHT)
    assert not gives_limits_of("12 ± 0,05", "g", DIAMETER)
    assert not gives_limits_of("Diameter", None, expected("x", lsl=1.0))
