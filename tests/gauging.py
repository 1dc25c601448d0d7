"""Studies of a gauge as files, and ``qc gauge`` run on them, for tests."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from click.testing import CliRunner

from qc.cli import main

if TYPE_CHECKING:
    from click.testing import Result


ROOT = Path(__file__).parents[1]


SAMPLE = ROOT / "samples" / "alat-ukur-voltmeter"


STUDY = str(SAMPLE / "studi.csv")


SPEC = str(ROOT / "specs" / "contoh-bos-bubut.toml")


def run(*args: str, lang: str = "en") -> Result:
    return CliRunner().invoke(main, ["gauge", *args, "--lang", lang])


def written(path: Path, readings: dict[tuple[str, str], list[float]], *, header: str = "Diameter (mm)") -> str:
    """A file of a study with points for decimals."""
    lines = [f"Part,Operator,{header}"]
    lines += [f"{part},{user},{value:.4f}" for (part, user), values in readings.items() for value in values]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def fine_study(path: Path, *, gauge_step: float = 0.0005) -> str:
    """Ten parts 0.02 mm apart, three users, two trials that differ by a step."""
    readings = {
        (f"P{part}", user): [11.9 + 0.02 * part + 0.0002 * offset, 11.9 + 0.02 * part + 0.0002 * offset + gauge_step]
        for offset, user in enumerate(("Budi", "Siti", "Agus"))
        for part in range(10)
    }
    return written(path, readings)
