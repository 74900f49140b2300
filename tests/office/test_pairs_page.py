"""The page of pairs: evidence in words, one key a decision, undo, and no name in an address."""

import pytest

from tests.conftest import Listed
from tests.office.conftest import LogIn
from tonir.engines.linkage.comparisons import COMPARISONS
from tonir.matching.models import Merge, Ruling
from tonir.matching.run import match
from tonir.matching.words import EVIDENCE, KEYS, VERDICTS
from tonir.vault.register import OpenRegister

RUBEN = {"given": "Ռուբեն", "surname": "Հարությունյան", "birth": "1979-05-04", "sex": "m"}
FIRST, SECOND = "1" * 32, "2" * 32
ENDS = {"left": FIRST, "right": SECOND}


@pytest.fixture
def doubted(register: OpenRegister, listed: Listed, opened: OpenRegister) -> None:
    listed(RUBEN, id=FIRST, phones=["+37477123456"])
    listed({**RUBEN}, id=SECOND, area="R2-1", office="miasin")
    match(register)


@pytest.mark.usefixtures("doubted")
@pytest.mark.parametrize(
    ("language", "title", "evidence"),
    [
        ("en", "Pairs to look at", "same birth date"),
        ("hy", "Դիտելիք զույգեր", "նույն ծննդյան օրը"),
        ("ru", "Пары на просмотр", "тот же день рождения"),
    ],
)
def test_both_entries_stand_side_by_side_with_the_evidence_in_words(
    language: str, title: str, evidence: str, log_in: LogIn
) -> None:
    page = log_in("coordinator", language).get("/pairs/").content.decode()
    assert title in page and evidence in page
    assert page.count("Հարությունյան Ռուբեն") == 2 and "harutyunyan ruben" in page
    assert all(f'data-key="{key}"' in page for key in KEYS.values())


@pytest.mark.usefixtures("doubted")
def test_a_decision_leads_to_the_next_pair_and_can_be_undone(log_in: LogIn) -> None:
    client = log_in("coordinator")
    answer = client.post("/pairs/rule/", {**ENDS, "verdict": "same"}, follow=True)
    assert "No pair waits for anybody" in answer.content.decode()
    assert Merge.objects.get().dropped_id == SECOND
    answer = client.post("/pairs/undo/", ENDS, follow=True)
    assert answer.redirect_chain[-1][0] == f"/pairs/{FIRST}-{SECOND}/"
    assert not Merge.objects.exists()
    assert [one.verdict for one in Ruling.objects.all()] == ["same", "undone"]


@pytest.mark.usefixtures("doubted")
def test_what_was_left_for_later_stays_left_after_the_next_decision(
    listed: Listed, register: OpenRegister, log_in: LogIn
) -> None:
    anahit = {"given": "Անահիտ", "surname": "Գրիգորյան", "birth": "1984-03-12", "sex": "f"}
    for number, area in ((3, "R1-1"), (4, "R2-1")):
        listed({**anahit}, id=str(number) * 32, area=area, office=f"office-{number}")
    match(register)
    client = log_in("coordinator")
    first = client.get("/pairs/").content.decode()
    assert 'href="/pairs/?at=1"' in first and "From the first one again" not in first
    later = client.get("/pairs/?at=1")
    assert 'name="at" value="1"' in later.content.decode()
    shown = later.context["pair"]
    ends = {"left": shown["left"], "right": shown["right"]}
    answer = client.post("/pairs/rule/", {**ends, "verdict": "different", "at": "1"})
    assert answer["Location"] == "/pairs/?at=1"
    assert client.post("/pairs/rule/", {**ends, "verdict": "same", "at": "/x"})["Location"] == (
        "/pairs/"
    )


@pytest.mark.usefixtures("doubted")
def test_a_family_is_split_from_its_own_page_and_its_relatives_are_shown(log_in: LogIn) -> None:
    client = log_in("coordinator")
    client.post("/pairs/rule/", {**ENDS, "verdict": "same"})
    assert "This is another family: split" in client.get(f"/families/{FIRST}/").content.decode()
    answer = client.post(
        "/pairs/rule/", {**ENDS, "verdict": "different", "from": "family"}, follow=True
    )
    assert not Merge.objects.exists()
    assert "Families that belong to this one" not in answer.content.decode()
    client.post("/pairs/rule/", {**ENDS, "verdict": "parents"})
    page = client.get(f"/families/{FIRST}/").content.decode()
    assert f"/families/{SECOND}/" in page and "grandparents" in page


@pytest.mark.usefixtures("doubted")
def test_who_may_not_see_families_sees_no_pairs(log_in: LogIn) -> None:
    for role in ("registrar", "storekeeper", "auditor", "protection"):
        client = log_in(role)
        assert client.get("/pairs/").status_code == 403
        assert client.post("/pairs/rule/", {**ENDS, "verdict": "same"}).status_code == 403
    assert not Ruling.objects.exists()


@pytest.mark.usefixtures("doubted")
def test_a_decision_is_posted_never_followed_as_a_link(log_in: LogIn) -> None:
    client = log_in("coordinator")
    assert client.get("/pairs/rule/").status_code == 405
    assert client.get(f"/pairs/{FIRST}/Hakobyan/").status_code == 404


def test_every_level_of_every_comparison_has_its_words() -> None:
    said = {
        (one.name, level)
        for one in COMPARISONS
        for level in one.names
        if (one.name, level) != ("sex", "same")
    }
    assert said <= EVIDENCE.keys()
    assert set(VERDICTS) == set(KEYS) == set(Ruling.Verdict.values) - {"undone"}
