"""Different short texts are numbered once each, wherever their bytes point to."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from qc.intake.formats import short_texts as module
from qc.intake.formats.packed import sixteen_bytes
from qc.intake.formats.short_texts import ShortTexts

TEXTS = st.text(alphabet="ab12,é", max_size=8)


def numbered(known: ShortTexts, texts: list[str]) -> list[int]:
    data = [text.encode() for text in texts]
    length = np.array([len(one) for one in data], dtype=np.int64)
    text = np.frombuffer(b"".join(data) + bytes(16), dtype=np.uint8)
    return [*map(int, known.numbered(*sixteen_bytes(text, np.cumsum(length) - length, length)))]


@given(
    parts=st.lists(st.lists(TEXTS, max_size=40), min_size=1, max_size=6),
    mix=st.sampled_from([0, 1, 1 << 60, 0x9E3779B97F4A7C15]),
    room=st.sampled_from([2, 8, 256]),
)
@settings(max_examples=200, deadline=None)
def test_each_text_has_one_number(parts: list[list[str]], mix: int, room: int) -> None:
    """Even where all of them point to the same place, and where room has to be made."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_MIX", np.uint64(mix))
        patch.setattr(module, "_FEWEST", room)
        known = ShortTexts()
        codes = [numbered(known, texts) for texts in parts]
    found = [text.decode() for text in known.texts().tolist()]
    assert [[found[code] for code in some] for some in codes] == parts
    assert len(found) == len(known) == len({text for texts in parts for text in texts})


def test_very_many_texts() -> None:
    known, texts = ShortTexts(), [f"{i:016d}" for i in range(30_000)]
    codes = numbered(known, texts + texts[::-1])
    assert sorted(codes[:30_000]) == list(range(30_000))
    assert codes[30_000:] == codes[29_999::-1]
