"""Many texts that are plain numbers: told, read and measured as one by one."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from qc.intake.readings import plain_digits as module
from qc.intake.readings.cell import Mark, decimals
from qc.intake.readings.marks import decide, decide_plain
from qc.intake.readings.plain_digits import any_holds, maybe_thousands, most_decimals, numbers_of, plain_digits

DIGITS = st.text(alphabet="0123456789", max_size=9)
NUMBERS = st.tuples(st.sampled_from(["", "+", "-"]), DIGITS, st.sampled_from(["", ",", "."]), DIGITS).map("".join)
TEXTS = st.one_of(NUMBERS, st.text(alphabet="0123456789,.+- eE²é", max_size=20), st.just("7" * 16))
PLAIN = re.compile(r"[+-]?\d+(?:[.,]\d+)?", re.ASCII)


def plain(*texts: str) -> np.ndarray:
    return plain_digits(np.array(texts, dtype=object))


@given(texts=st.lists(TEXTS, min_size=1, max_size=30), at_once=st.integers(1, 8), as_bytes=st.booleans())
@settings(max_examples=300, deadline=None)
def test_texts_are_told_and_read_as_one_by_one(*, texts: list[str], at_once: int, as_bytes: bool) -> None:
    if as_bytes:
        texts = [text for text in texts if len(text.encode()) <= module.LONGEST] or ["1"]
    given_ = np.array([text.encode() for text in texts], dtype="S16") if as_bytes else np.array(texts, dtype=object)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_AT_ONCE", at_once)
        digits = plain_digits(given_)
        found = [text.decode() for text in digits.tolist()]
        assert found == [text if PLAIN.fullmatch(text) and len(text) <= module.LONGEST else "" for text in texts]
        ambiguous = [re.fullmatch(r"[+-]?[1-9]\d{0,2}[.,]\d{3}", text, re.ASCII) is not None for text in found]
        assert maybe_thousands(digits).tolist() == ambiguous
        for mark in Mark:
            assert most_decimals(digits, mark) == max(decimals(text, mark) for text in found)
        assert any_holds(digits, Mark.COMMA) is ("," in "".join(found))
        assert any_holds(digits, Mark.POINT) is ("." in "".join(found))
        _numbers_are_those_of_python(digits, found)


def _numbers_are_those_of_python(digits: np.ndarray, found: list[str]) -> None:
    for sign in ",.":
        for number, text in zip(numbers_of(digits, sign).tolist(), found, strict=True):
            before, _, behind = text.lstrip("+-").partition(sign)
            read = before.isdigit() and (len(before) <= 7 if sign in text else len(before) <= 8) and len(behind) <= 8
            assert repr(number) == repr(float(text.replace(",", ".")) if read else float("nan"))


@given(
    numbers=st.lists(st.integers(-99_999, 99_999).map(lambda i: f"{i / 1000:.3f}"), min_size=1, max_size=20),
    sign=st.sampled_from(",."),
    size=st.sampled_from([None, 12.0, 900.0, 5000.0]),
)
@settings(max_examples=200, deadline=None)
def test_what_is_decided_at_once_is_what_is_decided_one_by_one(
    numbers: list[str], sign: str, size: float | None
) -> None:
    texts = list(dict.fromkeys(text.replace(".", sign) for text in numbers))
    at_once = decide_plain(plain(*texts), size=size)
    slowly = decide(texts, np.ones(len(texts), dtype=np.int64), size=size, resolution=None)
    if at_once is None:
        assert size is None or maybe_thousands(plain(*texts)).any()
        return
    assert at_once.mark is slowly.mark
    assert at_once.numbers.tolist() == slowly.numbers.tolist()
    assert not slowly.unclear.any()


@pytest.mark.parametrize("texts", [("1.250", "12,5"), ("123456789",), ("25,0123456789",)])
def test_what_is_not_plain_to_see_is_decided_one_by_one(texts: tuple[str, ...]) -> None:
    """Both marks, or more digits than are read at once."""
    assert decide_plain(plain(*texts), size=12.0) is None


def test_nothing_to_read() -> None:
    assert plain_digits(np.empty(0, dtype=object)).size == most_decimals(plain("-", ""), Mark.EITHER) == 0
