"""Offices write families down: which of them on how many lists, when, who of the family."""

from datetime import date
from random import Random

from tonir_examples.draws import Weighted

from benchmarks.matching.addresses import Addresses
from benchmarks.matching.families import ADULT, Country, Family, Home, Person
from benchmarks.matching.offices import OFFICES, SCRIPT_OF, Office
from benchmarks.matching.rows import Rows
from benchmarks.matching.written_people import Entry, People

# Families on two lists, on three, on four: a fifth to a quarter stand twice, as the programme saw.
LISTS = (0.775, 0.185, 0.034, 0.006)
SAME_LIST_TWICE = 0.08  # of second entries: husband and wife each went to the same office
FIRST_DAY, LAST_DAY = date(2025, 2, 3).toordinal(), date(2026, 6, 26).toordinal()
# Of entries after the first: half the family; with grandparents, two entries for two houses.
HALF, TWO_HOUSES = 0.15, 0.10
ABSENT = 0.03  # people who are not named when all others of their family are
MOVED_HOUSE, ELSEWHERE = 0.12, 0.5  # of entries after the first; of those in another settlement
TYPED_ONCE = 0.6  # the surname is copied down the entry, with its slip if there is one
AS_IN_PAPERS = 0.4  # copied from papers of that script, which spell alike on every list
CAPITALS = 0.07
COLUMNS_SWAPPED = 0.008  # given names where surnames belong
OTHER_HEAD = 0.15  # another adult stands first
RELATION_MISSING = 0.06
PHONE_MISSING = 0.09
PHONE_NEW = 0.12  # a number that no other list has
PHONE_OF_ANOTHER, PHONE_OF_THE_OFFICE = 0.02, 0.025
FIRST_PHONE_ONLY = 0.4
ADDRESS_MISSING = 0.16
NEXT_SETTLEMENT = 0.03  # the settlement beside it in the list of places
DISTRICT_ONLY = 0.03  # the district or region that the settlement lies in
# Care differs from hour to hour: slips of an entry, by those of usual care; their mean is 1.
CARE = (0.3, 0.5, 0.6, 0.7, 0.9, 1.0, 1.2, 2.8)
# What people are to a husband or wife who stands first in the head's stead.
TO_THE_SPOUSE = {"head": "spouse", "spouse": "head", "parent": "in_law", "in_law": "parent"}


class Scribe:
    """Writes families into rows."""

    def __init__(self, country: Country, rows: Rows, ids: Random) -> None:
        self.country, self.rows, self.ids = country, rows, ids
        self.random, self.chance = country.random, country.chance
        self.people = People(country.random, country.phone)
        self.addresses = Addresses(country.random)
        self.offices = Weighted.shares({office: office.share for office in OFFICES})
        self.lists = Weighted(range(1, 1 + len(LISTS)), LISTS)
        self.office_phones = {office.code: country.phone() for office in OFFICES}
        self.last_phone = country.phone()

    def family(self, family: Family) -> None:
        """All entries of one family, in the order of their days."""
        country = self.country
        lists = self.lists.values[country.of_sums(self.lists.sums)]
        days = sorted(country.between((FIRST_DAY, LAST_DAY)) for _ in range(lists))
        offices = self._offices(lists)
        for at, (office, on) in enumerate(zip(offices, days, strict=True)):
            known = [one for one in family.people if one.birth <= on]
            if at == 0:
                self.entry(family, self._named(known), office, on, family.home)
                if lists > 1 and len(known) < len(family.people):
                    country.cases["newborn on a later list"] += 1
                continue
            stay = [one for one in known if one not in family.left]
            self._again(family, self._named(stay or known), office, on)

    def entry(
        self, family: Family, people: list[Person], office: Office, on: int, home: Home
    ) -> None:
        """One entry; people: who is named, the head first."""
        people = self._in_order(people)
        entry = self._begun(family, office, on)
        number = f"{self.ids.getrandbits(128):032x}"
        spouse_first = people[0].relation == "spouse"
        for at, person in enumerate(people):
            given, surname, father, *born, sex, papers, phone = self.people.row(person, entry)
            relation = self._relation(person, at, spouse_first)
            row = (number, at, given, surname, father, *born, sex, relation, papers, phone)
            self.rows.persons.append(row)
            self.rows.people.append(person.number)
        self._home(number, entry, home)

    def _again(self, family: Family, people: list[Person], office: Office, on: int) -> None:
        country, home = self.country, family.home
        if self.chance(MOVED_HOUSE):
            home = country.home(None if self.chance(ELSEWHERE) else home.area)
        elders = [one for one in people if one in family.elders]
        others = [one for one in people if one not in family.elders]
        if elders and others and self.chance(TWO_HOUSES):
            country.cases["one family in two entries of a list"] += 1
            self.entry(family, others, office, on, home)
            self.entry(family, elders, office, on, country.home(home.area))
            return
        if len(people) > 2 and self.chance(HALF):
            country.cases["half the family"] += 1
            people = [people[0], *(one for one in people[1:] if self.chance(0.4))]
        self.entry(family, people, office, on, home)

    def _offices(self, count: int) -> list[Office]:
        chosen: list[Office] = []
        while len(chosen) < count:
            office = self.offices.values[self.country.of_sums(self.offices.sums)]
            if office not in chosen or self.chance(SAME_LIST_TWICE):
                chosen.append(office)
        return chosen

    def _named(self, people: list[Person]) -> list[Person]:
        return [one for one in people if not self.chance(ABSENT)] or people[:1]

    def _in_order(self, people: list[Person]) -> list[Person]:
        if len(people) > 1 and self.chance(OTHER_HEAD):
            other = next((one for one in people[1:] if one.age() >= ADULT), people[0])
            return [other, *(one for one in people if one is not other)]
        return people

    def _begun(self, family: Family, office: Office, on: int) -> Entry:
        return Entry(
            office=office,
            family=family,
            on=on,
            system=office.system(self.random),
            slips=office.slips * self.country.pick(CARE),
            as_in_papers=self.chance(AS_IN_PAPERS),
            capitals=self.chance(CAPITALS),
            swapped=self.chance(COLUMNS_SWAPPED),
            typed_once=self.chance(TYPED_ONCE),
        )

    def _relation(self, person: Person, at: int, spouse_first: bool) -> str | None:
        if self.chance(RELATION_MISSING):
            return None
        if at == 0:
            return "head"
        if spouse_first:
            return TO_THE_SPOUSE.get(person.relation, person.relation)
        return "other" if person.relation == "head" else person.relation

    def _home(self, number: str, entry: Entry, home: Home) -> None:
        places = self.country.settlements.values
        script = SCRIPT_OF[entry.system]
        place, drawn = places[home.area % len(places)], self.random()
        if drawn < NEXT_SETTLEMENT:
            place = places[(home.area + 1) % len(places)]
        area = place.parent if drawn > 1 - DISTRICT_ONLY and place.parent else place.code
        address = None
        if not self.chance(ADDRESS_MISSING):
            address = self.addresses.written(home, script)
        language = "en" if script == "latin" else script
        phones = self._phones(entry)
        row = (number, area, entry.on, entry.office.code, phones, address, language)
        self.rows.homes.append(row)
        self.rows.families.append(entry.family.number)

    def _phones(self, entry: Entry) -> list[str] | None:
        drawn, own = self.random(), entry.family.phones
        another, self.last_phone = self.last_phone, own[0] if own else self.last_phone
        for share, phone in (
            (PHONE_MISSING, None),
            (PHONE_OF_THE_OFFICE, self.office_phones[entry.office.code]),
            (PHONE_OF_ANOTHER, another),
        ):
            if drawn < share:
                return [phone] if phone else None
            drawn -= share
        if drawn < PHONE_NEW:
            return [self.country.phone()]
        if self.chance(FIRST_PHONE_ONLY):
            return own[:1] or None
        return own or None
