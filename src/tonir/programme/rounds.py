"""Which round may still be worked on."""

from tonir.engines.refusals import Refusal
from tonir.programme.models import Round
from tonir.programme.queries import current_round
from tonir.vault.rounds import is_destroyed


def open_round() -> Round:
    """The current round. Raises Refusal G03 if there is none, H16 if it is closed."""
    round_ = current_round()
    if is_destroyed(round_.number):
        raise Refusal("H16", round=round_.number)
    return round_
