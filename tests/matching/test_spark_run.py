"""A run of matching on Spark: the same decisions, nobody's name on any disk, nothing left."""

import os
import tempfile
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.conftest import Listed
from tests.spark import SHORT, on_spark
from tonir.commands.main import tonir
from tonir.engines.refusals import Refusal
from tonir.matching import cluster, comparing
from tonir.matching.models import Run
from tonir.matching.run import match
from tonir.vault.register import OpenRegister

RUBEN_HY = {"given": "Ռուբեն", "surname": "Հարությունյան", "birth": "1979-05-04", "sex": "m"}
RUBEN_RU = {"given": "Рубен", "surname": "Арутюнян", "birth": "1979-05-04", "document": "AN1234567"}
GAYANE_HY = {"given": "Գայանե", "surname": "Հարությունյան", "birth": "1982-11-30"}
GAYANE_RU = {"given": "Гаяне", "surname": "Арутюнян", "birth": "1982-11-30"}
ANAHIT = {"given": "Անահիտ", "surname": "Գրիգորյան", "birth": "1984-03-12"}
# As they are written, and as they are folded.
TOLD = ("Ռուբեն", "Рубен", "ruben", "haruty", "gayan", "anahit", "grigor", "AN1234567", "19790504")
# Uncompressed, a name in a file would be found as it is.
PLAIN = {**SHORT, "spark.shuffle.compress": "false", "spark.broadcast.compress": "false"}


class Watch(threading.Thread):
    """Keeps whatever stands in the files of a folder while something is going on there."""

    def __init__(self, folder: Path) -> None:
        super().__init__(daemon=True)
        self.folder, self.ends = folder, threading.Event()
        self.found: dict[str, bytes] = {}

    def run(self) -> None:
        while not self.ends.wait(0.02):
            self.look()

    def look(self) -> None:
        for place, _, names in os.walk(self.folder):
            for path in (Path(place) / name for name in names):
                with suppress(OSError):  # Gone again.
                    self.found[str(path)] = path.read_bytes()


@on_spark
def test_rubens_family_is_found_on_spark_and_no_file_names_it(
    register: OpenRegister, listed: Listed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(comparing, "_properties", lambda _: PLAIN)
    listed(RUBEN_HY, GAYANE_HY)
    listed(RUBEN_RU, GAYANE_RU, office="miasin")
    listed(ANAHIT)
    watch = Watch(tmp_path)
    watch.start()
    summary = match(register, engine="spark", master="local[2]")
    watch.ends.set()
    watch.join()
    assert (summary["entries"], summary["families"]) == (3, 2)
    assert Run.objects.get().rules["engine"] == "spark"
    shuffled = [text for name, text in watch.found.items() if "shuffle" in name and text]
    assert shuffled and not named(watch.found.values())
    assert not list(tmp_path.glob("tonir-spark-*"))


def named(texts: Any) -> list[str]:
    return [word for word in TOLD for text in texts if word.encode() in text]


def test_what_a_killed_run_left_is_swept_before_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    left, ours = tmp_path / "tonir-spark-999999999-x", tmp_path / "tonir-spark-1-x"
    for folder in (left, ours):
        (folder / "blockmgr").mkdir(parents=True)
    cluster.sweep()
    assert not left.exists() and ours.exists()


@pytest.mark.parametrize(
    ("master", "code"),
    [
        ("spark://cluster:7077", "M44"),
        ("http://cluster", "M45"),
        ("yarn", "M45"),
        ("localhost", "M45"),
    ],
)
def test_a_master_whom_nobody_vouches_for_gets_nothing(master: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        comparing.engine_of({"engine": "spark", "master": master})
    assert refused.value.code == code


def test_without_pyspark_without_java_without_a_master_it_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found: dict[str, Any] = {"pyspark": None, "java": 11}
    monkeypatch.setattr(cluster, "find_spec", found.get)
    monkeypatch.setattr(cluster, "java", lambda: found["java"])
    away = cluster.Cluster("spark://127.0.0.1:1", {"spark.authenticate.secret": "s"})
    codes = []
    for now in ({}, {"pyspark": "there"}, {"java": 17}):
        found.update(now)
        with pytest.raises(Refusal) as refused:
            cluster.check(away)
        codes.append(refused.value.code)
    assert codes == ["M40", "M41", "M42"]


def test_the_cluster_s_secret_comes_from_a_file_and_shows_nowhere(
    tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "spark.conf"
    file.write_text("# ours\nspark.authenticate.secret  hush\nspark.executor.memory=4g\n\n")
    settings.TONIR_SPARK_PROPERTIES = str(file)
    monkeypatch.setattr(comparing, "check", lambda _: None)
    engine = comparing.engine_of({"engine": "spark", "master": "spark://cluster:7077"})
    assert isinstance(engine, comparing.OnCluster)
    conf = engine.cluster.conf(tmp_path)
    assert (conf["spark.authenticate.secret"], conf["spark.executor.memory"]) == ("hush", "4g")
    assert "hush" not in repr(engine)
    settings.TONIR_SPARK_PROPERTIES = str(tmp_path / "none")
    with pytest.raises(Refusal, match="M46"):
        comparing.engine_of({"engine": "spark"})


def test_no_setting_of_a_cluster_turns_its_guards_off(tmp_path: Path) -> None:
    off = dict.fromkeys(cluster.ALWAYS, "false")
    assert cluster.Cluster("local", off).conf(tmp_path).items() >= cluster.ALWAYS.items()


def test_a_master_goes_with_spark_only() -> None:
    told = CliRunner().invoke(tonir, ["match", "--master", "local"])
    assert told.exit_code == 2 and "--engine spark" in told.output
