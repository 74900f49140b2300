"""Custodians share the register's key: a quorum opens it, fewer never do, papers are replaced."""

import itertools
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import PASSPHRASE
from tonir.engines.refusals import Refusal
from tonir.vault.ceremony import Ceremony
from tonir.vault.keys import create_keys, public_keys_in, read_custody, recover, unlock
from tonir.vault.seal import seal, unseal
from tonir.vault.shares import Share, combine, lock, make_shares, open_share, unlock_share

WORDS = [f"custodian number {number} knows this" for number in range(1, 6)]
REGISTER = "00" * 16


def shared_out(folder: Path, custodians: int, quorum: int, *, keep_words: bool = True) -> Ceremony:
    """A register's keys after a ceremony, whose custodians have proved their shares."""
    if not (folder / "custodians.json").exists():
        create_keys(folder, PASSPHRASE)
    return renewed(folder, [PASSPHRASE], custodians, quorum, keep_words=keep_words)


def renewed(
    folder: Path, todays: list[str], custodians: int, quorum: int, *, keep_words: bool = True
) -> Ceremony:
    custody = read_custody(folder)
    shares: list[Share] = []
    for words in todays:
        taken = {share.custodian for share in shares}
        shares.append(open_share(custody.words, words, custody.register, taken))
    secret = recover(custody, shares)
    ceremony = Ceremony.begun(custody.register, secret, custodians, quorum)
    for number in range(1, custodians + 1):
        words = ceremony.lock_next(WORDS[number - 1])
        ceremony.prove(number, words, WORDS[number - 1])
    ceremony.settle(folder, keep_words=keep_words)
    return ceremony


@pytest.fixture(scope="module")
def two_of_three(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("keys")
    shared_out(folder, 3, 2)
    return folder


@given(st.integers(2, 6), st.data())
@settings(max_examples=30, deadline=None)
def test_any_quorum_gives_the_key_back_and_fewer_do_not(
    custodians: int, data: st.DataObject
) -> None:
    quorum = data.draw(st.integers(2, custodians))
    key, shares = make_shares(custodians, quorum)
    together = data.draw(st.permutations(shares))
    assert combine(list(together[:quorum])) == key
    with pytest.raises(Refusal, match="R17"):
        combine(list(together[: quorum - 1]))


@pytest.mark.parametrize(("custodians", "quorum"), [(3, 4), (3, 1), (17, 2), (2, 0)])
def test_a_quorum_that_cannot_be_is_refused(custodians: int, quorum: int) -> None:
    with pytest.raises(Refusal, match="R15"):
        make_shares(custodians, quorum)


def test_two_of_three_open_whichever_they_are(two_of_three: Path) -> None:
    content = {"given": "Anahit"}
    envelope = seal(public_keys_in(two_of_three), "record", "h1", content)
    for pair in itertools.permutations(WORDS[:3], 2):
        assert unseal(unlock(two_of_three, *pair), "record", "h1", envelope) == content


def test_one_custodian_alone_opens_nothing(two_of_three: Path) -> None:
    with pytest.raises(Refusal, match="R16"):
        unlock(two_of_three, WORDS[0])


def test_one_custodian_does_not_count_twice(two_of_three: Path) -> None:
    with pytest.raises(Refusal, match="R19"):
        unlock(two_of_three, WORDS[0], WORDS[0])


def test_the_passphrase_of_before_the_ceremony_opens_nothing(two_of_three: Path) -> None:
    with pytest.raises(Refusal, match="R03"):
        unlock(two_of_three, PASSPHRASE, WORDS[0])


def test_a_paper_without_its_passphrase_is_no_share(two_of_three: Path) -> None:
    custody = read_custody(two_of_three)
    assert unlock_share(custody.words[0], WORDS[1], custody.register) is None
    assert unlock_share(custody.words[0], WORDS[0], custody.register) is not None


@given(st.integers(0, 45), st.integers(0, 45))
@settings(max_examples=40, deadline=None)
def test_a_misread_word_or_two_exchanged_ones_are_found(one: int, other: int) -> None:
    words = PAPER.split()
    changed = list(words)
    if one == other:
        changed[one] = "academic" if words[one] != "academic" else "acid"
    else:
        changed[one], changed[other] = words[other], words[one]
    if changed != words:
        with pytest.raises(Refusal, match="R18"):
            unlock_share(" ".join(changed), WORDS[0], REGISTER)


def test_words_that_are_none_are_refused() -> None:
    for words in ("", "academic", "no such word " * 15, PAPER + " acid"):
        with pytest.raises(Refusal, match="R18"):
            unlock_share(words, WORDS[0], REGISTER)


PAPER = lock(make_shares(3, 2)[1][0], WORDS[0], REGISTER)


def test_a_replaced_custodian_opens_nothing_and_no_record_is_sealed_anew(tmp_path: Path) -> None:
    first = shared_out(tmp_path, 3, 2)
    envelope = seal(public_keys_in(tmp_path), "record", "h1", {"given": "Ruben"})
    renewed(tmp_path, WORDS[:2], 2, 2)
    assert unseal(unlock(tmp_path, *WORDS[:2]), "record", "h1", envelope) == {"given": "Ruben"}
    custody = read_custody(tmp_path)
    old = [open_share(first.words, words, custody.register, set()) for words in WORDS[1:3]]
    with pytest.raises(Refusal, match="R17"):
        recover(custody, old)


def test_an_old_and_a_new_paper_do_not_open_together(tmp_path: Path) -> None:
    first = shared_out(tmp_path, 3, 2)
    second = renewed(tmp_path, WORDS[:2], 3, 2)
    custody = read_custody(tmp_path)
    mixed = [
        open_share(first.words, WORDS[0], custody.register, set()),
        open_share(second.words, WORDS[1], custody.register, set()),
    ]
    with pytest.raises(Refusal, match="R17"):
        recover(custody, mixed)


def test_shares_that_are_kept_on_paper_only_are_not_in_the_keys_folder(tmp_path: Path) -> None:
    ceremony = shared_out(tmp_path, 3, 2, keep_words=False)
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert ceremony.words[0].encode() not in kept
    with pytest.raises(Refusal, match="R03"):
        unlock(tmp_path, *WORDS[:2])
    custody = read_custody(tmp_path)
    papers = [
        open_share([words], WORDS[number], custody.register, set())
        for number, words in enumerate(ceremony.words[:2])
    ]
    assert recover(custody, papers)


def test_without_a_proved_drill_nothing_changes(tmp_path: Path) -> None:
    create_keys(tmp_path, PASSPHRASE)
    custody = read_custody(tmp_path)
    secret = recover(custody, [open_share(custody.words, PASSPHRASE, custody.register, set())])
    ceremony = Ceremony.begun(custody.register, secret, 3, 2)
    words = [ceremony.lock_next(passphrase) for passphrase in WORDS[:3]]
    with pytest.raises(Refusal, match="R26"):
        ceremony.prove(2, words[1], "not her passphrase at all")
    with pytest.raises(Refusal, match="R26"):
        ceremony.prove(2, words[0], WORDS[0])
    with pytest.raises(Refusal, match="R26"):
        ceremony.settle(tmp_path, keep_words=True)
    assert unlock(tmp_path, PASSPHRASE)


def test_two_custodians_may_not_choose_the_same_passphrase(tmp_path: Path) -> None:
    ceremony = Ceremony.begun(REGISTER, bytes(32), 3, 2)
    ceremony.lock_next(WORDS[0])
    with pytest.raises(Refusal, match="R27"):
        ceremony.lock_next(WORDS[0])


def test_the_bytes_of_the_keys_before_are_written_over(tmp_path: Path) -> None:
    create_keys(tmp_path, PASSPHRASE)
    before = (tmp_path / "custodians.json").open("rb")
    old = before.read()
    renewed(tmp_path, [PASSPHRASE], 3, 2)
    before.seek(0)
    with before:
        assert before.read() != old
    assert not (tmp_path / "custodians.json.before").exists()
