"""Looks for people in bytes: names, telephones, documents, addresses, however written."""

import base64
import json
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import numpy as np

# Shorter than this, chance alone finds a needle in megabytes of sealed bytes.
SHORTEST = 6
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "cp1251")
# In clear by nature: what offices sent and get back, an example's truth and its log-ins, papers
# with an expiry, and the static files of the pages.
LEFT_OUT = ("lists", "truth", "print", "web")


def opened_records(folder: Path) -> list[dict[str, Any]]:
    """Every sealed record of an example, opened with its passphrase."""
    import sqlite3

    from tonir.vault.keys import unlock
    from tonir.vault.seal import unseal

    secrets = json.loads((folder / "truth" / "secrets.json").read_text(encoding="utf-8"))
    keys = unlock(folder / "keys", secrets["passphrase"])
    with closing(sqlite3.connect(folder / "tonir.sqlite3")) as database:
        rows = database.execute("select id, record from people_household").fetchall()
    return [unseal(keys, "record", key, bytes(record)) for key, record in rows]


def personal_texts(records: Iterable[dict[str, Any]], public: str) -> set[str]:
    """What must not be found. Words that stand in the programme's public tables name nobody."""
    found: set[str] = set()
    for record in records:
        found |= {record["address"], *record["phones"]} - {None}
        for member in record["members"]:
            names = [member["given"], member["surname"], member["patronymic"]]
            found |= {name for name in names if name and name.lower() not in public}
            if member["given"] and member["surname"]:
                found |= {f"{member['surname']} {member['given']}"}
                found |= {f"{member['given']} {member['surname']}"}
            found |= {member["document"], member["phone"]} - {None}
    return {text for text in found if len(text) >= SHORTEST // 2}


class Needles(frozenset[bytes]):
    """What is looked for. A failing test prints its arguments: these must not be printed."""

    def __repr__(self) -> str:
        return f"{len(self)} needles"


def needles(texts: Iterable[str]) -> Needles:
    """The texts as bytes: four encodings, as written, lower and upper; hex and base64 of UTF-8."""
    made: set[bytes] = set()
    for text in texts:
        for spelled in {text, text.lower(), text.upper()}:
            for encoding in ENCODINGS:
                made |= _encoded(spelled, encoding)
            plain = spelled.encode("utf-8")
            made |= {plain.hex().encode(), plain.hex().upper().encode(), *_base64_inside(plain)}
    return Needles(needle for needle in made if len(needle) >= SHORTEST)


def _encoded(text: str, encoding: str) -> set[bytes]:
    try:
        return {text.encode(encoding)}
    except UnicodeEncodeError:
        return set()


def _base64_inside(plain: bytes) -> Iterator[bytes]:
    """What base64 of a longer text with `plain` in it must contain, at each of three offsets."""
    for offset in range(3):
        coded = base64.b64encode(b"\0" * offset + plain)
        sure_from, sure_to = (4, len(coded) - 4) if offset else (0, len(coded) - 4)
        if sure_to - sure_from >= SHORTEST + 2:
            yield coded[sure_from:sure_to]


def found_in(data: bytes, wanted: Needles) -> set[bytes]:
    """The needles that stand in the data."""
    if len(data) < SHORTEST:
        return set()
    starts: dict[int, list[bytes]] = {}
    for needle in wanted:
        starts.setdefault(int.from_bytes(needle[:SHORTEST], "little"), []).append(needle)
    raw = np.frombuffer(data, np.uint8).astype(np.uint64)
    count = len(raw) - SHORTEST + 1
    windows = np.zeros(count, np.uint64)
    for place in range(SHORTEST):
        windows |= raw[place : place + count] << np.uint64(8 * place)
    hits = np.flatnonzero(np.isin(windows, np.fromiter(starts, np.uint64)))
    return {
        needle
        for at in hits.tolist()
        for needle in starts[int(windows[at])]
        if data[at : at + len(needle)] == needle
    }


def stored(folder: Path, left_out: Iterable[str] = LEFT_OUT) -> Iterator[tuple[str, bytes]]:
    """(name, bytes) of every file kept for the programme, and of any in the temporary folder."""
    kept = [
        path
        for path in sorted(folder.rglob("*"))
        if path.relative_to(folder).parts[0] not in left_out
    ]
    temporary = Path(tempfile.gettempdir()).glob("tonir-*/**/*")
    for path in (*kept, *temporary):
        # A database's own files come and go with those who use it.
        with suppress(FileNotFoundError):
            if path.is_file():
                yield path.name, path.read_bytes()


def public_words(folder: Path) -> str:
    """The programme's own public tables, in lower case."""
    names = ("tonir.toml", "areas.csv", "points.csv", "warehouses.csv", "outlines.geojson")
    return "\n".join((folder / name).read_text(encoding="utf-8") for name in names).lower()
