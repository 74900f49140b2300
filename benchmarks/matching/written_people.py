"""A person as an office writes her down: spellings, slips, what is missing."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from benchmarks.matching.families import ADULT, Family, Person
from benchmarks.matching.fathers import genitive, son_of
from benchmarks.matching.name_pool import FORMS, Name
from benchmarks.matching.offices import SCRIPT_OF, Office
from benchmarks.matching.slips import Random, digits_slipped, slipped
from benchmarks.matching.written_births import written_birth

# Shares of persons, in a list written with usual care.
SLIP_IN_A_NAME = 0.02  # a letter otherwise: in the given name, the surname, the father's name
INITIAL_ONLY = 0.004
SURNAME_MISSING, GIVEN_MISSING = 0.006, 0.002
SEX_MISSING, SEX_WRONG = 0.04, 0.005
PAPERS_SLIPPED = 0.02  # one sign wrong, two digits swapped
PAPERS_SPACED, PAPERS_WITHOUT_SERIES = 0.2, 0.03  # "XA 1234567", "1234567"
OWN_PHONE = 0.12  # adults with a number in their own row
ENDING_OF_DAUGHTERS = {"hy": 0.6, "ru": 0.95, "latin": 0.7}  # Иванова, not Иванов
SEX, OTHER_SEX = {"f": "female", "m": "male"}, {"f": "male", "m": "female"}
A_OF_DAUGHTERS = {"hy": "ա", "ru": "а", "latin": "a"}


@dataclass
class Entry:
    """An entry being written, on a day. slips: by those of usual care. at: which spellings."""

    office: Office
    family: Family
    on: int
    system: str
    slips: float
    as_in_papers: bool
    capitals: bool
    swapped: bool
    typed_once: bool
    surnames: dict[Name, str] = field(default_factory=dict)


class People:
    """Writes people. random_: the stream of draws. phone: gives a new telephone number."""

    def __init__(self, random_: Random, phone: Callable[[], str]) -> None:
        self.random, self.phone = random_, phone

    def row(self, person: Person, entry: Entry) -> tuple[Any, ...]:
        """given, surname, patronymic, birth, birth_year, sex, document, phone."""
        office, random_ = entry.office, self.random
        system = entry.system
        if office.mixed and random_() < office.mixed:
            system = office.system(random_)
        given, surname = self._given(person, entry, system), self._surname(person, entry, system)
        father = self._father(person, entry, system)
        if entry.capitals:
            given, surname, father = (_upper(text) for text in (given, surname, father))
        if entry.swapped:
            given, surname = surname, given
        birth, year = written_birth(person, entry.on, entry.slips, office.ages, random_)
        return given, surname, father, birth, year, *self._rest(person, entry)

    def _rest(self, person: Person, entry: Entry) -> tuple[str | None, str | None, str | None]:
        random_ = self.random
        drawn, sex = random_() / entry.slips, SEX[person.sex]
        if drawn < SEX_MISSING + SEX_WRONG:
            sex_written = None if drawn < SEX_MISSING else OTHER_SEX[person.sex]
        else:
            sex_written = sex
        phone = None
        adult = person.age() >= ADULT
        if adult and random_() < OWN_PHONE:
            phones = entry.family.phones
            phone = phones[-1] if phones and random_() < 0.5 else self.phone()
        return sex_written, self._papers(person, entry, adult), phone

    def _spelled(self, name: Name, entry: Entry, system: str) -> str:
        forms = name.forms.get(system) or name.spelled(system)
        if entry.as_in_papers:
            return forms[entry.family.papers % FORMS]
        return forms[int(self.random() * FORMS)]

    def _given(self, person: Person, entry: Entry, system: str) -> str | None:
        random_, name = self.random, person.given
        drawn = random_() / entry.slips
        if name.short and random_() < entry.office.short:
            name = name.short[int(random_() * len(name.short))]
        text = self._spelled(name, entry, system)
        if drawn < SLIP_IN_A_NAME:
            return slipped(text, random_)
        if drawn < SLIP_IN_A_NAME + INITIAL_ONLY:
            return text[0] + "."
        return None if drawn < SLIP_IN_A_NAME + INITIAL_ONLY + GIVEN_MISSING else text

    def _surname(self, person: Person, entry: Entry, system: str) -> str | None:
        random_, name = self.random, person.surname
        same_system = system == entry.system
        text = entry.surnames.get(name) if same_system else None
        if text is None:
            text = self._spelled(name, entry, system)
            if entry.typed_once and random_() < SLIP_IN_A_NAME * entry.slips:
                text = slipped(text, random_)
            if same_system:
                entry.surnames[name] = text
        if not entry.typed_once and random_() < SLIP_IN_A_NAME * entry.slips:
            text = slipped(text, random_)
        if name.slavic and person.sex == "f":
            script = SCRIPT_OF[system]
            text += A_OF_DAUGHTERS[script] if random_() < ENDING_OF_DAUGHTERS[script] else ""
        return None if random_() < SURNAME_MISSING * entry.slips else text

    def _father(self, person: Person, entry: Entry, system: str) -> str | None:
        random_ = self.random
        way = entry.office.father(random_)
        if way == "none":
            return None
        script, text = SCRIPT_OF[system], self._spelled(person.father, entry, system)
        if way == "genitive":
            text = genitive(text, script)
        elif way == "son_of":
            text = son_of(text, script, person.sex == "f")
        return slipped(text, random_) if random_() < SLIP_IN_A_NAME * entry.slips else text

    def _papers(self, person: Person, entry: Entry, adult: bool) -> str | None:
        random_, papers = self.random, person.papers
        if not papers or random_() >= entry.office.papers[0 if adult else 1]:
            return None
        # Whoever has two shows the passport more often.
        text = papers[-1] if random_() < 0.25 else papers[0]
        if random_() < PAPERS_SLIPPED * entry.slips:
            text = digits_slipped(text, random_)
        drawn = random_()
        if drawn < PAPERS_SPACED:
            return f"{text[:2]} {text[2:]}"
        return text[2:] if drawn < PAPERS_SPACED + PAPERS_WITHOUT_SERIES else text


def _upper(text: str | None) -> str | None:
    return text.upper() if text else None
