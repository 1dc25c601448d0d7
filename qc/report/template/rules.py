"""What a spreadsheet checks while a form is filled in: lists to choose from, and colour outside the limits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qc.report.parts.figures import requirement
from qc.report.template.cells import BAD, BAD_TEXT
from qc.report.template.facts import digits_of
from qc.report.template.words import OK_NG
from qc.words import message

if TYPE_CHECKING:
    from qc.spec.model import Characteristic
    from qc.words import Language, Message

_TITLE, _TEXT = 32, 255


def choose_from(sheet: Any, cells: str, source: str) -> None:
    """Let cells be chosen from a list; other text is allowed.

    Parameters
    ----------
    sheet : openpyxl worksheet
    cells : str
        A range such as ``D8:D107``.
    source : str
        ``"1,2,3"`` in quotation marks, or a range.
    """
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415 - only for a template

    rule = DataValidation(type="list", formula1=source, allow_blank=True, showErrorMessage=False)
    rule.add(cells)
    sheet.add_data_validation(rule)


def list_of(reader: Language, sheet: Message, column: str, last: int) -> str:
    """Return the range of a list in another sheet, from its second row on."""
    return f"'{reader.say(sheet)}'!${column}$2:${column}${last}"


def check_readings(sheet: Any, cells: str, characteristic: Characteristic, reader: Language) -> None:
    """Tell the limits where a reading is typed, and warn where it is no number; OK or NG are chosen.

    Parameters
    ----------
    sheet : openpyxl worksheet
    cells : str
        A range.
    characteristic : Characteristic
        Whose readings go there.
    reader : Language
        The reader's language.
    """
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415 - only for a template

    if characteristic.kind == "attribute" and characteristic.counts == "nonconforming":
        rule = DataValidation(type="list", formula1=f'"{",".join(OK_NG)}"', allow_blank=True)
    else:
        whole = characteristic.kind == "attribute"
        rule = DataValidation(type="whole" if whole else "decimal", operator="between", allow_blank=True)
        rule.formula1, rule.formula2 = ("0", "1000000") if whole else ("-1000000000", "1000000000")
    rule.errorStyle = "warning"
    rule.error = reader.say(message("Type a number, or leave the cell empty."))[:_TEXT]
    rule.promptTitle = reader.say(characteristic.names)[:_TITLE]
    rule.prompt = reader.say(requirement(characteristic))[:_TEXT]
    rule.showInputMessage = rule.showErrorMessage = True
    rule.add(cells)
    sheet.add_data_validation(rule)


def colour_outside(sheet: Any, cells: str, first: str, lower: str | None, upper: str | None) -> None:
    """Colour readings outside the limits, and the mark NG.

    Parameters
    ----------
    sheet : openpyxl worksheet
    cells : str
        A range.
    first : str
        Its first cell.
    lower, upper : str or None
        Where the limits stand, or the limits themselves, as a formula has them.
    """
    from openpyxl.formatting.rule import FormulaRule  # noqa: PLC0415 - only for a template
    from openpyxl.styles import Font, PatternFill  # noqa: PLC0415 - the same

    beyond = [f"{first}{sign}{limit}" for sign, limit in (("<", lower), (">", upper)) if limit is not None]
    outside = f"AND(ISNUMBER({first}),OR({','.join(beyond)}))," if beyond else ""
    formula = f'OR({outside}EXACT(UPPER(TRIM({first})),"NG"))'
    look = {"fill": PatternFill(bgColor=BAD, fill_type="solid"), "font": Font(color=BAD_TEXT, bold=True)}
    sheet.conditional_formatting.add(cells, FormulaRule(formula=[formula], **look))


def number_format(characteristic: Characteristic) -> str:
    """Return the format of readings: as many digits as the gauge shows, so that no reading becomes a date."""
    digits = digits_of(characteristic)
    if characteristic.kind == "attribute":
        return "General"
    return "0." + "0" * digits if digits else "0"
