"""``qc plan``: find a sampling plan and say what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from qc.cli.out_files import JSON, SVG
from qc.cli.quantities import IN_PERCENT, PERCENT, WHOLE
from qc.cli.results import FILE, deliver
from qc.cli.speaking import command as declare, option, reader_of
from qc.words import message

if TYPE_CHECKING:
    from pathlib import Path

    from qc.workflow import Plan, PlanHistory


@declare("plan", said=message("Find how many units to inspect, how many may be bad, and what a passed lot hides."))
@option("--lot-size", type=WHOLE, metavar="N", said=message("units in the lot"))
@option("--aql", type=IN_PERCENT, metavar="AQL", said=message("acceptance quality limit of a standard, in percent"))
@option("--level", metavar="LEVEL", said=message("inspection level: I, II (usual), III, S-1 to S-4"))
@option("--severity", metavar="SEVERITY", said=message("normal (usual), tightened or reduced"))
@option("--standard", metavar="STANDARD", said=message("whose tables: iso-2859-1 (usual), ansi-z1.4, mil-std-105e"))
@option("--good", type=PERCENT, metavar="P%", said=message("instead of an AQL: the share of bad units that shall pass"))
@option("--bad", type=PERCENT, metavar="P%", said=message("with --good: the share of bad units that shall not pass"))
@option("--limit", type=PERCENT, metavar="P%", said=message("accept on zero: the share that shall not pass"))
@option("--alpha", type=PERCENT, metavar="P%", said=message("with --good: risk of rejecting the good lot (usual: 5 %)"))
@option("--beta", type=PERCENT, metavar="P%", said=message("risk of accepting the bad lot (usual: 10 %)"))
@option("--variables", is_flag=True, said=message("measure instead of count: fewer units, if readings are normal"))
@option("--sigma", metavar="SIGMA", said=message("with --variables: standard deviation unknown (usual) or known"))
@option(
    "--history",
    type=FILE,
    metavar="LOTS.csv",
    said=message("lots so far (lot, inspected, nonconforming): how strictly is the next one inspected?"),
)
@option(
    "--steady",
    is_flag=True,
    said=message("with --history: production is steady and the buyer agrees to reduced inspection"),
)
@option("--svg", type=SVG, metavar="OUT.svg", said=message("draw how often lots pass"))
@option("--json", type=JSON, metavar="OUT.json", said=message("write every fact for other programs; - is the screen"))
@click.pass_context
def command(ctx: click.Context, /, history: Path | None, svg: Path | None, json: Path | None, **given: Any) -> None:
    """Find a plan, show it, write what was asked for."""
    from qc import workflow  # noqa: PLC0415 - the statistics are loaded only where they are used

    reader = reader_of(ctx)
    steady = given.pop("steady")
    asked = workflow.PlanAsked(**given)
    found: Plan | PlanHistory = (
        workflow.plan(asked) if history is None else workflow.plan_history(history, asked, steady=steady)
    )
    files = {} if svg is None else {svg: found.to_svg(reader.code).encode()}
    deliver(found, reader, json=json, files=files)
