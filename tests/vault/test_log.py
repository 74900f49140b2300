"""The access log: added to, never changed, and a change shows."""

import pytest
from django.db import IntegrityError, connection, transaction

from tonir.engines.refusals import Refusal
from tonir.vault.log import first_broken_line, note
from tonir.vault.models import AccessEvent

pytestmark = pytest.mark.django_db


@pytest.fixture
def three_lines() -> list[AccessEvent]:
    return [note(AccessEvent.Kind.OPENED, "a custodian", f"purpose {n}") for n in range(3)]


def test_an_untouched_log_is_whole(three_lines: list[AccessEvent]) -> None:
    assert first_broken_line() is None


def test_a_line_cannot_be_saved_again_or_deleted(three_lines: list[AccessEvent]) -> None:
    with pytest.raises(Refusal, match="R07"):
        three_lines[0].save()
    with pytest.raises(Refusal, match="R07"):
        three_lines[0].delete()


def test_the_database_itself_refuses_to_change_a_line(three_lines: list[AccessEvent]) -> None:
    for statement in ("update vault_accessevent set by = 'x'", "delete from vault_accessevent"):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def without_guard(statement: str, line: AccessEvent) -> None:
    """What somebody does who owns the database file."""
    with connection.cursor() as cursor:
        cursor.execute("drop trigger vault_accessevent_no_update")
        cursor.execute("drop trigger vault_accessevent_no_delete")
        cursor.execute(statement, [line.pk])


def test_a_line_edited_by_force_is_found(three_lines: list[AccessEvent]) -> None:
    without_guard("update vault_accessevent set purpose = 'x' where id = %s", three_lines[1])
    assert first_broken_line() == three_lines[1]


def test_a_line_removed_by_force_is_found(three_lines: list[AccessEvent]) -> None:
    without_guard("delete from vault_accessevent where id = %s", three_lines[1])
    assert first_broken_line() == three_lines[2]
