"""`serve`: the office's pages."""

import threading
from contextlib import suppress

import click

from tonir.commands.console import said
from tonir.commands.main import wake

SWEEP_EVERY = 600.0


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=int, default=8000, show_default=True)
def serve_(host: str, port: int) -> None:
    """Serve the office's pages until Ctrl-C."""
    wake()
    serve(host, port)


def serve(host: str, port: int) -> None:
    """Granian serves the pages and the files that belong to them; returns when it is stopped."""
    from django.conf import settings
    from django.core.management import call_command
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    call_command("collectstatic", interactive=False, verbosity=0)
    keep_sweeping()
    said.print(f"Office: [bold]http://{host}:{port}[/]   (Ctrl-C ends it)")
    Granian(
        "tonir.office.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        blocking_threads=4,
        static_path_route=["/static"],
        static_path_mount=[settings.STATIC_ROOT],
        log_level=LogLevels.warning,
    ).serve()


def keep_sweeping(seconds: float = SWEEP_EVERY) -> threading.Event:
    """Deletes papers that are past their hours as long as this process lives, or until stopped.

    Other commands do it when they start; an office may run for weeks without any.
    """
    from tonir.commands.loading import sweep_papers

    stopped = threading.Event()

    def sweep() -> None:
        while not stopped.wait(seconds):
            with suppress(OSError):  # A paper that is being printed anew just now: next time.
                sweep_papers()

    threading.Thread(target=sweep, daemon=True).start()
    return stopped
