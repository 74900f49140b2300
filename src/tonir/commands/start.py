"""`new`, `example`, `status`: where a programme begins, and where it stands."""

import secrets
import tomllib
from pathlib import Path
from typing import IO, Any

import click
import django

from tonir.commands.console import WORDS_FILE, as_json, follow, said, summary
from tonir.commands.main import settle_in, wake
from tonir.engines.refusals import Refusal

TEMPLATE = Path(__file__).parent / "template.toml"
ROLES = (
    *("coordinator", "registrar", "storekeeper", "point_lead", "custodian", "auditor"),
    "protection",
)


@click.command("new")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--passphrase-file", type=WORDS_FILE, help="Take the custodian's words from here.")
def new_(folder: Path, passphrase_file: IO[str] | None) -> None:
    """Make a programme in FOLDER: database, keys, settings, log-ins.

    Takes the rules and tables that lie in FOLDER; without any it puts a template there to fill in.
    The custodian's passphrase and the log-ins are shown once.
    """
    given = passphrase_file.read().strip() if passphrase_file else None
    made = make_programme(folder, given or "", {})
    changed = {"folder": str(folder), **made.pop("changed")}
    summary("new programme", {**changed, **made} if as_json() else changed)
    if not as_json():
        show_secrets(made)


@click.command("example")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--people", type=click.IntRange(1, 2_000_000), default=30_000, show_default=True)
@click.option("--seed", type=int, default=7, show_default=True)
@click.option("--like", "name", help="Which example; the first one if not given.")
def example_(folder: Path, people: int, seed: int, name: str | None) -> None:
    """Write an example into FOLDER: families that never lived, as offices would send them."""
    summary("example", write_example(folder, people, seed, name))


@click.command("status")
def status_() -> None:
    """Where the programme stands, step by step."""
    wake()
    from tonir.reporting.standing import standing

    summary("status", standing())


def write_example(folder: Path, people: int, seed: int, name: str | None) -> dict[str, Any]:
    """Raises Refusal G09 if there is no such example, G08 if a real programme lies there."""
    import tonir_examples

    if (folder / "tonir.toml").is_file() and not _may_become_example(folder / "tonir.toml"):
        raise Refusal("G08", folder=folder)
    known = tonir_examples.names()
    if name is not None and name not in known and not Path(name).is_dir():
        raise Refusal("G09", name=name, known=", ".join(known))
    with follow("example") as progress:
        made: dict[str, Any] = tonir_examples.make(name or known[0], folder, people, seed, progress)
    return made


def _may_become_example(rules: Path) -> bool:
    """An example, or the template that `new` left and nobody has filled in."""
    if rules.read_bytes() == TEMPLATE.read_bytes():
        return True
    try:
        programme = tomllib.loads(rules.read_text(encoding="utf-8")).get("programme", {})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        return False
    return bool(programme.get("example"))


def make_programme(folder: Path, passphrase: str, passwords: dict[str, str]) -> dict[str, Any]:
    """Database, keys and log-ins; what exists is kept. Returns the secrets of what was made now.

    passphrase: new words if empty. passwords: role -> password; new ones where missing.
    """
    settle_in(folder)
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "tonir.toml").is_file():
        if any(folder.iterdir()) and not (folder / "keys").is_dir():
            raise Refusal("G08", folder=folder)
        _put_template(folder)
    made = {"passphrase": _make_keys(folder / "keys", passphrase)}
    for name in ("lists", "print"):
        (folder / name).mkdir(exist_ok=True)
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from tonir.commands.loading import load_if_changed

    log_ins = _log_ins(passwords)
    changed = {
        "keys_made": bool(made["passphrase"]),
        "log_ins_made": len(log_ins),
        "rules_loaded": load_if_changed(),
    }
    return {**made, "log_ins": log_ins, "changed": changed}


def show_secrets(made: dict[str, Any]) -> None:
    if made["passphrase"]:
        said.print("\nThe custodian's passphrase, shown this once. Write it on paper, keep it away")
        said.print("from this computer: whoever has both reads the register.\n")
        said.print(f"    [bold]{made['passphrase']}[/]\n")
    if made["log_ins"]:
        said.print("Log-ins, shown this once:")
        for name, password in made["log_ins"].items():
            said.print(f"    {name:<12} {password}")


def _make_keys(keys: Path, passphrase: str) -> str:
    """The passphrase of keys that were made now; nothing if they were there."""
    from tonir.vault.files import write_whole
    from tonir.vault.keys import PUBLIC, create_keys, new_passphrase

    keys.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not (keys / "web.key").is_file():
        write_whole(keys / "web.key", secrets.token_urlsafe(48))
    if (keys / PUBLIC).is_file():
        return ""
    words = passphrase or new_passphrase()
    create_keys(keys, words)
    return words


def _log_ins(passwords: dict[str, str]) -> dict[str, str]:
    """One log-in a role, made where there is none yet."""
    from django.contrib.auth import get_user_model

    from tonir.office.actions import ensure_roles, ensure_user

    ensure_roles()
    known = set(get_user_model().objects.values_list("username", flat=True))
    made = {role: passwords.get(role) or new_password() for role in ROLES if role not in known}
    for role, password in made.items():
        ensure_user(role, role, password)
    return made


def new_password() -> str:
    return secrets.token_urlsafe(9)


def _put_template(folder: Path) -> None:
    (folder / "tonir.toml").write_bytes(TEMPLATE.read_bytes())
