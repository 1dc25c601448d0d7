"""``qc store``: where everything is remembered."""

from __future__ import annotations

from qc.cli.group import Group
from qc.words import message

command = Group(
    name="store",
    said=message("Say what is remembered, and where."),
    commands_at={"info": ("qc.cli.store_info", message("where it is, and how much"))},
)
