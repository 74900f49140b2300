"""Typst templates filled with data, in memory; with the package's fonts and no others."""

import json
import re
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

HERE = Path(__file__).resolve().parent
PICTOGRAMS = HERE / "pictograms"
OTHER = "box"


def typeset(template: str, data: dict[str, Any], at: datetime) -> bytes:
    """A PDF from templates/<template>.typ. `data` goes in as JSON and is shown, never run.

    at: the moment that the document says it was made: the same data give the same bytes.
    """
    return bytes(
        typst.compile(
            HERE / "templates" / f"{template}.typ",
            root=HERE,
            font_paths=_fonts(),
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            timestamp=int(at.timestamp()),
            pdf_tags=False,
        )
    )


def page_count(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@cache
def pictogram(name: str) -> str:
    """The name of a drawing that exists: a plain box stands for what has none."""
    return name if (PICTOGRAMS / f"{name}.svg").is_file() and name.isidentifier() else OTHER


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[HERE / "fonts"],
    )
