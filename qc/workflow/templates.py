"""Forms to fill in: a workbook, or paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qc.errors import Problem, UsageError
from qc.report.template.facts import TemplateFacts, TemplateLayout
from qc.values import dataclass
from qc.words import Message, language, message
from qc.workflow.program import PROGRAM

if TYPE_CHECKING:
    from qc.spec.load import LoadedSpec

USUAL_UNITS, UNITS_ACROSS, MOST_UNITS = 100, 10, 5000
"""Room for units where the standard does not say how many are measured; across a sheet; and at most."""


@dataclass(frozen=True, slots=True)
class Template:
    """A form for the measurements of one lot.

    Attributes
    ----------
    facts : TemplateFacts
        The standard, the layout, and room for how many units.
    """

    facts: TemplateFacts

    def to_xlsx(self, lang: str = "id") -> bytes:
        """Return a workbook to fill in."""
        from qc.report.template.book import template_xlsx  # noqa: PLC0415 - openpyxl is loaded only where it is used

        return template_xlsx(self.facts, language(lang))

    def to_pdf(self, lang: str = "id") -> bytes:
        """Return paper to fill in."""
        from qc.report.page.pdf import render  # noqa: PLC0415 - reportlab is loaded only where it is used
        from qc.report.template.paper import template_document  # noqa: PLC0415 - the same

        return render(template_document(self.facts, language(lang)))

    def file(self, path: Path, lang: str = "id") -> bytes:
        """Return what a file of this name holds: a workbook or a PDF.

        Raises
        ------
        UsageError
            If its name ends in neither ``.xlsx`` nor ``.pdf``.
        """
        makers = {".xlsx": self.to_xlsx, ".pdf": self.to_pdf}
        made = makers.get(path.suffix.lower())
        if made is None:
            reason = message("a form is written as .xlsx or as .pdf")
            raise UsageError([Problem(reason=reason, found=str(path))])
        return made(lang)


def template(spec: str | Path, *, layout: str = "wide", units: int | None = None) -> Template:
    """Make a form for the measurements that a standard asks for.

    Parameters
    ----------
    spec : path
        The buyer's standard, a TOML file.
    layout : {"wide", "long", "check-sheet"}
        A row for each unit, a row for each reading, or a row for each characteristic.
    units : int, optional
        Room for how many units, 1 to 5,000.

    Returns
    -------
    Template

    Raises
    ------
    SpecError
        With every problem of the standard.
    UsageError
        If there is no such layout, or the number of units does not fit.

    Examples
    --------
    >>> found = template("specs/contoh-bos-bubut.toml")
    >>> found.facts.units, found.to_xlsx()[:2]
    (100, b'PK')
    """
    from qc.spec.load import load_spec  # noqa: PLC0415 - the standard's format is loaded only where it is used

    layouts = tuple(one.value for one in TemplateLayout)
    if layout not in layouts:
        raise _refused("--layout", layout, message("one of {values}", values=layouts))
    if units is not None and not 1 <= units <= MOST_UNITS:
        raise _refused("--units", str(units), message("a whole number from 1 to {most}", most=MOST_UNITS))
    loaded, chosen = load_spec(Path(spec)), TemplateLayout(layout)
    room = _room(loaded, chosen) if units is None else units
    return Template(TemplateFacts(program=PROGRAM, standard=loaded, layout=chosen, units=room))


def _room(loaded: LoadedSpec, layout: TemplateLayout) -> int:
    """Return room for as many units as the standard wants measured, or the usual number."""
    if layout is TemplateLayout.CHECK_SHEET:
        return UNITS_ACROSS
    return min(MOST_UNITS, max(loaded.spec.lot.min_units or 0, USUAL_UNITS))


def _refused(name: str, value: str, expected: Message) -> UsageError:
    reason = message("{name} {value}{unit} does not fit", name=name, value=value, unit="")
    return UsageError([Problem(reason=reason, expected=expected)])
