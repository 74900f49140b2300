"""A Spark session for one run: guarded, ended after it, and nothing of it left on this machine.

Spark is started for a run and ended with it; the register's process speaks to it, and holds what
the cluster's numbers stand for. What Spark writes goes into a folder of that run, encrypted under
keys that are in memory only, and the folder is removed, whatever happened. See docs/cluster.md.
"""

import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tonir.engines.refusals import Refusal

if TYPE_CHECKING:
    from py4j.java_gateway import JavaGateway
    from pyspark.sql import SparkSession

JAVA = 17
# How long a master may take to answer, and to lend a first worker (seconds).
ANSWERS_WITHIN, LENDS_WITHIN, ENDS_WITHIN = 5.0, 60.0, 10.0
FOLDER = "tonir-spark-"
# Whatever a cluster's own settings say.
ALWAYS = {
    "spark.authenticate": "true",
    "spark.network.crypto.enabled": "true",
    "spark.io.encryption.enabled": "true",
    "spark.io.encryption.keySizeBits": "256",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.eventLog.enabled": "false",
    "spark.driver.log.persistToDfs.enabled": "false",
    "spark.sql.catalogImplementation": "in-memory",
}
UNLESS_SAID = {"spark.driver.memory": "2g", "spark.driver.maxResultSize": "0"}
AT_HOME = {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
# Spark's log would quote queries, and its errors values.
NO_LOG = "rootLogger.level = off\n"
_VERSION = re.compile(r'version "(\d+)')
_HERE = re.compile(r"^local(\[[\d*]+\])?$")
_STANDALONE = re.compile(r"^spark://(.+)$")
_NOT_OURS = "PySpark does not yet fully support pandas"


@dataclass(frozen=True)
class Cluster:
    """Where to compare. master: "local[2]" or "spark://HOST:7077"; settings: by Spark's names.

    Raises Refusal M45 for another kind of master, M44 if a standalone master's secret is not
    among the settings: without it nobody could tell that master from another.
    """

    master: str
    settings: dict[str, str] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        if not (_HERE.match(self.master) or _STANDALONE.match(self.master)):
            raise Refusal("M45", master=self.master)
        if not self.is_here and not self.settings.get("spark.authenticate.secret"):
            raise Refusal("M44", master=self.master)

    @property
    def is_here(self) -> bool:
        return _HERE.match(self.master) is not None

    @property
    def addresses(self) -> list[str]:
        """HOST:PORT of each master that stands by for the others."""
        return self.master.removeprefix("spark://").split(",")

    def conf(self, folder: Path) -> dict[str, str]:
        return {
            **UNLESS_SAID,
            **(AT_HOME if self.is_here else {}),
            **self.settings,
            **ALWAYS,
            "spark.app.name": "tonir",
            "spark.master": self.master,
            "spark.local.dir": str(folder),
            "spark.sql.warehouse.dir": str(folder),
        }


@contextmanager
def session(cluster: Cluster) -> Iterator["SparkSession"]:
    """A session on that cluster; ended, and its folder removed, however the work ends.

    Raises Refusal M40 (no pyspark), M41 (no Java), M42 (master not reached), M43 (failed).
    """
    check(cluster)
    # We hand it Arrow's tables; pandas it only finds beside us.
    warnings.filterwarnings("ignore", _NOT_OURS, FutureWarning)
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException
    from splink.internals.exceptions import SplinkException

    sweep()
    folder = Path(tempfile.mkdtemp(prefix=f"{FOLDER}{os.getpid()}-"))
    try:
        with _gateway(cluster.conf(folder), folder) as gateway:
            spark = _connected(cluster, gateway, folder)
            try:
                yield spark
            finally:
                with suppress(Py4JError, PySparkException):
                    spark.stop()
    except (Py4JError, PySparkException, SplinkException, ConnectionError) as failure:
        # Its text quotes queries and values.
        raise Refusal("M43", kind=type(failure).__name__) from None
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def sweep() -> None:
    """Removes what runs left behind whose process was killed."""
    for folder in Path(tempfile.gettempdir()).glob(f"{FOLDER}*"):
        process = folder.name.removeprefix(FOLDER).split("-")[0]
        if process.isdigit() and folder.stat().st_uid == os.getuid() and not _lives(int(process)):
            shutil.rmtree(folder, ignore_errors=True)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def check(cluster: Cluster) -> None:
    """Raises Refusal M40, M41 or M42 where it is plain that nothing can be compared there."""
    if find_spec("pyspark") is None:
        raise Refusal("M40")
    if (found := java()) < JAVA:
        raise Refusal("M41", found=found or "-", needed=JAVA)
    if not (cluster.is_here or any(map(_answers, cluster.addresses))):
        raise Refusal("M42", master=cluster.master)


def java() -> int:
    """The version of Java that Spark would take; 0 where there is none."""
    home = os.environ.get("JAVA_HOME")
    command = f"{home}/bin/java" if home else "java"
    try:
        told = subprocess.run([command, "-version"], capture_output=True, text=True, check=False)
    except OSError:
        return 0
    version = _VERSION.search(told.stderr)
    return int(version[1]) if version else 0


def _answers(address: str) -> bool:
    host, _, port = address.rpartition(":")
    try:
        with socket.create_connection((host, int(port)), ANSWERS_WITHIN):
            return True
    except (OSError, ValueError):
        return False


@contextmanager
def _gateway(conf: dict[str, str], folder: Path) -> Iterator["JavaGateway"]:
    """Java, started for this run. It ends with it, or with this process, however that ends."""
    from pyspark import SparkConf, SparkContext
    from pyspark.java_gateway import launch_gateway

    log = folder / "log4j2.properties"
    log.write_text(NO_LOG, encoding="ascii")
    of_java = " ".join(
        (
            f"-Djava.io.tmpdir={folder} -Dlog4j2.configurationFile={log}",
            # No files beside the folder: of counters, of a crash.
            f"-XX:-UsePerfData -XX:-CreateCoredumpOnCrash -XX:ErrorFile={folder}/error",
            conf.get("spark.driver.extraJavaOptions", ""),
        )
    )
    # What stands here everybody sees in the list of processes: no secret.
    told = {name: conf[name] for name in ("spark.master", "spark.driver.memory")}
    starts = SparkConf(loadDefaults=False).setAll(list(told.items()))
    starts.set("spark.driver.extraJavaOptions", of_java)
    quiet: dict[str, Any] = {
        "cwd": folder,
        "stdout": subprocess.DEVNULL,
        "stderr": subprocess.DEVNULL,
    }
    launch: Any = launch_gateway
    gateway = launch(starts, quiet)
    try:
        yield gateway
    finally:
        gateway.shutdown()
        _end(gateway.proc)
        # The next run starts another.
        SparkContext._gateway = SparkContext._jvm = None


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Java ends when nobody can speak to it any more."""
    if process.stdin is not None:
        process.stdin.close()
    try:
        process.wait(ENDS_WITHIN)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _connected(cluster: Cluster, gateway: "JavaGateway", folder: Path) -> "SparkSession":
    from py4j.protocol import Py4JError
    from pyspark import SparkConf, SparkContext
    from pyspark.sql import SparkSession

    conf = SparkConf(_jvm=gateway.jvm)
    for name, value in cluster.conf(folder).items():
        if name != "spark.driver.extraJavaOptions":
            conf.set(name, value)
    try:
        context = SparkContext(conf=conf, gateway=gateway)
    except Py4JError:
        raise Refusal("M42", master=cluster.master) from None
    spark = SparkSession(context)
    if "spark.sql.shuffle.partitions" not in cluster.settings:
        spark.conf.set("spark.sql.shuffle.partitions", str(2 * context.defaultParallelism))
    if not cluster.is_here:
        _wait_for_workers(cluster, spark)
    return spark


def _wait_for_workers(cluster: Cluster, spark: "SparkSession") -> None:
    """A master that is full, or that refuses our secret, lends nothing and says nothing."""
    ends = time.monotonic() + LENDS_WITHIN
    # The first of them is this machine.
    while spark.sparkContext._jsc.sc().getExecutorMemoryStatus().size() < 2:
        if time.monotonic() > ends:
            spark.stop()
            raise Refusal("M42", master=cluster.master)
        time.sleep(0.5)
