"""The pages over a store of their own: in a file, and on a shared database where there is one."""

from __future__ import annotations

import browsing
import pytest
from argon2 import PasswordHasher

from qc.workflow.signing_in import passwords


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run whatever opens the pages on every kind of store."""
    if "app" in metafunc.fixturenames:
        shared = pytest.param("postgresql", marks=pytest.mark.slow)
        metafunc.parametrize("kind_of_store", ["sqlite", shared], indirect=True)


@pytest.fixture(autouse=True)
def kind_of_store(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have ``browsing.pages`` remember in a file, or on the shared database.

    Every test has it: pytest drops a fixture that only ``pytest_generate_tests`` names, without a word.
    """
    if getattr(request, "param", "sqlite") == "postgresql":
        monkeypatch.setattr(browsing, "SHARED", request.getfixturevalue("shared_address"))


@pytest.fixture(autouse=True)
def cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passwords take no time here."""
    monkeypatch.setattr(passwords, "_hasher", lambda: PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
