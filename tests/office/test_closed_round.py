"""Pages of a closed round say that it is closed instead of what nobody knows any more."""

import pytest

from tests.handover.conftest import own_rounds  # noqa: F401
from tests.office.conftest import LogIn
from tonir.reporting.closing import close_round
from tonir.vault.register import OpenRegister


@pytest.mark.usefixtures("own_rounds")
@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("The reasons are gone with the round.", "is not known any more", "report is its")),
        ("hy", ("Պատճառներն անցել են փուլի հետ։", "այլևս հայտնի չէ", "վերջին հաշվետվությունն")),
        ("ru", ("Основания исчезли вместе с раундом.", "уже неизвестно", "последний отчёт")),
    ],
)
def test_a_familys_page_and_reach_say_that_the_round_is_closed(
    language: str,
    words: tuple[str, str, str],
    log_in: LogIn,
    families: dict[str, str],
    opened: OpenRegister,
) -> None:
    reasons, served, last = words
    client = log_in("coordinator", language)
    address = f"/families/{families['anahit']}/"
    assert reasons not in client.get(address).content.decode()
    assert last not in client.get("/reach/").content.decode()
    close_round(opened)
    page = client.get(address).content.decode()
    assert reasons in page and served in page
    assert last in client.get("/reach/").content.decode()
