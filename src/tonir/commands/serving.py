"""`serve`: the office's pages."""

import signal
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import click

from tonir.commands.console import said
from tonir.commands.main import wake
from tonir.engines.refusals import Refusal

SWEEP_EVERY = 600.0
# A process that answered pages is replaced so soon after its successor has started (seconds).
RENEWED_WITHIN = 0.5


@dataclass(frozen=True)
class Certificate:
    """What says to phones that this office is the one of that name: a chain, and its key (PEM)."""

    chain: Path
    key: Path


A_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("serve")
@click.option("--host", "--address", default="127.0.0.1", show_default=True)
@click.option("--port", type=int, default=8000, show_default=True)
@click.option("--certificate", type=A_FILE, help="PEM; pages are served by https.")
@click.option("--certificate-key", type=A_FILE, help="PEM, without a password.")
def serve_(host: str, port: int, certificate: Path | None, certificate_key: Path | None) -> None:
    """Serve the office's pages, and what phones speak to, until Ctrl-C."""
    if (certificate is None) != (certificate_key is None):
        raise click.UsageError("--certificate and --certificate-key belong together.")
    both = Certificate(certificate, certificate_key) if certificate and certificate_key else None
    wake()
    serve(host, port, both)


def serve(host: str, port: int, certificate: Certificate | None = None) -> None:
    """Granian serves the pages and the files that belong to them; returns when it is stopped."""
    from django.conf import settings
    from django.core.management import call_command
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    from tonir.vault.keys import keys_folder
    from tonir.vault.office import is_the_office

    # The register asks for new processes when it closes; before they can be had, that ends nothing.
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    is_the_office(keys_folder())
    call_command("collectstatic", interactive=False, verbosity=0)
    keep_sweeping()
    scheme = "https" if certificate else "http"
    said.print(f"Office: [bold]{scheme}://{host}:{port}[/]   (Ctrl-C ends it)")
    Granian(
        "tonir.office.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        ssl_cert=certificate.chain if certificate else None,
        ssl_key=certificate.key if certificate else None,
        blocking_threads=4,
        respawn_interval=RENEWED_WITHIN,
        static_path_route=["/static"],
        static_path_mount=[settings.STATIC_ROOT],
        log_level=LogLevels.warning,
    ).serve()


def keep_sweeping(seconds: float = SWEEP_EVERY) -> threading.Event:
    """Deletes papers that are past their hours as long as this process lives, or until stopped;
    once a day, all that is past its time.

    Other commands do it when they start; an office may run for weeks without any.
    """
    from django.db import DatabaseError, connections
    from django.utils import timezone

    from tonir.commands.loading import sweep_papers
    from tonir.commands.rights import Daily
    from tonir.handover.runs import forget_runs
    from tonir.reporting.exports.files import sweep_exports

    stopped, daily = threading.Event(), Daily()

    def sweep() -> None:
        while not stopped.wait(seconds):
            # A paper that is being printed anew just now, a database that is busy: next time.
            with suppress(OSError, DatabaseError):
                sweep_papers()
                sweep_exports()
                forget_runs()
            with suppress(OSError, DatabaseError, Refusal):
                daily.shred_overdue(timezone.localdate())
            connections.close_all()

    threading.Thread(target=sweep, daemon=True).start()
    return stopped
