"""The example standards ask what a buyer's quality assurance would ask, and no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from qc.spec.load import LoadedSpec, load_spec
from qc.terms import RuleSet, SeverityClass, SpecStatus

FOLDER = Path(__file__).parents[2] / "specs"
LOADED = [load_spec(path) for path in sorted(FOLDER.glob("*.toml"))]
INHERITING = [one for one in LOADED if one.spec.inherits is not None]
ZERO_TO_BOUND = ("kerataan", "paralel", "sudut_pipa", "bocor", "oleng", "kelurusan", "burry", "warna")


@pytest.mark.parametrize("loaded", LOADED, ids=lambda loaded: loaded.name)
def test_an_example_says_that_it_is_one(loaded: LoadedSpec) -> None:
    assert loaded.spec.status is SpecStatus.EXAMPLE


@pytest.mark.parametrize("loaded", LOADED, ids=lambda loaded: loaded.name)
def test_no_plain_index_is_asked_where_it_means_nothing(loaded: LoadedSpec) -> None:
    for item in loaded.spec.characteristic:
        if item.capability is None or item.kind == "attribute":
            continue
        assert item.subgroup_size > 1 or item.id == "diameter_mm"
        if item.id in ZERO_TO_BOUND:
            assert item.capability.model != "normal", item.id
        if item.gauge is not None and item.lsl is not None and item.usl is not None:
            assert (item.usl - item.lsl) / item.gauge.resolution > 9.99, item.id


@pytest.mark.parametrize("loaded", INHERITING, ids=lambda loaded: loaded.name)
def test_classes_ask_what_the_buyer_s_profile_asks(loaded: LoadedSpec) -> None:
    assert loaded.spec.lot.min_units == 100
    for item in loaded.spec.characteristic:
        if item.severity is SeverityClass.CRITICAL:
            assert item.sampling.acceptance_number == 0
            assert item.sampling.standard is None
        if item.severity is SeverityClass.MAJOR and item.capability is not None:
            assert item.capability.minimum == 1.33
        if item.severity is SeverityClass.MINOR:
            assert item.capability is None
            assert item.rules is RuleSet.BEYOND_LIMITS


def test_most_examples_inherit_and_some_sample_by_aql() -> None:
    assert len(INHERITING) >= 14
    by_aql = [one for one in INHERITING if any(item.sampling.standard for item in one.spec.characteristic)]
    assert len(by_aql) == 4
    for item in (item for one in by_aql for item in one.spec.characteristic):
        if item.severity is not SeverityClass.CRITICAL:
            assert item.sampling.aql == (1.0 if item.severity is SeverityClass.MAJOR else 2.5)
        elif "sampling" not in item.without:
            assert item.sampling.zero_acceptance is not None


@pytest.mark.parametrize("loaded", INHERITING, ids=lambda loaded: loaded.name)
def test_every_limit_says_what_it_rests_on(loaded: LoadedSpec) -> None:
    for item in loaded.spec.characteristic:
        assert item.basis is not None, item.id
        assert item.source, item.id
        assert item.drift is not None, item.id
        assert item.take is not None, item.id


PART = """format = 1
inherits = "{profile}"
buyer = "B"
part_number = "P"
part_name = {{ id = "x", en = "x" }}
revision = "A"
edition = 2026-11-01
status = "contoh"
[[characteristic]]
id = "a"
names = {{ id = "A", en = "A" }}
unit = "mm"
lsl = 1.0
usl = 2.0
class = "critical"
subgroup_size = 5
"""


@pytest.mark.parametrize("profile", sorted((FOLDER / "profil").glob("*.toml")), ids=lambda path: path.stem)
def test_every_profile_can_be_inherited_from(profile: Path, tmp_path: Path) -> None:
    part = tmp_path / "part.toml"
    part.write_text(PART.format(profile=profile.as_posix()), encoding="utf-8")
    spec = load_spec(part).spec
    asked = spec.characteristic[0].capability
    assert asked is not None
    new = spec.lot.initial_production is not None
    assert (asked.phase, asked.minimum) == (("initial", 1.33) if new else (None, 1.67))
