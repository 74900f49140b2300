"""Whether matching on Spark can be tested here: `python -m tests.spark` says what is missing."""

import sys
from importlib.util import find_spec

import pytest

from tonir.matching.cluster import JAVA, java

NO_JAVA = f"""No Java {JAVA} or newer: the tests of matching on Spark are left out. They need one:
  Debian, Ubuntu:  sudo apt-get install openjdk-{JAVA}-jre-headless
  Fedora:          sudo dnf install java-{JAVA}-openjdk-headless"""
NO_PYSPARK = "pyspark is not installed: make spark."

# A run of a minute ends before the slower of Java's two compilers has paid for itself.
SHORT = {"spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"}


def missing() -> str:
    if java() < JAVA:
        return NO_JAVA.splitlines()[0]
    return "" if find_spec("pyspark") else NO_PYSPARK


on_spark = pytest.mark.skipif(bool(missing()), reason=missing())

if __name__ == "__main__":
    if java() < JAVA:
        print(NO_JAVA)
        sys.exit(1)
