"""Words for the open register's work: its steps, its stages, what comes of it."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise
Counted = tuple[tuple[str, Words], ...]


@dataclass(frozen=True)
class Step:
    """A piece of work that a page starts. `page` is where its outcome is looked at.

    counts: the totals of its result that are told, by their names, in order.
    """

    job: str
    name: Words
    does: Words
    page: str
    counts: Counted


# Jobs as settings name them.
STEPS = {
    step.job: step
    for step in (
        Step(
            "ready",
            _("Making records ready"),
            _("Opens every record and prepares the search. Begins by itself with the opening."),
            "families",
            (("families", _("families")), ("people", _("people"))),
        ),
        Step(
            "match",
            _("Finding double entries"),
            _("Settles what has come in, finds entries of one family and joins them."),
            "families",
            (
                ("families", _("families")),
                ("entries", _("entries")),
                ("joined", _("entries newly joined")),
                ("pairs_to_look_at", _("pairs to look at")),
                ("unreadable", _("records that do not open")),
            ),
        ),
        Step(
            "assess",
            _("Assessing families"),
            _("Works out who is entitled to what, and why."),
            "entitlement",
            (
                ("families", _("families")),
                ("people", _("people")),
                ("new", _("new")),
                ("changed", _("changed")),
                ("unchanged", _("as before")),
                ("gone", _("gone")),
            ),
        ),
        Step(
            "plan",
            _("Planning places and times"),
            _("Shares out the stock; gives each family a point and a time, or a delivery at home."),
            "plan",
            (
                ("families", _("families")),
                ("at_points", _("at points")),
                ("at_home", _("at home")),
                ("unserved", _("without a place")),
                ("without_kits", _("without kits")),
            ),
        ),
        Step(
            "print",
            _("Printing slips and lists"),
            _("Writes slips and lists as PDF into the print folder. Lists hold names."),
            "plan",
            (
                ("slips", _("slips")),
                ("files", _("papers")),
                ("pages", _("pages")),
                ("families_without_slip", _("families without a slip")),
            ),
        ),
        Step(
            "reach",
            _("Counting who was reached"),
            _("Works out who was planned and who was served, in totals that show no small number."),
            "reach",
            (
                ("planned_families", _("families planned")),
                ("served_families", _("families served")),
            ),
        ),
    )
}
# Work that begins elsewhere: in the terminal or on a page of its own.
OTHERS: dict[str, Words] = {
    "settle": _("Settling newer lists"),
    "close_round": _("Closing a round"),
    "export": _("Writing an export"),
    "rehearse": _("Writing scans of an example"),
}
STAGES: dict[str, Words] = {
    "opening": _("opening records"),
    "opening reasons": _("opening reasons"),
    "indexing": _("preparing the search"),
    "reading": _("reading lists"),
    "settling": _("settling lists"),
    "folding": _("reading spellings"),
    "training": _("estimating weights"),
    "starting the cluster": _("starting the cluster"),
    "comparing on the cluster": _("comparing on the cluster"),
    "comparing persons": _("comparing persons"),
    "comparing families": _("comparing families"),
    "joining": _("joining entries"),
    "assessing": _("assessing families"),
    "sealing": _("sealing"),
    "sharing": _("sharing out the stock"),
    "placing": _("placing families"),
    "saving": _("saving"),
    "binding": _("binding booklets"),
    "sealing keys": _("sealing keys"),
    "opening keys": _("opening keys"),
    "opening slips": _("opening slips"),
    "opening rows": _("opening rows"),
    "packing": _("packing rows"),
    "typesetting": _("setting papers"),
    "claims": _("reading claims"),
    "counting": _("counting"),
    "writing": _("writing"),
    "erasing": _("erasing"),
    "shredding": _("shredding"),
}


def name_of(job: str) -> Words:
    """A job in words: "Planning places and times"."""
    return STEPS[job].name if job in STEPS else OTHERS.get(job, job)


def stage_of(stage: str) -> Words:
    return STAGES.get(stage, stage)


def page_steps() -> list[Step]:
    """The steps that the settings let a page start, in their order."""
    return [STEPS[job] for job in settings.TONIR_REGISTER_PAGE_JOBS]
