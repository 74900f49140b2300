"""The steps between the lists and the report: most of them work inside the open register."""

from collections import Counter
from pathlib import Path
from typing import Any

import click

from tonir.commands.console import as_json, follow, in_words, language, summary, tell_refused
from tonir.commands.main import REFUSED, wake
from tonir.engines.refusals import Refusal

COUNTED = ("scans", "claimed", "repeated", "second_claims", "refused")


@click.command("match")
@click.option("--scope", type=click.Choice(["new", "all"]), default="new", show_default=True)
@click.option(
    "--engine",
    type=click.Choice(["duckdb", "spark"]),
    default="duckdb",
    show_default=True,
    help="Where people are compared: here, or on Spark (everything with everything).",
)
@click.option(
    "--master",
    metavar="URL",
    help="Spark's master: local[2], spark://HOST:7077. This computer, if not given.",
)
@click.option("--train", is_flag=True, help="Estimate the model's weights on these lists first.")
def match_(scope: str, engine: str, master: str | None, train: bool) -> None:
    """Find double entries and join them: one register (needs the register open).

    What has changed is compared with everything; with --scope all, everything with everything.
    """
    if master and engine != "spark":
        raise click.UsageError("--master goes with --engine spark.")
    asked = {"engine": engine, "master": master} if engine == "spark" else {}
    summary("match", do("match", scope=scope, train=train, **asked))


@click.command("assess")
def assess_() -> None:
    """Work out who is entitled to what, and why (needs the register open)."""
    summary("assess", do("assess"))


@click.command("plan")
@click.option("--seed", type=click.IntRange(min=0), default=7, show_default=True)
def plan_(seed: int) -> None:
    """Share out the stock; give each family a point and a time (needs the register open)."""
    summary("plan", do("plan", seed=seed))


@click.command("print")
@click.option("--large", is_flag=True, help="Slips in large print: four a page instead of eight.")
def print_(large: bool) -> None:
    """Slips, hand-out lists and point lists as PDF (needs the register open)."""
    summary("print", do("print", **({"large": True} if large else {})))


@click.command("dispatch")
def dispatch_() -> None:
    """Write the waybills for what the plan needs: the stock leaves for the points."""
    summary("dispatch", send_off())


@click.command("rehearse")
@click.option("--seed", type=click.IntRange(min=0), default=7, show_default=True)
def rehearse_(seed: int) -> None:
    """Write files of scanned codes as points would send them (examples only)."""
    summary("rehearse", do("rehearse", seed=seed))


@click.command("claims")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
def claims_(files: tuple[Path, ...]) -> None:
    """Read files of scanned slip codes from points without any phone."""
    wake()
    done = read_scans(list(files))
    tell_scans(done)
    if any(facts["refusal"] for facts in done):
        click.get_current_context().exit(REFUSED)


@click.command("reach")
def reach_() -> None:
    """Who was planned and who was reached, by area, tier and kit (needs the register open)."""
    tell_reach(do("reach"))


def tell_scans(done: list[dict[str, Any]], by_file: bool = True) -> None:
    """The files' totals, the files, and every scan that was not a plain claim, with its reason."""
    if as_json():
        for facts in done:
            summary(facts["file"], {name: fact for name, fact in facts.items() if name != "file"})
        return
    from tonir.engines.refusals.unfilled import unfilled

    kits: Counter[str] = Counter()
    for facts in done:
        kits.update(facts["kits"])
    rows = [{name: facts[name] for name in ("file", *COUNTED)} for facts in done]
    to_settle = [
        {"file": facts["file"], **one, "why": unfilled(one["code"], language())[0]}
        for facts in done
        for one in facts["refusals"]
    ]
    told = {
        "files": len(done),
        **{name: sum(facts[name] for facts in done) for name in COUNTED},
        "kits": kits,
        "by_file": rows if by_file else None,
        "to_be_looked_at": to_settle,
    }
    summary("claims", told)
    tell_refused(done)


def tell_reach(facts: dict[str, Any]) -> None:
    """At a terminal, areas by their names."""
    if not as_json():
        from tonir.programme.models import Area

        names = {code: str(area) for code, area in Area.objects.in_bulk().items()}
        areas = [{**row, "area": names.get(row["area"], row["area"])} for row in facts["areas"]]
        facts = {**facts, "areas": areas}
    summary("reach", facts)


def do(job: str, **asked: Any) -> dict[str, Any]:
    """A job in the open register, with its progress bar."""
    wake()
    from tonir.vault.client import ask

    with follow(job) as progress:
        return ask(job, progress, **asked)


def send_off() -> dict[str, Any]:
    wake()
    from tonir.planning.run import dispatch

    return dispatch()


def read_scans(files: list[Path]) -> list[dict[str, Any]]:
    """What each file held; one that is refused stops no other, and says why in its own facts."""
    done = []
    with follow("claims") as progress:
        for number, path in enumerate(files):
            progress("files", number, len(files))
            done.append({"file": path.name, **_read_file(path)})
        progress("files", len(files), len(files))
    return done


def _read_file(path: Path) -> dict[str, Any]:
    from tonir.handover.run import read_claims

    try:
        return {**read_claims(path), "refusal": None}
    except Refusal as refusal:
        nothing = {**dict.fromkeys(COUNTED, 0), "kits": {}, "refusals": []}
        return {**nothing, "refusal": in_words(refusal, language())}
