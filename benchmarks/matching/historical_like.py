"""A stand-in of the shape of historical_50k, made: it is not historical_50k.

So that the way of such a list through the engine is tested and timed where that is not at hand:
Latin letters only, one person a row, several rows a person, heavily damaged, one column or other
empty in most. Its F1 says nothing of historical_50k's.
"""

from collections.abc import Iterator
from random import Random
from typing import Any

from benchmarks.matching.data import Data
from benchmarks.matching.slips import slipped
from benchmarks.matching.splink_data import of_people

MOST_ROWS = 18  # of a person; at least one, each number as likely
LETTERS = "abcdefghijklmnopqrstuvwxyz"
GIVEN = {
    "male": "john william thomas george james henry charles robert edward richard arthur alfred"
    " joseph samuel francis frederick walter david alexander philip hugh peter daniel stephen",
    "female": "mary elizabeth anne jane margaret sarah catherine alice emily charlotte harriet"
    " frances florence louisa eleanor caroline ellen julia emma matilda agnes dorothy",
}
SHORT = {
    **{"william": "will", "thomas": "tom", "robert": "bob", "edward": "ned", "richard": "dick"},
    **{"elizabeth": "bess", "margaret": "meg", "catherine": "kate", "alexander": "alec"},
}
BEGINS = "ash brad black cart dun east farn gold har hol kings lang mar nor pem rad shel stan thorn"
MIDDLES = ("", "ing", "er", "le", "ma", "nd", "ston", "wor")
ENDS = "ton ford ham ley well wood by worth field man son den"
PLACES = "london bristol york norwich exeter oxford cambridge leeds dublin edinburgh bath durham"
WORK = "politician writer painter botanist soldier clergyman physician engineer actor lawyer judge"


def historical_like(rows: int, seed: int) -> Data:
    name = f"made, of the shape of historical_50k, {rows:,} rows, seed {seed}"
    return of_people(name, rows_like(rows, seed))


def rows_like(rows: int, seed: int) -> Iterator[dict[str, Any]]:
    """Rows with the columns of historical_50k; the same for the same seed."""
    draws, number, cluster = Random(f"historical/{seed}"), 0, 0
    while number < rows:
        person = _person(draws, f"Q{cluster}")
        cluster += 1
        for _ in range(min(1 + _at(MOST_ROWS - 1, draws), rows - number)):
            yield {"unique_id": f"Q{cluster}-{number}", **_damaged(person, draws)}
            number += 1


def _person(draws: Random, cluster: str) -> dict[str, Any]:
    sex = "male" if draws.random() < 0.8 else "female"
    parts = (BEGINS.split(), MIDDLES, ENDS.split())
    return {
        "cluster": cluster,
        "first_name": _one(GIVEN[sex].split(), draws),
        "surname": "".join(_one(words, draws) for words in parts),
        "dob": f"{1700 + int(draws.random() * 200)}-{_two(draws, 12)}-{_two(draws, 28)}",
        "birth_place": _one(PLACES.split(), draws),
        "postcode_fake": _postcode(draws),
        "gender": sex,
        "occupation": _one(WORK.split(), draws),
    }


def _damaged(person: dict[str, Any], draws: Random) -> dict[str, Any]:
    row = dict(person)
    row["first_name"] = _name(row["first_name"], draws)
    row["surname"] = _slip(row["surname"], draws, 0.2)
    row["dob"] = _day(row["dob"], draws)
    row["postcode_fake"] = _slip(row["postcode_fake"], draws, 0.15)
    for column, lacks in LACKING.items():
        if draws.random() < lacks:
            row[column] = None
    names = [row[column] for column in ("first_name", "surname") if row[column]]
    row["first_and_surname"] = row["full_name"] = " ".join(names) or None
    return row


LACKING = {
    **{"first_name": 0.03, "surname": 0.03, "dob": 0.2, "birth_place": 0.3},
    **{"postcode_fake": 0.2, "gender": 0.1, "occupation": 0.25},
}


def _name(name: str, draws: Random) -> str:
    drawn = draws.random()
    if drawn < 0.1:
        return SHORT.get(name, name[0])
    return _slip(name, draws, 0.15)


def _day(day: str, draws: Random) -> str:
    drawn = draws.random()
    if drawn < 0.15:
        return f"{day[:4]}-01-01"
    if drawn < 0.25:
        at = _at(3, draws)
        return day[:at] + str(int(draws.random() * 10)) + day[at + 1 :]
    return day


def _slip(text: str, draws: Random, often: float) -> str:
    return slipped(text, draws.random) if draws.random() < often else text


def _postcode(draws: Random) -> str:
    letters = [_one(LETTERS, draws) for _ in range(4)]
    return "{}{}{} {}{}{}".format(*letters[:2], _two(draws, 20), _at(9, draws), *letters[2:])


def _two(draws: Random, most: int) -> str:
    return f"{1 + int(draws.random() * most):02}"


def _at(last: int, draws: Random) -> int:
    return int(draws.random() * (last + 1))


def _one(of: Any, draws: Random) -> str:
    return str(of[int(draws.random() * len(of))])
