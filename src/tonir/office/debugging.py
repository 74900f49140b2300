"""The page that a developer sees when TONIR_DEBUG is yes and something fails."""

import traceback

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.views.debug import ExceptionReporter


class PlacesOnly(ExceptionReporter):
    """The kind of failure and the lines that led to it. Django's own page would add the values of
    all variables and all that was posted: names, passphrases.
    """

    def get_traceback_text(self) -> SafeString:
        kind = self.exc_type.__name__ if self.exc_type else "Nothing"
        return escape("".join([f"{kind}\n", *traceback.format_tb(self.tb)]))

    def get_traceback_html(self) -> SafeString:
        page = "<!doctype html><title>TONIR_DEBUG</title><pre>{}</pre>"
        return format_html(page, self.get_traceback_text())
