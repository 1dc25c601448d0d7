"""``qc history``: batch after batch of a part."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pytest
from pypdf import PdfReader
from ramping import measured, standard
from remembering import locked, recorded, run

from qc.charts.scene import Mark
from qc.report.history.chart import history_scene
from qc.words import language
from qc.workflow.remembered.histories import history

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two batches: one whole and on time, one short and late."""
    locked(tmp_path)
    order = ("--workshop", "Maju <&> Jaya", "--ordered", 1000, "--due", "2026-11-15")
    recorded(tmp_path, 1, *order, "--quantity", 1000, "--shipped", 1000, "--shipped-on", "2026-11-15")
    recorded(tmp_path, 2, *order, "--shipped", 600, "--shipped-on", "2026-11-16", mean=11.981)
    return tmp_path


def test_batches_are_shown_with_quantity_and_punctuality(folder: Path) -> None:
    status, text = run(folder, "history", "BOS-12")
    assert status == 0
    assert "1 of 2 batches were accepted." in text
    assert "Shipped: 1,600 of 2,000 units ordered." in text
    assert "On time: 1 of 2 batches." in text
    lots = [line.split() for line in text.splitlines() if line.split()[1:2] in (["L1"], ["L2"])]
    assert [row[0] for row in lots] == ["1", "2"]
    assert [row[3:6] for row in lots] == [["1,000", "1,000", "1,000"], ["100", "1,000", "600"]]
    rows = [line.split() for line in text.splitlines() if line.startswith(("L1", "L2"))]
    for row, number in zip(rows, (1, 2), strict=True):
        lines = (folder / f"lot{number}.csv").read_text(encoding="utf-8").splitlines()[1:]
        read = np.array([float(line.rpartition(";")[2].replace(",", ".")) for line in lines])
        assert row[:4] == [f"L{number}", "100", f"{read.mean():.4f}", f"{read.std(ddof=1):.5f}"]
    assert "1 dari 2 lot diterima." in run(folder, "history", "BOS-12", lang="id")[1]


def test_lots_that_go_out_on_one_order_share_what_was_ordered(tmp_path: Path) -> None:
    locked(tmp_path)
    order = ("--workshop", "Maju", "--order", "PO-1", "--ordered", 1000, "--due", "2026-11-15")
    for lot, shipped in ((1, 600), (2, 400)):
        recorded(tmp_path, lot, *order, "--shipped", shipped, "--shipped-on", "2026-11-15")
    assert "Shipped: 1,000 of 1,000 units ordered." in run(tmp_path, "history", "BOS-12")[1]


def test_every_fact_is_written_as_in_the_verdict(folder: Path) -> None:
    known = json.loads(run(folder, "history", "BOS-12", "--buyer", "Contoh", "--json", "-")[1])
    assert known["schema"] == "qc-history"
    assert [lot["on_time"] for lot in known["batches"]] == [True, False]
    assert [lot["delivered"] for lot in known["batches"]] == [1.0, 0.6]
    (course,) = known["characteristics"]
    first, second = course["found"]
    assert first["lower"] < first["index"]
    assert (first["stability"], second["stability"]) == ("stable", "drifting")
    assert (first["ppm"], course["usl"]) == (0.0, 12.0)


def test_the_paper_says_the_same(folder: Path) -> None:
    pdf = folder / "riwayat.pdf"
    status, _ = run(folder, "history", "BOS-12", "--pdf", pdf)
    text = "".join(page.extract_text() for page in PdfReader(pdf).pages)
    assert status == 0
    assert "History of a part" in text
    assert "record" in text
    assert "Maju <&> Jaya" in text
    assert "1 of 2 batches were accepted." in text


def test_the_chart_has_a_column_for_each_batch(folder: Path) -> None:
    (course,) = history("BOS-12", store=folder / "store.sqlite").facts.courses
    scene = history_scene(course, language("en"))
    assert scene is not None
    assert "2 batches" in scene.description
    dots = [item for item in scene.items if isinstance(item, Mark)]
    assert [dot.title for dot in dots] == ["L1", "L2"]
    assert dots[0].x < dots[1].x
    assert dots[0].y < dots[1].y, "the second lot's mean is higher"


def test_judged_parts_have_a_share_and_no_mean(tmp_path: Path) -> None:
    spec = standard(tmp_path)
    text = spec.read_text(encoding="utf-8")
    spec.write_text(
        text + '\n[[characteristic]]\nid = "ulir"\nnames = { id = "Ulir", en = "Thread" }\nkind = "attribute"\n'
        'class = "major"\n',
        encoding="utf-8",
    )
    file = measured(tmp_path, "lot", day=10)
    lines = file.read_text(encoding="utf-8").splitlines()
    marked = [f"{lines[0]};Ulir", *(f"{line};{'NG' if at < 2 else 'OK'}" for at, line in enumerate(lines[1:]))]
    file.write_text("\n".join(marked) + "\n", encoding="utf-8")
    assert run(tmp_path, "record", file, "--spec", spec)[0] == 1
    _, thread = history("BOS-12", store=tmp_path / "store.sqlite").facts.courses
    (found,) = thread.found
    assert (found.n, found.nonconforming, found.ppm, found.mean) == (100, 2, 20_000.0, None)
    assert history_scene(thread, language("en")) is None
    assert "#1" in run(tmp_path, "history", "BOS-12")[1]
