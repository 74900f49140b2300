"""Log-ins: one group a role, passwords that hold."""

import pytest

from tests.office.conftest import PASSWORD
from tonir.engines.refusals import Refusal
from tonir.office.actions import ensure_roles, ensure_user
from tonir.office.roles import ROLES, roles_of

pytestmark = pytest.mark.django_db


def test_a_person_has_the_role_and_may_have_two() -> None:
    ensure_user("gor", "registrar", PASSWORD)
    user = ensure_user("gor", "storekeeper", PASSWORD)
    assert roles_of(user) == {"registrar", "storekeeper"} and user.check_password(PASSWORD)
    assert not user.is_staff and not user.is_superuser


def test_roles_are_made_once() -> None:
    assert [group.pk for group in ensure_roles()] == [group.pk for group in ensure_roles()]
    assert {group.name for group in ensure_roles()} == set(ROLES)


def test_a_role_that_is_none_and_a_short_password_are_refused() -> None:
    with pytest.raises(Refusal, match="O02"):
        ensure_user("gor", "king", PASSWORD)
    with pytest.raises(Refusal, match="O03"):
        ensure_user("gor", "auditor", "short")


def test_who_was_struck_off_has_no_role_left() -> None:
    user = ensure_user("gor", "auditor", PASSWORD)
    user.is_active = False
    assert roles_of(user) == frozenset()
