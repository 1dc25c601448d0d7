"""``qc gauge``: judge a gauge and its users by a study."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from qc.cli.out_files import JSON, PDF, SVG
from qc.cli.passphrase import signer_for
from qc.cli.quantities import NUMBER
from qc.cli.results import FILE, deliver
from qc.cli.speaking import command as declare, option, reader_of
from qc.terms import GaugeVerdict
from qc.words import message

EXIT_STATUS = {
    GaugeVerdict.GOOD: 0,
    GaugeVerdict.UNACCEPTABLE: 1,
    GaugeVerdict.CONDITIONAL: 4,
    GaugeVerdict.NOT_JUDGED: 4,
}


@declare(
    "gauge", said=message("Say whether a gauge is good enough, from parts that several users measured several times.")
)
@click.argument("source", metavar="FILE", type=click.Path(path_type=Path))
@option(
    "--kind",
    metavar="KIND",
    said=message("crossed, nested, bias, linearity, stability or attribute; without it the columns tell"),
)
@option("--reference", type=NUMBER, metavar="VALUE", said=message("true value of the piece, for bias and stability"))
@option("--method", default="anova", metavar="METHOD", said=message("anova (usual), or range: averages and ranges"))
@option("--tolerance", type=NUMBER, metavar="WIDTH", said=message("distance between both limits, in the unit read"))
@option("--spec", type=FILE, metavar="STANDARD.toml", said=message("or: the standard that has the limits"))
@option("--characteristic", metavar="ID", said=message("its id in the standard; else the header of the readings"))
@option("--pdf", type=PDF, metavar="OUT.pdf", said=message("write a page for the buyer"))
@option("--svg", type=SVG, metavar="OUT.svg", said=message("draw the readings and where the spread comes from"))
@option("--json", type=JSON, metavar="OUT.json", said=message("write every fact for other programs; - is the screen"))
@click.pass_context
def command(
    ctx: click.Context, /, source: Path, pdf: Path | None, svg: Path | None, json: Path | None, **given: Any
) -> None:
    """Judge a gauge, show the answer, write what was asked for."""
    from qc import workflow  # noqa: PLC0415 - the statistics are loaded only where they are used

    reader = reader_of(ctx)
    found = workflow.gauge(source, **given)
    files = {} if pdf is None else {pdf: found.pdf(reader.code, signer=signer_for(reader))}
    if svg is not None:
        files[svg] = found.to_svg(reader.code).encode()
    deliver(found, reader, json=json, files=files)
    ctx.exit(EXIT_STATUS[found.verdict])
