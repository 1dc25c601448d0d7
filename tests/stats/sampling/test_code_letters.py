from __future__ import annotations

import pytest

from qc.stats.sampling.code_letters import code_letter

# MIL-STD-105E Table I as R package AQLSchemes 1.7-2 prints it: one row for each range of lot sizes,
# the levels S-1, S-2, S-3, S-4, I, II, III across.
TABLE = """
2-8           A A A A A A B
9-15          A A A A A B C
16-25         A A B B B C D
26-50         A B B C C D E
51-90         B B C C C E F
91-150        B B C D D F G
151-280       B C D E E G H
281-500       B C D E F H J
501-1200      C C E F G J K
1201-3200     C D E G H K L
3201-10000    C D F G J L M
10001-35000   C D F H K M N
35001-150000  D E G J L N P
150001-500000 D E G J M P Q
500001-9999999 D E H K N Q R
"""
LEVELS = ("S-1", "S-2", "S-3", "S-4", "I", "II", "III")


@pytest.mark.parametrize("row", TABLE.strip().splitlines())
def test_every_cell_at_both_ends_of_its_range(row: str) -> None:
    sizes, *letters = row.split()
    for size in map(int, sizes.split("-")):
        assert [code_letter(size, level=level) for level in LEVELS] == letters


def test_level_two_is_usual() -> None:
    assert code_letter(100) == code_letter(100, level="II") == "F"


@pytest.mark.parametrize("lot", [1, 0, -5])
def test_refuses_a_lot_without_choice(lot: int) -> None:
    with pytest.raises(ValueError, match=f"`lot_size` must be a whole number of at least 2, got {lot}"):
        code_letter(lot)


def test_refuses_an_unknown_level() -> None:
    with pytest.raises(ValueError, match=r"`level` must be one of .*got 'IV'"):
        code_letter(100, level="IV")
