"""``--column``: every form that is told of is taken, and every form that is taken is told of."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from ramping import STANDARD

from qc.cli import main
from qc.web import help as pages

ROOT = Path(__file__).parents[2]
HELP = Path(pages.__file__).parent
SECOND = STANDARD[STANDARD.index("[[characteristic]]") :].replace("d_luar", "d_dalam").replace("luar", "dalam")
OUTER, INNER = [f"11,97{digit}" for digit in range(5)], [f"11,98{digit}" for digit in range(5)]


def read(folder: Path, text: str, *said: str) -> str:
    """Return what is understood of a file of two diameters, in one line: where lines end hangs on the folder's name."""
    spec, file = folder / "standard.toml", folder / "lot.csv"
    spec.write_text(f"{STANDARD}\n{SECOND.replace('Outer', 'Inner')}", encoding="utf-8")
    file.write_text(text, encoding="utf-8")
    given = [word for one in said for word in ("--column", one)]
    asked = ["read", str(file), "--spec", str(spec), "--explain", "--lang", "en", *given]
    return " ".join(CliRunner().invoke(main, asked).output.split())


def table(*headers: str) -> str:
    rows = [f"{unit};{left};{right}" for unit, (left, right) in enumerate(zip(OUTER, INNER, strict=True), start=1)]
    return "\n".join([";".join(headers), *rows]) + "\n"


@pytest.mark.parametrize(
    "said", [("Kiri=d_luar", "Kanan=d_dalam"), ("B=d_luar", "C=d_dalam"), ("kiri=d_luar", "C=d_dalam")]
)
def test_by_header_or_by_letter(tmp_path: Path, said: tuple[str, str]) -> None:
    shown = read(tmp_path, table("No", "Kiri", "Kanan"), *said)
    assert "10 readings" in shown, shown
    assert "no column is named" in read(tmp_path, table("No", "Kiri", "Kanan"))


def test_a_column_is_left_out(tmp_path: Path) -> None:
    shown = read(tmp_path, table("No", "Diameter luar", "Diameter dalam"), "Diameter dalam=-")
    assert "5 readings" in shown, shown
    assert "10 readings" in read(tmp_path, table("No", "Diameter luar", "Diameter dalam"))


def test_all_repeats_at_once(tmp_path: Path) -> None:
    shown = read(tmp_path, table("No", "X1", "X2"), "X=d_luar")
    assert "10 readings" in shown, shown
    assert "as you said" in shown


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_form_is_told_of(lang: str) -> None:
    help_text = " ".join(CliRunner().invoke(main, ["read", "--help", "--lang", lang]).output.split())
    for form in ('"HEADER=ID"', '"HEADER=-"', '"X=ID"', '("C=ID")'):
        assert form in help_text
    page = (HELP / lang / "sending.md").read_text(encoding="utf-8")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for text in (page, readme):
        assert all(form in text for form in ('"X=d_', '=-"', '"C=d_'))
