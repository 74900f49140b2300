"""`export`, `exports`, `dpia`: what leaves the register, and how data are dealt with at all."""

from pathlib import Path
from typing import Any

import click

from tonir.commands.console import as_json, language, summary
from tonir.commands.main import wake
from tonir.commands.work import do


@click.command("export")
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--purpose", required=True, help="Code of one of the programme's purposes.")
@click.option("--recipient", required=True, help="The organisation; never a person.")
@click.option("--to", required=True, help="Its public key: age1... or ssh-ed25519 ...")
@click.option("--agreement", required=True, help="Number or date of the agreement.")
@click.option("--expires", required=True, help="The last day, YYYY-MM-DD; within a year.")
@click.option("--fields", required=True, help="names,birth,sex,relation,document,phones,...")
@click.option("--area", default="", help="Code of an area; all of them if not given.")
def export_(file: Path | None, expires: str, **asked: Any) -> None:
    """Hand personal data on, encrypted to its recipient (needs the register open).

    Columns: names birth sex relation document phones address area needs tier kits. FILE: where
    the encrypted CSV goes; exports/ of the programme's folder if not given.
    """
    path = str(file.resolve()) if file else ""
    done = do("export", expires_on=expires, file=path, **asked)
    # As much of it as the access log says, and a terminal has room for.
    mark = {} if as_json() else {"sha256": done["sha256"][:16]}
    summary("export", {**done, **mark})


@click.command("exports")
def exports_() -> None:
    """What left the register: purpose, recipient, agreement, end; newest first."""
    wake()
    from tonir.reporting.exports.queries import all_exports

    made = [_told(one) for one in all_exports()]
    summary("exports", {"exports_made": len(made), "exports": made})


def _told(export: Any) -> dict[str, Any]:
    from tonir.reporting.exports.files import is_here

    gone = export.deleted_at
    told = {
        "number": export.number,
        "on": f"{export.at:%Y-%m-%d}",
        "purpose": export.purpose,
        "recipient": export.recipient,
        "until": export.expires_on.isoformat(),
        "families": export.families,
        "people": export.people,
        "file": "deleted" if gone else "here" if is_here(export) else "elsewhere",
    }
    if as_json():
        names = ("at", "by", "agreement", "key", "fields", "sha256")
        told |= {name: getattr(export, name) for name in names}
        told |= {"area": export.area_id, "path": export.file, "deleted_at": gone}
    return told


@click.command("dpia")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def dpia_(folder: Path) -> None:
    """Write the DPIA sheet and the record of processing into FOLDER, as PDF. They name nobody."""
    wake()
    from tonir.office.privacy import write_papers

    summary("dpia", {"written": [str(path) for path in write_papers(folder, language())]})
