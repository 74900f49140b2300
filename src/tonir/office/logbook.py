"""What access log and ledger say, in the page's language: their lines are kept in English."""

import re

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# Jobs of the open register, as settings name them.
WORKS: dict[str, str | Promise] = {
    "settle": gettext_lazy("newer lists settled"),
    "match": gettext_lazy("double entries joined"),
    "assess": gettext_lazy("families assessed"),
    "plan": gettext_lazy("places and times planned"),
    "print": gettext_lazy("slips and lists printed"),
    "reach": gettext_lazy("reach counted"),
    "find": gettext_lazy("families searched"),
    "family": gettext_lazy("one family looked at"),
    "rehearse": gettext_lazy("scans of an example written"),
}
ENDS: dict[str, str | Promise] = {
    "its time was over": gettext_lazy("its time was over"),
    "nobody used it": gettext_lazy("nobody used it"),
}
SHORT = 8
MINUTES = re.compile(r"(\d+) minutes")
SCANS = re.compile(r"claims (?:file-)?(.+)")
CLOSED_BY = re.compile(r"closed by (.+)")


def in_words(detail: str) -> str:
    """A line's detail as people read it; what is not known stays as it stands."""
    if known := WORKS.get(detail) or ENDS.get(detail):
        return str(known)
    if found := MINUTES.fullmatch(detail):
        return _("for %(minutes)s minutes") % {"minutes": found[1]}
    if found := CLOSED_BY.fullmatch(detail):
        return _("by %(name)s") % {"name": found[1]}
    return detail


def document_in_words(document: str) -> str:
    """A ledger's document: waybills keep their number, files of scans the start of their print."""
    if document == "opening":
        return _("opening stock")
    found = SCANS.fullmatch(document)
    return _("scans %(mark)s") % {"mark": found[1][:SHORT]} if found else document
