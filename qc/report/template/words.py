"""The words of a form to fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.report.template.facts import TemplateLayout
from qc.words import Message, message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qc.report.template.facts import TemplateFacts

NUMBER, DAY, CLOCK = message("No"), message("Date"), message("Time")
OPERATOR, SHIFT, MACHINE = message("Operator"), message("Work shift"), message("Machine")
CONTEXTS = (NUMBER, DAY, CLOCK, OPERATOR, SHIFT, MACHINE)
"""Above the columns that say of each unit when and by whom it was made; every one is read back."""
ITEM, GAUGE, STANDARD = message("Item"), message("Gauge"), message("Standard")
NAME, VALUE = message("Characteristic"), message("Value")
LOWER, UPPER, ID = message("Lower limit"), message("Upper limit"), message("Id in the standard")
READINGS, LISTS, INSTRUCTIONS, LIMITS = (
    message("Readings"),
    message("Lists"),
    message("Instructions"),
    message("Limits"),
)
LOT = (message("Lot number"), message("Quantity in the lot"), message("Workshop"))
SHIFTS = ("1", "2", "3")
OK_NG = ("OK", "NG")

_HOW: Mapping[TemplateLayout, Message] = {
    TemplateLayout.WIDE: message("One row for each unit, in the order in which the units were made."),
    TemplateLayout.LONG: message(
        "One row for each reading: choose the characteristic from the list; the same unit has the same number."
    ),
    TemplateLayout.CHECK_SHEET: message(
        "One row for each inspection item, one numbered column for each unit, in the order in which they were made."
    ),
}


def instructions(facts: TemplateFacts) -> tuple[Message, ...]:
    """Return how the form is filled in, step by step.

    Parameters
    ----------
    facts : TemplateFacts
        The form.
    """
    return (
        _HOW[facts.layout],
        message("Type what the gauge shows, with all its digits; the unit stands in the header already."),
        message("Leave a cell empty where nothing was measured. Do not type 0."),
        message("Parts judged by eye or by a limit gauge: choose OK or NG from the list."),
        message("A red cell lies outside the limits. Leave it as it was measured; do not change it until it fits."),
        message("Write your operators' names once in the sheet “{lists}”; they can then be chosen.", lists=LISTS),
        message("Do not change the headers: by them the file is read back without questions."),
        message("Save, then see what is understood: {command}", command=_command("read", facts)),
        message("Then judge the lot: {command}", command=_command("inspect", facts)),
    )


def _command(name: str, facts: TemplateFacts) -> str:
    return f"qc {name} FILE.xlsx --spec {facts.standard.name}"


def about(facts: TemplateFacts) -> tuple[Message, Message]:
    """Return the two lines at the head of a form: the part, and the standard."""
    spec = facts.standard.spec
    return (
        message("{part} · {name}", part=spec.part_number, name=spec.part_name),
        message(
            "{buyer} · standard revision {revision} of {edition}",
            buyer=spec.buyer,
            revision=spec.revision,
            edition=spec.edition,
        ),
    )
