"""From a pilot to volume, end to end: levels, causes told apart, papers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pytest
from openpyxl import Workbook
from ramping import measured, standard

from qc import workflow
from qc.errors import InputError
from qc.terms import CauseFinding, Readiness, VolumeCause
from qc.words import language

if TYPE_CHECKING:
    from pathlib import Path

PLAN = {"target": 1000, "operators": 2, "shifts": 1, "machines": 1, "material_lots": 2, "tool_changes": 1, "days": 4}


def batches(folder: Path, step: float = 0.0, count: int = 4) -> list[Path]:
    return [
        measured(
            folder,
            f"batch{k}",
            day=10 + k,
            mean=11.978 + step * k,
            operators=("Budi", "Siti"),
            lot="AB"[k % 2],
            tool=f"P{1 + k // 2}",
            seed=10 + k,
        )
        for k in range(count)
    ]


def answers(found: workflow.Ramp) -> dict[VolumeCause, CauseFinding]:
    (one,) = found.readiness.characteristics
    return {each.cause: each.finding for each in one.explanations}


def test_all_that_is_planned_and_was_seen_is_shown_at_the_volume_made(tmp_path: Path) -> None:
    pilot = measured(tmp_path, "pilot", day=9)
    found = workflow.ramp(pilot, batches(tmp_path), spec=standard(tmp_path, PLAN))
    assert found.level is Readiness.SHOWN
    assert found.readiness.reached.reasons == ()
    assert (found.readiness.made, found.readiness.reached.batches) == (500, 5)
    assert all(row.covered for row in found.readiness.coverage)
    assert "Shown at 500 units (500 measured, 5 batches)" in found.text("en")
    assert "No promise for other conditions" in found.text("en")
    assert found.readiness.step.volume == 1000
    assert "May step up to 1,000 units, measured as said below." in found.text("en")
    assert "Boleh naik sampai 1.000 unit, diukur seperti tertulis di bawah" in found.text("id")


def test_where_nearly_every_unit_must_be_measured_no_pause_of_none_is_said(tmp_path: Path) -> None:
    """108 units made, 300 needed: 192 of the next 216, in fives after every five units."""
    made = measured(tmp_path, "batch", day=10, n=8)
    found = workflow.ramp(measured(tmp_path, "pilot", day=9), [made], spec=standard(tmp_path))
    assert (found.readiness.step.sampling.size, found.readiness.step.sampling.every) == (5, 5)
    assert "Cheapest measuring for the next 216 units: every one." in found.text("en")


def test_a_drift_too_slow_for_one_batch_is_seen_over_ten(tmp_path: Path) -> None:
    pilot, made = measured(tmp_path, "pilot", day=9), batches(tmp_path, 0.0005, 10)
    told = standard(tmp_path)
    first = workflow.ramp(pilot, made[:2], spec=told)
    assert answers(first)[VolumeCause.DRIFT] is CauseFinding.NOT_FOUND
    every = workflow.ramp(pilot, made, spec=told)
    assert answers(every)[VolumeCause.DRIFT] is CauseFinding.FOUND
    assert answers(every)[VolumeCause.STREAMS] is CauseFinding.NOT_FOUND
    assert every.level is Readiness.NOT_YET
    assert every.readiness.step.volume is None
    assert "goes with the trend" in every.text("en")


def test_what_was_never_seen_is_named_and_bounds_the_step(tmp_path: Path) -> None:
    plan = {**PLAN, "target": 12_500, "operators": 4, "material_lots": 20, "shifts": 2}
    pilot = measured(tmp_path, "pilot", day=9)
    found = workflow.ramp(pilot, batches(tmp_path), spec=standard(tmp_path, plan))
    assert found.level is Readiness.UNDER_GUARD
    missing = {row.key for row in found.readiness.coverage if row.covered is False}
    assert missing == {"operators", "shifts", "material_lots"}
    # Two of 20 material lots for 12,500 units last for 1,250.
    assert found.readiness.step.volume == 1250
    assert "a larger volume takes more than was seen: Material lots" in found.text("en")


def test_a_target_that_was_made_already_is_gone_on_at_not_stepped_up_to(tmp_path: Path) -> None:
    pilot = measured(tmp_path, "pilot", day=9)
    plan = {"target": 400, "operators": 3}
    found = workflow.ramp(pilot, batches(tmp_path), spec=standard(tmp_path, plan))
    assert found.level is Readiness.UNDER_GUARD
    assert "May go on at 500 units, guarded as said below; not yet shown under all that 400 units bring" in found.text(
        "en"
    )


def test_without_a_plan_the_next_usual_volume_is_asked_for_and_nothing_is_known(tmp_path: Path) -> None:
    pilot = measured(tmp_path, "pilot", day=9)
    found = workflow.ramp(pilot, batches(tmp_path), spec=standard(tmp_path))
    assert found.readiness.volume.target == 1000
    assert [row.covered for row in found.readiness.coverage] == [None] * 6
    assert "not said how many there will be" in found.text("en")
    asked = workflow.ramp(pilot, batches(tmp_path), spec=standard(tmp_path), target_volume=3500)
    assert asked.readiness.volume.target == 3500


def test_a_wider_operator_is_a_stream_not_a_drift(tmp_path: Path) -> None:
    pilot = measured(tmp_path, "pilot", day=9)
    other = measured(tmp_path, "one", day=10, seed=4)
    text = other.read_text(encoding="utf-8").splitlines()
    higher = [
        row.replace(";Budi;", ";Siti;")
        for row in measured(tmp_path, "two", day=10, mean=11.984, seed=5).read_text(encoding="utf-8").splitlines()
    ]
    mixed = [text[0]] + [(text if unit % 2 else higher)[unit] for unit in range(1, 101)]
    other.write_text("\n".join(mixed) + "\n", encoding="utf-8")
    found = workflow.ramp(pilot, [other], spec=standard(tmp_path))
    streams = {each.kind: each.finding for each in found.readiness.characteristics[0].streams}
    assert streams["operator"] is CauseFinding.FOUND
    assert "operators differ" in found.text("en")


@pytest.mark.parametrize("lang", ["id", "en"])
def test_it_is_said_in_both_languages_and_never_ready_alone(tmp_path: Path, lang: str) -> None:
    pilot = measured(tmp_path, "pilot", day=9)
    found = workflow.ramp(pilot, batches(tmp_path), spec=standard(tmp_path, PLAN))
    text = found.text(lang)
    assert language(lang).say(found.readiness.characteristics[0].facts.characteristic.names) in text
    assert "ready for" not in text
    assert "siap 1.000" not in text
    assert found.pdf(lang).startswith(b"%PDF-")


def test_json_holds_readiness_and_batches(tmp_path: Path) -> None:
    pilot = measured(tmp_path, "pilot", day=9)
    told = json.loads(workflow.ramp(pilot, batches(tmp_path), spec=standard(tmp_path, PLAN)).to_json())
    assert (told["schema"], told["schema_version"]) == ("qc-ramp", "1.0")
    assert told["readiness"]["level"] == "shown"
    assert [row["source"] for row in told["readiness"]["coverage"]][:2] == ["operators", "shifts"]
    (one,) = told["batches"]
    assert [batch["n"] for batch in one["batches"]] == [100] * 5
    assert one["batches"][0]["mean"] == pytest.approx(11.978, abs=1e-4)
    assert [entry["cause"] for entry in told["readiness"]["characteristics"][0]["explanations"]] == [
        "exposure",
        "drift",
        "streams",
    ]


def test_counted_parts_are_drawn_and_said_as_shares() -> None:
    folder = "samples/lampu-ng/"
    found = workflow.ramp(folder + "pilot.csv", [folder + "produksi.csv"], spec="specs/contoh-perakitan-lampu.toml")
    assert found.level in set(Readiness)
    assert found.pdf("id").startswith(b"%PDF-")
    assert all(each.evidence.no_readings is not None for each in found.readiness.characteristics)


def test_sheets_of_one_workbook_are_one_batch(tmp_path: Path) -> None:
    """A sheet for each day of a batch: the file was refused as one that was given twice."""
    rng, book = np.random.default_rng(5), Workbook()
    book.remove(book.active)
    for number, name in enumerate(("Senin", "Selasa")):
        sheet = book.create_sheet(name)
        sheet.append(["No", "Diameter luar (mm)"])
        for unit, value in enumerate(11.978 + 0.003 * rng.standard_normal(60), start=1 + 60 * number):
            sheet.append([unit, round(value, 3)])
    book.save(tmp_path / "pekan.xlsx")
    pilot = measured(tmp_path, "pilot", day=9)
    other = measured(tmp_path, "lain", day=11, seed=3)
    found = workflow.ramp(pilot, [tmp_path / "pekan.xlsx", other], spec=standard(tmp_path)).readiness
    assert [language("en").say(span.name) for span in found.spans] == ["pilot", "pekan", "lain"]
    assert [(span.first, span.last) for span in found.spans] == [(1, 100), (101, 220), (221, 320)]
    assert found.reached.batches == 3


def test_two_batches_with_the_same_readings_are_one_file_given_twice(tmp_path: Path) -> None:
    pilot, lot = measured(tmp_path, "pilot", day=9), measured(tmp_path, "lot", day=10, seed=2)
    (tmp_path / "salinan.csv").write_bytes(lot.read_bytes())
    with pytest.raises(InputError, match="this file has the same content as"):
        workflow.ramp(pilot, [lot, tmp_path / "salinan.csv"], spec=standard(tmp_path))
