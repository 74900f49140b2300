"""The first thing in a backup: what is in it, of which moment, and how to tell that it is whole."""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tonir.engines.refusals import Refusal

FORMAT = 1
MANIFEST = "manifest.json"
RULES = "tonir.toml"
# Public halves; once the keys are destroyed, the record that says so.
PUBLIC = ("keys/register.json", "keys/disposal.json")
DATABASES = {"sqlite": "tonir.sqlite3", "postgresql": "tonir.pgdump"}
# All that may be in a backup; whatever else lies in the folder stays out, keys first of all.
TABLES = (
    *(RULES, "areas.csv", "points.csv", "warehouses.csv", "stock.csv"),
    *("volunteers.csv", "cars.csv", "outlines.geojson"),
)
MEMBERS = frozenset({*TABLES, *PUBLIC, *DATABASES.values()})
BLOCK = 1 << 20


@dataclass(frozen=True)
class Member:
    """One file in the backup: its size in bytes, its SHA-256."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Moment:
    """What the database held when it was copied: rows a table, its migrations, its log's end."""

    rows: dict[str, int]
    migrations: dict[str, list[str]]
    log_digest: str

    @property
    def log_lines(self) -> int:
        return self.rows.get("vault_accessevent", 0)

    @property
    def households(self) -> int:
        return self.rows.get("people_household", 0)


@dataclass(frozen=True)
class Manifest:
    """`programme`: its code. `register`: the register's id. `log_whole`: the access log's chain.

    `taken_at`: when the backup began, ISO, UTC.
    """

    tonir: str
    taken_at: str
    programme: str
    register: str
    vendor: str
    moment: Moment
    log_whole: bool
    members: tuple[Member, ...]
    format: int = FORMAT

    @property
    def database(self) -> str:
        return DATABASES[self.vendor]

    def as_bytes(self) -> bytes:
        return json.dumps(asdict(self), indent=1, sort_keys=True).encode("utf-8")


def read_manifest(content: bytes, file: str) -> Manifest:
    """Raises Refusal R33 if it is none, R36 if a newer Tonir wrote it."""
    try:
        found: dict[str, Any] = json.loads(content)
        if found["format"] > FORMAT or _numbers(found["tonir"]) > _numbers(this_version()):
            raise Refusal("R36", file=file, newer=found["tonir"])
        members = tuple(Member(**one) for one in found.pop("members"))
        read = Manifest(**{**found, "members": members, "moment": Moment(**found["moment"])})
    except (ValueError, KeyError, TypeError):
        raise Refusal("R33", file=file) from None
    names = [member.name for member in read.members]
    if not set(names) <= MEMBERS or len(set(names)) < len(names) or read.vendor not in DATABASES:
        raise Refusal("R33", file=file)
    if not {read.database, RULES} <= set(names):
        raise Refusal("R33", file=file)
    return read


def member_of(path: Path, name: str) -> Member:
    digest = hashlib.sha256()
    for block in blocks(path):
        digest.update(block)
    return Member(name, path.stat().st_size, digest.hexdigest())


def blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            yield block


def this_version() -> str:
    return version("tonir")


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", text)[:3])
