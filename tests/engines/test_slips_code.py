"""The code on the slip: what paper, sun, wet thumbs and Russian keyboards do to it."""

import secrets
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonir.engines.refusals import Refusal
from tonir.engines.slips import Code, grouped, new_code, read_code
from tonir.engines.slips.codes import _POWER, LENGTH, LETTERS, MOST_ROUNDS, _times

codes = st.builds(Code, st.integers(0, MOST_ROUNDS), st.integers(0, 2**100 - 1))


@given(codes)
def test_a_code_reads_back_as_what_was_printed(code: Code) -> None:
    assert read_code(code.text()) == code
    assert read_code(grouped(code.text())) == code
    assert len(code.text()) == LENGTH == 25


@given(codes, st.randoms(use_true_random=False))
def test_a_typed_code_may_be_lower_case_grouped_and_look_alike(code: Code, draw) -> None:
    typed = grouped(code.text()).lower().replace("0", draw.choice("0oO"))
    typed = typed.replace("1", draw.choice("1iIlL")).replace(" ", draw.choice(" -\u2013\t"))
    assert read_code(f"  {typed}\n") == code


def test_a_code_typed_on_a_russian_keyboard_is_read() -> None:
    text = next(t for t in iter(lambda: new_code(1).text(), "") if {"A", "B", "H", "X"} <= {*t})
    assert read_code(text.translate(str.maketrans("ABEKMHPCTYX", "АВЕКМНРСТУХ"))).text() == text


def test_every_single_wrong_character_is_noticed() -> None:
    text = new_code(7).text()
    for at in range(LENGTH):
        for letter in LETTERS:
            if letter != text[at]:
                with pytest.raises(Refusal, match="H01"):
                    read_code(text[:at] + letter + text[at + 1 :])


def test_every_two_exchanged_characters_are_noticed() -> None:
    for _ in range(5):
        text = new_code(secrets.randbelow(1024)).text()
        for left, right in combinations(range(LENGTH), 2):
            if text[left] == text[right]:
                continue
            letters = list(text)
            letters[left], letters[right] = letters[right], letters[left]
            with pytest.raises(Refusal, match="H01"):
                read_code("".join(letters))


def test_two_wrong_characters_are_noticed_whatever_they_are() -> None:
    """The proof: a fault at two places is nought in both sums only if both faults are nought.

    For places i, j the sums are a*x^i + b*x^j and a*x^2i + b*x^2j; their determinant is
    x^(i+j) * (x^i + x^j), which vanishes nowhere as long as no power of x comes twice in 25.
    """
    assert len(set(_POWER[:LENGTH])) == LENGTH
    for i, j in combinations(range(LENGTH), 2):
        forwards = _times(_POWER[i], _POWER[2 * j % 31])
        backwards = _times(_POWER[j], _POWER[2 * i % 31])
        assert forwards ^ backwards != 0


@pytest.mark.parametrize("text", ["", "1", "\u2603" * 25, "U" * 25, "0" * 26])
def test_what_is_no_code_is_misread(text: str) -> None:
    with pytest.raises(Refusal, match="H01"):
        read_code(text)


def test_a_slip_cut_short_or_with_a_letter_more_is_misread() -> None:
    text = new_code(1).text()
    for altered in (text[:-1], text[1:], text + "0", "0" + text):
        with pytest.raises(Refusal, match="H01"):
            read_code(altered)


def test_round_1024_has_no_room_on_a_slip() -> None:
    with pytest.raises(Refusal, match="H10"):
        new_code(1024)


def test_a_secret_does_not_show_in_a_traceback() -> None:
    code = new_code(3)
    assert repr(code) == "Code(round=3)"
    assert str(code.secret) not in repr(code)
