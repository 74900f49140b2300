"""What access log and ledger say, in the page's language: their lines are kept in English."""

import re

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

Words = str | Promise

# Jobs of the open register, as settings name them.
WORKS: dict[str, Words] = {
    "settle": gettext_lazy("newer lists settled"),
    "ready": gettext_lazy("records made ready"),
    "match": gettext_lazy("double entries joined"),
    "assess": gettext_lazy("families assessed"),
    "plan": gettext_lazy("places and times planned"),
    "print": gettext_lazy("slips and lists printed"),
    "reach": gettext_lazy("reach counted"),
    "close_round": gettext_lazy("a round closed"),
    "export": gettext_lazy("families handed on"),
    "find": gettext_lazy("families searched"),
    "family": gettext_lazy("one family looked at"),
    "pair": gettext_lazy("a pair of entries looked at"),
    "decide": gettext_lazy("a pair of entries decided"),
    "take_back": gettext_lazy("a decision about a pair undone"),
    "shared": gettext_lazy("people in two families looked at"),
    "decide_shared": gettext_lazy("somebody in two families decided"),
    "take_back_shared": gettext_lazy("a decision about somebody in two families undone"),
    "near": gettext_lazy("likely the same family, while one was written down"),
    "fields": gettext_lazy("one family's fields looked at"),
    "sheet": gettext_lazy("one family's sheet written"),
    "booklet": gettext_lazy("one family's slips at the desk"),
    "correct": gettext_lazy("one family's record corrected"),
    "erase": gettext_lazy("one family erased"),
    "seal_run": gettext_lazy("a driver's stops sealed to her phone"),
    "rehearse": gettext_lazy("scans of an example written"),
}
ENDS: dict[str, Words] = {
    "its time was over": gettext_lazy("its time was over"),
    "nobody used it": gettext_lazy("nobody used it"),
    "the others did not come": gettext_lazy("the others did not come"),
    "ended without a word": gettext_lazy("ended without a word"),
    "found later": gettext_lazy("found later"),
    "open": gettext_lazy("it was open"),
}
PARTS = "; "
NOT_OPENED = "not opened: "
SHORT = 8
SCANS = re.compile(r"claims (?:file-)?(.+)")
WORK = re.compile(r"(\w+) ([0-9a-f-]{32,36})")
# What else a line can say, and how it is said; each group fills its hole.
SAYINGS: tuple[tuple[str, Words], ...] = (
    (r"(?P<minutes>[\d.]+) minutes", gettext_lazy("for %(minutes)s minutes")),
    (r"custodians (?P<numbers>\d+(, \d+)*)", gettext_lazy("custodians %(numbers)s")),
    (r"not kept from (?P<reach>.+)", gettext_lazy("its memory not kept from: %(reach)s")),
    (
        r"export (?P<number>\d+) for \S+: (\d+|few) families, file (?P<mark>\w+)",
        gettext_lazy("export %(number)s, file %(mark)s"),
    ),
    (
        r"round (?P<number>\d+): (?P<slips>\d+) slips, .+",
        gettext_lazy("what round %(number)s left behind, with %(slips)s slips"),
    ),
    (
        r"(?P<household>[0-9a-f-]{32,36}): (?P<entries>\d+) entries",
        gettext_lazy("family %(household)s, entries: %(entries)s"),
    ),
    (
        r"(?P<household>[0-9a-f-]{32,36}): (?P<fields>.+)",
        gettext_lazy("family %(household)s: %(fields)s"),
    ),
    # What is shredded when its days are over, as `retain` names it.
    (r"care: (?P<count>\d+)", gettext_lazy("health and protection, families: %(count)s")),
    (r"records: (?P<count>\d+)", gettext_lazy("names and all the rest, entries: %(count)s")),
    (r"faults of lists: (?P<count>\d+)", gettext_lazy("faults of lists: %(count)s")),
    (r"mappings of lists: (?P<count>\d+)", gettext_lazy("layouts of lists: %(count)s")),
    (r"files of exports: (?P<count>\d+)", gettext_lazy("files of exports: %(count)s")),
    (r"closed by (?P<name>.+)", gettext_lazy("by %(name)s")),
)


def in_words(detail: str) -> str:
    """A line's detail as people read it; what is not known stays as it stands."""
    if detail.startswith(NOT_OPENED):
        why = in_words(detail.removeprefix(NOT_OPENED))
        return _("not opened: %(why)s") % {"why": why}
    return PARTS.join(map(_part_in_words, detail.split(PARTS)))


def _part_in_words(part: str) -> str:
    if known := WORKS.get(part) or ENDS.get(part):
        return str(known)
    if (found := WORK.fullmatch(part)) and found[1] in WORKS:
        return f"{WORKS[found[1]]}: {found[2]}"
    for pattern, words in SAYINGS:
        if found := re.fullmatch(pattern, part):
            return str(words) % found.groupdict()
    return part


def document_in_words(document: str) -> str:
    """A ledger's document: waybills keep their number, files of scans the start of their print."""
    if document == "opening":
        return _("opening stock")
    found = SCANS.fullmatch(document)
    return _("scans %(mark)s") % {"mark": found[1][:SHORT]} if found else document
