"""Where the programme stands, as steps of the work: what is done, what comes next."""

from dataclasses import dataclass, field

from django.db.models import Sum
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tonir.engines.words import say
from tonir.programme.folder import current
from tonir.programme.queries import current_round
from tonir.reporting.queries import latest_reach
from tonir.reporting.rights.packs import packs_to_make_anew
from tonir.reporting.standing import standing
from tonir.supply.models import Movement
from tonir.supply.queries import kits

Words = str | Promise


@dataclass
class Step:
    """One step. `page` is where it is looked at, `verb` the command that does it."""

    name: Words
    page: str
    verb: str
    done: bool
    figures: list[tuple[Words, int | None]] = field(default_factory=list)
    todo: Words = ""
    needs_open_register: bool = False
    next: bool = False


def steps(language: str) -> list[Step]:
    """The steps in the order of the work; the first that is not done is the next one."""
    found = [*_steps_to_the_plan(), *_steps_from_the_plan(language)]
    for step in found:
        if not step.done:
            step.next = True
            break
    return found


def _steps_to_the_plan() -> list[Step]:
    now = standing()
    return [
        Step(
            _("Lists received"),
            "lists",
            "tonir intake",
            now["lists"] > 0,
            [
                (_("lists"), now["lists"]),
                (_("rows read"), now["rows_read"]),
                (_("families sent back"), now["families_sent_back"]),
            ],
            _("Take in the lists that offices have sent."),
        ),
        Step(
            _("One register without double entries"),
            "families",
            "tonir match",
            now["families"] > 0 and not now["waiting_to_be_matched"],
            [
                (_("families"), now["families"]),
                (_("entries joined"), now["entries_joined"]),
                (_("waiting to be matched"), now["waiting_to_be_matched"]),
                (_("pairs to look at"), now["pairs_to_look_at"]),
            ],
            _("Find double entries and join them."),
            needs_open_register=True,
        ),
        Step(
            _("Families assessed"),
            "entitlement",
            "tonir assess",
            now["entitled"] > 0,
            [(_("families with an entitlement"), now["entitled"])],
            _("Work out who is entitled to what, and why."),
            needs_open_register=True,
        ),
        Step(
            _("A place and a time for each"),
            "plan",
            "tonir plan",
            now["placed"] > 0,
            [(_("families in the plan"), now["placed"])],
            _("Share out the stock and give each family a point and a time."),
            needs_open_register=True,
        ),
    ]


def _steps_from_the_plan(language: str) -> list[Step]:
    round_ = current_round()
    printed = sum(path.is_file() for path in current().print.rglob("round-*.pdf"))
    anew = packs_to_make_anew()
    packs = [(_("packs to be made anew: a family in them was erased"), anew)] if anew else []
    handed_over = _moved(Movement.Reason.HANDOVER, language)
    report = latest_reach(round_)
    reached = report.table["total"]["served"]["families"] if report else None
    return [
        Step(
            _("Slips and lists printed"),
            "plan",
            "tonir print",
            printed > 0 and not anew,
            [(_("papers in the print folder"), printed), *packs],
            _("Print slips and lists. They hold names and are deleted after a set time."),
            needs_open_register=True,
        ),
        Step(
            _("Kits sent to the points"),
            "stock",
            "tonir dispatch",
            bool(_moved(Movement.Reason.DISPATCH, language)),
            _moved(Movement.Reason.DISPATCH, language),
            _("Write the waybills for what the plan needs."),
        ),
        Step(
            _("Kits handed over"),
            "handover",
            "tonir claims",
            bool(handed_over),
            handed_over,
            _("Read the files of scanned slips that the points send back."),
        ),
        Step(
            _("Families reached"),
            "reach",
            "tonir reach",
            report is not None,
            [(_("families served"), reached)],
            _("Work out who was planned and who was reached."),
            needs_open_register=True,
        ),
    ]


def _moved(because: Movement.Reason, language: str) -> list[tuple[Words, int | None]]:
    """Whole kits that moved for this reason, by kit; kits that did not move left out."""
    rows = Movement.objects.filter(because=because).order_by().values_list("kit")
    moved = {kit: int(total) for kit, total in rows.annotate(Sum("quantity"))}
    return [(say(kit.names, language), moved[kit.code]) for kit in kits() if moved.get(kit.code)]
