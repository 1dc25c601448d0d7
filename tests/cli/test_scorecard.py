"""``qc scorecard``: a month of deliveries, four answers that stand apart."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from new_stores import new_store
from pypdf import PdfReader
from ramping import standard
from remembering import locked, recorded, run
from scipy.stats import beta

from qc.workflow import scorecard

BY = ("--workshop", "CV Maju")
NOVEMBER = ("--month", "2026-11")


def shipped(day: str, units: int = 1000, **said: object) -> tuple[object, ...]:
    """Options of a batch that was shipped on a day."""
    more = [part for name, value in said.items() for part in (f"--{name.replace('_', '-')}", value)]
    return (*BY, "--quantity", units, "--shipped", units, "--shipped-on", day, *more)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lot at the end of October, then four in November: good, late and drifting, not shipped, early and bad."""
    tmp_path = tmp_path_factory.mktemp("shop")
    locked(tmp_path)
    recorded(tmp_path, 1, *shipped("2026-10-31", order="PO-7", ordered=2000, due="2026-10-31"))
    recorded(tmp_path, 2, *shipped("2026-11-01", order="PO-7", ordered=2000, due="2026-11-01"))
    recorded(tmp_path, 3, *shipped("2026-11-14", 700, order="PO-8", ordered=1500, due="2026-11-12"), mean=11.981)
    recorded(tmp_path, 4, *BY, "--order", "PO-8", "--ordered", 1500, "--quantity", 800, "--produced", "2026-11-20")
    recorded(tmp_path, 5, *BY, "--shipped", 500, "--shipped-on", "2026-11-30", "--due", "2026-12-03", mean=11.996)
    return tmp_path


def known(folder: Path, *more: object) -> dict[str, Any]:
    """The scorecard's facts."""
    status, text = run(folder, "scorecard", *(more or (*BY, *NOVEMBER)), "--json", "-")
    assert status == 0, text
    found: dict[str, Any] = json.loads(text)
    return found


def test_a_batch_stands_in_the_month_of_its_shipment_to_the_day(folder: Path) -> None:
    found = known(folder)
    assert [(one["line"]["lot"], one["day_by"]) for one in found["batches"]] == [
        ("L2", "shipped"),
        ("L3", "shipped"),
        ("L4", "produced"),
        ("L5", "shipped"),
    ]
    assert [one["line"]["lot"] for one in known(folder, *BY, "--month", "2026-10")["batches"]] == ["L1"]
    assert [one["month"] for one in found["months"]][::5] == ["2026-06", "2026-11"]


def test_quality_is_counted_with_exact_bounds(folder: Path) -> None:
    found = known(folder)["total"]["quality"]
    assert (found["batches"], found["accepted"], found["held"], found["rejected"]) == (4, 1, 2, 1)
    lines = (folder / "lot5.csv").read_text(encoding="utf-8").splitlines()[1:]
    bad = sum(float(line.rpartition(";")[2].replace(",", ".")) > 12.0 for line in lines)
    assert bad > 2
    share = found["share"]
    assert (share["nonconforming"], share["exposure"]) == (bad, 400.0)
    assert share["lower"] == pytest.approx(beta.ppf(0.025, bad, 400 - bad + 1), rel=1e-9)
    assert share["upper"] == pytest.approx(beta.ppf(0.975, bad + 1, 400 - bad), rel=1e-9)
    (one,) = found["characteristics"]
    assert one["lot"] == "L5"
    assert one["lower"] < one["index"] < one["required"] == 1.33
    assert found["moved"] == ["L3", "L4", "L5"]
    assert one["moved"] == found["moved"]
    assert one["by_course"] == found["by_course"] == ["L4"], "L4 is held by all batches together"


def test_an_order_in_two_parts_is_one_order(folder: Path) -> None:
    found = known(folder)["total"]["quantity"]
    assert (found["orders"], found["order_unsaid"], found["ordered"]) == (3, 1, 3500)
    assert (found["fulfilled"], found["complete"]) == (2700, 1), "PO-7 was complete with October's half"
    assert (found["made"], found["made_unsaid"], found["shipped"], found["shipped_unsaid"]) == (2600, 1, 2200, 1)
    assert found["released_otherwise"] == ["L3", "L5"]


def test_continuity_is_counted_in_weeks_and_days(folder: Path) -> None:
    found = known(folder)["total"]["continuity"]
    assert (found["weeks"], found["delivered"], found["undated"]) == (6, 3, 1)
    assert found["gaps"] == [1, 13, 6, 10]
    assert (found["volume"], found["before"], found["by_shipped"]) == (2600, 1000, False)


@pytest.mark.parametrize(
    ("month", "today", "weeks", "to_come"),
    [
        ("2026-10", "2026-10-06", 5, 0),  # the last batch is of 30 November, so October is over
        ("2026-11", "2026-11-08", 6, 0),
        ("2026-12", "2026-12-09", 2, 3),
        ("2027-02", "2027-01-31", 0, 4),
    ],
)
def test_weeks_are_counted_up_to_today_or_the_last_batch(
    folder: Path, month: str, today: str, weeks: int, to_come: int
) -> None:
    store, day = folder / "store.sqlite", dt.date.fromisoformat(today)
    found = scorecard(month=month, workshop="CV Maju", store=store, today=day)
    continuity = found.facts.total.continuity
    assert (continuity.weeks, continuity.to_come) == (weeks, to_come)
    assert found.pdf("en").startswith(b"%PDF-")


def test_punctuality_leaves_the_unknown_aside(folder: Path) -> None:
    found = known(folder)["total"]["punctuality"]
    assert (found["days"], found["no_due"], found["no_shipment"]) == ([0, 2, -3], 1, 0)
    assert (found["on_time"], found["share"]) == (2, pytest.approx(2 / 3))


def test_it_is_said_in_words(folder: Path) -> None:
    status, text = run(folder, "scorecard", *BY, *NOVEMBER)
    assert status == 0
    for said in (
        "4: 1 accepted, 2 held, 1 rejected",
        "2 of 3 batches",
        "2 days late",
        "3 days early",
        "1 batch has no due day",
        "Lots L3, L5 were shipped although they were not accepted.",
        "at least 2,200 units",
    ):
        assert said in text
    assert "Ketepatan waktu" in run(folder, "scorecard", "--buyer", "Contoh", *NOVEMBER, lang="id")[1]


@pytest.mark.parametrize(("lang", "said"), [("en", "no grade is given"), ("id", "tidak ada nilai rapor")])
def test_the_paper_has_two_pages_at_most(folder: Path, lang: str, said: str) -> None:
    pdf = folder / "rapor.pdf"
    assert run(folder, "scorecard", "--buyer", "Contoh", *BY, *NOVEMBER, "--pdf", pdf, lang=lang)[0] == 0
    pages = PdfReader(pdf).pages
    text = " ".join("".join(page.extract_text() for page in pages).split())
    assert len(pages) <= 2
    assert said in text
    assert known(folder)["log"]["digest"] in text
    assert "CV Maju" in text


def test_a_month_without_batches_is_said(folder: Path) -> None:
    pdf = folder / "kosong.pdf"
    status, text = run(folder, "scorecard", *BY, "--month", "2026-09", "--pdf", pdf)
    assert (status, "No batch stands in this month." in text) == (0, True)
    assert "No batch stands in this month." in PdfReader(pdf).pages[0].extract_text()


def test_what_has_no_day_and_no_workshop_is_said(folder: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(folder, tmp_path / "copy"))
    recorded(folder, 6, *BY)
    recorded(folder, 7, "--shipped", 10, "--shipped-on", "2026-11-21")
    text = run(folder, "scorecard", *BY, *NOVEMBER)[1]
    assert "Lot L6 has no day at all: it stands in no month" in text
    assert "1 batch names no workshop" in text
    assert known(folder, "--buyer", "Contoh", *NOVEMBER)["total"]["quality"]["batches"] == 5


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ((*NOVEMBER,), "nobody said whose scorecard it is"),
        ((*BY, "--month", "2026-13"), "--month is no month"),
        ((*BY, "--month", "November"), "year and month, such as 2026-11"),
        (("--buyer", "Conto", *NOVEMBER), "one of Contoh"),
        (("--workshop", "CV Mundur", *NOVEMBER), "one of CV Maju"),
    ],
)
def test_what_does_not_fit_is_refused(folder: Path, given: tuple[object, ...], said: str) -> None:
    status, text = run(folder, "scorecard", *given)
    assert (status, said in text) == (2, True), text


def test_nothing_recorded_is_said(tmp_path: Path) -> None:
    new_store(tmp_path / "store.sqlite")
    standard(tmp_path)
    status, text = run(tmp_path, "scorecard", *BY, *NOVEMBER)
    assert (status, "record a batch first" in text) == (2, True)
