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
    return {"title": title, "columns": columns(slots)}
