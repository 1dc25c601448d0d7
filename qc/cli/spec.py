"""``qc spec``: commands on buyers' standards."""

from __future__ import annotations

from qc.cli.group import Group
from qc.words import message

command = Group(
    name="spec",
    said=message("Check buyers' standards, and help an editor to write them."),
    commands_at={
        "check": ("qc.cli.spec_check", message("say whether standards can be used, and what is wrong with them")),
        "show": ("qc.cli.spec_show", message("print a standard with all that it inherits")),
        "diff": ("qc.cli.spec_diff", message("say what a revision of a standard changes")),
        "new": ("qc.cli.spec_new", message("make a standard by answering questions")),
        "import": ("qc.cli.spec_import", message("make a standard from a buyer's table")),
        "schema": ("qc.cli.spec_schema", message("print the JSON Schema of a standard, for editors")),
    },
)
