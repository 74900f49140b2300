"""What the open register is doing, and what came of the last, as pages tell it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import get_language

from tonir.engines.refusals import Refusal
from tonir.office.works import STEPS, Step, Words, name_of, stage_of
from tonir.vault.client import opening, refusal_of, state

Figures = list[tuple[Words, int | None]]


@dataclass(frozen=True)
class UnderWay:
    """Work under way: `at` of `of` in a stage, both nought before its first word."""

    name: Words
    by: str
    since: datetime
    stage: Words
    at: int
    of: int
    cancelled: bool

    @property
    def percent(self) -> int:
        return min(100, 100 * self.at // self.of) if self.of else 0


@dataclass(frozen=True)
class Ended:
    """What came of the last work. refusal: why it was refused, or that it failed."""

    name: Words
    by: str
    at: datetime
    how: str  # done, refused, failed, cancelled
    figures: Figures
    refusal: Refusal | None

    @property
    def sentence(self) -> str:
        return self.refusal.sentence(get_language() or "en") if self.refusal else ""

    @property
    def mend(self) -> str:
        return self.refusal.mend(get_language() or "en") if self.refusal else ""


@dataclass(frozen=True)
class Standing:
    """is_silent: it is open, and works so hard that it does not answer just now."""

    is_open: bool
    doing: UnderWay | None = None
    last: Ended | None = None
    is_silent: bool = False

    @property
    def mark(self) -> str:
        """Changes when a page that shows the steps has something new to say."""
        if not self.is_open:
            return "closed"
        if self.doing is not None:
            return f"working {self.doing.since.isoformat()}"
        return f"idle {self.last.at.isoformat()}" if self.last else "idle"


def look() -> Standing:
    """What everybody may know who sees the page of the work: it names no family."""
    if opening() is None:
        return Standing(is_open=False)
    try:
        told = state()
    except (Refusal, ConnectionError):
        return Standing(is_open=False)  # It ended in this moment.
    except TimeoutError:
        return Standing(is_open=True, is_silent=True)
    doing, last = told["doing"], told["last"]
    return Standing(
        is_open=True,
        doing=_under_way(doing) if doing else None,
        last=_ended(last) if last else None,
    )


def under_way() -> UnderWay | None:
    """For the bar: nothing while the register is closed, or has nothing to do."""
    return look().doing


def in_words(refusal: Refusal) -> Refusal:
    """The same refusal, with the work that it speaks of in the page's words."""
    if "work" not in refusal.facts:
        return refusal
    facts = {**refusal.facts, "work": str(name_of(str(refusal.facts["work"])))}
    return Refusal(refusal.code, **facts)


def figures(step: Step, counts: dict[str, Any]) -> Figures:
    """The totals that are told; further ones that are nought say nothing."""
    told = [(words, _count(counts[name])) for name, words in step.counts if name in counts]
    return [one for number, one in enumerate(told) if number == 0 or one[1] != 0]


def _count(told: int | list[Any] | None) -> int | None:
    """A list is told by its length; a number that is not shown stays None."""
    return len(told) if isinstance(told, list) else told


def _under_way(told: dict[str, Any]) -> UnderWay:
    return UnderWay(
        name=name_of(told["job"]),
        by=told["by"],
        since=datetime.fromisoformat(told["since"]),
        stage=stage_of(told["stage"]),
        at=told["at"],
        of=told["of"],
        cancelled=told["cancelled"],
    )


def _ended(told: dict[str, Any]) -> Ended:
    step, job = STEPS.get(told["job"]), told["job"]
    how = next((how for how in ("done", "refused", "cancelled") if how in told), "failed")
    refusal = None
    if how == "refused":
        refusal = in_words(refusal_of(told))
    elif how == "failed":
        facts = {"kind": told.get("failed", ""), "where": told.get("where", "")}
        refusal = Refusal("R11", work=str(name_of(job)), **facts)
    return Ended(
        name=name_of(job),
        by=told["by"],
        at=datetime.fromisoformat(told["at"]),
        how=how,
        figures=figures(step, told.get("counts", {})) if step else [],
        refusal=refusal,
    )
