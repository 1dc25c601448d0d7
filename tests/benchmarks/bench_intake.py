"""What reading a file costs, as ratios to what any reader must spend.

Run it with ``python tests/benchmarks/bench_intake.py``. CPU seconds within one process, the least of several runs;
text against ``pandas.read_csv`` of the same file, workbooks against python-calamine alone. The targets are 2.5 times
``read_csv`` for a million readings and 2 times calamine for a hundred thousand rows; memory, 4 times the file.

Not met: files of ten thousand readings (3 to 6 times: looking for the header under three delimiters and what else is
done once takes two or three milliseconds, as long as ``read_csv`` takes for all) and some of a hundred thousand (up to
4). Not measured as a form: a million readings with eight decimals and a row of sums, hardly any twice, take 5.6 times
the file's memory and 5 times as long, since each is kept as a text of its own until it is compared with the sums.
"""

from __future__ import annotations

import gc
import io
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import openpyxl
import pandas as pd
import python_calamine

from qc.intake import ColumnPlan, ExpectedColumn, read_batch

if TYPE_CHECKING:
    from collections.abc import Callable

RUNS = 7
NAMES = ("diameter", "panjang")
PLAN = ColumnPlan(
    columns=tuple(
        ExpectedColumn(id=name, names=(name,), unit="mm", nominal=25.0, lsl=24.9, usl=25.1, resolution=0.001)
        for name in NAMES
    )
)
ONE = ColumnPlan(columns=PLAN.columns[:1])


def show(line: str) -> None:
    """Print a line."""
    sys.stdout.write(line + "\n")


def cpu(*works: Callable[[], object]) -> list[float]:
    """Least CPU seconds of each over several runs, taken in turn, so that a slow moment slows all of them."""
    best = [float("inf")] * len(works)
    for _ in range(RUNS):
        for i, work in enumerate(works):
            before = time.process_time()
            work()
            best[i] = min(best[i], time.process_time() - before)
    return best


def readings(n: int) -> list[str]:
    """Readings of a gauge with a step of 0.001."""
    return [f"{value:.3f}" for value in np.random.default_rng(1).normal(25, 0.01, n)]


def long(n: int) -> str:
    """A row per reading of two characteristics, in subgroups of five."""
    rows = (f"{i // 10},{NAMES[i % 2]},{value}" for i, value in enumerate(readings(n)))
    return "\n".join(["subgrup,karakteristik,nilai", *rows])


def wide(n: int) -> str:
    """A row per subgroup of five."""
    cells = readings(n)
    rows = (f"{i // 5}," + ",".join(cells[i : i + 5]) for i in range(0, n, 5))
    return "\n".join(["subgrup,x1,x2,x3,x4,x5", *rows])


def units(n: int) -> str:
    """A row per numbered unit, two characteristics."""
    cells = readings(n)
    rows = (f"{i // 2},{cells[i]},{cells[i + 1]}" for i in range(0, n, 2))
    return "\n".join(["unit,diameter,panjang", *rows])


def untidy(n: int) -> str:
    """A row per subgroup of five, with decimal commas, a unit in a cell and a row of sums: nothing is plain."""
    rows = wide(n).replace(",", ";").replace(".", ",").split("\n")
    return "\n".join([*rows[:-1], rows[-1] + " mm", "Rata-rata;25,0;25,0;-;HL;25,0"])


def suffixed(n: int) -> str:
    """A row per subgroup of five, with decimal commas and the unit in every cell."""
    head, *rows = wide(n).replace(",", ";").replace(".", ",").split("\n")
    number, *cells = zip(*(row.split(";") for row in rows), strict=True)
    return "\n".join([head, *map(";".join, zip(number, *(map("{} mm".format, cell) for cell in cells), strict=True))])


def quoted(n: int) -> str:
    """A row per subgroup of five, with decimal commas in quotation marks between commas."""
    head, *rows = wide(n).replace(",", ";").replace(".", ",").split("\n")
    number, *cells = zip(*(row.split(";") for row in rows), strict=True)
    marked = (map('"{}"'.format, cell) for cell in cells)
    return "\n".join([head.replace(";", ","), *map(",".join, zip(number, *marked, strict=True))])


def fine(n: int) -> str:
    """A row per subgroup of five, each reading with six decimals: hardly any stands twice."""
    cells = np.random.default_rng(1).normal(25, 0.01, (n // 5, 5)).tolist()
    rows = (f"{i}," + ",".join(f"{value:.6f}" for value in row) for i, row in enumerate(cells))
    return "\n".join(["subgrup,x1,x2,x3,x4,x5", *rows])


def doubled(n: int) -> str:
    """The same, with a remark beside each row in which quotation marks stand twice."""
    head, *rows = quoted(n).split("\n")
    return "\n".join([f"{head},ket", *(f'{row},"baik ""halus"""' for row in rows)])


def broken(n: int) -> str:
    """The same, with a line end in each remark."""
    return doubled(n).replace('baik ""halus""', "baik\nhalus")


def summed(n: int) -> str:
    """Six decimals behind commas, and a row of sums."""
    return "\n".join([fine(n).replace(",", ";").replace(".", ","), "Jumlah;25,0;25,0;-;HL;25,0"])


FORMS = (long, wide, units, fine, untidy, suffixed, quoted, doubled, broken, summed)
OF_TWO = (long, units)
SEMICOLONS = (untidy, suffixed, summed)
TIDY = (long, wide, units, fine)


def text_table(folder: Path, sizes: list[int]) -> None:
    """Print the table of text files."""
    show(f"{'form':8}{'readings':>10}{'read_csv s':>12}{'batch s':>10}{'ratio':>8}")
    for form in FORMS:
        for n in sizes:
            path = folder / "bench.csv"
            path.write_text(form(n), encoding="utf-8")
            plan = PLAN if form in OF_TWO else ONE
            delimiter = ";" if form in SEMICOLONS else ","
            by_pandas = partial(pd.read_csv, path, sep=delimiter, low_memory=form in TIDY)
            floor, ours = cpu(by_pandas, partial(read_batch, [path], plan))
            show(f"{form.__name__:8}{n:>10,}{floor:>12.4f}{ours:>10.4f}{ours / floor:>8.2f}")


def memory_table(folder: Path, n: int) -> None:
    """Print how much memory reading adds, each form in a process of its own; Linux only."""
    show(f"\n{'form':8}{'readings':>10}{'file MB':>10}{'peak × file':>13}{'kept × file':>13}")
    for form in FORMS:
        path = folder / "bench.csv"
        path.write_text(form(n), encoding="utf-8")
        (folder / "small.csv").write_text(form(1000), encoding="utf-8")
        plan = "both" if form in OF_TWO else "one"
        command = [sys.executable, __file__, "memory", str(folder / "small.csv"), str(path), plan]
        peak, kept = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
        size = path.stat().st_size
        show(f"{form.__name__:8}{n:>10,}{size / 1e6:>10.1f}{int(peak) / size:>13.1f}{int(kept) / size:>13.1f}")


def memory(small: str, path: str, plan: str) -> None:
    """Print the bytes that reading a file adds at most and at its end, when everything is imported."""
    columns = ONE if plan == "one" else PLAN
    read_batch([small], columns)
    gc.collect()
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    before = resident("VmRSS")
    batch = read_batch([path], columns)
    peak = resident("VmHWM")
    gc.collect()
    show(f"{peak - before} {resident('VmRSS') - before}" if batch.units else "")


def resident(key: str) -> int:
    """Bytes that the process has in memory, now or at most."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(key))


def workbook_table(folder: Path, sizes: list[int]) -> None:
    """Print the table of workbooks."""
    show(f"\n{'form':8}{'rows':>10}{'calamine s':>12}{'batch s':>10}{'ratio':>8}")
    for rows in sizes:
        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet("Data")
        sheet.append(["subgrup", "Operator", "x1", "x2", "x3", "x4", "x5"])
        cells = np.round(np.random.default_rng(1).normal(25, 0.01, (rows, 5)), 3).tolist()
        for i, values in enumerate(cells):
            sheet.append([i, "Budi", *values])
        path = folder / "bench.xlsx"
        book.save(path)
        floor, ours = cpu(partial(calamine, path), partial(read_batch, [path], ONE))
        show(f"{'wide':8}{rows:>10,}{floor:>12.4f}{ours:>10.4f}{ours / floor:>8.2f}")


def calamine(path: Path) -> int:
    """Read all cells by calamine alone."""
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))
    return len(book.get_sheet_by_index(0).to_python())


if __name__ == "__main__":
    if sys.argv[1:2] == ["memory"]:
        memory(*sys.argv[2:])
        sys.exit()
    largest = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as name:
        text_table(Path(name), [n for n in (10_000, 100_000, 1_000_000) if n <= largest])
        memory_table(Path(name), largest)
        workbook_table(Path(name), [n for n in (1_000, 10_000, 100_000) if n <= largest])
