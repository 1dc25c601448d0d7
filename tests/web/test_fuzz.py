"""No request, however made, meets an error that nobody foresaw."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings, strategies as st
from web.fuzzing import Walked

if TYPE_CHECKING:
    from pathlib import Path

    from werkzeug.routing import Rule

DEAR = {
    "account.change_password",
    "account.end_sessions",
    "batches.report",
    "batches.show",
    "classes.show",
    "entrance.signed_in",
    "typing.finish",
    "uploads.send",
}
"""Each such answer takes long; .ci/run asks them often."""
RELAXED: dict[str, Any] = {
    "suppress_health_check": list(HealthCheck),
    "phases": (Phase.generate,),
}


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Walked:
    folder: Path = tmp_path_factory.mktemp("walked")
    return Walked(folder)


def ask_often(walked: Walked, rule: Rule, method: str, limits: settings) -> None:
    """Ask one route as often as the limits say."""

    @limits
    @given(st.data())
    def ask(data: st.DataObject) -> None:
        answer = walked.ask(rule, method, data.draw)
        answer.get_data()
        answer.close()
        assert answer.status_code < 500, rule
        said = answer.text if answer.mimetype in {"text/html", "application/json"} else ""
        assert "database refuses" not in said
        assert "basis data menolak" not in said

    ask()


def walk(walked: Walked, most: int, dear: int, **more: Any) -> list[str]:
    """Ask every route, and return the routes that were asked."""
    asked = []
    for rule in walked.app.url_map.iter_rules():
        for method in sorted((rule.methods or set()) & {"GET", "POST"}):
            limits = settings(max_examples=dear if rule.endpoint in DEAR else most, **RELAXED, **more)
            ask_often(walked, rule, method, limits)
            asked.append(rule.endpoint)
    return asked


@pytest.mark.slow
def test_no_route_meets_an_unforeseen_error(walked: Walked) -> None:
    assert len(walk(walked, 6, 1)) > 30


@pytest.mark.slow
def test_no_route_meets_an_unforeseen_error_however_often(walked: Walked) -> None:
    assert len(walk(walked, 150, 20)) > 30
