"""``qc keys``: the key that reports are signed with, and the keys that are trusted."""

from __future__ import annotations

from qc.cli.group import Group
from qc.words import message

command = Group(
    name="keys",
    said=message("Keep the key that reports are signed with, and the keys of workshops that you trust."),
    commands_at={
        "new": ("qc.cli.keys_new", message("make the workshop's key")),
        "show": ("qc.cli.keys_show", message("show your key and those that you trust")),
        "trust": ("qc.cli.keys_trust", message("trust a workshop's key after comparing its fingerprint")),
    },
)
