"""What the coverage-guided fuzzer found: files that ended a reading with anything but an answer.

Atheris changed the twelve layouts (text, the XML of XLSX sheets and of ODS documents); every file that raised another
error than ``InputError``, or ended the program, is kept in ``tests/data/fuzz`` under the number of its layout.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from qc import workflow

DATA = Path(__file__).parents[1] / "data"
FINDS = sorted((DATA / "fuzz").iterdir())


def test_there_are_finds() -> None:
    assert len(FINDS) >= 7


@pytest.mark.parametrize("path", FINDS, ids=lambda path: path.name)
def test_a_find_is_answered_now(path: Path) -> None:
    found = workflow.read(path, spec=DATA / "layouts" / f"{path.name[:3]}.toml")
    assert found.usable == ("one_sheet" in path.name)
    assert all(problem.reason.text and problem.location for problem in found.facts.survey.problems)
    assert path.name in found.text("id")
