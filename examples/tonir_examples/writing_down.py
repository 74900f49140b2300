"""How a family gets onto a list, with what spellings, gaps and slips; who stands on several."""

from datetime import date, timedelta
from typing import Any

from tonir.engines.progress import Progress
from tonir_examples.draws import Draws, Weighted
from tonir_examples.entries import Entry, Line, Office
from tonir_examples.people import Family, Person
from tonir_examples.places import Places
from tonir_examples.recipe import Recipe
from tonir_examples.spellings import Name

EXACT, RESPELLED, PARTIAL = "exact", "respelled", "partial"


def write_down(
    recipe: Recipe, places: Places, families: list[Family], seed: int, progress: Progress
) -> dict[str, list[Entry]]:
    """Each family on one list, some on two or three. Entries by office, in the order it wrote."""
    offices = [Office(facts) for facts in recipe.lists]
    scribe = Scribe(recipe, places, Draws(seed, "entries"), Draws(seed, "answers"))
    entries: dict[str, list[Entry]] = {office.code: [] for office in offices}
    for done, family in enumerate(families):
        for office, way, clean in _where(recipe, offices, scribe.draws):
            entries[office.code].append(scribe.entry(family, office, way, clean))
        if done % 1000 == 0:
            progress("writing lists", done, len(families))
    progress("writing lists", len(families), len(families))
    # An office writes day by day.
    return {code: sorted(all_, key=lambda one: one.registered_on) for code, all_ in entries.items()}


def _where(recipe: Recipe, offices: list[Office], draws: Draws) -> list[tuple[Office, str, bool]]:
    """The lists of one family: office, way, and whether it is written without a slip."""
    facts = recipe.facts["doubles"]
    chosen = [_one_of(offices, draws)]
    if draws.chance(facts["share"]):
        for _ in range(1 + draws.chance(facts["on_three"])):
            rest = [office for office in offices if office not in chosen]
            if rest:
                chosen.append(_one_of(rest, draws))
    ways = [_way(facts, draws) for _ in chosen[1:]]
    clean = EXACT in ways
    first = (chosen[0], "first", clean)
    return [first, *((o, way, way == EXACT) for o, way in zip(chosen[1:], ways, strict=True))]


def _one_of(offices: list[Office], draws: Draws) -> Office:
    return draws.weighted(Weighted(offices, [office.facts["share"] for office in offices]))


def _way(facts: dict[str, Any], draws: Draws) -> str:
    other = 1 - facts["exact"] - facts["partial"]
    shares = {EXACT: facts["exact"], PARTIAL: facts["partial"], RESPELLED: other}
    return draws.weighted(Weighted.shares(shares))


class Scribe:
    """Writes families down as an office would. Slips happen at the rates of the recipe."""

    def __init__(self, recipe: Recipe, places: Places, draws: Draws, answers: Draws) -> None:
        self.notice: dict[str, Any] = recipe.facts["notice"]
        self.version: str = recipe.rules["notice"]["version"]
        self.slips: dict[str, float] = recipe.facts["slips"]
        self.doubles: dict[str, float] = recipe.facts["doubles"]
        self.first_day: date = recipe.facts["registered_from"]
        self.days: int = (recipe.facts["registered_to"] - self.first_day).days + 1
        self.today = recipe.today
        self.places = places
        self.draws = draws
        self.answers = answers  # A stream of its own: questions change nothing else in a list.

    def entry(self, family: Family, office: Office, way: str, clean: bool) -> Entry:
        people = self._who(family, way)
        again = way in (RESPELLED, PARTIAL)
        entry = Entry(
            family=family,
            way=way,
            lines=[self._line(family, number, office, (clean, again)) for number in people],
            phones=[self._phone(digits, office) for digits in self._phones(family, again)],
            region=self.places.region(family.area).name(office.language),
            place=family.area.name(office.language),
            address=self._address(family, office),
            registered_on=self.registered() if again else family.registered_on,
            needs=list(family.needs),
            told=self.version if self.answers.chance(self.notice["told"]) else "",
            answers=self._answers(),
        )
        self._relate(entry)
        if not clean:
            self._slip(entry, office)
        return entry

    def _answers(self) -> dict[str, str]:
        """yes or no by purpose, in the order of the recipe; now and then nothing."""
        said = {}
        for purpose, share in self.notice["agrees"].items():
            answer = "yes" if self.answers.chance(share) else "no"
            if not self.answers.chance(self.notice["unanswered"]):
                said[purpose] = answer
        return said

    def registered(self) -> date:
        day: date = self.first_day + timedelta(days=self.draws.below(self.days))
        return day

    def _who(self, family: Family, way: str) -> list[int]:
        """Numbers of the people that the office wrote down, its head first."""
        numbers = list(range(len(family.people)))
        if way not in (RESPELLED, PARTIAL) or len(numbers) == 1:
            return numbers
        adults = [n for n in numbers[1:] if family.people[n].age(self.today) >= 18]
        if adults and self.draws.chance(self.doubles["wife_registers"]):
            numbers.remove(adults[0])
            numbers.insert(0, adults[0])
        if way == PARTIAL:
            stay = sorted(self.draws.shuffled(range(1, len(numbers)))[: len(numbers) // 2])
            numbers = [numbers[0], *(numbers[index] for index in stay)]
        return numbers

    def _relate(self, entry: Entry) -> None:
        """Where somebody else came to register, relations are told from there."""
        first = entry.lines[0]
        if first.relation == "head":
            return
        partner = first.relation == "spouse"
        for line in entry.lines[1:]:
            if line.relation == "head":
                line.relation = "spouse" if partner else "other_relative"
            elif not (partner and line.relation in ("child", "grandchild", "in_law")):
                line.relation = "other_relative"
        first.relation = "head"

    def _line(self, family: Family, number: int, office: Office, how: tuple[bool, bool]) -> Line:
        person = family.people[number]
        clean, again = how
        spelled = self._spelled(office.script, 0.0 if clean else 0.6 if again else None)
        line = Line(
            number=number,
            person=person,
            given=spelled(person.given),
            surname=spelled(person.surname),
            patronymic=person.father.patronymic(office.script, person.sex) if person.father else "",
            birth=person.birth,
            relation=person.relation,
            document=None if again and self.draws.chance(0.4) else person.document,
            needs=list(person.needs),
        )
        if again:
            self._misdate(line)
        if not clean:
            self._slip_of_line(line, person, office)
        return line

    def _spelled(self, script: str, other: float | None) -> "Spelled":
        return Spelled(script, self.slips["other_spelling"] if other is None else other, self.draws)

    def _misdate(self, line: Line) -> None:
        """What goes wrong with a date when a family is asked again."""
        draws, facts, birth = self.draws, self.doubles, line.person.birth
        if draws.chance(facts["birth_missing"]):
            line.birth = None
        elif draws.chance(facts["day_month_swapped"]) and birth.day <= 12:
            line.birth = birth.replace(month=birth.day, day=birth.month)
        elif draws.chance(facts["digit_wrong"]):
            line.birth = date(birth.year - draws.pick((1, 10)), birth.month, min(birth.day, 28))

    def _slip_of_line(self, line: Line, person: Person, office: Office) -> None:
        draws, slips = self.draws, self.slips
        if draws.chance(slips["patronymic_missing"]):
            line.patronymic = ""
        if draws.chance(slips["birth_missing"]):
            line.birth = None
        elif person.age(self.today) >= 60 and draws.chance(slips["year_only"]):
            line.birth = person.birth.year
        if draws.chance(slips["impossible_date"]):
            line.birth = draws.pick(office.facts["impossible_dates"])
            line.faults.append("impossible date")
        if draws.chance(slips["name_missing"]):
            line.given = ""
            line.faults.append("name missing")

    def _slip(self, entry: Entry, office: Office) -> None:
        if self.draws.chance(self.slips["bad_phone"]):
            entry.phones = [self.draws.pick(office.facts["bad_phones"])]
            entry.faults.append("bad phone")
        if self.draws.chance(self.slips["unknown_place"]):
            entry.place = self.draws.pick(office.facts["unknown_places"])
            entry.faults.append("unknown place")

    def _phones(self, family: Family, again: bool) -> list[str]:
        if again and self.draws.chance(self.doubles["other_phone"]):
            return family.phones[1:2]
        return family.phones

    def _phone(self, digits: str, office: Office) -> str | int:
        style: str = self.draws.pick(office.facts["phone_styles"])
        as_number = style.startswith("number:")
        marks = iter(digits)
        text = "".join(
            next(marks) if sign == "#" else sign for sign in style.removeprefix("number:")
        )
        return int(text) if as_number else text

    def _address(self, family: Family, office: Office) -> str:
        streets = self.places.streets
        pattern: str = office.facts["address"]
        return pattern.format(
            street=streets[family.street][office.script], house=family.house, flat=family.flat
        )


class Spelled:
    """Spells names in one script, some of them otherwise than is usual."""

    def __init__(self, script: str, other: float, draws: Draws) -> None:
        self.script, self.other, self.draws = script, other, draws

    def __call__(self, name: Name) -> str:
        if self.draws.chance(self.other):
            return name.other(self.script, self.draws)
        return name.usual(self.script)
