"""The access log in the page's language."""

from django.conf import settings
from django.utils.translation import override

from tonir.office.logbook import WORKS, document_in_words, in_words
from tonir.office.templatetags.tonir import share


def test_every_work_of_the_register_has_its_words() -> None:
    assert set(WORKS) == set(settings.TONIR_REGISTER_JOBS)


def test_details_are_said_in_the_language_of_the_page() -> None:
    with override("ru"):
        assert in_words("240 minutes") == "на 240 мин."
        assert in_words("closed by anahit") == "закрыл: anahit"
        assert in_words("nobody used it") == "никто не пользовался"
        assert in_words("custodians 1, 3; 240 minutes") == "хранители 1, 3; на 240 мин."
        assert in_words("not opened: the others did not come") == "не открыт: остальные не пришли"
        assert in_words("ended without a word; found later").endswith("обнаружено позже")
        assert in_words(f"family {'0' * 32}").endswith(f": {'0' * 32}")
        assert in_words("R02") == "R02"


def test_documents_of_the_ledger_too() -> None:
    with override("ru"):
        assert document_in_words("claims file-75b42e2aff00") == "сканы 75b42e2a"
        assert document_in_words("R1/W1/P01/1") == "R1/W1/P01/1"
        assert document_in_words("opening") == "начальный запас"


def test_a_share_of_what_is_hidden_or_of_nothing_is_not_told() -> None:
    assert share(655, 762) == "86\u00a0%"
    assert share(None, 762) == share(3, None) == share(0, 0) == "–"
