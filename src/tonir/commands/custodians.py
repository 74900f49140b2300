"""Custodians at the terminal: what they bring, the ceremony that makes them, the end."""

import getpass
import secrets
from collections.abc import Callable
from functools import partial
from itertools import zip_longest
from pathlib import Path
from typing import IO, TYPE_CHECKING, TypeVar

import click

from tonir.commands.console import WORDS_FILE, language, said, shown, summary
from tonir.commands.main import wake
from tonir.engines.refusals import Refusal

if TYPE_CHECKING:
    from tonir.vault.ceremony import Ceremony
    from tonir.vault.client import Given
    from tonir.vault.gathering import Gathering
    from tonir.vault.shares import Share

WORDS_ASKED = 3
# A slip of the finger does not end a ceremony to which people have travelled.
TRIES = 3
Found = TypeVar("Found")


def read_given(file: IO[str] | None, *, paper: bool) -> "list[Given]":
    """What custodians bring: from a file, a line each (with --paper: words, then passphrase)."""
    from tonir.vault.client import Given

    if file is None:
        first = ask_given(paper=paper, may_stop=False)
        return [first] if first else []
    lines = [line.strip() for line in file.read().splitlines() if line.strip()]
    if paper:
        pairs = zip_longest(lines[1::2], lines[::2], fillvalue="")
        return [Given(*pair) for pair in pairs] or [Given("")]
    return [Given(line) for line in lines] or [Given("")]


def ask_given(*, paper: bool, may_stop: bool) -> "Given | None":
    """Asks one custodian. Nothing typed, where that may be: she is elsewhere."""
    from tonir.vault.client import Given

    words = click.prompt("Words of the paper", hide_input=True) if paper else ""
    ask = "Passphrase (Enter: the others join from elsewhere)" if may_stop else "Passphrase"
    passphrase = click.prompt(ask, hide_input=True, default="", show_default=False)
    return Given(passphrase, words) if passphrase or not may_stop else None


@click.command("ceremony")
@click.option("--custodians", type=click.IntRange(1, 16), required=True, help="Who get a share.")
@click.option("--quorum", type=click.IntRange(1, 16), required=True, help="Who open together.")
@click.option("--papers", type=click.Path(file_okay=False, path_type=Path), help="Write PDFs here.")
@click.option("--papers-only", is_flag=True, help="Keep no locked shares in the keys folder.")
@click.option(
    "--passphrase-file",
    type=WORDS_FILE,
    help="Without questions: a line each of today's quorum, then of each new custodian.",
)
def ceremony_(
    custodians: int,
    quorum: int,
    papers: Path | None,
    papers_only: bool,
    passphrase_file: IO[str] | None,
) -> None:
    """Share the register's key out among custodians; or replace them, by doing it again.

    Today's custodians open it once more, each new one receives a share as words on a paper, behind
    a passphrase of her own, and proves in a drill that she can give it. Only then it is in force;
    the papers of before are worthless from then on. No record is sealed anew.
    """
    wake()
    from tonir.vault.ceremony import Ceremony
    from tonir.vault.keys import keys_folder, read_custody, recover
    from tonir.vault.log import note
    from tonir.vault.models import AccessEvent

    lines = passphrase_file.read().splitlines() if passphrase_file else None
    custody = read_custody(keys_folder())
    if lines is None:
        said.print("[bold]Today's custodians[/]")
    shares = gather_quorum(lines)
    secret = recover(custody, shares)
    ceremony = Ceremony.begun(custody.register, secret, custodians, quorum)
    passphrases = [_receive(ceremony, number, lines) for number in range(1, custodians + 1)]
    if papers is not None:
        _write_papers(ceremony, papers)
    _drill(ceremony, passphrases if lines is not None else None)
    tried = ceremony.settle(keys_folder(), keep_words=not papers_only)
    detail = f"{quorum} of {custodians}, by custodians {_numbers(shares)} of before"
    note(AccessEvent.Kind.CUSTODIANS, getpass.getuser(), "key ceremony", detail)
    summary(
        "ceremony",
        {"custodians": custodians, "quorum": quorum, "quorums_tried": tried, "proved": True},
    )


def gather_quorum(lines: list[str] | None) -> "list[Share]":
    """Shares of enough of today's custodians: from the first lines, or asked one by one.

    Raises Refusal R03, R16, R18 or R19; each leaves a line in the log.
    """
    from tonir.vault.gathering import Gathering
    from tonir.vault.keys import keys_folder

    gathering = Gathering(keys_folder(), "custodians together")
    while not gathering.is_enough:
        if lines is not None:
            gathering.give(getpass.getuser(), (lines.pop(0) if lines else "").strip(), "")
        else:
            _patiently(lambda: _ask_share(gathering))
    return gathering.shares


def _ask_share(gathering: "Gathering") -> None:
    words = "" if gathering.custody.words else click.prompt("Words", hide_input=True)
    ask = f"Passphrase ({len(gathering.shares) + 1} of {gathering.custody.quorum})"
    gathering.give(getpass.getuser(), click.prompt(ask, hide_input=True).strip(), words)


def _patiently(ask: Callable[[], Found], told: str = "") -> Found:
    """Asks again after what was refused, a few times; then the refusal stands.

    told: what is said meanwhile, instead of the refusal's own sentence.
    """
    for _ in range(TRIES - 1):
        try:
            return ask()
        except Refusal as refusal:
            said.print(f"{told or refusal.sentence(language())} Once more.", markup=False)
    return ask()


def _receive(ceremony: "Ceremony", number: int, lines: list[str] | None) -> str:
    """One new custodian's passphrase and words; shown once, to her alone."""
    from tonir.vault.passphrases import new_passphrase

    if lines is not None:
        passphrase = lines.pop(0).strip() if lines else ""
        ceremony.lock_next(passphrase)
        return passphrase
    said.rule(f"Custodian {number} of {ceremony.custodians}, alone at the screen")
    passphrase = _chosen_passphrase(new_passphrase())
    words = ceremony.lock_next(passphrase).split()
    said.print("\nThe words of the paper; the passphrase does not stand on it:\n")
    for start in range(0, len(words), 6):
        row = enumerate(words[start : start + 6], start=start + 1)
        said.print("   ".join(f"{place:>2} {word:<9}" for place, word in row), markup=False)
    click.pause("\nPress a key when the paper is written or will be printed; the screen clears.")
    click.clear()
    return passphrase


def _chosen_passphrase(offered: str) -> str:
    said.print("\nA passphrase, to be learnt or written down apart from the paper:\n")
    said.print(f"    [bold]{offered}[/]\n")
    own = click.prompt("Enter to take it, or type one of your own", default="", hide_input=True)
    if own and click.prompt("Once more", hide_input=True) != own:
        shown.print("They differ.")
        return _chosen_passphrase(offered)
    return own or offered


def _drill(ceremony: "Ceremony", given: list[str] | None) -> None:
    """Each custodian proves that her paper and her passphrase are at hand."""
    for number, words in enumerate(ceremony.words, start=1):
        if given is not None:
            ceremony.prove(number, words, given[number - 1])
            continue
        said.rule(f"Drill: custodian {number}")
        _ask_of_the_paper(words.split(), number)
        _patiently(partial(_ask_passphrase, ceremony, number, words), "That does not open it.")


def _ask_passphrase(ceremony: "Ceremony", number: int, words: str) -> None:
    ceremony.prove(number, words, click.prompt("Passphrase", hide_input=True))


def _ask_of_the_paper(words: list[str], number: int) -> None:
    """A few words by their place: who has no paper cannot know them. Raises Refusal R26."""
    places = sorted(secrets.SystemRandom().sample(range(len(words)), WORDS_ASKED))
    for place in places:
        _patiently(partial(_ask_word, words, place, number), "The paper has another.")


def _ask_word(words: list[str], place: int, number: int) -> None:
    if click.prompt(f"Word {place + 1} of the paper").strip().lower() != words[place]:
        raise Refusal("R26", custodian=number)


def _write_papers(ceremony: "Ceremony", folder: Path) -> None:
    from tonir.reporting.papers.shares import share_papers

    for path in share_papers(ceremony.words, ceremony.quorum, folder):
        shown.print(f"Paper: {path}", markup=False)


@click.command("destroy")
@click.option("--reason", prompt="Why", help="Stands in the disposal record.")
@click.option("--confirm", default="", help="The programme's code, to go on without a question.")
@click.option("--passphrase-file", type=WORDS_FILE, help="A line a custodian.")
def destroy_(reason: str, confirm: str, passphrase_file: IO[str] | None) -> None:
    """Destroy the register's keys for good, by a quorum of custodians.

    Nothing that is sealed opens any more, from no backup either. A signed record says so.
    """
    wake()
    from tonir.programme.queries import programme
    from tonir.vault.disposal import destroy
    from tonir.vault.keys import keys_folder

    code = programme().code
    ask = f"This cannot be undone. Type {code} to destroy the keys"
    typed = confirm or click.prompt(ask)
    if typed != code:
        raise Refusal("R29", found=typed, programme=code)
    lines = passphrase_file.read().splitlines() if passphrase_file else None
    shares = gather_quorum(lines)
    record = destroy(keys_folder(), shares, getpass.getuser(), reason, _held())
    summary("destroyed", {"record": str(record), "by_custodians": _numbers(shares)})


def _held() -> dict[str, int]:
    """What the keys opened, counted."""
    from tonir.handover.models import Booklet
    from tonir.people.models import Household

    return {"households": Household.objects.count(), "booklets": Booklet.objects.count()}


def _numbers(shares: "list[Share]") -> str:
    return ", ".join(str(share.custodian) for share in shares)
