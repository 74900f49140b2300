"""The chart shows the largest made lists, a line a matcher, and says each figure."""

from xml.etree import ElementTree as ET

from benchmarks.matching.chart import chart
from benchmarks.matching.measuring import Measured
from benchmarks.matching.table import names_table, table

FIGURES = {"person_f1": 0.991, "at_99": 0.993, "family_f1": 0.972, "seconds": 7.6, "megabytes": 949}
ROWS = [
    Measured("few", "Tonir", FIGURES | {"person_f1": 0.5}),
    Measured("many & more", "Tonir", FIGURES),
    Measured("many & more", "exact: names", FIGURES | {"person_f1": 0.123}),
    Measured("many & more", "another", {}, "not done after 600 s"),
    Measured("historical_50k", None, {}, "not at hand: set TONIR_HISTORICAL_50K"),
]


def test_it_shows_the_last_lists_with_families_and_their_figures() -> None:
    svg = chart(ROWS)
    texts = {text.text for text in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")}
    assert {"Many & more", "Tonir", "exact: names", "0.991", "0.123"} <= texts
    assert "0.500" not in texts


def test_the_table_says_why_a_row_has_no_figures() -> None:
    told = list(table(ROWS))
    assert len({line.count("|") for line in told}) == 1
    assert "not done after 600 s" in told[-2]
    assert "TONIR_HISTORICAL_50K" in told[-1]


def test_names_are_told_fold_by_fold() -> None:
    tokens = {"given_names": 0.9, "surnames": 0.8, "all": 0.85}
    measured = {"tokens": {"Tonir": tokens}, "whole": {"Tonir": 0.97}}
    told = list(names_table([("own", measured), ("public", "not at hand: set it")]))
    assert told[2] == "| own | **Tonir** | 0.9000 | 0.8000 | 0.8500 | 0.9700 |"
    assert len({line.count("|") for line in told}) == 1
