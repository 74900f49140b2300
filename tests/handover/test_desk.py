"""At the desk: a booklet is lost, a second one asked for, a slip wet, a family moves."""

from contextlib import closing
from datetime import timedelta
from typing import Any

import pypdfium2
import pytest
import zxingcpp

from tests.conftest import Listed
from tests.handover.conftest import (
    MONDAY,
    Planned,
    Scanned,
    active,
    all_slips,
    at_home,
    code_of,
    next_round,
    row_of,
)
from tests.matching.joining import join_entries
from tonir.engines.refusals import Refusal
from tonir.engines.slips import digest_of_row, part_marks, place_of, read_code, withdrawn_mark_of
from tonir.handover.models import Booklet, Pack, RoundKey, Slip, Withdrawal
from tonir.handover.phone_models import WithdrawnRow
from tonir.handover.queries import claim_totals, signposts_of, withdrawn_of
from tonir.handover.run import issue, read_claims
from tonir.planning.models import Move, Place
from tonir.programme.folder import current
from tonir.programme.queries import current_round
from tonir.reporting.closing import close_round
from tonir.reporting.papers import desk as papers
from tonir.reporting.papers.desk import booklet
from tonir.targeting.run import assess
from tonir.vault.models import AccessEvent
from tonir.vault.register import OpenRegister

pytestmark = pytest.mark.usefixtures("own_rounds")
TUESDAY = MONDAY + timedelta(days=1)
ASKED: dict[str, dict[str, Any]] = {
    "lost": {"why": "stolen"},
    "second": {},
    "replace": {"why": "wet"},
    "move": {"point": "P2", "day": TUESDAY.isoformat()},
}


def is_withdrawn(code: str) -> bool:
    mark = withdrawn_mark_of(read_code(code).secret_bytes(), 1)
    return any(mark in part_marks(marks) for marks, _, _ in withdrawn_of(current_round()))


def is_in_a_pack(code: str) -> bool:
    try:
        row_of(code)
    except AssertionError:
        return False
    return True


def place_told(code: str) -> dict[str, Any] | None:
    version, posts, places = signposts_of(current_round())
    number = place_of(posts, read_code(code), version)
    return None if number is None else places[number]


def codes_of(register: OpenRegister, household: str) -> list[str]:
    return [slip.code for slip in all_slips(register) if slip.household == household]


def standing() -> tuple[Any, ...]:
    """All that a verb may change."""
    return (
        list(Booklet.objects.order_by("pk").values_list("pk", "number", "lost_at")),
        list(Slip.objects.order_by("pk").values_list("pk", "sealed")),
        list(RoundKey.objects.order_by("pk").values_list("pk", "sealed")),
        list(Pack.objects.order_by("pk").values_list("pk", "version", "rows", "withdrawn_at")),
        list(Place.objects.order_by("pk").values_list("pk", "point", "day", "starts_at", "lane")),
        list(Withdrawal.objects.values_list("marks", flat=True)),
        signposts_of(current_round()),
    )


def test_a_lost_booklets_slip_is_withdrawn_and_its_family_has_another(
    register: OpenRegister, issued: tuple[str, str], anahit: str
) -> None:
    old, other = issued
    tag, commitment = row_of(old).tag, row_of(old).commitment
    done = booklet(register, household=anahit, verb="lost", why="stolen")
    assert (done["withdrawn_slips"], done["new_packs"], done["withdrawn_packs"]) == (1, 1, 1)
    new = code_of(register, anahit)
    assert is_withdrawn(old) and not is_in_a_pack(old) and place_told(old) is None
    assert not is_withdrawn(new) and row_of(new).tag == tag
    assert place_told(new)["point"] == "P1" and place_told(other)["point"] == "P2"
    held = list(Booklet.objects.filter(household=anahit).order_by("number"))
    assert [(one.number, one.lost_at is None) for one in held] == [(1, False), (2, True)]
    assert WithdrawnRow.objects.get().digest == digest_of_row(commitment)
    line = AccessEvent.objects.get(kind="corrected")
    assert line.detail == f"{anahit}: slip lost 1 stolen"


def test_the_lost_booklet_is_lost_for_the_rounds_to_come_as_well(
    register: OpenRegister, claimed: Any, anahit: str, planned: Planned
) -> None:
    booklet(register, household=anahit, verb="lost")
    close_round(register)
    next_round()
    assess(register)
    planned((anahit, {}))
    issue(register)
    assert [slip.booklet for slip in all_slips(register)] == [2]


def test_a_proxys_booklet_gives_the_same_tag_and_there_is_no_third(
    register: OpenRegister, issued: tuple[str, str], anahit: str
) -> None:
    done = booklet(register, household=anahit, verb="second")
    assert (done["withdrawn_slips"], done["new_packs"], done["slips"]) == (0, 1, 1)
    own, proxys = codes_of(register, anahit)
    assert own == issued[0] and row_of(own).tag == row_of(proxys).tag
    before = standing()
    assert booklet(register, household=anahit, verb="second")["slips"] == 1
    assert standing() == before


def test_of_two_booklets_it_must_be_said_which_one_is_lost(
    register: OpenRegister, issued: tuple[str, str], anahit: str
) -> None:
    booklet(register, household=anahit, verb="second")
    own, proxys = codes_of(register, anahit)
    with pytest.raises(Refusal, match="H42"):
        booklet(register, household=anahit, verb="lost")
    with pytest.raises(Refusal, match="H43"):
        booklet(register, household=anahit, verb="lost", booklet=7)
    booklet(register, household=anahit, verb="lost", booklet=2)
    assert is_withdrawn(proxys) and not is_withdrawn(own) and is_in_a_pack(own)
    before = standing()
    booklet(register, household=anahit, verb="lost", booklet=2)
    assert standing() == before


def test_a_wet_slip_is_replaced_in_its_booklet(
    register: OpenRegister, issued: tuple[str, str], anahit: str
) -> None:
    old, _ = issued
    tag = row_of(old).tag
    booklet(register, household=anahit, verb="replace", why="wet", ends=old[-4:])
    new = code_of(register, anahit)
    assert is_withdrawn(old) and new != old and row_of(new).tag == tag
    assert Booklet.objects.filter(household=anahit).count() == 1
    before = standing()
    booklet(register, household=anahit, verb="replace", why="wet", ends=old[-4:])
    assert standing() == before


def test_a_family_that_moves_leaves_one_pack_and_stands_in_another(
    register: OpenRegister, issued: tuple[str, str], anahit: str
) -> None:
    old, rubens = issued
    labels = set(Pack.objects.filter(withdrawn_at=None).values_list("label", flat=True))
    assert labels == {"P1 2025-08-18 1", "P2 home"}
    untouched = Pack.objects.get(withdrawn_at=None, label="P2 home")
    done = booklet(register, household=anahit, verb="move", **ASKED["move"])
    assert done["withdrawn_slips"] == done["new_packs"] == done["withdrawn_packs"] == 1
    new = code_of(register, anahit)
    assert is_withdrawn(old) and not is_in_a_pack(old)
    assert place_told(new) | {"names": {}} == {
        "point": "P2",
        "names": {},
        "day": TUESDAY.isoformat(),
        "lane": 1,
    }
    assert Pack.objects.get(withdrawn_at=None, label="P2 home").version == untouched.version
    assert place_told(rubens)["day"] is None
    before = standing()
    booklet(register, household=anahit, verb="move", **ASKED["move"])
    assert standing() == before


def test_her_move_stands_beside_the_next_plan_too(
    register: OpenRegister, issued: tuple[str, str], anahit: str
) -> None:
    from tests.handover.conftest import at_school
    from tonir.planning.actions import save_plan
    from tonir.planning.models import Plan

    booklet(register, household=anahit, verb="move", **ASKED["move"])
    fresh = Plan(round=current_round(), seed=8, inputs="others", rules={}, summary={})
    plan, _ = save_plan(fresh, [Place(household_id=anahit, **at_school())], lambda *_: None)
    assert Place.objects.get(plan=plan).point_id == "P2"
    assert Place.objects.get(plan=plan).day == TUESDAY


def test_a_delivery_at_home_instead_of_a_way_that_she_cannot_walk(
    register: OpenRegister, issued: tuple[str, str], anahit: str
) -> None:
    booklet(register, household=anahit, verb="move", point="P1", why="asked")
    assert place_told(code_of(register, anahit))["day"] is None
    assert row_of(code_of(register, anahit)).flags == 1
    assert Move.objects.get().at_home


def test_who_was_served_is_not_moved_to_where_nobody_knows_it(
    register: OpenRegister, claimed: Any, anahit: str
) -> None:
    before = standing()
    with pytest.raises(Refusal, match="H41"):
        booklet(register, household=anahit, verb="move", **ASKED["move"])
    assert standing() == before


@pytest.mark.parametrize(
    ("point", "day", "code"),
    [
        ("P9", TUESDAY, "P18"),
        ("P1", MONDAY - timedelta(days=1), "P19"),
    ],
)
def test_nobody_is_moved_to_a_closed_point(
    register: OpenRegister, issued: tuple[str, str], anahit: str, point: str, day: Any, code: str
) -> None:
    with pytest.raises(Refusal, match=code):
        booklet(register, household=anahit, verb="move", point=point, day=day.isoformat())


@pytest.mark.parametrize("verb", list(ASKED))
def test_after_every_verb_she_is_served_once_and_only_once(
    register: OpenRegister,
    issued: tuple[str, str],
    anahit: str,
    scanned: Scanned,
    verb: str,
) -> None:
    booklet(register, household=anahit, verb=verb, **ASKED[verb])
    papers_held = dict.fromkeys([issued[0], *codes_of(register, anahit)])
    read_claims(scanned(*papers_held, *papers_held))
    assert claim_totals()["claims"] == 1
    assert claim_totals()["kits"] == {"food": 2, "hygiene": 1}


def test_who_sees_badly_gets_her_slip_in_large_print(
    register: OpenRegister, issued: tuple[str, str], anahit: str
) -> None:
    sides = []
    for large in (False, True):
        done = booklet(register, household=anahit, verb="print", large=large)
        with closing(pypdfium2.PdfDocument((current().print / done["file"]).read_bytes())) as pdf:
            image = pdf[0].render(scale=2).to_numpy()
        (square,) = zxingcpp.read_barcodes(image)
        assert square.text == issued[0]
        sides.append(square.position.top_right.x - square.position.top_left.x)
    small, generous = sides
    assert generous > 1.2 * small


@pytest.mark.parametrize("verb", list(ASKED))
def test_killed_before_the_paper_was_written_the_verb_goes_on_and_does_nothing_twice(
    register: OpenRegister,
    issued: tuple[str, str],
    anahit: str,
    verb: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Killed(BaseException):
        pass

    def kill(*_: Any) -> None:
        raise Killed

    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr(papers, "write_paper", kill)
        booklet(register, household=anahit, verb=verb, **ASKED[verb])
    before = standing()
    done = booklet(register, household=anahit, verb=verb, **ASKED[verb])
    assert standing() == before
    assert done["slips"] == 1 and (current().print / done["file"]).is_file()
    assert not Slip.objects.exclude(unprinted="").exists()


@pytest.mark.parametrize("verb", list(ASKED))
@pytest.mark.parametrize("at", ["issue_packs", "stand"])
def test_killed_in_the_middle_nothing_of_the_verb_was_done(
    register: OpenRegister,
    issued: tuple[str, str],
    anahit: str,
    verb: str,
    at: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from tonir.handover import desk

    def kill(*_: Any) -> None:
        raise KeyboardInterrupt

    before = standing()
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(desk, at, kill)
        booklet(register, household=anahit, verb=verb, **ASKED[verb])
    assert standing() == before


def test_a_verb_before_the_new_plan_was_issued_issues_it_first(
    register: OpenRegister, issued: tuple[str, str], anahit: str, ruben: str, planned: Planned
) -> None:
    planned((anahit, {}), (ruben, {"lane": 2}))
    booklet(register, household=anahit, verb="replace", why="torn")
    labels = set(Pack.objects.filter(withdrawn_at=None).values_list("label", flat=True))
    assert labels == {"P1 2025-08-18 1", "P1 2025-08-18 2"}


def test_a_joined_familys_slip_is_that_of_the_entry_that_bears_it(
    register: OpenRegister, listed: Listed, issued: tuple[str, str], ruben: str
) -> None:
    twin = active(listed({"given": "Ruben", "surname": "Harutyunyan", "birth": "1950"}))
    join_entries(twin, ruben)
    issue(register)
    booklet(register, household=twin, verb="replace", why="wet")
    assert is_withdrawn(issued[1])
    (new,) = codes_of(register, twin)
    assert is_in_a_pack(new)
    assert Booklet.objects.filter(household=twin).count() == 0


def test_a_family_without_a_place_has_no_slip_to_lose(
    register: OpenRegister, anahit: str, ruben: str, planned: Planned
) -> None:
    planned((ruben, at_home(food=1)))
    with pytest.raises(Refusal, match="H40"):
        booklet(register, household=anahit, verb="lost")
