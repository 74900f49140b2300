"""What a machine that calls `tonir --json` gets: JSON, all of it, and nothing else."""

import json
from pathlib import Path

from tests.conftest import run_tonir


def test_a_new_programme_tells_its_secrets_once_as_json(tmp_path: Path) -> None:
    place = str(tmp_path / "programme")
    first = json.loads(run_tonir("--json", "new", place).stdout)["new programme"]
    assert len(first["passphrase"].split()) == 6
    assert set(first["log_ins"]) >= {"coordinator", "registrar", "custodian"}
    again = json.loads(run_tonir("--json", "new", place).stdout)["new programme"]
    assert (again["passphrase"], again["log_ins"], again["keys_made"]) == ("", {}, False)


def test_a_refusal_is_json_too_and_the_exit_status_says_so(tmp_path: Path) -> None:
    done = run_tonir("--programme", str(tmp_path), "--json", "status", check=False)
    assert done.returncode == 2
    assert json.loads(done.stdout)["refused"]["code"] == "G01"


def test_an_example_may_be_written_into_a_new_programme_that_nobody_filled_in(
    tmp_path: Path,
) -> None:
    place = str(tmp_path / "programme")
    run_tonir("new", place)
    run_tonir("example", place, "--people", "40", "--seed", "2")
    lists = sorted(str(path) for path in (tmp_path / "programme").glob("lists/*/*"))
    done = run_tonir("--programme", place, "--json", "intake", "--no-ask", *lists)
    assert '"office": "shoghakat"' in done.stdout
    status = json.loads(run_tonir("--programme", place, "--json", "status").stdout)["status"]
    assert status["lists"] == len(lists)


def test_help_needs_no_programme(tmp_path: Path) -> None:
    done = run_tonir("--help", cwd=tmp_path)
    assert done.stdout.index("intake") < done.stdout.index("match") < done.stdout.index("reach")


def test_a_folder_without_its_database_says_what_to_do(tmp_path: Path) -> None:
    place = tmp_path / "programme"
    run_tonir("new", str(place))
    for path in place.glob("tonir.sqlite3*"):
        path.unlink()
    done = run_tonir("--programme", str(place), "--json", "status", check=False)
    assert json.loads(done.stdout)["refused"]["code"] == "G11"
    run_tonir("new", str(place))
    assert run_tonir("--programme", str(place), "status").returncode == 0
