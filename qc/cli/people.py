"""``qc people``: who may sign in to the pages."""

from __future__ import annotations

from qc.cli.group import Group
from qc.words import message

command = Group(
    name="people",
    said=message("Say who may sign in to the pages, and what each of them may do."),
    commands_at={
        "add": ("qc.cli.people_add", message("add somebody")),
        "list": ("qc.cli.people_list", message("show everybody")),
        "change": ("qc.cli.people_change", message("change a role or a password, or stop somebody")),
    },
)
