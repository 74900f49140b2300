"""A programme's folder with faults is refused with all of them at once."""

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tonir.commands.checking import check_rules
from tonir.engines.refusals.several import Several
from tonir.programme.privacy import (
    Retention,
    notice,
    purposes,
    purposes_of,
    retention,
    retention_of,
)

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

[[purposes]]
code = "aid"
basis = "habit"
"""
# Nothing in it is right: what is asked for anyway, under what name, for how long.
FAULTY_PRIVACY = """
[notice]
version = 2026

[[purposes]]
code = "photos"
name = { en = "Photos" }
basis = "legitimate_interest"
optional = true

[[purposes]]
code = "pictures"
name = { en = "PHOTOS" }
basis = "consent"
optional = true
optionl = true

[retention]
care = 400
records = 40.5
rounds = -1
slips = 30
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
        "purposes[aid].name",
        "purposes[aid].basis",
    ):
        assert part in told


@pytest.mark.parametrize("rules", ["", "programme = 1\nround = 2\noffices = 3", "[offices]\nx = 1"])
def test_sections_that_are_missing_or_no_sections_are_all_named(tmp_path: Path, rules: str) -> None:
    told = faults_of(tmp_path, rules)
    assert len(told) == 7
    assert told[2].startswith("[[offices]]")


def test_a_misspelt_section_or_setting_is_not_passed_over(tmp_path: Path) -> None:
    rules = TEMPLATE.read_text(encoding="utf-8").replace("farthest_walk_m", "farthest_walk")
    told = faults_of(tmp_path, rules + '\n[[criterion]]\ncode = "large"\n')
    assert ["farthest_walk" in told[1], "criterion" in told[0], len(told)] == [True, True, 2]


def without_privacy() -> str:
    """The template without its own sections on privacy."""
    rules = TEMPLATE.read_text(encoding="utf-8")
    before, _, rest = rules.partition("[[purposes]]")
    return before + "[[tiers]]" + rest.partition("[[tiers]]")[2]


def test_faults_of_the_notice_the_purposes_and_retention_are_told_together(tmp_path: Path) -> None:
    path = tmp_path / "tonir.toml"
    path.write_text(without_privacy() + FAULTY_PRIVACY, encoding="utf-8")
    with pytest.raises(Several) as refused:
        check_rules(path)
    found = sorted((fault.code, fault.sentence()) for fault in refused.value.faults)
    assert [code for code, _ in found] == [
        *("C04", "C04", "G16", "G16", "G21", "G22", "G23", "G23", "G24", "G25")
    ]
    told = "\n".join(sentence for _, sentence in found)
    for part in ("notice.version", "notice.text", "purposes[photos]", "optionl", "slips", "40.5"):
        assert part in told


@pytest.mark.parametrize("days", ["true", '"90"', "1.0", "-1"])
def test_days_that_are_no_whole_number_are_no_retention(tmp_path: Path, days: str) -> None:
    aid = '[[purposes]]\ncode = "aid"\nname = { en = "Aid" }\nbasis = "consent"\n'
    (fault,) = faults_of(tmp_path, f"{without_privacy()}{aid}[retention]\nlists = {days}\n")
    assert fault.startswith("retention.lists")


def test_what_is_not_said_about_privacy_has_its_defaults() -> None:
    aid = {"code": "aid", "name": {"en": "Aid"}, "basis": "consent"}
    (purpose,) = purposes_of({"purposes": [aid]})
    assert purpose.decides and not purpose.optional
    assert retention_of({}) == Retention(care=90, records=365, rounds=30, lists=365, exports=30)
    assert retention_of({"retention": {"care": 0}}).care == 0


def test_the_loaded_programme_says_its_purposes_its_notice_and_its_days(programme: Path) -> None:
    assert [one.code for one in purposes() if one.optional] == ["referral", "survey"]
    told = notice()
    assert told is not None and set(told.texts) == {"en", "hy", "ru"} and told.version
    assert retention() == Retention()


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


def test_faults_of_the_matching_are_told_together(tmp_path: Path) -> None:
    section = """[matching]
wrong_join = "much"
missed_double = 0
sample = 3
second_person = "yes"
treshold = 5
"""
    told = "\n".join(faults_of(tmp_path, f"{TEMPLATE.read_text(encoding='utf-8')}\n{section}"))
    words = ("wrong_join", "missed_double", "sample", "second_person", "treshold")
    assert [word for word in words if word in told] == list(words)


def test_costs_by_which_nobody_would_ever_look_are_refused(tmp_path: Path) -> None:
    rules = TEMPLATE.read_text(encoding="utf-8")
    (fault,) = faults_of(tmp_path, f"{rules}\n[matching]\nlook = 150\n")
    assert "no pair would ever be looked at" in fault


def test_faults_of_the_handover_are_told_together(tmp_path: Path) -> None:
    section = """[handover]
claims_a_minute = 0
over_minutes = "three"
walk_ins = 2
walk_in_kits = { gold = 1 }
hands = 4
"""
    told = "\n".join(faults_of(tmp_path, f"{TEMPLATE.read_text(encoding='utf-8')}\n{section}"))
    words = ("claims_a_minute", "over_minutes", "walk_in_kits", "hands")
    assert [word for word in words if word in told] == list(words)


def test_who_is_served_without_a_slip_gets_something(tmp_path: Path) -> None:
    rules = TEMPLATE.read_text(encoding="utf-8")
    (fault,) = faults_of(tmp_path, f"{rules}\n[handover]\nwalk_ins = 3\n")
    assert "walk_in_kits" in fault
