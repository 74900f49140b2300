"""A programme's folder with faults is refused with all of them at once."""

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tonir.commands.checking import check_rules
from tonir.engines.refusals.several import Several

TEMPLATE = ROOT / "src" / "tonir" / "commands" / "template.toml"
EXAMPLES = sorted((ROOT / "examples").glob("*/tonir.toml"))
FAULTY = """
[programme]
code = "X"
name = "A name without its language"
country = "Mozambique"

[round]
opens_on = 2026-01-05
closes_on = 2026-01-16
half_days = [["09:00", "25:00"]]
families_per_lane_hour = 20

[[offices]]
code = "main"
[[offices]]
code = "main"
name = { en = "Main office" }

[[tiers]]
number = 1
points_from = 0
name = { en = "All" }

[[criteria]]
code = "children"
name = { en = "Children" }
points = 1
when = { members = { ages_below = 3 } }

[[items]]
code = "rope"
name = { en = "Rope" }
weight_kg = -1

[[kits]]
code = "kit"
name = { en = "Kit" }
volume_l = 3
contents = [{ item = "tent", quantity = 1 }]
give = { each = "household" }
"""


def faults_of(folder: Path, rules: str) -> list[str]:
    path = folder / "tonir.toml"
    path.write_text(rules, encoding="utf-8")
    with pytest.raises(Several) as refused:
        check_rules(path)
    assert refused.value.code == "G12"
    return [fault.sentence() for fault in refused.value.faults]


def test_faults_of_settings_rules_kits_and_hours_are_told_together(tmp_path: Path) -> None:
    told = "\n".join(faults_of(tmp_path, FAULTY))
    for part in (
        "programme.name",
        "programme.country",
        "offices[main].name",
        "offices.code main stands twice",
        "ages_below",
        "items[rope].weight_kg",
        "tent",
        "half_days",
    ):
        assert part in told


@pytest.mark.parametrize("rules", ["", "programme = 1\nround = 2\noffices = 3", "[offices]\nx = 1"])
def test_sections_that_are_missing_or_no_sections_are_all_named(tmp_path: Path, rules: str) -> None:
    told = faults_of(tmp_path, rules)
    assert len(told) == 6
    assert told[2].startswith("[[offices]]")


def test_a_misspelt_section_or_setting_is_not_passed_over(tmp_path: Path) -> None:
    rules = TEMPLATE.read_text(encoding="utf-8").replace("farthest_walk_m", "farthest_walk")
    told = faults_of(tmp_path, rules + '\n[[criterion]]\ncode = "large"\n')
    assert ["farthest_walk" in told[1], "criterion" in told[0], len(told)] == [True, True, 2]


def test_a_round_that_closes_before_it_opens_is_refused(tmp_path: Path) -> None:
    rules = TEMPLATE.read_text(encoding="utf-8").replace("2026-01-16", "2025-01-16")
    (fault,) = faults_of(tmp_path, rules)
    assert fault.startswith("round.closes_on")


def test_a_programme_written_as_the_docs_show_has_no_fault(tmp_path: Path) -> None:
    docs = (ROOT / "docs" / "programme.md").read_text(encoding="utf-8")
    shown = re.findall(r"```toml\n(.*?)```", docs, re.DOTALL)
    office = '[[offices]]\ncode = "parish"\nname = { en = "Parish relief committee" }\n'
    path = tmp_path / "tonir.toml"
    path.write_text("\n".join([*shown, office]), encoding="utf-8")
    check_rules(path)


@pytest.mark.parametrize("path", [TEMPLATE, *EXAMPLES], ids=lambda path: path.parent.name)
def test_the_template_and_the_examples_have_no_fault(path: Path) -> None:
    check_rules(path)
