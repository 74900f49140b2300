"""Each role sees its own pages; what no table names is seen by nobody."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.office.conftest import LogIn
from tonir.office.roles import MAY_SEE, MENU, PART_OF, ROLES, may_see

PUBLIC = {"login", "logout", "set_language"}
# Nobody logs in there: phones sign what they ask.
PUBLIC |= {"point_enrol", "point_pack", "point_claims", "point_relay", "point_run"}
# The phone app: nobody logs in there.
PUBLIC |= {"point_start", "point_file"}
# Pages that a GET shows without anything in the programme.
SHOWN = {
    "home": "/",
    "register_bar": "/bar/",
    "lists": "/lists/",
    "register": "/register/",
    "log": "/register/log/",
    "work": "/work/",
    "work_state": "/work/state/",
    "entitlement": "/entitlement/",
    "stock": "/stock/",
    "plan": "/plan/",
    "plan_points": "/plan/points.geojson",
    "point": "/plan/points/P1/",
    "handover": "/handover/",
    "phones": "/handover/phones/",
    "conflicts": "/handover/conflicts/",
    "bundle": "/handover/round-1.zip",
    "reach": "/reach/",
    "exports": "/exports/",
    "privacy": "/privacy/",
}
OTHERS = {
    "families": "/families/",
    "family": f"/families/{'0' * 32}/",
    "pairs": "/pairs/",
    "pair": f"/pairs/{'0' * 32}-{'1' * 32}/",
    "shared": "/pairs/shared/",
}
# Pages that need something to be there, or something to be sent.
FURTHER = {
    "list": "/lists/1/",
    "list_upload": "/lists/send/",
    "family_new": "/lists/family/",
    "family_sheet": f"/families/{'0' * 32}/sheet/",
    "family_correct": f"/families/{'0' * 32}/correct/",
    "family_erase": f"/families/{'0' * 32}/erase/",
    "family_near": "/pairs/near/",
    "family_slip": f"/families/{'0' * 32}/slip/",
    "pair_rule": "/pairs/rule/",
    "shared_rule": "/pairs/shared/rule/",
    "shared_undo": "/pairs/shared/undo/",
    "pair_undo": "/pairs/undo/",
    "register_close": "/register/close/",
    "phone_invite": "/handover/phones/invite/",
    "phone_file": "/handover/phones/file/",
    "phone_revoke": "/handover/phones/phone-none/revoke/",
    "phone_stops": "/handover/phones/phone-none/stops/",
    "conflict_settle": "/handover/conflicts/phone-none/gap/1/",
    "work_start": "/work/start/",
    "work_cancel": "/work/cancel/",
    "plan_outlines": "/plan/outlines.geojson",
    "export": "/exports/1/",
    "export_make": "/exports/make/",
    "export_file": "/exports/1/file/",
    "privacy_paper": "/privacy/dpia.pdf",
}
FORBIDDEN = 403


def names(patterns: list[URLPattern | URLResolver]) -> set[str]:
    found: set[str] = set()
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            found |= names(pattern.url_patterns)
        elif pattern.name:
            found.add(pattern.name)
    return found


def test_every_address_stands_in_the_table_of_roles_and_the_other_way_round() -> None:
    assert names(get_resolver().url_patterns) == set(MAY_SEE) | PUBLIC


def test_every_page_of_the_menu_is_somebodys() -> None:
    assert set(MENU) <= set(MAY_SEE)
    assert set(PART_OF) <= set(MAY_SEE) and set(PART_OF.values()) <= set(MENU)


@pytest.mark.parametrize("role", ROLES)
def test_a_role_sees_its_pages_and_no_other(role: str, log_in: LogIn) -> None:
    client = log_in(role)
    for page, address in (SHOWN | OTHERS).items():
        status = client.get(address).status_code
        assert (status != FORBIDDEN) == may_see(frozenset({role}), page), (page, status)
        if page in SHOWN and may_see(frozenset({role}), page):
            assert status == 200, page


def test_every_address_is_tried_below() -> None:
    assert set(SHOWN | OTHERS | FURTHER) == set(MAY_SEE)


@pytest.mark.parametrize("role", ROLES)
def test_whatever_is_sent_to_a_page_its_roles_decide_first(role: str, log_in: LogIn) -> None:
    client = log_in(role)
    client.raise_request_exception = False
    for page, address in (SHOWN | OTHERS | FURTHER).items():
        for ask in (client.get, client.post, client.put, client.delete, client.head):
            forbidden = ask(address).status_code == FORBIDDEN
            assert forbidden != may_see(frozenset({role}), page), (page, ask)


def test_nothing_is_done_without_the_pages_own_token(log_in: LogIn) -> None:
    user = log_in("custodian").session["_auth_user_id"]
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(User.objects.get(pk=user))
    for address in ("/register/", "/register/close/", "/families/", "/out/", "/language/"):
        assert strict.post(address, {"text": "x"}).status_code == FORBIDDEN, address


@pytest.mark.parametrize("role", ROLES)
def test_the_menu_offers_what_the_role_may_see(role: str, log_in: LogIn) -> None:
    page = log_in(role).get("/").content.decode()
    for name, address in (SHOWN | OTHERS).items():
        if name in MENU:
            assert (f'<a href="{address}"' in page) == may_see(frozenset({role}), name), name


def test_a_registrar_writes_families_and_cannot_read_them(
    log_in: LogIn, families: dict[str, str], opened: object
) -> None:
    registrar = log_in("registrar")
    assert registrar.get("/families/").status_code == FORBIDDEN
    assert registrar.post("/families/", {"text": "Անահիտ"}).status_code == FORBIDDEN
    assert registrar.get(f"/families/{families['anahit']}/").status_code == FORBIDDEN
    assert registrar.post("/register/", {"passphrase": "x"}).status_code == FORBIDDEN
    assert registrar.post("/exports/make/", {"fields": "names"}).status_code == FORBIDDEN


def test_somebody_without_a_role_sees_nothing(log_in: LogIn) -> None:
    client = log_in("auditor")
    User.objects.get(username="auditor").groups.clear()
    assert client.get("/").status_code == FORBIDDEN


def test_who_has_not_logged_in_is_sent_to_the_log_in(programme: object) -> None:
    for address in (SHOWN | OTHERS).values():
        answer = Client().get(address)
        assert answer.status_code == 302 and answer["Location"].startswith("/in/"), address


def test_the_log_in_page_says_nothing_about_the_register(programme: object, opened: object) -> None:
    page = Client().get("/in/").content.decode()
    assert "testing the pages" not in page and "register-bar" not in page
