"""`sheet`: everything that is held of a family, on paper, in her language."""

import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from tonir.engines.progress import Progress, silent
from tonir.engines.words import LANGUAGES, say
from tonir.programme.folder import current
from tonir.programme.queries import rules
from tonir.reporting.papers.typesetting import page_count, typeset
from tonir.reporting.rights.correcting import joined_of, open_entries
from tonir.reporting.rights.erasing import entries_of
from tonir.reporting.rights.sheet_aid import aid_parts
from tonir.reporting.rights.sheet_family import (
    corrected_part,
    family_part,
    member_parts,
    sources_part,
)
from tonir.reporting.rights.sheet_sentences import sentence
from tonir.reporting.rights.sheet_uses import (
    exports_part,
    rights_part,
    seen_part,
    stays_part,
    told_part,
    uses_part,
)
from tonir.reporting.rights.told import Part, Told
from tonir.vault.register import OpenRegister


def sheet(
    register: OpenRegister,
    progress: Progress = silent,
    household: str = "",
    language: str = "",
    **_: Any,
) -> dict[str, Any]:
    """Writes the sheet into the print folder, where it expires like all papers.

    language: en, hy or ru; else the family's own, else the programme's first. Returns the file's
    name. Raises Refusal O01 if there is no such family, R06 if an entry of hers does not open.
    """
    progress("typesetting", 0, 1)
    held = open_entries(register, entries_of(household))
    joined = joined_of(held)
    told = Told(register, held, joined, _language(language, joined.household["language"]))
    now = timezone.now()
    pdf = typeset("sheet", _data(told, parts_of(told)), now)
    name = f"sheet-{told.family}-{told.language}.pdf"
    _write(name, pdf)
    progress("typesetting", 1, 1)
    return {
        "household": told.family,
        "file": name,
        "language": told.language,
        "pages": page_count(pdf),
    }


def parts_of(told: Told) -> list[Part]:
    parts = [
        family_part(told),
        *member_parts(told),
        sources_part(told),
        *aid_parts(told),
        told_part(told),
        uses_part(told),
        exports_part(told),
        corrected_part(told),
        seen_part(told),
        stays_part(told),
        rights_part(told),
    ]
    return [part for part in parts if part is not None]


def _language(asked: str, own: str | None) -> str:
    spoken = [asked, own, *(rules()["programme"].get("languages") or ()), "en"]
    return str(next(one for one in spoken if one in LANGUAGES))


def _data(told: Told, parts: list[Part]) -> dict[str, Any]:
    language = told.language
    programme = say(rules()["programme"]["name"], language)
    today = timezone.localdate()
    return {
        "language": language,
        "title": told.word("title"),
        "about": sentence("about", language, programme=programme, day=f"{today:%d.%m.%Y}"),
        "footer": sentence("footer", language, hours=settings.TONIR_PRINT_HOURS),
        "parts": [vars(part) for part in parts],
    }


def _write(name: str, pdf: bytes) -> None:
    """Written beside and renamed, readable by its owner only."""
    folder: Path = current().print
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = folder / f"{name}.new"
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(pdf)
    beside.replace(folder / name)
