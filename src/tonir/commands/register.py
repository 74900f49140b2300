"""`register`: open it for a purpose, close it, see who did; custodians and the end of the keys."""

from pathlib import Path
from typing import IO, Any

import click
import django

from tonir.commands.console import WORDS_FILE, as_json, follow, said, summary
from tonir.commands.custodians import ask_given, ceremony_, destroy_, read_given
from tonir.commands.main import REFUSED, programme_folder, wake


@click.group("register")
def register_() -> None:
    """The sealed register: custodians, opening, closing, its log, its end."""


register_.add_command(ceremony_)


@register_.command("open")
@click.option("--purpose", prompt="What for (no names)", help="Stands in the access log.")
@click.option("--minutes", type=click.FloatRange(0.05, 24 * 60), help="It closes by itself then.")
@click.option(
    "--passphrase-file", type=WORDS_FILE, help="A line a custodian; '-' for standard input."
)
@click.option("--paper", is_flag=True, help="Type the words of the papers as well.")
def open_(
    purpose: str, minutes: float | None, passphrase_file: IO[str] | None, paper: bool
) -> None:
    """Open the register with the passphrases of enough custodians.

    Those who sit elsewhere give theirs with “register join”, or in the office's pages.
    """
    wake()
    from tonir.vault.client import join_register, open_register

    given = read_given(passphrase_file, paper=paper)
    opening = open_register(given[:1], purpose, minutes=minutes)
    for one in given[1:]:
        if not opening.is_waiting:
            break  # More than the quorum came.
        opening = join_register(one)
    while opening.is_waiting and passphrase_file is None:
        said.print(f"{opening.have} of {opening.need}; further custodians:", markup=False)
        if (further := ask_given(paper=paper, may_stop=True)) is None:
            break
        opening = join_register(further)
    tell_opening()


@register_.command("join")
@click.option("--passphrase-file", type=WORDS_FILE, help="'-' for standard input.")
@click.option("--paper", is_flag=True, help="Type the words of the paper as well.")
def join_(passphrase_file: IO[str] | None, paper: bool) -> None:
    """Give a share to the register that waits for further custodians."""
    wake()
    from tonir.vault.client import join_register

    for one in read_given(passphrase_file, paper=paper):
        if not join_register(one).is_waiting:
            break
    tell_opening()


def tell_opening() -> None:
    """How it stands; and, once it is open, the records made ready for work and search."""
    from tonir.vault.client import ask, standing

    opening = standing()
    assert opening is not None
    facts: dict[str, Any] = {"for": opening.by, "purpose": opening.purpose}
    until = f"{opening.ends_at:%H:%M} UTC"
    if opening.is_waiting:
        facts |= {"shares": opening.have, "needed": opening.need, "waits_until": until}
        summary("register waits for custodians", facts)
        return
    with follow("register") as progress:
        ready = ask("ready", progress)
    summary("register open", {**facts, "until": until, **ready})


@register_.command("close")
def close_() -> None:
    """Close the register: its process ends, and the keys with it."""
    wake()
    from tonir.vault.client import close_register

    summary("register", {"closed_now": close_register()})


@register_.command("lockdown")
def lockdown_() -> None:
    """Close it at once, whatever it is doing; forget every key in memory."""
    from tonir.vault.files import holder
    from tonir.vault.lockdown import LOCK, lock_down

    keys = programme_folder() / "keys"
    was_open = lock_down(keys)
    # All its processes hold the lock together: free, there is none left with a key.
    summary("lockdown", {"was_open": was_open, "all_ended": holder(keys / LOCK) is None})
    wake()
    import getpass

    from tonir.vault.log import note
    from tonir.vault.models import AccessEvent

    note(AccessEvent.Kind.LOCKED_DOWN, getpass.getuser(), "lockdown", "open" if was_open else "")


register_.add_command(destroy_)


@register_.command("spare")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--bring-back", is_flag=True, help="Put FILE's keys into this programme's folder.")
def spare_(file: Path, bring_back: bool) -> None:
    """Copy the keys folder to FILE, against the loss of this computer; keep it far from backups.

    It opens nothing without a quorum of custodians. Every spare must be destroyed with the keys.
    """
    import getpass

    if bring_back:
        django.setup()
        from tonir.vault.spares import bring_back as put_back

        summary("keys", {"brought_back": put_back(file, programme_folder() / "keys")})
        return
    wake()
    from tonir.vault.keys import keys_folder
    from tonir.vault.spares import make_spare

    summary("spare", {"file": str(file), "of": make_spare(keys_folder(), file, getpass.getuser())})


@register_.command("log")
def log_() -> None:
    """Who opened the register, when, what for."""
    wake()
    from tonir.vault.models import AccessEvent

    for event in AccessEvent.objects.all():
        if as_json():
            told = {
                name: getattr(event, name) for name in ("at", "kind", "by", "purpose", "detail")
            }
            summary("event", told)
            continue
        said.print(f"{event.at:%Y-%m-%d %H:%M:%S}  {event.kind:<11} {event.by}", markup=False)
        said.print(f"    {event.purpose}. {event.detail}", markup=False)
    _verify("")


@register_.command("verify")
@click.option("--seen", default="", help="A mark that was written down earlier: 57-3fa9c1d2e4b5.")
def verify_(seen: str) -> None:
    """Check the access log: no line edited, removed, moved, forged or cut off."""
    wake()
    if not _verify(seen):
        click.get_current_context().exit(REFUSED)


def _verify(seen: str) -> bool:
    from tonir.vault.disposal import read_disposal
    from tonir.vault.keys import keys_folder
    from tonir.vault.log import check_log

    checked = check_log(seen)
    facts: dict[str, Any] = {
        "whole": checked.is_whole,
        "lines": checked.head.lines,
        "write_down": checked.head.seen,
        "altered_line": checked.broken,
        "forged_line": checked.forged,
        "lines_missing": checked.missing,
    }
    disposal = read_disposal(keys_folder())
    if disposal is not None:
        facts |= {
            "keys_destroyed": disposal.said["at"],
            "disposal_record_genuine": disposal.is_genuine,
        }
    summary("access log", facts)
    return checked.is_whole and (disposal is None or disposal.is_genuine)
