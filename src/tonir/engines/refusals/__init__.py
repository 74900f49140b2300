"""Every refusal that Tonir can give: a code, a sentence, what to do; in three languages."""

from tonir.engines.refusals.catalogue import CATALOGUE

__all__ = ["CATALOGUE", "Refusal"]


class Refusal(Exception):
    """A named no. `facts` fill the sentence; they must never carry personal data into a log.

    Raises KeyError at once if the code is not in the catalogue, so that no refusal goes unnamed.
    """

    def __init__(self, code: str, **facts: object) -> None:
        CATALOGUE[code]
        super().__init__(code)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        # Not the sentence: an exception's text ends up in logs, and facts may be a person's.
        return self.code

    def sentence(self, language: str = "en") -> str:
        return CATALOGUE[self.code][language][0].format(**self.facts)

    def mend(self, language: str = "en") -> str:
        return CATALOGUE[self.code][language][1].format(**self.facts)
