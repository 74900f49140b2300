"""`tonir`: the verbs in the order of the work."""

import importlib
import os
from pathlib import Path
from typing import Any

import click
import django

from tonir.engines.progress import Cancelled
from tonir.engines.refusals import Refusal
from tonir.engines.words import LANGUAGES

# verb -> module that holds it: a verb loads only what it needs.
VERBS = {
    "new": "start",
    "example": "start",
    "intake": "lists",
    "register": "register",
    "match": "work",
    "assess": "work",
    "plan": "work",
    "print": "work",
    "dispatch": "work",
    "serve": "serving",
    "rehearse": "work",
    "claims": "work",
    "reach": "work",
    "round": "rounds",
    "bundle": "auditing",
    "audit": "auditing",
    "export": "accountability",
    "exports": "accountability",
    "dpia": "accountability",
    "family": "rights",
    "booklet": "booklets",
    "practice-slips": "booklets",
    "retain": "rights",
    "backup": "backup",
    "restore": "backup",
    "status": "start",
    "demo": "demonstration",
}
REFUSED = 2
CANCELLED = 130


class Verbs(click.Group):
    """Commands in the order of the work; a refusal is told, never thrown at the user."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in VERBS:
            return None
        module = importlib.import_module(f"tonir.commands.{VERBS[cmd_name]}")
        found: click.Command = getattr(module, f"{cmd_name.replace('-', '_')}_")
        return found

    def invoke(self, ctx: click.Context) -> Any:
        from tonir.commands.console import refuse, shown

        try:
            return super().invoke(ctx)
        except Refusal as refusal:
            refuse(refusal, ctx.params["language"])
            ctx.exit(REFUSED)
        except (Cancelled, KeyboardInterrupt):
            shown.print("Cancelled; nothing of what was under way was kept.")
            ctx.exit(CANCELLED)


def _language() -> str:
    spoken = os.environ.get("TONIR_LANGUAGE", os.environ.get("LANG", ""))[:2]
    return spoken if spoken in LANGUAGES else "en"


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="tonir")
@click.option(
    "--programme",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="TONIR_PROGRAMME",
    default=Path(),
    help="The programme's folder; the current one if not given.",
)
@click.option("--language", type=click.Choice(LANGUAGES), default=_language, help="en, hy or ru.")
@click.option("--json", "as_json", is_flag=True, help="Summaries as JSON, for machines.")
def tonir(programme: Path, language: str, as_json: bool) -> None:  # noqa: ARG001
    """Runs a relief programme from the lorry to the doorstep, with the names sealed."""
    settle_in(programme)


def settle_in(folder: Path) -> None:
    """Points this process at a programme's folder. Must come before django.setup()."""
    # Whatever is made from here on is its owner's alone: database, sessions in it, lists, papers.
    os.umask(0o077)
    os.environ["TONIR_PROGRAMME"] = str(folder.resolve())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tonir.office.settings")


def programme_folder() -> Path:
    return Path(os.environ["TONIR_PROGRAMME"])


def wake(folder: Path | None = None) -> None:
    """Starts Django for the programme's folder and takes in what changed in its tables.

    Raises Refusal G01 if there is no programme.
    """
    if folder is not None:
        settle_in(folder)
    place = programme_folder()
    from tonir.vault.backups.leavings import sweep

    sweep(place)
    if not any((place / "keys" / name).is_file() for name in ("register.json", "disposal.json")):
        raise Refusal("G01", folder=place)
    django.setup()
    from tonir.vault.disposal import finish

    finish(place / "keys")
    from tonir.commands.loading import load_if_changed, sweep_papers
    from tonir.reporting.exports.files import sweep_exports
    from tonir.vault.erased import erase_if_due

    load_if_changed()
    erase_if_due()
    sweep_papers()
    sweep_exports()
