"""``qc gauge`` on studies that are not crossed: nested, bias, linearity, stability, judgements."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from qc import stats
from qc.cli import main
from qc.workflow import gauge

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

# AIAG, Measurement Systems Analysis: the linearity example, five pieces of twelve readings.
REFERENCES = (2, 4, 6, 8, 10)
AIAG = (
    (2.7, 2.5, 2.4, 2.5, 2.7, 2.3, 2.5, 2.5, 2.4, 2.4, 2.6, 2.4),
    (5.1, 3.9, 4.2, 5.0, 3.8, 3.9, 3.9, 3.9, 3.9, 4.0, 4.1, 3.8),
    (5.8, 5.7, 5.9, 5.9, 6.0, 6.1, 6.0, 6.1, 6.4, 6.3, 6.0, 6.1),
    (7.6, 7.7, 7.8, 7.7, 7.8, 7.8, 7.8, 7.7, 7.8, 7.5, 7.6, 7.7),
    (9.1, 9.3, 9.5, 9.3, 9.4, 9.5, 9.5, 9.5, 9.6, 9.2, 9.3, 9.4),
)
# AIAG, Measurement Systems Analysis: the bias example, fifteen readings of a piece of 6.0.
BIAS = (5.8, 5.7, 5.9, 5.9, 6.0, 6.1, 6.0, 6.1, 6.4, 6.3, 6.0, 6.1, 6.2, 5.6, 6.0)
TIMES = range(1, 13)


def run(*args: object, lang: str = "en") -> Result:
    return CliRunner().invoke(main, ["gauge", *map(str, args), "--lang", lang])


def facts(*args: object) -> Any:
    return json.loads(run(*args, "--json", "-").stdout)


def written(folder: Path, *rows: tuple[object, ...]) -> Path:
    path = folder / "studi.csv"
    path.write_text("\n".join(";".join(map(str, row)) for row in rows) + "\n", encoding="utf-8")
    return path


def line(folder: Path) -> Path:
    rows = [
        (place, true, str(value).replace(".", ","))
        for place, (true, values) in enumerate(zip(REFERENCES, AIAG, strict=True))
        for value in values
    ]
    return written(folder, ("Part", "Nilai acuan", "Nilai (mm)"), *rows)


def judged(folder: Path, slips: int, *, acuan: bool = True) -> Path:
    """Twenty pieces, every third bad, judged twice by two users; Siti passes some bad ones once."""
    rows = []
    bad = [piece for piece in range(1, 21) if piece % 3 == 0]
    for user in ("Budi", "Siti"):
        for piece in range(1, 21):
            right = "NG" if piece in bad else "OK"
            second = "OK" if user == "Siti" and piece in bad[:slips] else right
            rows.append((piece, user, right, second, *((right,) if acuan else ())))
    header = ("Part", "Operator", "Ulangan 1", "Ulangan 2", *(("Acuan",) if acuan else ()))
    return written(folder, header, *rows)


def sessions(folder: Path, step: float, header: str = "Minggu") -> Path:
    wobble = (0.002, -0.001, 0.0, -0.002, 0.001)
    rows = [
        (week, *(f"{10 + step * week + wobble[(week + k) % 5]:.4f}".replace(".", ",") for k in range(3)))
        for week in range(1, 25)
    ]
    return written(folder, (header, "X1", "X2", "X3"), *rows)


def nested(folder: Path, *, labels: bool = True) -> Path:
    wobble = (0.01, -0.01, 0.02, -0.02)
    rows = [
        (f"{user if labels else ''}{part}", user, f"{10 + part + wobble[(part + k + place) % 4]:.3f}".replace(".", ","))
        for place, user in enumerate(("Ani", "Budi"))
        for part in range(1, 5)
        for k in range(2)
    ]
    return written(folder, ("Part", "Operator", "Nilai"), *rows)


def test_the_published_line_is_found_from_the_columns(tmp_path: Path) -> None:
    found = facts(line(tmp_path))
    assert found["kind"] == "linearity"
    assert found["analysis"]["slope"]["value"] == pytest.approx(-0.131667, abs=5e-7)
    assert found["analysis"]["intercept"]["value"] == pytest.approx(0.736667, abs=5e-7)
    assert [at["bias"] for at in found["analysis"]["at"]] == pytest.approx(
        [0.491667, 0.125, 0.025, -0.29167, -0.61667], abs=5e-6
    )
    assert (found["verdict"], found["percent"]) == ("conditional", None)


def test_trials_in_columns_are_the_same_study(tmp_path: Path) -> None:
    long = facts(line(tmp_path))["analysis"]
    rows = [(place, true, *values) for place, (true, values) in enumerate(zip(REFERENCES, AIAG, strict=True))]
    wide = written(tmp_path, ("Part", "Reference", *(f"Trial {k}" for k in TIMES)), *rows)
    assert facts(wide)["analysis"] == long


@pytest.mark.parametrize(("tolerance", "verdict", "status"), [(50, "conditional", 4), (2, "unacceptable", 1)])
def test_a_line_is_held_against_the_tolerance(tmp_path: Path, tolerance: float, verdict: str, status: int) -> None:
    path = line(tmp_path)
    found = facts(path, "--tolerance", tolerance)
    assert found["verdict"] == verdict
    assert found["wrong"] == pytest.approx(0.58, abs=5e-4)
    assert found["percent"] == pytest.approx(58 / tolerance, abs=0.05)
    assert run(path, "--tolerance", tolerance).exit_code == status


def test_the_published_bias(tmp_path: Path) -> None:
    rows = [("6,0", str(value).replace(".", ",")) for value in BIAS]
    found = facts(written(tmp_path, ("Acuan", "Nilai"), *rows), "--tolerance", 4)
    assert (found["kind"], found["verdict"], found["wrong"]) == ("bias", "good", None)
    assert found["analysis"]["bias"] == pytest.approx(0.0067, abs=5e-5)
    assert found["analysis"]["interval"] == pytest.approx([-0.1107, 0.1241], abs=5e-5)


def test_bias_from_a_plain_column_needs_the_true_value(tmp_path: Path) -> None:
    path = written(tmp_path, ("Nilai",), *((str(value).replace(".", ","),) for value in BIAS))
    assert facts(path, "--kind", "bias", "--reference", 6)["analysis"]["n"] == 15
    refused = run(path, "--kind", "bias")
    assert (refused.exit_code, "needs the true value" in refused.stderr) == (2, True)
    few = facts(path, "--kind", "bias", "--reference", 6, "--tolerance", 0.5)
    assert few["verdict"] == "not_judged"
    shifted = facts(path, "--kind", "bias", "--reference", 7, "--tolerance", 5)
    assert shifted["verdict"] == "unacceptable"
    assert shifted["percent"] == pytest.approx(19.87, abs=0.01)


def test_stability_with_and_without_a_change(tmp_path: Path) -> None:
    calm = facts(sessions(tmp_path, 0.0))
    assert (calm["kind"], calm["verdict"], len(calm["analysis"]["chart"]["sizes"])) == ("stability", "good", 24)
    moving = facts(sessions(tmp_path, 0.001), "--tolerance", 0.05)
    assert moving["verdict"] == "unacceptable"
    assert moving["analysis"]["trend"]["slope"] == pytest.approx(0.001, abs=1e-4)
    slow = run(sessions(tmp_path, 0.001), "--tolerance", 1, "--reference", 10)
    assert slow.exit_code == 4
    assert "per session" in slow.stdout


def test_a_day_is_a_session_where_that_is_asked_for(tmp_path: Path) -> None:
    path = sessions(tmp_path, 0.0, "Tanggal")
    assert facts(path, "--kind", "stability")["kind"] == "stability"


@pytest.mark.parametrize(("slips", "verdict", "status"), [(0, "good", 0), (2, "unacceptable", 1)])
def test_judgements(tmp_path: Path, slips: int, verdict: str, status: int) -> None:
    path = judged(tmp_path, slips)
    found = facts(path)
    assert (found["kind"], found["verdict"]) == ("attribute", verdict)
    siti = found["analysis"]["appraisers"][1]
    assert (siti["missed"]["count"], siti["missed"]["of"]) == (slips, 12)
    assert run(path).exit_code == status


def test_judgements_without_the_right_ones_are_judged_by_kappa(tmp_path: Path) -> None:
    found = facts(judged(tmp_path, 1, acuan=False))
    counts = [[4 if p % 3 else 0, 0 if p % 3 else 4] for p in range(1, 21)]
    counts[2] = [1, 3]
    assert found["analysis"]["between"]["kappa"] == pytest.approx(stats.fleiss_kappa(counts).kappa)
    assert found["verdict"] == "good"
    assert any("cannot be said" in sentence["en"] for sentence in found["sentences"])


def test_a_nested_study(tmp_path: Path) -> None:
    found = facts(nested(tmp_path), "--tolerance", 1)
    assert (found["kind"], found["method"]) == ("nested", "anova")
    assert found["shares"][0]["source"] == "gage_rr"
    same = facts(nested(tmp_path, labels=False), "--tolerance", 1, "--kind", "nested")
    assert same["shares"] == found["shares"]
    crossed = facts(nested(tmp_path, labels=False), "--tolerance", 1)
    assert crossed["kind"] == "crossed"


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_study_has_a_page_and_a_picture(tmp_path: Path, lang: str) -> None:
    made: tuple[Callable[[Path], Path], ...] = (
        line,
        lambda folder: judged(folder, 1),
        lambda folder: sessions(folder, 0.001),
        nested,
        lambda folder: written(folder, ("Acuan", "Nilai"), *((6, 5 + k) for k in range(4))),
    )
    for make in made:
        found = gauge(make(tmp_path), tolerance=1.9)
        assert found.to_svg(lang).startswith("<svg")
        pages = PdfReader(io.BytesIO(found.pdf(lang))).pages
        assert len(pages) == 1
        assert "studi.csv" in pages[0].extract_text()
        assert found.text(lang)


@pytest.mark.parametrize(
    ("kind", "rows", "told"),
    [
        ("linearity", [("Part", "Acuan", "Nilai"), (1, 2, 2), (1, 2, 3)], "two different reference values"),
        ("linearity", [("Part", "Acuan", "Nilai"), (1, 2, 2), (2, 4, 3)], "every part measured at least twice"),
        ("linearity", [("Part", "Operator", "Nilai"), (1, "A", 2), (2, "A", 3)], "column with the reference value"),
        ("linearity", [("Part", "Acuan", "Nilai"), (1, "", 2), (2, 4, 3)], "does not give the reference value"),
        ("bias", [("Part", "Acuan", "Nilai"), (1, 2, 2), (2, 4, 3)], "several reference values"),
        ("bias", [("Acuan", "Nilai"), (2, 2)], "at least twice"),
        ("stability", [("Minggu", "Nilai"), (1, 2), (2, 3)], "at least three sessions; this one has 2"),
        ("nested", [("Part", "Operator", "Nilai"), ("a", "A", 2), ("b", "B", 3)], "a nested study needs"),
        ("nested", [("Part", "Operator", "Nilai"), *[("a", "A", 2)] * 2, ("b", "B", 3)], "measure each as often"),
        ("attribute", [("Part", "Operator", "Nilai"), (1, "A", "OK"), (2, "B", "NG")], "must judge the same parts"),
        ("other", [("Part", "Nilai"), (1, 2)], "--kind other does not fit"),
    ],
)
def test_what_keeps_a_study_from_being_analysed_is_told(
    tmp_path: Path, kind: str, rows: list[tuple[object, ...]], told: str
) -> None:
    refused = run(written(tmp_path, *rows), "--kind", kind)
    assert refused.exit_code in {2, 3}
    assert told in refused.stderr
