"""Persons as they are compared: folded names, parts of dates, what the family has in common.

Everything is ASCII: DuckDB's string distances count bytes. Each spelling is folded once.
"""

import re
from collections.abc import Callable, Mapping
from typing import Protocol

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from tonir.engines.linkage.fold import key, keys, sounds

# A phone or document that more entries share tells nothing ("none", an office's own phone).
COMMON_PHONE, COMMON_DOCUMENT = 12, 6
NAMES = ("given", "surname", "patronymic")
WITHIN = pa.list_(pa.string())
WAS = {"was_given": pa.string(), "was_birth": pa.date32(), "was_birth_year": pa.int32()}
_WORD, _NUMBER = re.compile(r"[^\W\d_]{3,}"), re.compile(r"\d+")
# What stands in the address of every street.
_OF_ANY_STREET = frozenset(
    key(word)
    for word in [
        "փողոց",
        "փող",
        "պողոտա",
        "շենք",
        "բնակարան",
        "տուն",
        "улица",
        "дом",
        "квартира",
        "street",
        "apartment",
        "bnakaran",
        "shenk",
        "poghots",
    ]
)
SPELLED = pa.schema(
    [
        ("spelling", pa.string()),
        ("key", pa.string()),
        ("letters", pa.string()),
        ("keys", pa.list_(pa.string())),
        ("sound", pa.string()),
        ("other_sound", pa.string()),
    ]
)

ADDRESSED = pa.schema(
    [("address", pa.string()), ("address_words", WITHIN), ("address_numbers", pa.string())]
)
Read = Callable[[list[str]], pa.Table]


class Spread(Protocol):
    """Reads many texts, each once; `here`, or some of them on each core."""

    def __call__(self, read: Read, texts: list[str]) -> pa.Table: ...


def here(read: Read, texts: list[str]) -> pa.Table:
    return read(texts)


HOMES = f"""
create temp table homes as
with listed as (select home, unnest(phones) phone from given_homes),
     kept as (
       select distinct home, phone from listed
       where phone not in
         (select phone from listed group by 1 having count(distinct home) > {COMMON_PHONE})
     ),
     called as (select home, list(phone) phones from kept group by 1)
select home, id, area, area_within, a.address_words, a.address_numbers, c.phones
from given_homes left join called c using (home) left join addressed a using (address)
"""

# On 1 January stand those of whom only the year is known.
PEOPLE = f"""
create temp table people as
with known as (
  select p.*, h.home, h.area, h.area_within, h.phones, h.address_words, h.address_numbers,
    birth is not null and strftime(birth, '%m%d') <> '0101' whole,
    strftime(birth, '%Y%m%d') text,
    nullif(regexp_replace(translate(upper(document), 'АВЕКМНОРСТУХ', 'ABEKMHOPCTYX'),
      '[^0-9A-Z]', '', 'g'), '') paper
  from given_people p join homes h on h.id = p.household
), common as (
  select paper from known where paper is not null
  group by 1 having count(*) > {COMMON_DOCUMENT}
)
select k.unique_id, k.home, k.number, k.sex, k.area, k.area_within, k.phones,
  k.address_words, k.address_numbers, k.birth_year,
  case when whole then text end birth_text,
  case when whole then text[1:4] || text[7:8] || text[5:6] end birth_swapped,
  case when whole then list_aggregate(list_sort(string_split(text, '')), 'string_agg', '')
    end birth_digits,
  nullif(list_filter([case when whole then text end, strftime(was_birth, '%Y%m%d')],
    lambda day: day is not null), []) births,
  case when c.paper is null then k.paper end document,
  case when c.paper is null
    then list_aggregate(list_sort(string_split(k.paper, '')), 'string_agg', '')
    end document_letters,
  {", ".join(f"{name}.key {name}_key, {name}.letters {name}_key_letters" for name in NAMES)},
  {", ".join(f"{name}.sound {name}_sound" for name in NAMES)},
  {", ".join(f"{name}.other_sound {name}_other_sound" for name in NAMES)},
  case when k.was_given is null then given.keys
    else list_distinct(list_concat(given.keys, was.keys)) end given_keys,
  surname.keys surname_keys, patronymic.keys patronymic_keys
from known k
left join common c on c.paper = k.paper
{" ".join(f"left join spelled_{name} {name} on {name}.spelling = k.{name}" for name in NAMES)}
left join spelled_was was on was.spelling = k.was_given
"""


def with_areas(households: pa.Table, parents: Mapping[str, str | None]) -> pa.Table:
    """The same with the column area_within: the areas that contain each one's, the next first.

    parents: area -> the one that it lies in, None where it lies in none.
    """
    within: dict[str | None, list[str]] = {}
    for area in parents:
        above = parents[area]
        within[area] = []
        while above is not None and above not in within[area]:
            within[area].append(above)
            above = parents[above]
    column = [within.get(area) for area in households["area"].to_pylist()]
    return households.append_column("area_within", pa.array(column, WITHIN))


def spelled(names: list[str]) -> pa.Table:
    """Of each name its key, its keys and its sounds, as SPELLED says; none of what has no keys."""
    found: dict[str, list[object]] = {name: [] for name in SPELLED.names}
    for one in names:
        each = sorted(keys(one))
        if each:
            # A name in another script has no key: it is compared as it stands.
            usual = key(one) or each[0]
            # Where it sounds in one way only, there is no other.
            sound, other = (*sounds(one), None, None)[:2]
            row = (one, usual, "".join(sorted(usual)), each, sound, other)
            for name, value in zip(SPELLED.names, row, strict=True):
                found[name].append(value)
    return pa.table(found, SPELLED)


def comparable(
    db: duckdb.DuckDBPyConnection,
    households: pa.Table,
    persons: pa.Table,
    spread: Spread = here,
) -> None:
    """Makes the tables `homes` (an entry a row) and `people` (a person a row) in `db`.

    And `fresh`, the entries whose pairs are looked for: all of them. households: columns id, area,
    phones, address; area_within (the areas that contain that one) may lack. persons: household,
    number, given, surname, patronymic, birth, birth_year, sex, document; was_given and was_birth
    may lack. Rows are numbered in the order they come: homes.home, people.unique_id. spread:
    where names and addresses are folded.
    """
    addresses = spread(addressed, _once(households, "address"))
    given = {"given_homes": _homes(households), "given_people": _people(persons)}
    given["addressed"] = addresses
    for name in (*NAMES, "was"):
        texts = _once(persons, "was_given" if name == "was" else name)
        given[f"spelled_{name}"] = spread(spelled, texts)
    for name, table in given.items():
        db.register(name, table)
    db.execute(HOMES)
    db.execute(PEOPLE)
    db.execute("create temp table fresh as select home from homes")
    for name in given:
        db.unregister(name)


def _homes(households: pa.Table) -> pa.Table:
    is_told = "area_within" in households.column_names
    within = households["area_within"] if is_told else pa.nulls(households.num_rows, WITHIN)
    return (
        households.select(["id", "area", "phones", "address"])
        .append_column("area_within", within)
        .append_column("home", pa.array(range(households.num_rows), pa.int32()))
    )


def _people(persons: pa.Table) -> pa.Table:
    wanted = ["household", "number", *NAMES, "birth", "birth_year", "sex", "document"]
    people = persons.select(wanted)
    for name, kind in WAS.items():
        known = name in persons.column_names
        column = persons[name] if known else pa.nulls(persons.num_rows, kind)
        people = people.append_column(name, column)
    return people.append_column("unique_id", pa.array(range(persons.num_rows), pa.int64()))


def _once(table: pa.Table, column: str) -> list[str]:
    """Each text of that column once."""
    if column not in table.column_names:
        return []
    return [one for one in pc.unique(table[column]).to_pylist() if one]


def addressed(addresses: list[str]) -> pa.Table:
    """Of each address its telling words, folded, and its numbers, as ADDRESSED says."""
    words = [_words(one) for one in addresses]
    numbers = [" ".join(_NUMBER.findall(one)) or None for one in addresses]
    return pa.table([addresses, words, numbers], ADDRESSED)


def _words(address: str) -> list[str] | None:
    words = {key(word) for word in _WORD.findall(address)} - _OF_ANY_STREET
    return sorted(words) or None
