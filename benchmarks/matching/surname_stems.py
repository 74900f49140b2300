"""A few thousand surnames, made as Armenian ones are: of names, trades, places and nicknames."""

from collections.abc import Iterator
from itertools import chain

from tonir_examples.draws import Draws

VOWELS = "աեէըիոօ"
# Of all that could be made, so many with a title before the name, of two roots, of syllables.
TITLED, OF_TWO_ROOTS, OF_SYLLABLES = 160, 260, 3200
RUSSIAN_ENDING = 60
# The same surnames in every run and for every seed: a seed draws families, not the country.
_COUNTRY = "the surnames of the country"


def made_surnames(facts: dict[str, dict[str, str]], men: list[str]) -> list[str]:
    """Surnames in Armenian letters, the more usual first; none twice.

    facts: the tables `stems` and `syllables` of name_facts.toml. men: given names of men.
    """
    stems = {kind: text.split() for kind, text in facts["stems"].items() if kind != "before"}
    draws = Draws(_COUNTRY)
    of_names = [_with_ending(name) for name in men]
    of_trades = [_with_ending(stem) for stem in stems["plain"]]
    of_shorts = [_with_ending(stem) for stem in stems["short"]]
    usual = draws.shuffled(of_names + of_trades + of_shorts)
    rare = [
        *_titled(facts["stems"]["before"].split(), men, draws),
        *_of_two_roots(stems, draws),
        *[place + "ցյան" for place in stems["places"]],
        *[stem.removesuffix("ո") + draws.pick(("ունց", "անց", "ենց")) for stem in stems["short"]],
        *[name + "ով" for name in draws.shuffled(men)[:RUSSIAN_ENDING] if name[-1] not in VOWELS],
        *_of_syllables(facts["syllables"], draws),
    ]
    return list(dict.fromkeys(chain(usual, draws.shuffled(rare))))


def _with_ending(stem: str) -> str:
    return stem.removesuffix("ի").removesuffix("իա") + "յան"


def _titled(before: list[str], men: list[str], draws: Draws) -> Iterator[str]:
    for _ in range(TITLED):
        title, name = draws.pick(before), _with_ending(draws.pick(men))
        yield title + (name if title.endswith("-") else name.lower())


def _of_two_roots(stems: dict[str, list[str]], draws: Draws) -> Iterator[str]:
    ends = stems["ends"]
    for _ in range(OF_TWO_ROOTS):
        yield _with_ending(draws.pick(stems["roots"]) + draws.pick(ends))


def _of_syllables(syllables: dict[str, str], draws: Draws) -> Iterator[str]:
    first, middle, last = (syllables[place].split() for place in ("first", "middle", "last"))
    for _ in range(OF_SYLLABLES):
        stem = draws.pick(first) + draws.pick(middle) + draws.pick(last)
        yield (stem[0].upper() + stem[1:]) + "յան"
