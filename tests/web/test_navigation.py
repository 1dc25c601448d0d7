"""The way between pages: to each visitor what they use, and nothing twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from browsing import pages, person

from qc.workflow.signing_in.roles import Role

if TYPE_CHECKING:
    from pathlib import Path

SIDES = {"workshop": "CV Maju", "buyer": "PT Besar"}


@pytest.mark.parametrize(
    ("role", "found"),
    [
        (Role.OWNER, ["/", "/typing/", "/batches/", "/buyer/verify", "/class/"]),
        (Role.OPERATOR, ["/", "/typing/", "/batches/"]),
        (Role.BUYER, ["/batches/", "/buyer/parts", "/buyer/verify", "/buyer/standards"]),
        (Role.TRAINER, ["/class/"]),
    ],
)
def test_each_sees_the_places_that_are_theirs(tmp_path: Path, role: Role, found: list[str]) -> None:
    page = person(pages(tmp_path), "budi", role, **SIDES).text("/")
    (nav,) = re.findall(r"<nav.*?</nav>", page, re.DOTALL)
    assert re.findall(r'href="([^"]+)"', nav) == found
    assert nav.count('aria-current="page"') == 1
