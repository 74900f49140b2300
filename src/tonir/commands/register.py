"""`register`: open it for a purpose, close it, see who did."""

from typing import IO

import click

from tonir.commands.console import as_json, said, summary
from tonir.commands.main import wake


@click.group("register")
def register_() -> None:
    """The sealed register: open, close, log."""


@register_.command("open")
@click.option("--purpose", prompt="What for", help="Stands in the access log.")
@click.option("--minutes", type=click.FloatRange(0.05, 24 * 60), help="It closes by itself then.")
@click.option("--passphrase-file", type=click.File(), help="'-' for standard input.")
def open_(purpose: str, minutes: float | None, passphrase_file: IO[str] | None) -> None:
    """Open the register with the custodian's passphrase."""
    wake()
    from tonir.vault.client import open_register

    given = passphrase_file.read() if passphrase_file else click.prompt("Words", hide_input=True)
    opening = open_register(given.strip(), purpose, minutes=minutes)
    summary(
        "register open",
        {"for": opening.by, "purpose": opening.purpose, "until": f"{opening.ends_at:%H:%M} UTC"},
    )


@register_.command("close")
def close_() -> None:
    """Close the register: its process ends, and the keys with it."""
    wake()
    from tonir.vault.client import close_register

    summary("register", {"closed_now": close_register()})


@register_.command("log")
def log_() -> None:
    """Who opened the register, when, what for; and whether any line was touched."""
    wake()
    from tonir.vault.log import first_broken_line
    from tonir.vault.models import AccessEvent

    for event in AccessEvent.objects.all():
        if as_json():
            told = {
                name: getattr(event, name) for name in ("at", "kind", "by", "purpose", "detail")
            }
            summary("event", told)
            continue
        said.print(f"{event.at:%Y-%m-%d %H:%M:%S}  {event.kind:<8} {event.by}", markup=False)
        said.print(f"    {event.purpose}. {event.detail}", markup=False)
    broken = first_broken_line()
    summary("access log", {"lines": AccessEvent.objects.count(), "first_broken_line": broken})
