"""``qc serve``: what is told once the pages can be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from qc.cli import main
from qc.web.serving import Place

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = "http://127.0.0.1:8000/"


@pytest.mark.parametrize(("args", "opened"), [((), []), (("--open",), [HERE])])
def test_the_browser_is_opened_where_it_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...], opened: list[str]
) -> None:
    found: list[str] = []
    served: dict[str, Any] = {}

    def serve(*, ready: Callable[[Place], None], **given: Any) -> None:
        served.update(given)
        ready(Place(here=HERE, phone=None))

    monkeypatch.setattr("qc.web.serving.serve", serve)
    monkeypatch.setattr("webbrowser.open", found.append)
    done = CliRunner().invoke(main, ["serve", "--port", "8000", *args, "--lang", "en"])
    assert (done.exit_code, found) == (0, opened)
    assert HERE in done.output
    assert served == {"store": None, "port": 8000, "lan": False, "workers": 1}
