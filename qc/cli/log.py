"""``qc log``: everything that was ever recorded, in order."""

from __future__ import annotations

from qc.cli.group import Group
from qc.words import message

command = Group(
    name="log",
    said=message("Check that nothing recorded was changed."),
    commands_at={"verify": ("qc.cli.log_verify", message("check every entry and every row"))},
)
