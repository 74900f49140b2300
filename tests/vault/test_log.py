"""The access log: added to, never changed, and a change shows."""

from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction

from tonir.engines.refusals import Refusal
from tonir.vault.log import check_log, digest, forget_head, note, remember
from tonir.vault.models import AccessEvent
from tonir.vault.register import OpenRegister

pytestmark = pytest.mark.django_db


@pytest.fixture
def three_lines() -> list[AccessEvent]:
    return [note(AccessEvent.Kind.REFUSED, "a custodian", f"purpose {n}") for n in range(3)]


def test_an_untouched_log_is_whole(three_lines: list[AccessEvent]) -> None:
    assert check_log().is_whole


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
    assert check_log().broken == three_lines[1]


def test_a_line_removed_by_force_is_found(three_lines: list[AccessEvent]) -> None:
    without_guard("delete from vault_accessevent where id = %s", three_lines[1])
    assert check_log().broken == three_lines[2]


def test_a_log_cut_short_is_found(three_lines: list[AccessEvent], keys: Path) -> None:
    seen = check_log().head
    remember(seen)
    try:
        without_guard("delete from vault_accessevent where id = %s", three_lines[2])
        assert check_log().missing == 1 and not check_log().is_whole
        forget_head()
        assert check_log().is_whole, "nothing here remembers any more"
        assert check_log(seen.seen).missing == 1, "but whoever wrote it down does"
    finally:
        forget_head()


def test_lines_that_changed_places_are_found(three_lines: list[AccessEvent]) -> None:
    without_guard("update vault_accessevent set id = 900 where id = %s", three_lines[0])
    assert check_log().broken == three_lines[1]


def test_a_log_written_anew_whole_is_found_by_its_lost_signatures(
    register: OpenRegister, db: None
) -> None:
    register.note(AccessEvent.Kind.WORKED, "match")
    assert check_log().is_whole
    line = AccessEvent.objects.get()
    forged = AccessEvent(
        pk=line.pk, at=line.at, kind=line.kind, by=line.by, purpose=line.purpose, detail="reach"
    )
    without_guard(
        f"update vault_accessevent set detail = 'reach', digest = '{digest(forged, '')}' "
        "where id = %s",
        line,
    )
    assert check_log().broken is None and check_log().forged == line


def test_a_mark_that_is_none_is_refused() -> None:
    for seen in ("57", "many-3fa9c1d2e4b5", "57-3f"):
        with pytest.raises(Refusal, match="R23"):
            check_log(seen)
