"""What the terminal says of files: each for itself, in the caller's language, JSON for machines."""

import json
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from tests.people.writing import saved
from tonir.commands import console
from tonir.commands.lists import take_in
from tonir.commands.main import REFUSED, tonir
from tonir.commands.work import read_scans

HEADER = "Family number,Given name,Surname,Date of birth,Settlement\n"
FAULTY = HEADER + "1,Anahit,Hakobyan,bad,Hrazdan\n"
IN_DOUBT = """Family number,Given name,Surname,Column
1,Anahit,Hakobyan,12.03.1980
1,Aram,Hakobyan,01.07.2015
2,Ruben,Sargsyan,05.11.1950
"""


def caller(language: str = "en", as_json: bool = False) -> click.Context:
    asked = click.Context(tonir)
    asked.params = {"language": language, "as_json": as_json}
    return asked


def test_a_file_of_codes_that_holds_none_stops_no_other(programme: Path, tmp_path: Path) -> None:
    empty, misread = tmp_path / "P1.csv", tmp_path / "P2.csv"
    empty.write_text("code\n", encoding="utf-8")
    misread.write_text("no code at all\n", encoding="utf-8")
    with caller("ru"):
        first, second = read_scans([empty, misread])
    assert (first["refusal"]["code"], first["scans"]) == ("H08", 0)
    assert first["refusal"]["sentence"].startswith("В файле")
    assert (second["refusal"], second["refused"]) == (None, 1)


def test_faults_of_a_list_are_told_in_the_callers_language(programme: Path) -> None:
    path = saved(programme, "faulty.csv", FAULTY)
    with caller("hy"):
        (facts,) = take_in([path], ask=False)
    fault = next(one for one in facts["faults"] if one["code"] == "L35")
    assert "ծննդյան" in fault["sentence"]


def test_a_machine_at_a_terminal_is_not_asked(
    programme: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    path = saved(programme, "in_doubt.csv", IN_DOUBT)
    with caller(as_json=True):
        (facts,) = take_in([path])
    assert facts["refusal"]["code"] == "L08"


def test_a_refused_list_is_told_as_json_and_by_the_exit_status(
    programme: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TONIR_PROGRAMME", str(programme))
    paths = [saved(programme, "in_doubt.csv", IN_DOUBT), saved(programme, "good.csv", FAULTY)]
    words = ["--programme", str(programme), "--json", "intake", "--no-ask", *map(str, paths)]
    ended = CliRunner().invoke(tonir, words)
    assert ended.exit_code == REFUSED
    told = [json.loads(line) for line in ended.stdout.splitlines()]
    assert [next(iter(one)) for one in told] == ["in_doubt.csv", "good.csv"]


def test_no_bar_is_drawn_while_a_person_types() -> None:
    with console.follow("intake") as tell:
        tell("reading", 0, 1)
        (bars,) = console._drawn
        with console.bars_at_rest():
            assert not bars.live.is_started
        assert bars.live.is_started
    assert not console._drawn
