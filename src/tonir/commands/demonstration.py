"""`demo`: the whole job on an example, from partner lists to a served family."""

import json
import time
from pathlib import Path
from typing import Any

import click

from tonir.commands.console import as_json, said, summary
from tonir.commands.lists import take_in, tell
from tonir.commands.main import wake
from tonir.commands.start import ROLES, make_programme, new_password, write_example
from tonir.commands.work import do, read_scans, send_off, tell_reach, tell_scans
from tonir.vault.files import write_whole
from tonir.vault.keys import new_passphrase

PURPOSE = "Demonstration with families that never lived"


@click.command("demo")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default="demo")
@click.option("--people", type=click.IntRange(1, 2_000_000), default=30_000, show_default=True)
@click.option("--seed", type=int, default=7, show_default=True)
@click.option("--like", "name", help="Which example; the first one if not given.")
@click.option("--serve/--no-serve", default=True, help="Open the office at the end.")
@click.option("--port", type=int, default=8000, show_default=True)
def demo_(folder: Path, people: int, seed: int, name: str | None, serve: bool, port: int) -> None:
    """Run the whole job on an example in FOLDER, then serve the office."""
    began = time.perf_counter()
    run(folder, people, seed, name)
    seconds = time.perf_counter() - began
    if as_json():
        summary("demo", {"seconds": round(seconds, 1), "way_in": _secrets(folder)})
    else:
        said.print(f"\nThe whole job took {seconds:,.0f} seconds.")
        _tell_the_way_in(folder, serve)
    if serve:
        from tonir.commands.serving import serve as serve_office

        serve_office("127.0.0.1", port)


def _tell_the_way_in(folder: Path, serve: bool) -> None:
    known = _secrets(folder)
    if not serve:
        said.print(f"Office:  tonir --programme {folder} serve", soft_wrap=True)
    said.print(f"Papers:  {folder / 'print'}", soft_wrap=True)
    said.print("Log-ins, of an example only:")
    for role, password in known["log_ins"].items():
        said.print(f"    {role:<12} [bold]{password}[/]")
    said.print("The custodian opens the register, on the page Register, with this passphrase:")
    said.print(f"    [bold]{known['passphrase']}[/]")


def run(folder: Path, people: int, seed: int, name: str | None = None) -> None:
    """Every step once. Run again, or after a kill, it goes on where it was."""
    summary("example", write_example(folder, people, seed, name))
    known = _secrets(folder)
    made = make_programme(folder, known["passphrase"], known["log_ins"])
    summary("programme", made["changed"])
    wake(folder)
    tell(take_in(lists_in(folder), ask=False), with_faults=False)
    _in_open_register(folder, known["passphrase"], seed)


def lists_in(folder: Path) -> list[Path]:
    """What the offices sent; not what was sent back to them."""
    found = folder.glob("lists/*/*")
    return sorted(path for path in found if not path.stem.endswith(".returned"))


def _in_open_register(folder: Path, passphrase: str, seed: int) -> None:
    from tonir.vault.client import close_register, open_register

    close_register()  # One that a killed run left open.
    open_register(passphrase, PURPOSE)
    try:
        for job in ("match", "assess", "plan", "print"):
            summary(job, do(job))
        summary("dispatch", send_off())
        summary("rehearse", do("rehearse", seed=seed))
        tell_scans(read_scans(sorted(folder.glob("scans/*.csv"))), by_file=False)
        tell_reach(do("reach"))
    finally:
        close_register()


def _secrets(folder: Path) -> dict[str, Any]:
    """An example's passphrase and log-ins, chosen once. Only an example keeps them on disk."""
    path = folder / "truth" / "secrets.json"
    if not path.is_file():
        chosen = {
            "passphrase": new_passphrase(),
            "log_ins": {role: new_password() for role in ROLES},
        }
        write_whole(path, json.dumps(chosen, indent=1))
    known: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return known
