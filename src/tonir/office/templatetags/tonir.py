"""What templates say: names in the page's language, whole numbers, kits, charts."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django import template
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language

from tonir.engines.words import say
from tonir.office.charts import BAR_HEIGHT, Bar, Column, columns, rows
from tonir.office.logbook import document_in_words, in_words
from tonir.people.values.phones import spaced

register = template.Library()


@register.filter
def said(names: Mapping[str, str] | None) -> str:
    """The text of a `names` mapping in the page's language."""
    return say(names or {}, get_language() or "en")


@register.filter
def whole(number: float | None) -> str:
    """12345 -> "12 345" (narrow spaces, as all three languages can read); None -> an en dash."""
    return "–" if number is None else f"{number:,.0f}".replace(",", "\u202f")


# Month names in English only: the other two languages write days in figures.
DAY = {"en": "j M Y", "hy": "d.m.Y", "ru": "d.m.Y"}


@register.filter
def day(value: date | None) -> str:
    """18 Aug 2025, 18.08.2025; an en dash for none."""
    return date_format(value, DAY[get_language() or "en"]) if value else "–"


@register.filter
def moment(value: datetime | None) -> str:
    """The day and the time, by the programme's clock."""
    if value is None:
        return "–"
    here = localtime(value)
    return f"{day(here)}, {here:%H:%M}"


@register.filter
def share(part: int | None, whole_: int | None) -> str:
    """655 of 762 -> "86 %"; an en dash where either is not shown or there is nothing to share."""
    return "–" if part is None or not whole_ else f"{100 * part / whole_:.0f}\u00a0%"


@register.filter
def phone(number: str) -> str:
    """+37491123456 -> "+374 91 123456"."""
    return spaced(number)


@register.filter
def detail(text: str) -> str:
    """The detail of a line of the access log, in the page's language."""
    return in_words(text)


@register.filter
def document(text: str) -> str:
    """The document of a movement, in the page's language."""
    return document_in_words(text)


@register.filter
def of(mapping: Mapping[Any, Any], key: object) -> Any:
    """One value of a mapping; nothing where it lacks the key."""
    return mapping.get(key)


@register.inclusion_tag("office/parts/bars.html")
def bar_chart(title: str, bars: list[Bar]) -> dict[str, Any]:
    """Planned beside served, a row a bar."""
    return {"title": title, "rows": rows(bars), "height": len(bars) * BAR_HEIGHT}


@register.inclusion_tag("office/parts/columns.html")
def column_chart(title: str, slots: list[Column]) -> dict[str, Any]:
    """Load beside capacity, a column a slot."""
    most = max((max(slot["count"], slot["capacity"]) for slot in slots), default=0)
    return {"title": title, "columns": columns(slots), "most": most}


@register.filter
def sides(row: Mapping[str, Any]) -> tuple[Any, Any]:
    """Both persons of a row of a pair of entries, either of them None."""
    return row["left"], row["right"]
