"""A birth date as an office writes it: whole, the year alone, wrong in a digit, or not at all."""

from datetime import date

from benchmarks.matching.families import DAYS_A_YEAR, Person
from benchmarks.matching.slips import Random, day_and_month_swapped, one_digit_wrong, year_beside

# Shares of persons in a list written with usual care.
MISSING = 0.03
YEAR_ONLY = 0.015
FIRST_OF_JANUARY = 0.005  # the year is known, and the form wants a day
SWAPPED, DIGIT_WRONG, YEAR_BESIDE = 0.015, 0.012, 0.012
# Whose papers have only the year: it stands so, or as 1 January.
SAID_AS_YEAR = 0.5
Born = tuple[int | None, int | None]


def written_birth(person: Person, on: int, slips: float, ages: float, random_: Random) -> Born:
    """Day (as `date.toordinal` counts) and year; both None where nothing is written.

    on: the day of writing. ages: the share of people whose age is asked, and reckoned from.
    """
    drawn = random_() / slips
    if drawn < MISSING:
        return None, None
    born = date.fromordinal(person.birth)
    if random_() < ages:
        return None, date.fromordinal(on).year - int((on - person.birth) / DAYS_A_YEAR)
    if person.only_year and random_() < SAID_AS_YEAR:
        return None, born.year
    if drawn < MISSING + YEAR_ONLY:
        return None, born.year
    if person.only_year or drawn < MISSING + YEAR_ONLY + FIRST_OF_JANUARY:
        born = born.replace(month=1, day=1)
    latest = date.fromordinal(on)
    wrong = _slipped(born, latest, random_() / slips, random_)
    born = wrong if wrong <= latest else born
    return born.toordinal(), born.year


def _slipped(born: date, latest: date, drawn: float, random_: Random) -> date:
    if drawn < SWAPPED:
        return day_and_month_swapped(born)
    if drawn < SWAPPED + DIGIT_WRONG:
        return one_digit_wrong(born, latest, random_)
    if drawn < SWAPPED + DIGIT_WRONG + YEAR_BESIDE:
        return year_beside(born, random_)
    return born
