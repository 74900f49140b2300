"""`backup`, `restore`: a copy that others can keep and cannot read, and the way back."""

import getpass
import os
from pathlib import Path
from typing import Any

import click
import django

from tonir.commands.console import as_json, follow, said, summary
from tonir.commands.main import settle_in, wake

FILE = click.Path(dir_okay=False, path_type=Path)
THERE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("backup")
@click.argument("file", required=False, type=FILE)
@click.option("--make-key", type=FILE, help="Make the backups' key: FILE is to be carried away.")
@click.option("--to", multiple=True, help="A public key (age1... or ssh-ed25519 ...) instead.")
@click.option("--keep-days", type=click.IntRange(min=1), help="Delete older ones in backups/.")
def backup_(
    file: Path | None, make_key: Path | None, to: tuple[str, ...], keep_days: int | None
) -> None:
    """Write an encrypted backup into FILE, or into backups/ (others may go on working).

    It never holds the register's keys: those are carried separately.
    """
    wake()
    if make_key is not None:
        _make_key(make_key)
        return
    from tonir.vault.backups.taking import take

    with follow("backup") as progress:
        done = take(file, to, keep_days, getpass.getuser(), progress)
    summary("backup", done)


@click.command("restore")
@click.argument("file", type=THERE)
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
@click.option("--identity", type=THERE, required=True, help="The private half of the key.")
@click.option("--keep-previous", is_flag=True, help="Keep the database that is replaced.")
@click.option("--drill", is_flag=True, help="Verify all of it, then wipe it; change nothing.")
def restore_(
    file: Path, folder: Path | None, identity: Path, keep_previous: bool, drill: bool
) -> None:
    """Bring the backup FILE back into FOLDER: a new one, or the programme's own.

    All of it is decrypted and verified before anything is touched.
    """
    if drill == (folder is not None):
        raise click.UsageError("Give either FOLDER, or --drill.")
    if folder is None:
        summary("restore drill", _drill(file.resolve(), identity.resolve()))
        return
    backup_file, key = file.resolve(), identity.resolve()
    settle_in(folder)
    django.setup()
    from tonir.vault.backups.restoring import Backup, restore

    with follow("restore") as progress:
        done = restore(
            Backup(backup_file, key), folder.resolve(), keep_previous, getpass.getuser(), progress
        )
    for name in ("lists", "print"):
        (folder / name).mkdir(exist_ok=True)
    summary("restore", done)
    if not as_json():
        _tell_what_is_missing(done["keys_are_here"])


def _make_key(file: Path) -> None:
    from tonir.vault.backups.recipients import make_key, short
    from tonir.vault.log import note
    from tonir.vault.models import AccessEvent

    made = make_key(file)
    told = f"new key {short(made['public'])} for the backups"
    note(AccessEvent.Kind.BACKED_UP, getpass.getuser(), "backup", told)
    summary("key of the backups", made)
    if not as_json():
        said.print("\nWhoever has this file and a backup has the database, the names still sealed.")
        said.print("Carry it away from this computer, and keep a second copy elsewhere.")


def _drill(file: Path, identity: Path) -> dict[str, Any]:
    """With or without a programme at hand: the best place for a drill is another computer."""
    place = Path(os.environ["TONIR_PROGRAMME"])
    programme = place if (place / "keys" / "register.json").is_file() else None
    if programme is not None:
        wake()
    else:
        django.setup()
    from tonir.vault.backups.restoring import Backup, drill

    with follow("drill") as progress:
        return drill(Backup(file, identity), programme, getpass.getuser(), progress)


def _tell_what_is_missing(keys_are_here: bool) -> None:
    if not keys_are_here:
        said.print("\nThe keys folder is not in a backup: bring it from where its spare is kept.")
    said.print("\nNames open only with the custodians' keys.")
    said.print("Log-ins are those of that day: look through them; everybody logs in again.")
