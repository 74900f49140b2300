"""A refusal in words where its facts were not kept, because they may be a person's."""

from collections import defaultdict

from tonir.engines.refusals import CATALOGUE


def unfilled(code: str, language: str = "en") -> tuple[str, str]:
    """Sentence and mend of a code; dots stand where its facts would."""
    dots: defaultdict[str, str] = defaultdict(lambda: "…")
    sentence, mend = CATALOGUE[code][language]
    return sentence.format_map(dots), mend.format_map(dots)
