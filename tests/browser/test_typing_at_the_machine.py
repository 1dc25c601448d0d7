"""Readings typed where the Wi-Fi drops, the server dies, the session ends: each is stored, and each only once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from qc.store import schema
from qc.store.log import breaches
from qc.store.opening import open_store
from qc.workflow.online.typed_lots import typed_lot
from qc.workflow.online.typing import typed

if TYPE_CHECKING:
    from collections.abc import Callable

    from browser.phones import Phone
    from browser.served import Server

pytestmark = pytest.mark.slow
STORED, WAIT = "semua sudah tersimpan", "menunggu di HP ini"
CUT_OFF = "net::ERR_"


def begun(phone: Phone, login: str = "joko") -> str:
    """Begin a lot of piston rings, and return the address of its keys."""
    phone.open("/typing/")
    phone.sign_in(login)
    phone.page.select_option("select[name=standard]", "example:contoh-ring-piston")
    phone.page.fill("input[name=lot]", "T-1")
    phone.page.click("main form button")
    phone.page.wait_for_url("**/typing/*")
    return "/typing/1"


def press(phone: Phone, *readings: str) -> None:
    """Type readings with the keys of the page."""
    for reading in readings:
        for sign in reading:
            phone.page.click(f'#keys [data-key="{"mark" if sign == "," else sign}"]')
        phone.page.click("#keys [data-key=keep]")


def state(phone: Phone, words: str) -> None:
    """Hold that the page says soon whether readings wait."""
    phone.page.locator("#state", has_text=words).wait_for(timeout=45_000)


def stored(server: Server) -> list[str]:
    """Return the readings that are remembered, in their order."""
    with open_store(server.store).reading() as connection:
        assert list(breaches(connection)) == []
    return [one.value for one in typed(1, server.store)]


def forgive(phone: Phone, *said: str) -> None:
    """Take what a browser complains about when a network fails for what it is."""
    assert all(any(each in trouble for each in said) for trouble in phone.troubles), phone.troubles
    phone.troubles.clear()


def test_dots_and_signals_appear_at_once(phone: Callable[..., Phone], server: Server) -> None:
    operator = phone()
    begun(operator)
    press(operator, "74,001", "74,2")
    assert operator.page.locator("#dots circle").count() == 2
    assert operator.page.locator("#dots circle.bad").count() == 1
    assert "DI LUAR" in (operator.page.text_content("#judged") or "")
    operator.page.click("#correct")
    press(operator, "74,002")
    state(operator, STORED)
    assert operator.page.locator("#dots circle.bad").count() == 0
    assert stored(server) == ["74,001", "74,2", "74,002"]
    assert typed_lot(1, store=server.store).readings == {"diameter_mm": {1: "74,001", 2: "74,002"}}


def test_the_network_is_cut_and_comes_back(phone: Callable[..., Phone], server: Server) -> None:
    operator = phone()
    begun(operator)
    press(operator, "74,001")
    state(operator, STORED)
    operator.context.set_offline(True)
    press(operator, "74,002", "74,003", "74,004")
    state(operator, WAIT)
    assert stored(server) == ["74,001"]
    operator.context.set_offline(False)
    state(operator, STORED)
    assert stored(server) == ["74,001", "74,002", "74,003", "74,004"]
    forgive(operator, CUT_OFF)


def test_the_server_dies_and_starts_again(phone: Callable[..., Phone], server: Server) -> None:
    operator = phone()
    begun(operator)
    press(operator, "74,001")
    server.kill()
    press(operator, "74,002", "74,003")
    state(operator, WAIT)
    server.start()
    state(operator, STORED)
    press(operator, "74,004")
    state(operator, STORED)
    assert stored(server) == ["74,001", "74,002", "74,003", "74,004"]
    forgive(operator, CUT_OFF)


def test_an_answer_that_never_arrived_stores_nothing_twice(phone: Callable[..., Phone], server: Server) -> None:
    operator = phone()
    begun(operator)
    lost = []

    def lose(route: object) -> None:
        lost.append(route.fetch().status)  # type: ignore[attr-defined]  # a Route of Playwright
        route.abort()  # type: ignore[attr-defined]  # the same

    operator.page.route("**/entries", lose, times=2)
    press(operator, "74,001")
    state(operator, STORED)
    assert lost == [200, 200]
    assert stored(server) == ["74,001"]
    forgive(operator, CUT_OFF)


def test_the_page_is_loaded_again_while_readings_wait(phone: Callable[..., Phone], server: Server) -> None:
    operator = phone()
    begun(operator)
    operator.page.route("**/entries", lambda route: route.abort())
    press(operator, "74,001", "74,002")
    state(operator, WAIT)
    operator.page.reload()
    state(operator, WAIT)
    assert operator.page.locator("#dots circle").count() == 2
    assert stored(server) == []
    operator.page.unroute("**/entries")
    state(operator, STORED)
    assert stored(server) == ["74,001", "74,002"]
    forgive(operator, CUT_OFF)


def test_the_session_ends_and_nothing_is_lost(phone: Callable[..., Phone], server: Server) -> None:
    operator = phone()
    begun(operator)
    press(operator, "74,001")
    state(operator, STORED)
    with open_store(server.store).working() as connection:
        connection.execute(sa.delete(schema.SESSION))
    press(operator, "74,002")
    state(operator, "Masuk lagi")
    operator.page.click("#state a")
    operator.sign_in("joko")
    operator.page.wait_for_url("**/typing/1")
    state(operator, STORED)
    assert stored(server) == ["74,001", "74,002"]


def test_two_phones_type_the_same_unit(phone: Callable[..., Phone], server: Server) -> None:
    first, second = phone(), phone()
    address = begun(first)
    second.open(address)
    second.sign_in("budi")
    for one in (first, second):
        one.context.set_offline(True)
    press(first, "74,001", "74,002")
    press(second, "74,011", "74,012")
    for one in (first, second):
        one.context.set_offline(False)
        state(one, STORED)
        forgive(one, CUT_OFF)
    assert sorted(stored(server)) == ["74,001", "74,002", "74,011", "74,012"]
    found = typed_lot(1, store=server.store).readings["diameter_mm"]
    assert sorted(found) == [1, 2, 3, 4]
    assert sorted(found.values()) == sorted(stored(server))


def test_typed_readings_are_judged(phone: Callable[..., Phone]) -> None:
    operator = phone()
    begun(operator)
    press(operator, *(f"74,{one:03d}" for one in (1, 4, 2, 3, 1, 5, 2, 0, 3, 2) * 2))
    state(operator, STORED)
    operator.page.locator("#course figure.chart").first.wait_for()
    operator.page.click("#finish button")
    operator.page.wait_for_url("**/uploads/*")
    assert operator.judged() == "/batches/1"
    operator.says("T-1")
