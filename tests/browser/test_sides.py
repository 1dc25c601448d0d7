"""The administrator's form: a workshop or a buyer is asked for only where the role needs one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from browser.phones import Phone

pytestmark = pytest.mark.slow
NEEDED = {
    "owner": (True, False),
    "operator": (True, False),
    "buyer": (False, True),
    "trainer": (False, False),
    "administrator": (False, False),
}


def asked(one: Phone) -> tuple[bool, bool]:
    """Return whether a workshop and a buyer are asked for."""
    return one.page.locator("[name=workshop]").is_visible(), one.page.locator("[name=buyer]").is_visible()


def test_only_what_the_role_needs_is_asked(phone: Callable[..., Phone]) -> None:
    administrator = phone()
    administrator.open("/manage/")
    administrator.sign_in("ani")
    administrator.page.click("summary:has-text('Tambah')")
    for place in (None, "Tuti"):
        if place is not None:
            administrator.page.click(f"main table a:has-text('{place}')")
            administrator.page.locator("[name=active]").wait_for()
        for role, sides in NEEDED.items():
            administrator.page.select_option("[name=role]", role)
            assert asked(administrator) == sides, role
    administrator.page.select_option("[name=role]", "owner")
    administrator.page.click("main form button")
    administrator.says("belum disebutkan orang ini dari bengkel mana")
    assert asked(administrator) == (True, False)
    administrator.page.fill("[name=workshop]", "CV Maju")
    administrator.page.click("main form button")
    administrator.page.wait_for_url("**/manage/")
    administrator.troubles = [one for one in administrator.troubles if "422" not in one]
    trainer = phone()
    trainer.open("/")
    trainer.sign_in("tuti")
    trainer.says("Bolehkah lot ini dikirim?")
