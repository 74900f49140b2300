"""`bundle` and `audit`: what a round can prove to somebody who trusts nobody."""

from pathlib import Path
from typing import Any

import click

from tonir.commands.console import as_json, follow, language, summary
from tonir.commands.main import wake
from tonir.engines.refusals import Refusal


@click.command("bundle")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--round", "number", type=click.IntRange(min=0), help="The current one if not given.")
def bundle_(file: Path, number: int | None) -> None:
    """Write a round's bundle for an auditor into FILE. It names nobody.

    Claims, sums and the stock ledger, with the proofs that they fit together. Give the auditor
    the fingerprints of the issuers in another way than the file: on paper, or by telephone.
    """
    wake()
    from tonir.programme.queries import round_numbered

    summary("bundle", _written(round_numbered(number), file))


def _written(round_: Any, file: Path) -> dict[str, Any]:
    import hashlib

    from tonir.handover.audit import fingerprint
    from tonir.handover.bundling import issuers, write_bundle

    try:
        made = file.open("xb")
    except OSError:
        raise Refusal("R58", file=file.name) from None
    with made, follow("bundle") as tell:
        try:
            counts = write_bundle(round_, made, tell)
        except BaseException:
            # Half a bundle would look like a whole one that was tampered with.
            file.unlink()
            raise
    with file.open("rb") as written:
        digest = hashlib.file_digest(written, "sha256").hexdigest()
    marks = [fingerprint(public) for public in issuers()]
    return {"round": round_.number, "file": str(file), **counts, "sha256": digest, "issuers": marks}


@click.command("audit")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--issuer", multiple=True, help="Fingerprint of an issuer that you know; again.")
@click.pass_context
def audit_(ctx: click.Context, file: Path, issuer: tuple[str, ...]) -> None:
    """Audit the bundle in FILE: says what it proves, what is wrong, what cannot be proved.

    Needs no programme, no database and no key. Exit status: 0 all proved, 1 something was found,
    2 the file is no bundle.
    """
    from tonir.handover.audit import outcome

    with follow("audit") as tell:
        said, status = outcome(file, issuer, language(), as_json(), tell)
    click.echo(said)
    ctx.exit(status)
