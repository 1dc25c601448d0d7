"""``qc baseline``: the limits that later batches are held against."""

from __future__ import annotations

from qc.cli.group import Group
from qc.words import message

command = Group(
    name="baseline",
    said=message("Lock the limits that later batches are held against."),
    commands_at={
        "lock": ("qc.cli.baseline_lock", message("lock a pilot's limits as the part's baseline")),
        "show": ("qc.cli.baseline_show", message("show a part's baselines: who locked them, when and why")),
        "relock": ("qc.cli.baseline_relock", message("replace a locked baseline, with a reason")),
    },
)
