"""The page of people in two families: both entries, her row marked, one key a decision, undo."""

import pytest

from tests.conftest import Listed
from tests.matching.test_shared import HUSBANDS, HUSBANDS_LIST, LILIT, PARENTS, PARENTS_LIST
from tests.office.conftest import LogIn
from tonir.matching.models import PersonRuling
from tonir.matching.reviewing_shared import VERDICTS
from tonir.matching.run import match
from tonir.matching.words import KEYS_OF_A_PERSON, OF_A_PERSON
from tonir.vault.register import OpenRegister

ROWS = f"{PARENTS_LIST}-3-{HUSBANDS_LIST}-1"


@pytest.fixture
def bride(register: OpenRegister, listed: Listed, opened: OpenRegister) -> None:
    """Lilit stands in her parents' list and in her husband's."""
    listed(*PARENTS, LILIT, id=PARENTS_LIST, phones=["+37477123456"])
    husband, *his = HUSBANDS
    listed(husband, LILIT, *his, id=HUSBANDS_LIST, area="R2-1", office="miasin")
    match(register)


@pytest.mark.usefixtures("bride")
@pytest.mark.parametrize(
    ("language", "title", "evidence"),
    [
        ("en", "The same person in two families", "same document"),
        ("hy", "Նույն մարդը երկու ընտանիքում", "նույն փաստաթուղթը"),
        ("ru", "Один человек в двух семьях", "тот же документ"),
    ],
)
def test_she_is_marked_between_the_two_families_with_the_evidence_in_words(
    language: str, title: str, evidence: str, log_in: LogIn
) -> None:
    client = log_in("coordinator", language)
    assert 'href="/pairs/shared/"' in client.get("/pairs/").content.decode()
    page = client.get("/pairs/shared/").content.decode()
    assert title in page and evidence in page
    assert page.count('class="hers"') == 1 and page.count("<mark>") == 2
    assert all(f'data-key="{key}"' in page for key in KEYS_OF_A_PERSON.values())


@pytest.mark.usefixtures("bride")
def test_a_decision_leads_to_the_next_one_and_can_be_undone(log_in: LogIn) -> None:
    client = log_in("coordinator")
    answer = client.post("/pairs/shared/rule/", {"rows": ROWS, "verdict": "right"}, follow=True)
    assert "Nobody is waiting" in answer.content.decode()
    answer = client.get(f"/pairs/shared/?rows={ROWS}")
    assert "Decided: Counts in the right family" in answer.content.decode()
    answer = client.post("/pairs/shared/undo/", {"rows": ROWS}, follow=True)
    assert answer.redirect_chain[-1][0] == f"/pairs/shared/?rows={ROWS}"
    assert "Decided" not in answer.content.decode()
    assert [one.verdict for one in PersonRuling.objects.all()] == ["right", "undone"]


def test_each_verdict_has_its_words_and_its_key() -> None:
    assert set(VERDICTS) == set(OF_A_PERSON) == set(KEYS_OF_A_PERSON)
