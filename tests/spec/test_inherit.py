from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from qc.errors import SpecError
from qc.spec.load import load_spec
from qc.terms import RuleSet
from qc.words import language

if TYPE_CHECKING:
    from pathlib import Path

EN = language("en")
PROFILE = """
format = 1
buyer = "Buyer of all"
[lot]
min_units = 200
false_alarm = 0.01
[class.critical]
rules = "western-electric"
capability = { index = "ppk", minimum = 1.67 }
[class.major]
sampling = { standard = "iso-2859-1", aql = 1.0 }
"""
STANDARD = """
format = 1
inherits = "profile.toml"
part_number = "P"
part_name = { id = "x", en = "x" }
revision = "A"
edition = 2026-11-01
status = "contoh"
[lot]
min_units = 50
[[characteristic]]
id = "a"
names = { id = "A", en = "A" }
unit = "mm"
lsl = 1
usl = 2
class = "critical"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a profile."""
    (tmp_path / "profile.toml").write_text(PROFILE, encoding="utf-8")
    return tmp_path


def write(folder: Path, text: str, name: str = "part.toml") -> Path:
    """Write a file and return its path."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def reasons(path: Path) -> list[str]:
    """What is wrong with a standard, each with the file and key it is said of."""
    with pytest.raises(SpecError) as refused:
        load_spec(path)
    return [
        f"{(problem.location.file or '').rsplit('/', 1)[-1]} {problem.location.key}: {EN.say(problem.reason)}"
        for problem in refused.value.problems
        if problem.location is not None
    ]


def test_what_a_file_does_not_say_its_profile_says(folder: Path) -> None:
    spec = load_spec(write(folder, STANDARD)).spec
    assert spec.buyer == "Buyer of all"
    assert (spec.lot.min_units, spec.lot.false_alarm) == (50, 0.01)


def test_a_characteristic_is_asked_what_its_class_asks(folder: Path) -> None:
    item = load_spec(write(folder, STANDARD)).spec.characteristic[0]
    assert item.rules is RuleSet.WESTERN_ELECTRIC
    assert item.capability is not None
    assert item.capability.minimum == 1.67
    assert item.sampling.standard is None


def test_what_a_characteristic_says_itself_holds(folder: Path) -> None:
    own = 'rules = "nelson"\nwithout = ["capability"]\n'
    item = load_spec(write(folder, STANDARD + own)).spec.characteristic[0]
    assert item.rules is RuleSet.NELSON
    assert item.capability is None


def test_an_index_of_readings_is_not_asked_of_counts(folder: Path) -> None:
    counted = STANDARD.replace('unit = "mm"\nlsl = 1\nusl = 2', 'kind = "attribute"')
    item = load_spec(write(folder, counted)).spec.characteristic[0]
    assert item.capability is None
    assert item.rules is RuleSet.WESTERN_ELECTRIC


def test_classes_may_stand_in_the_standard_itself(tmp_path: Path) -> None:
    own = STANDARD.replace('inherits = "profile.toml"', 'buyer = "B"') + '[class.critical]\nrules = "aiag"\n'
    assert load_spec(write(tmp_path, own)).spec.characteristic[0].rules is RuleSet.AIAG


def test_the_digest_covers_the_profile(folder: Path) -> None:
    path = write(folder, STANDARD)
    both = path.read_bytes() + (folder / "profile.toml").read_bytes()
    assert load_spec(path).sha256 == hashlib.sha256(both).hexdigest()


def test_what_is_inherited_can_be_written_as_one_file(folder: Path) -> None:
    data = load_spec(write(folder, STANDARD)).data
    assert data["buyer"] == "Buyer of all"
    assert data["characteristic"][0]["capability"] == {"index": "ppk", "minimum": 1.67}


@pytest.mark.parametrize(
    ("profile", "said"),
    [
        (
            PROFILE.replace("min_units = 200", 'min_units = "x"'),
            "profile.toml lot.min_units: this is not a whole number",
        ),
        (PROFILE + "[class.minor]\nruels = 3\n", "profile.toml class.minor.ruels: the format has no such key here"),
        ("format = 1\nx = [", "profile.toml None: "),
    ],
)
def test_a_fault_of_the_profile_is_said_of_the_profile(folder: Path, profile: str, said: str) -> None:
    (folder / "profile.toml").write_text(profile, encoding="utf-8")
    found = reasons(write(folder, STANDARD))
    assert len(found) == 1
    assert found[0].startswith(said)


def test_what_is_a_group_in_one_file_and_none_in_the_other_is_said(folder: Path) -> None:
    standard = STANDARD.replace("[lot]\nmin_units = 50\n", "").replace("format = 1\n", "format = 1\nlot = 3\n", 1)
    assert reasons(write(folder, standard)) == ["part.toml lot: this must be a group of keys"]


def test_a_profile_that_is_not_there(folder: Path) -> None:
    found = reasons(write(folder, STANDARD.replace("profile.toml", "profil.toml")))
    assert found == ["part.toml inherits: there is no such profile"]


def test_a_profile_that_inherits_from_itself(folder: Path) -> None:
    (folder / "profile.toml").write_text(
        PROFILE.replace("format = 1", 'format = 1\ninherits = "profile.toml"'), "utf-8"
    )
    assert reasons(write(folder, STANDARD)) == [
        "profile.toml inherits: profiles inherit from each other, or through more than 5 files"
    ]


def test_a_profile_may_inherit_itself(folder: Path) -> None:
    write(folder, 'format = 1\nbuyer = "Group"\n[class.minor]\nrules = "nelson"\n', "group.toml")
    own = PROFILE.replace('buyer = "Buyer of all"', 'inherits = "group.toml"')
    (folder / "profile.toml").write_text(own, encoding="utf-8")
    spec = load_spec(write(folder, STANDARD)).spec
    assert spec.buyer == "Group"
    assert spec.by_class.minor is not None


def test_what_is_no_name_is_a_fault_of_shape(folder: Path) -> None:
    found = reasons(write(folder, STANDARD.replace('"profile.toml"', "3")))
    assert "part.toml inherits: this is not text in quotes" in found


def test_odd_groups_are_left_to_the_check_of_shape(folder: Path) -> None:
    assert any(
        "class" in said
        for said in reasons(write(folder, "class = 3\n" + STANDARD.replace('inherits = "profile.toml"', "")))
    )


def test_what_is_no_list_of_what_a_class_asks_is_told(folder: Path) -> None:
    with pytest.raises(SpecError) as refused:
        load_spec(write(folder, STANDARD + "without = 3\n"))
    (problem,) = refused.value.problems
    assert problem.location is not None
    assert problem.location.key == "characteristic[1].without"
    assert EN.say(problem.reason) == "this must be a list"
