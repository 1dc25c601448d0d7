"""``qc arl``: how fast a control chart signals, and how often without a cause."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from qc.cli.out_files import JSON
from qc.cli.progress import telling
from qc.cli.quantities import NUMBER, WHOLE
from qc.cli.results import deliver
from qc.cli.speaking import command as declare, option, reader_of
from qc.words import message

if TYPE_CHECKING:
    from pathlib import Path


@declare("arl", said=message("Say after how many points a control chart signals, and how often without a cause."))
@option("--chart", default="shewhart", metavar="CHART", said=message("shewhart (usual), ewma or cusum"))
@option("--rules", metavar="RULES", said=message("shewhart: beyond-limits (usual), western-electric, nelson, aiag, …"))
@option("--width", type=NUMBER, metavar="L", said=message("shewhart, ewma: limits in standard errors (usual: 3)"))
@option("--lambda", "weight", type=NUMBER, metavar="λ", said=message("ewma: weight of the newest point (usual: 0.2)"))
@option("--k", type=NUMBER, metavar="K", said=message("cusum: reference value in standard errors (usual: 0.5)"))
@option("--h", type=NUMBER, metavar="H", said=message("cusum: decision interval in standard errors (usual: 5)"))
@option("--headstart", type=NUMBER, metavar="S", said=message("ewma, cusum: where the chart starts (usual: 0)"))
@option("--size", type=WHOLE, default="1", metavar="N", said=message("readings in a subgroup (usual: 1)"))
@option("--shift", "shifts", type=NUMBER, multiple=True, metavar="D", said=message("a shift to show; may be repeated"))
@option("--steady", is_flag=True, said=message("count from a shift after long running, not from the chart's start"))
@option("--points", type=WHOLE, default="200", metavar="N", said=message("points in a batch (usual: 200)"))
@option("--json", type=JSON, metavar="OUT.json", said=message("write every fact for other programs; - is the screen"))
@click.pass_context
def command(ctx: click.Context, /, json: Path | None, **given: Any) -> None:
    """Find the run lengths, show them, write what was asked for."""
    from qc import workflow  # noqa: PLC0415 - the statistics are loaded only where they are used

    reader = reader_of(ctx)
    with telling(reader) as progress:
        progress(message("computing run lengths"))
        found = workflow.arl(workflow.ArlAsked(**given))
    deliver(found, reader, json=json)
