"""Reads the rule book (tonir.toml as plain data): criteria, tiers, who cannot travel, gifts."""

from typing import Any, Literal

from tonir.engines.criteria.fields import RELATIONS, SEXES, Fields, Table
from tonir.engines.criteria.terms import (
    EVERYBODY,
    Condition,
    Criterion,
    Give,
    Members,
    Needing,
    Range,
    Rules,
    Size,
    Tier,
    Together,
    Who,
)
from tonir.engines.refusals.several import Several

CONDITIONS = ("members", "household", "size", "all", "any", "none")
PERSONS = (
    "age_from",
    "age_below",
    "months_from",
    "months_below",
    "needs",
    "sex",
    "relation",
)
NOBODY = Size(Range(0, 0))
EXAMPLE = "when = { members = { age_below = 18 }, at_least = 3 }"


def read_rules(book: Table) -> Rules:
    """The rules that a rule book gives; other sections of it are left alone.

    Raises Several (C01) with every fault, each naming its path and how to mend it.
    """
    own = [need["code"] for need in book.get("needs", ()) if isinstance(need.get("code"), str)]
    fields = Fields(own)
    criteria = tuple(
        _criterion(fields, row, path)
        for path, row in fields.rows(book.get("criteria", []), "criteria", "[[criteria]]")
    )
    tiers = _tiers(fields, book.get("tiers", []), bool(criteria))
    cannot_travel, names = _cannot_travel(fields, book.get("cannot_travel"))
    kits = {
        str(row.get("code")): _give(fields, row.get("give"), f"{path}.give")
        for path, row in fields.rows(book.get("kits", []), "kits", "[[kits]]")
    }
    rules = fields.build(
        "tiers", lambda: Rules(criteria, tiers, cannot_travel, names, kits), Rules()
    )
    if fields.faults:
        raise Several("C01", fields.faults)
    return rules


def _criterion(fields: Fields, row: Table, path: str) -> Criterion:
    fields.table(row, path, ("code", "name", "points", "when"), EXAMPLE)
    points = fields.whole(row, "points", path)
    for key, example in (("code", 'code = "many_children"'), ("points", "points = 2")):
        if key not in row:
            fields.fault("C02", f"{path}.{key}", example=example)
    return Criterion(
        code=str(row.get("code")),
        names=fields.names(row, path),
        points=points or 0,
        when=_condition(fields, row.get("when"), f"{path}.when"),
    )


def _tiers(fields: Fields, value: object, needed: bool) -> tuple[Tier, ...]:
    example = "[[tiers]] number = 1, points_from = 0"
    tiers = []
    for path, row in fields.rows(value, "tiers", example):
        fields.table(row, path, ("number", "name", "points_from"), example)
        number = fields.whole(row, "number", path, least=1)
        points = fields.whole(row, "points_from", path)
        for key, found in (("number", number), ("points_from", points)):
            if found is None and key not in row:
                fields.fault("C02", f"{path}.{key}", example=f"{key} = 1")
        tiers.append(Tier(number or 0, points or 0, fields.names(row, path)))
    if not tiers and needed:
        fields.fault("C02", "tiers", example=example)
    return tuple(sorted(tiers, key=lambda tier: tier.number)) or (EVERYBODY,)


def _cannot_travel(fields: Fields, value: Any) -> tuple[Condition | None, dict[str, str]]:
    if value is None:
        return None, {}
    table = fields.table(value, "cannot_travel", ("name", "when"), EXAMPLE)
    names = dict(fields.names(table, "cannot_travel"))
    return _condition(fields, table.get("when"), "cannot_travel.when"), names


def _give(fields: Fields, value: object, path: str) -> Give:
    example = 'give = { each = "household", for_every = 4, at_most = 3 }'
    if value is None:
        fields.fault("C02", path, example=example)
        return Give("household")
    table = fields.table(value, path, ("each", "for_every", "at_most", "members"), example)
    each: Literal["household", "member"] = "household"
    if table.get("each") == "member":
        each = "member"
    elif table.get("each") != "household":
        fields.fault("C03", f"{path}.each", found=table.get("each"), example='each = "household"')
    # A word that this way of giving does not use would be ignored in silence.
    idle = "for_every" if each == "member" else "members"
    if idle in table:
        fields.fault("C04", path, found=idle, known='each = "household" / each = "member"')
    return Give(
        each=each,
        for_every=fields.whole(table, "for_every", path, least=1),
        at_most=fields.whole(table, "at_most", path, least=1),
        who=_who(fields, table["members"], f"{path}.members") if "members" in table else None,
    )


def _condition(fields: Fields, value: object, path: str) -> Condition:
    table = fields.table(value, path, (*CONDITIONS, "at_least", "at_most"), EXAMPLE)
    named = [word for word in CONDITIONS if word in table]
    if len(named) != 1:
        fields.fault("C05", path, number=len(named), known=", ".join(CONDITIONS))
        return NOBODY
    (kind,) = named
    inner, beneath = table[kind], f"{path}.{kind}"
    if kind != "members":
        for word in ("at_least", "at_most"):
            if word in table:
                fields.fault("C04", path, found=word, known=kind)
    if kind == "members":
        # Unless said otherwise, one member is enough; "at most" alone means that none is, too.
        least = 0 if "at_most" in table else 1
        number = fields.bounds(table, ("at_least", "at_most"), path, least)
        return Members(_who(fields, inner, beneath), number)
    if kind == "household":
        needs = fields.table(inner, beneath, ("needs",), 'household = { needs = ["DS"] }')
        if "needs" not in needs:
            fields.fault("C02", f"{beneath}.needs", example='needs = ["DS"]')
        return Needing(fields.needs_of(needs, beneath))
    if kind == "size":
        size = fields.table(inner, beneath, ("at_least", "at_most"), "size = { at_most = 1 }")
        return Size(fields.bounds(size, ("at_least", "at_most"), beneath, 0))
    return _together(fields, kind, inner, beneath)


def _together(fields: Fields, kind: str, value: object, path: str) -> Condition:
    rows = fields.rows(value, path, f"{kind} = [{{ size = {{ at_most = 1 }} }}]")
    if not rows:
        fields.fault("C02", path, example=f"{kind} = [{{ size = {{ at_most = 1 }} }}]")
        return NOBODY
    parts = tuple(_condition(fields, row, beneath) for beneath, row in rows)
    how: dict[str, Literal["all", "any", "none"]] = {"all": "all", "any": "any", "none": "none"}
    return Together(how[kind], parts)


def _who(fields: Fields, value: object, path: str) -> Who:
    table = fields.table(value, path, PERSONS, "members = { age_below = 18 }")
    return Who(
        months=_months(fields, table, path),
        needs=fields.needs_of(table, path),
        sex=fields.codes(table, "sex", path, SEXES),
        relation=fields.codes(table, "relation", path, RELATIONS),
    )


def _months(fields: Fields, table: Table, path: str) -> Range | None:
    """Ages in years or months as one range of completed months."""
    found = {
        key: number * (12 if key.startswith("age") else 1)
        for key in ("age_from", "age_below", "months_from", "months_below")
        if (number := fields.whole(table, key, path)) is not None
    }
    if not found:
        return None
    least = max(found.get("age_from", 0), found.get("months_from", 0))
    below = [found[key] for key in ("age_below", "months_below") if key in found]
    most = min(below) - 1 if below else None
    return fields.build(path, lambda: Range(least, most), Range())
