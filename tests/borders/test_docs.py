"""Whoever reads the docs finds every setting and every command there."""

import re
from pathlib import Path

from tonir.commands.main import VERBS

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = ROOT / "src" / "tonir" / "office" / "settings.py"


def test_every_setting_has_its_entry() -> None:
    text = SETTINGS.read_text(encoding="utf-8")
    named = {f"TONIR_{name.upper()}" for name in re.findall(r'_setting\("(\w+)"', text)}
    named |= set(re.findall(r'environ(?:\.get\(|\[)"(TONIR_\w+)"', text))
    docs = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    assert named and not [name for name in named if f"`{name}`" not in docs]


def test_every_command_has_its_entry() -> None:
    docs = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "docs").glob("*.md"))
    docs += (ROOT / "README.md").read_text(encoding="utf-8")
    assert not [verb for verb in VERBS if f"tonir {verb}" not in docs]


def test_every_dependency_has_its_reason() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    decisions = (ROOT / "docs" / "decisions.md").read_text(encoding="utf-8").lower()
    names = [re.split(r"[^\w-]", line)[0].lower() for line in project["dependencies"]]
    assert not [name for name in names if name not in decisions]
