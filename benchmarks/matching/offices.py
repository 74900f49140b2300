"""The offices whose lists are made: how each writes names, fathers' names, dates and papers."""

from dataclasses import dataclass

from benchmarks.matching.slips import Random

SCRIPTS = {
    "hy": ("reform", "classical", "armenian_of_russian"),
    "ru": ("russian", "russian_heard"),
    "latin": (
        *("passport", "bgn", "iso", "typed", "english", "french", "german", "western"),
        *("icao_of_russian", "english_of_russian", "french_of_russian"),
    ),
}
SCRIPT_OF = {system: script for script, systems in SCRIPTS.items() for system in systems}


@dataclass(frozen=True, eq=False)
class Office:
    """One office. share: of the families. systems: how it spells, with shares.

    slips: how many, by the usual office's. fathers: shares of ways to write a father's name
    ("none", "plain", "genitive", "son_of"). papers: shares of adults and of children whose papers
    it writes down. ages: share of people of whom it asks the age and not the birth date.
    short: share of people whom it writes as they are called. mixed: share of people in another
    system than their family.
    """

    code: str
    share: float
    systems: dict[str, float]
    fathers: dict[str, float]
    papers: tuple[float, float]
    slips: float = 1.0
    ages: float = 0.0
    short: float = 0.015
    mixed: float = 0.0

    def system(self, random_: Random) -> str:
        return _drawn(self.systems, random_)

    def father(self, random_: Random) -> str:
        return _drawn(self.fathers, random_)


def _drawn(shares: dict[str, float], random_: Random) -> str:
    """One of them; their shares are 1 in all."""
    left = random_()
    for name, share in shares.items():
        left -= share
        if left < 0:
            return name
    return next(iter(shares))


OFFICES = (
    Office(
        code="municipality",
        share=0.27,
        systems={"reform": 0.96, "classical": 0.01, "armenian_of_russian": 0.03},
        fathers={"genitive": 0.75, "plain": 0.1, "none": 0.15},
        papers=(0.9, 0.75),
        slips=0.8,
    ),
    Office(
        code="migration service",
        share=0.22,
        systems={"russian": 0.85, "russian_heard": 0.15},
        fathers={"son_of": 0.8, "plain": 0.05, "none": 0.15},
        papers=(0.92, 0.7),
    ),
    Office(
        code="agency",
        share=0.20,
        systems={
            "passport": 0.46,
            "typed": 0.2,
            "icao_of_russian": 0.12,
            "english_of_russian": 0.08,
            "bgn": 0.05,
            "english": 0.05,
            "iso": 0.02,
            "french_of_russian": 0.02,
        },
        fathers={"none": 0.5, "plain": 0.25, "genitive": 0.15, "son_of": 0.1},
        papers=(0.9, 0.75),
        slips=0.9,
    ),
    Office(
        code="diaspora fund",
        share=0.08,
        systems={
            "english": 0.38,
            "western": 0.22,
            "french": 0.18,
            "german": 0.08,
            "passport": 0.14,
        },
        fathers={"none": 0.7, "plain": 0.3},
        papers=(0.75, 0.5),
    ),
    Office(
        code="volunteers",
        share=0.15,
        systems={"reform": 0.4, "russian_heard": 0.3, "typed": 0.28, "classical": 0.02},
        fathers={"none": 0.45, "plain": 0.25, "genitive": 0.2, "son_of": 0.1},
        papers=(0.72, 0.45),
        slips=1.7,
        ages=0.06,
        short=0.06,
        mixed=0.06,
    ),
    Office(
        code="parish",
        share=0.08,
        systems={"classical": 0.55, "reform": 0.45},
        fathers={"genitive": 0.4, "plain": 0.2, "none": 0.4},
        papers=(0.7, 0.45),
        slips=1.2,
        ages=0.03,
        short=0.04,
    ),
)
