"""The sections of the compliance report, in the order in which a buyer's quality people read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.report.blocks import Paragraph, Section
from qc.report.parts.answers import banner
from qc.report.parts.characteristic import characteristic
from qc.report.parts.closing import data_notes, how_to_read, provenance, signatures
from qc.report.parts.identity import identity, masthead
from qc.report.parts.overview import legend, not_judged, overview
from qc.report.parts.short_names import with_short_names
from qc.verdict.wording.reasons import diagnosed
from qc.words import message

if TYPE_CHECKING:
    from qc.report.blocks import Block
    from qc.verdict.model import CharacteristicFacts, LotFacts
    from qc.words import Language, Message


def sections(facts: LotFacts, language: Language) -> tuple[Section, ...]:
    """Return the whole report as words, tables and scenes.

    Parameters
    ----------
    facts : LotFacts
        Everything that was found.
    language : Language
        The reader's language. The sections have the same shape in every language.

    Returns
    -------
    tuple of Section
        Identity and decision; overview; what was not judged; each characteristic; notes, signatures, files.
    """
    facts = with_short_names(facts)
    head = (masthead(facts, language), banner(facts, language), identity(facts, language))
    each = tuple(
        section
        for number, c in enumerate(facts.characteristics, start=1)
        for section in (
            characteristic(c, facts, number, language),
            *_further(c, number, language),
        )
    )
    return (
        Section(id="identity", title="", blocks=head),
        *_overview(facts, language),
        *_initial(facts, language),
        *each,
        *_joint(facts, language),
        *_readiness(facts, language),
        *_questions(facts, language),
        _section("data-notes", message("How the data were read"), data_notes(facts, language), language),
        _section("signatures", message("Signatures"), signatures(language), language, together=True),
        _section(
            "how-to-read",
            message("How to read this report"),
            how_to_read(language),
            language,
            together=True,
        ),
        _section("provenance", message("Where it comes from"), provenance(facts, language), language, together=True),
    )


def _overview(facts: LotFacts, language: Language) -> tuple[Section, ...]:
    """Return the table of all characteristics and what was not judged: one sentence where everything was."""
    table, missing = (overview(facts, language), legend(facts, language)), not_judged(facts, language)
    if isinstance(missing[-1], Paragraph) and len(missing) == 1 and facts.enough_units:
        return (_section("overview", message("Overview"), (*table, *missing), language),)
    return (
        _section("overview", message("Overview"), table, language),
        _section("not-judged", message("Not judged, and why"), missing, language),
    )


def _further(facts: CharacteristicFacts, number: int, language: Language) -> tuple[Section, ...]:
    """Return the sections that few characteristics have."""
    found: tuple[Section, ...] = ()
    if diagnosed(facts) is not None:
        from qc.report.parts.drift_course import drift_course  # noqa: PLC0415 - most processes do not change

        found += drift_course(facts, number, language)
    if facts.extra_charts:
        from qc.report.parts.extra import further_charts  # noqa: PLC0415 - few standards ask for further charts

        found += further_charts(facts, number, language)
    if facts.studies:
        from qc.report.parts.studies import further_statistics  # noqa: PLC0415 - nor for further statistics

        found += further_statistics(facts, number, language)
    return found


def _initial(facts: LotFacts, language: Language) -> tuple[Section, ...]:
    """Return what initial production asks; nothing where the standard has none."""
    if facts.spec.lot.initial_production is None:
        return ()
    from qc.report.parts.initial import initial_section  # noqa: PLC0415 - few standards have initial production

    return initial_section(facts, language)


def _joint(facts: LotFacts, language: Language) -> tuple[Section, ...]:
    """Return the charts of characteristics that move together; none where the standard names none."""
    if not facts.together:
        return ()
    from qc.report.parts.joint import joint_charts  # noqa: PLC0415 - few standards name any

    return joint_charts(facts, language)


def _readiness(facts: LotFacts, language: Language) -> tuple[Section, ...]:
    """Return what has been shown at which volume; none where no volume is named."""
    if facts.readiness is None:
        return ()
    from qc.report.parts.readiness import readiness_section  # noqa: PLC0415 - few reports speak of volume

    return readiness_section(facts, language)


def _questions(facts: LotFacts, language: Language) -> tuple[Section, ...]:
    """Return what needs to be explained about the readings; none where nothing is asked."""
    if facts.questions is None or not (facts.questions.asked or facts.questions.remarks):
        return ()
    from qc.report.parts.questions import questions_section  # noqa: PLC0415 - few lots raise questions

    return questions_section(facts, language)


def _section(
    name: str, title: Message, blocks: tuple[Block, ...], language: Language, *, together: bool = False
) -> Section:
    return Section(id=name, title=language.say(title), blocks=blocks, together=together)
