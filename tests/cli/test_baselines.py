"""``qc inspect`` with points left out of the pilot, and with baselines that are locked and used."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from qc.cli import main
from qc.errors import UsageError
from qc.workflow import inspect

if TYPE_CHECKING:
    from click.testing import Result

ROOT = Path(__file__).parents[2]
BATCH = ROOT / "samples" / "ring-piston" / "piston_rings.csv"
SPEC = ROOT / "specs" / "contoh-ring-piston.toml"
HEAD = "karakteristik;subgrup;sebab;oleh;tanggal"


def run(*args: object, spec: Path = SPEC, batch: Path = BATCH) -> Result:
    return CliRunner().invoke(main, ["inspect", *map(str, (batch, "--spec", spec, *args)), "--lang", "en"])


def facts(*args: object, **where: Path) -> Any:
    return json.loads(run(*args, "--json", "-", **where).stdout)


def excluding(folder: Path, *lines: str, head: str = HEAD) -> Path:
    path = folder / "keluar.csv"
    path.write_text("\n".join((head, *lines)) + "\n", encoding="utf-8")
    return path


def split(folder: Path) -> tuple[Path, Path]:
    """The pilot of the sample and its production as files of their own."""
    head, *rows = BATCH.read_text(encoding="utf-8").splitlines()
    pilot, rest = folder / "pilot.csv", folder / "lot.csv"
    pilot.write_text("\n".join((head, *rows[:125])) + "\n", encoding="utf-8")
    rest.write_text("\n".join((head, *rows[125:])) + "\n", encoding="utf-8")
    return pilot, rest


def locked(folder: Path, *args: object) -> Path:
    path = folder / "baseline.json"
    found = run("--pilot-units", 125, "--lock", path, "Budi", "--inspected", "2026-11-21", *args)
    assert f"locked: {path}" in found.stdout
    return path


def test_a_point_with_a_cause_does_not_count(tmp_path: Path) -> None:
    plain = facts("--pilot-units", 125)
    path = excluding(tmp_path, "diameter_mm;7;alat ukur jatuh;Budi;21/11/2026")
    found = facts("--pilot-units", 125, "--exclude", path)
    (log,) = found["left_out"]
    assert (log["point"], log["cause"], log["who"], log["when"]) == (7, "alat ukur jatuh", "Budi", "21/11/2026")
    assert (log["readings"], log["signalled"]) == (5, False)
    before, after = (one["characteristics"][0]["pilot_chart"]["baseline"] for one in (plain, found))
    assert (before["subgroups"], after["subgroups"]) == (25, 24)
    assert log["before"][1] == pytest.approx(before["center"])
    assert log["after"][1] == pytest.approx(after["center"])
    assert plain["left_out"] == []
    assert "left out of the pilot: point 7, 5 readings (alat ukur jatuh; Budi, 21/11/2026)" in json.dumps(found)


@pytest.mark.parametrize(
    ("lines", "head", "told"),
    [
        (["diameter_mm;7;;Budi;21/11/2026"], HEAD, "does not say: cause"),
        (["diameter_mm;0;jatuh;Budi;21/11/2026"], HEAD, "not the number of a point"),
        (["diameter_mm;7;jatuh;Budi;kemarin"], HEAD, "not a date"),
        (["diameter_mm;99;jatuh;Budi;21/11/2026"], HEAD, "each point once, from 1 to 25"),
        (["diameter_mm;7;jatuh;Budi;21/11/2026"] * 2, HEAD, "named twice"),
        ([f"diameter_mm;{p};jatuh;Budi;21/11/2026" for p in (3, 5, 7)], HEAD, "of 25 at most 2 may be"),
        (["panjang;7;jatuh;Budi;21/11/2026"], HEAD, "only of characteristics that the pilot measured"),
        (["7;jatuh"], "subgrup;sebab", "headers are missing"),
    ],
)
def test_what_may_not_be_left_out_is_told(tmp_path: Path, lines: list[str], head: str, told: str) -> None:
    refused = run("--pilot-units", 125, "--exclude", excluding(tmp_path, *lines, head=head))
    assert refused.exit_code == 3
    assert told in refused.stderr


def test_without_a_pilot_there_is_nothing_to_leave_out_or_to_lock(tmp_path: Path) -> None:
    refused = run("--exclude", excluding(tmp_path, "diameter_mm;7;jatuh;Budi;21/11/2026"))
    assert (refused.exit_code, "no pilot to leave points out of" in refused.stderr) == (2, True)
    refused = run("--lock", tmp_path / "b.json", "Budi")
    assert (refused.exit_code, "without a pilot there is no baseline" in refused.stderr) == (2, True)
    refused = run("--pilot-units", 125, "--lock", tmp_path / "b.txt", "Budi")
    assert (refused.exit_code, "a .json file" in refused.stderr) == (2, True)


def test_a_locked_baseline_answers_as_its_pilot_does(tmp_path: Path) -> None:
    pilot, rest = split(tmp_path)
    path = locked(tmp_path)
    ours, theirs = facts("--baseline", path, batch=rest), facts("--pilot", pilot, batch=rest)
    assert ours["decision"] == theirs["decision"]
    first, second = (one["characteristics"][0] for one in (ours, theirs))
    assert first["pilot_chart"]["baseline"] == second["pilot_chart"]["baseline"]
    assert first["drift"] == second["drift"]
    (said,) = (note["said"] for note in ours["data_notes"] if "locked on" in note["said"]["en"])
    assert "Budi locked on 21 November 2026" in said["en"]
    assert "dikunci Budi pada 21 November 2026" in said["id"]


def test_what_somebody_locked_is_not_overwritten(tmp_path: Path) -> None:
    path = locked(tmp_path)
    before = path.read_bytes()
    for more in (("--lock", path, "Ani"), ("--json", path)):
        refused = run("--pilot-units", 125, *more)
        assert (refused.exit_code, path.read_bytes() == before) == (3, True)
        assert "it is not overwritten" in refused.stderr


def test_what_was_left_out_stands_in_the_baseline(tmp_path: Path) -> None:
    left = excluding(tmp_path, "diameter_mm;7;alat ukur jatuh;Budi;21/11/2026")
    content = json.loads(locked(tmp_path, "--exclude", left).read_text(encoding="utf-8"))
    assert (content["schema"], content["schema_version"]) == ("qc-baseline", "1.1")
    assert content["left_out"][0]["cause"] == "alat ukur jatuh"
    kept = content["characteristics"]["diameter_mm"]
    assert [value is None for value in kept["values"][29:36]] == [False, *[True] * 5, False]
    assert kept["record"]["baseline"]["subgroups"] == 24


def test_a_baseline_of_another_standard_or_changed_is_refused(tmp_path: Path) -> None:
    path = locked(tmp_path)
    other = tmp_path / "z.toml"
    text = SPEC.read_text(encoding="utf-8")
    other.write_text(text.replace('revision = "A"', 'revision = "B"'), encoding="utf-8")
    refused = run("--baseline", path, spec=other)
    assert (refused.exit_code, "another standard or revision" in refused.stderr) == (3, True)
    other.write_text(text + "\n# a remark\n", encoding="utf-8")
    assert run("--baseline", path, spec=other).exit_code in {0, 4}
    other.write_text(text.replace("usl = 74.050", "usl = 74.060"), encoding="utf-8")
    assert (
        "without a new revision: Inside diameter, usl was 74.05, now 74.06"
        in run("--baseline", path, spec=other).stderr
    )
    path.write_text(path.read_text(encoding="utf-8").replace('"Budi"', '"Siti"'), encoding="utf-8")
    assert "was changed after it was locked" in run("--baseline", path).stderr


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[]", "not a baseline of qc"),
        ("no json", "not a baseline of qc"),
        ('{"schema": "qc-baseline", "schema_version": "9.0", "digest": ""}', "this version of qc knows"),
        (None, "there is no such file"),
    ],
)
def test_what_is_no_baseline_is_refused(tmp_path: Path, text: str | None, told: str) -> None:
    path = tmp_path / "b.json"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    refused = run("--baseline", path)
    assert (refused.exit_code, told in refused.stderr) == (3, True)


def test_a_baseline_takes_the_place_of_a_pilot(tmp_path: Path) -> None:
    path = locked(tmp_path)
    assert "takes the place of a pilot" in run("--baseline", path, "--pilot", BATCH).stderr
    left = excluding(tmp_path, "diameter_mm;7;jatuh;Budi;21/11/2026")
    assert "no points are left out of it" in run("--baseline", path, "--exclude", left).stderr


def test_a_pilot_too_short_or_unstable_is_not_locked(tmp_path: Path) -> None:
    refused = run("--pilot-units", 50, "--lock", tmp_path / "b.json", "Budi")
    assert (refused.exit_code, "are needed to lock its limits" in refused.stderr) == (2, True)
    verdict = inspect(BATCH, spec=SPEC, pilot_units=195)
    with pytest.raises(UsageError, match="was not stable"):
        verdict.to_baseline("Budi", verdict.facts.spec.edition)
