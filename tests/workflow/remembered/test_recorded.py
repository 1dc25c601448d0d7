"""What the terminal says of a recorded lot and of all lots together agrees."""

from __future__ import annotations

import pytest
from making import lot_facts, series, steady

from qc.verdict.over_lots import OverLots, among_lots
from qc.workflow.lots import Verdict
from qc.workflow.remembered.recorded import Recorded


def said(mean: float, lang: str = "en") -> list[str]:
    """Return what is said of a lot with this mean, the two before it together showing nothing."""
    facts = lot_facts([series(steady(100, mean=mean))], [series(steady(100, seed=2))])
    verdict = Verdict(among_lots(facts, OverLots(lots=1, left=())), {})
    return Recorded(verdict=verdict, number=2, before=1).text(lang).splitlines()


def test_where_nothing_is_shown_nothing_left() -> None:
    assert said(10.0)[-2:] == ["Over 2 batches nothing left its baseline.", "recorded as batch 2"]


ALONE = {
    "en": (
        "This lot alone shows that it left its baseline (Outer diameter); the 2 batches taken together do not show it "
        "yet."
    ),
    "id": (
        "Lot ini sendiri menunjukkan bahwa acuannya ditinggalkan (Diameter luar); 2 lot bersama-sama belum "
        "menunjukkannya."
    ),
}
NOTHING = {"en": "nothing left its baseline", "id": "tidak ada yang meninggalkan acuannya"}


@pytest.mark.parametrize("lang", ["en", "id"])
def test_what_the_lot_alone_shows_is_not_denied(lang: str) -> None:
    lines = said(10.12, lang)
    assert lines[-2] == ALONE[lang]
    assert not [line for line in lines if NOTHING[lang] in line]
