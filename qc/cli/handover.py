"""``qc handover``: hand a workshop's set-up to the next one."""

from __future__ import annotations

from qc.cli.group import Group
from qc.words import message

command = Group(
    name="handover",
    said=message("Hand a workshop's set-up to the next one in one file: no readings, no keys, no people."),
    commands_at={
        "write": ("qc.cli.handover_write", message("write standards, profiles and understood columns into one file")),
        "take": ("qc.cli.handover_take", message("show what such a file brings, and take it")),
    },
)
