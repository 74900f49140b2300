"""After a round is closed the next one knows the same families, each by one tag."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.handover.conftest import (
    Planned,
    Scanned,
    all_slips,
    at_home,
    code_of,
    next_round,
    row_of,
    second_booklet,
)
from tonir.engines.slips import tag_of
from tonir.handover.booklets import open_round_keys
from tonir.handover.models import Booklet, Claim, Closing, Pack, RoundKey, Signposts, Slip
from tonir.handover.run import issue, read_claims, served
from tonir.programme.models import Round
from tonir.reporting.closing import close_round
from tonir.reporting.models import ReachReport
from tonir.targeting.models import Assessment, Entitlement
from tonir.targeting.run import assess
from tonir.vault.register import OpenRegister

pytestmark = pytest.mark.usefixtures("own_rounds")


def test_the_next_round_knows_the_same_families_by_their_booklets(
    register: OpenRegister,
    claimed: Path,
    issued: tuple[str, str],
    anahit: str,
    ruben: str,
    planned: Planned,
    scanned: Scanned,
) -> None:
    second_booklet(register, anahit)
    old = Claim.objects.order_by("pk").values_list("tag", flat=True)
    close_round(register)
    next_round()
    planned((anahit, {}), (ruben, at_home(food=1)))
    done = issue(register)
    assert (done["new_booklets"], done["slips"]) == (0, 3)
    fresh = [slip.code for slip in all_slips(register) if slip.household == anahit]
    assert len(fresh) == 2 and not {*fresh} & {*issued}
    assert row_of(fresh[0]).tag == row_of(fresh[1]).tag not in {bytes(tag) for tag in old}
    done = read_claims(scanned(*fresh))
    assert (done["claimed"], done["second_claims"]) == (1, 1)
    assert served(register) == {anahit}


def test_slips_of_the_next_round_that_were_out_already_still_hold(
    register: OpenRegister, claimed: Path, anahit: str, planned: Planned
) -> None:
    next_round()
    planned((anahit, {}))
    issue(register)
    code = code_of(register, anahit)
    tag, packs = row_of(code).tag, list(Pack.objects.filter(round__number=2).values())
    close_round(register, number=1)
    assert issue(register)["new_packs"] == 0
    assert list(Pack.objects.filter(round__number=2).values()) == packs
    assert code_of(register, anahit) == code
    keys, _ = open_round_keys(register, [anahit], 2, lambda *_: None)
    assert tag_of(keys[anahit], 2) == tag


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(gaps=st.lists(st.tuples(st.integers(1, 3), st.booleans()), min_size=1, max_size=3))
def test_two_booklets_of_a_family_give_one_tag_whatever_rounds_were_closed(
    register: OpenRegister,
    anahit: str,
    planned: Planned,
    own_rounds: Path,
    gaps: list[tuple[int, bool]],
) -> None:
    _begin_again(own_rounds)
    number, tags = 1, []
    for gap, is_closed in gaps:
        assess(register)
        planned((anahit, {}))
        issue(register)
        if not Booklet.objects.filter(number=2).exists():
            second_booklet(register, anahit, number)
        issue(register)
        of_round = {row_of(slip.code).tag for slip in all_slips(register)}
        assert (len(all_slips(register)), len(of_round)) == (2, 1)
        tags += of_round
        if is_closed:
            close_round(register)
        number += gap
        next_round(number)
    assert len(set(tags)) == len(tags)


def _begin_again(keys: Path) -> None:
    """Hypothesis runs many examples in one test: each has a programme in its first round."""
    papers = (Pack, Signposts, Slip, RoundKey, Booklet)
    for model in (*papers, Closing, ReachReport, Entitlement, Assessment):
        model.objects.all().delete()
    for round_ in Round.objects.filter(number__gt=1):
        round_.plan_set.all().delete()
        round_.delete()
    for path in keys.glob("round-*.json"):
        path.unlink()
