"""Every text that pages can show: what stands in translation marks, in templates and in Python."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation.template import templatize

SOURCE = Path(__file__).resolve().parents[2] / "src" / "tonir"
MARKS = {"_", "gettext", "gettext_lazy"}
# A template as Django turns it into calls for a translator's tools.
CALL = re.compile(r"""gettext\((u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"))\)""")


def texts() -> dict[str, str]:
    """text -> a file that it stands in."""
    found: dict[str, str] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        # The names of the languages are Django's own texts.
        if path.name != "settings.py":
            found |= dict.fromkeys(_marked(path.read_text(encoding="utf-8")), path.name)
    for path in sorted(SOURCE.rglob("templates/**/*.html")):
        content = templatize(path.read_text(encoding="utf-8"), origin=str(path))
        found |= dict.fromkeys(map(ast.literal_eval, CALL.findall(content)), path.name)
    return found


def _marked(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            first = node.args[0] if node.args else None
            if node.func.id in MARKS and isinstance(first, ast.Constant):
                yield str(first.value)
