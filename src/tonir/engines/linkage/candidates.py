"""Which pairs are compared at all: those that share something telling.

A key that stands for too many rows is left out: it tells nothing, and its pairs would be squares.
"""

import duckdb

# Rule -> (what the rows must share, the most rows that may share it).
Rules = dict[str, tuple[str, int]]
RULES: Rules = {
    "document": ("select document k, unique_id from people where document is not null", 8),
    "document_letters": (
        "select document_letters k, unique_id from people where length(document) >= 6",
        6,
    ),
    "birth": (
        "select least(birth_text, birth_swapped) k, unique_id from people"
        " where birth_text is not null",
        12,
    ),
    "given_birth": (
        "select concat_ws('|', unnest(given_keys), least(birth_text, birth_swapped)) k, unique_id"
        " from people where birth_text is not null",
        60,
    ),
    "surname_birth": (
        "select concat_ws('|', unnest(surname_keys), least(birth_text, birth_swapped)) k,"
        " unique_id from people where birth_text is not null",
        60,
    ),
    "given_surname_year": (
        "select concat_ws('|', g, s, birth_year) k, unique_id from"
        " (select unnest(given_keys) g, surname_keys, birth_year, unique_id from people),"
        " unnest(surname_keys) t(s) where birth_year is not null",
        40,
    ),
    "given_surname_area": (
        "select concat_ws('|', given_key, surname_key, area) k, unique_id from people"
        " where given_key is not null and surname_key is not null and area is not null",
        40,
    ),
    "given_phone": (
        "select concat_ws('|', g, p) k, unique_id from"
        " (select unnest(given_keys) g, phones, unique_id from people), unnest(phones) t(p)",
        40,
    ),
    "given_area": (
        "select concat_ws('|', given_key, area) k, unique_id from people"
        " where given_key is not null and area is not null",
        12,
    ),
    "surname_area": (
        "select concat_ws('|', surname_key, area) k, unique_id from people"
        " where surname_key is not null and area is not null",
        12,
    ),
    "address": (
        "select concat_ws('|', unnest(address_words), address_numbers, area) k, unique_id"
        " from people where address_numbers is not null",
        12,
    ),
}

# Where persons stand alone, no family brings two rows together: other things must, and a person may
# stand in many rows.
ALONE: Rules = {
    "given_surname": (
        "select concat_ws('|', g, s) k, unique_id from (select unnest(given_keys) g, surname_keys,"
        " unique_id from people), unnest(surname_keys) t(s)",
        60,
    ),
    "surname_address": (
        "select concat_ws('|', surname_key, w) k, unique_id from people, unnest(address_words) t(w)"
        " where surname_key is not null",
        60,
    ),
    "birth_address": (
        "select concat_ws('|', birth_text, w) k, unique_id from people, unnest(address_words) t(w)"
        " where birth_text is not null",
        60,
    ),
    "given_address_year": (
        "select concat_ws('|', given_key, w, birth_year) k, unique_id from people,"
        " unnest(address_words) t(w) where given_key is not null and birth_year is not null",
        60,
    ),
    "area": ("select area k, unique_id from people where area is not null", 40),
}
RULES_ALONE = {name: (sql, max(most, 40)) for name, (sql, most) in (RULES | ALONE).items()}

# A key that stands for one row joins nothing; one that stands for too many tells nothing.
KEYED = """
create temp table keyed as
select k, any_value(rule) rule, list(distinct unique_id) rows from ({rules})
group by k having count(distinct unique_id) between 2 and any_value(most)
"""
PAIRS = """
create temp table candidates as
with apart as (
  select unnest(rows) unique_id, k from keyed
), placed as (
  select a.k, a.unique_id, p.home, f.home is not null fresh
  from apart a join people p using (unique_id) left join fresh f using (home)
)
select distinct '0' match_key, a.unique_id join_key_l, b.unique_id join_key_r
from placed a join placed b on a.k = b.k and a.unique_id < b.unique_id and a.home <> b.home
  and (a.fresh or b.fresh)
"""


def candidates(db: duckdb.DuckDBPyConnection, rules: Rules = RULES) -> None:
    """Makes the table `candidates` of pairs (join_key_l, join_key_r) of people in `db`.

    At least one of the two stands in an entry of the table `fresh`.
    """
    keyed(db, rules)
    db.execute(PAIRS)
    db.execute("drop table keyed")


def keyed(db: duckdb.DuckDBPyConnection, rules: Rules = RULES) -> None:
    """Makes the table `keyed`: a row for each key, with the rows of people that share it."""
    db.execute(KEYED.format(rules=keys_of_people(rules)))


def keys_of_people(rules: Rules = RULES) -> str:
    """Every key of every row of people: k (a number, the same in every database), unique_id, rule,
    most. In SQL."""
    return " union all ".join(
        f"select hash('{name}', k) k, unique_id, '{name}' rule, {most} most from ({sql})"
        for name, (sql, most) in rules.items()
    )
