from __future__ import annotations

import pytest

from qc.spec.general_tolerances import BY_GRADE, BY_SIZE, NAMES, limits_of, unit_of

# Deviations as the project's domain reference tabulates them from public copies; the last of each line lies on an edge.
LINEAR = [
    ("f", 8.2, 0.1), ("f", 62.0, 0.15), ("f", 30.0, 0.1),
    ("m", 0.5, 0.1), ("m", 3.0, 0.1), ("m", 3.001, 0.1), ("m", 18.0, 0.2), ("m", 96.0, 0.3), ("m", 210.0, 0.5),
    ("c", 3.0, 0.2), ("c", 5.0, 0.3), ("c", 600.0, 2.0), ("c", 2000.0, 3.0),
    ("v", 3.5, 0.5), ("v", 400.0, 2.5), ("v", 401.0, 4.0),
]  # fmt: skip
CASTING = [
    (11, 320.0, 3.1),
    (11, 50.0, 2.0),
    (10, 220.0, 2.0),
    (10, 14.0, 1.1),
    (8, 28.0, 0.65),
    (6, 10.0, 0.26),
    (12, 400.0, 4.5),
]


@pytest.mark.parametrize(("grade", "nominal", "deviation"), LINEAR)
@pytest.mark.parametrize("title", ["ISO 2768-1", "JIS B 0405"])
def test_linear_sizes(title: str, grade: str, nominal: float, deviation: float) -> None:
    assert limits_of(f"{title} {grade}", nominal) == pytest.approx((nominal - deviation, nominal + deviation))


@pytest.mark.parametrize(("grade", "nominal", "deviation"), CASTING)
def test_castings(grade: int, nominal: float, deviation: float) -> None:
    assert limits_of(f"ISO 8062-3 DCTG {grade}", nominal) == pytest.approx((nominal - deviation, nominal + deviation))


def test_every_table_is_full_and_grows_with_size_and_class() -> None:
    for table, grade in BY_SIZE.values():
        cells = [float(cell) for cell in table.classes[grade] if cell is not None]
        assert len(table.classes[grade]) == len(table.up_to)
        assert cells == sorted(cells)
    for finer, coarser in [("f", "m"), ("m", "c"), ("c", "v")]:
        for nominal in (5.0, 20.0, 100.0, 300.0, 700.0, 1500.0):
            fine, coarse = (limits_of(f"ISO 2768-1 {grade}", nominal) for grade in (finer, coarser))
            assert fine is not None
            assert coarse is not None
            assert coarse[1] is not None
            assert fine[1] is not None
            assert fine[1] <= coarse[1]


@pytest.mark.parametrize(
    ("name", "nominal"),
    [
        ("ISO 2768-1 v", 2.0),
        ("ISO 2768-1 m", 0.49),
        ("ISO 2768-1 m", 2000.1),
        ("ISO 8062-3 DCTG 9", 0.0),
        ("ISO 8062-3 DCTG 9", 401.0),
        ("ISO 2768-1 m", None),
    ],
)
def test_where_a_table_says_nothing(name: str, nominal: float | None) -> None:
    assert limits_of(name, nominal) is None


def test_binary_fractions_do_not_show() -> None:
    assert limits_of("ISO 2768-1 m", 40.1) == (39.8, 40.4)


def test_grades_of_coatings_give_a_minimum() -> None:
    assert limits_of("JIS H 8610 grade 2", None) == (5.0, None)
    assert limits_of("JIS H 8617 grade 3", 12.0) == (10.0, None)
    assert {unit_of(name) for name in BY_GRADE} == {"µm"}
    assert {unit_of(name) for name in BY_SIZE} == {"mm"}
    assert len(NAMES) == len(set(NAMES)) == 8 + 7 + 12
