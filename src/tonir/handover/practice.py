"""Slips to practise with, and what a phone needs to practise on them; nothing of it is a secret.

All is worked out from the round's number: a sheet that was printed in June fits the phone that is
enrolled in July, and nothing has to be kept. The code says that it is for practice, its issuer
signs nothing else, and no real phone or office knows that issuer.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from tonir.engines import slips as engine
from tonir.engines.slips import Code, Issuer, Row

VERSION = 1
LABEL = "practice"
MOST_KITS = 2
NONCE_BYTES = 12
# What a slip of the sheet is for, in the order in which it is practised.
TASKS = (
    *("give", "give", "twice", "give"),
    *("wrong_point", "replaced", "not_ours", "unreadable"),
)
IN_PACK = ("give", "twice")
ELSEWHERE: dict[str, Any] = {
    "point": LABEL,
    "names": {"en": "Another point", "hy": "Ուրիշ կետ", "ru": "Другой пункт"},
    "day": "2000-01-01",
    "lane": 1,
}


@dataclass(frozen=True)
class PracticePack:
    """As a pack of the office: label, version, kits in the rows' order, sealed rows."""

    label: str
    version: int
    kits: list[str]
    rows: bytes


@dataclass(frozen=True)
class Practice:
    """What a training phone is given in place of the round's; and the sheet that goes with it.

    signposts: version, posts, places. withdrawn: marks, since when, signature. sheet: task and
    the 25 characters of each slip; those of "unreadable" hold no code.
    """

    packs: list[PracticePack]
    signposts: tuple[int, bytes, list[dict[str, Any]]]
    withdrawn: list[tuple[bytes, datetime, bytes]]
    issuers: list[bytes]
    sheet: list[tuple[str, str]]


def practice(round_number: int, kits: Sequence[str], opens_on: date) -> Practice:
    """kits: codes, in the programme's order. The same for the same round, always."""
    codes = [_code(round_number, at) for at in range(len(TASKS))]
    by_task = list(zip(TASKS, codes, strict=True))
    issuer = Issuer.from_bytes(_bytes(round_number, "issuer", 32))
    shown = list(kits)[:MOST_KITS]
    rows = [
        _row(code, at, shown, issuer) for at, (task, code) in enumerate(by_task) if task in IN_PACK
    ]
    lost = [(code, 0) for task, code in by_task if task == "wrong_point"]
    posts = engine.signposts(lost, VERSION)
    marks = b"".join(
        engine.withdrawn_mark_of(code.secret_bytes(), round_number)
        for task, code in by_task
        if task == "replaced"
    )
    since = datetime.combine(opens_on, time(8), UTC)
    return Practice(
        packs=[PracticePack(LABEL, VERSION, shown, engine.join_rows(rows))],
        signposts=(VERSION, posts, [ELSEWHERE]),
        withdrawn=[(marks, since, issuer.sign_withdrawn(round_number, marks))],
        issuers=[issuer.public()],
        sheet=[(task, _printed(task, code)) for task, code in by_task],
    )


def kits_of(task_number: int, kits: Sequence[str]) -> Mapping[str, int]:
    """What the slip of that place on the sheet is worth."""
    return {kit: 1 + (task_number + at) % 2 for at, kit in enumerate(kits[:MOST_KITS])}


def _printed(task: str, code: Code) -> str:
    text = code.text()
    # One character wrong: what a dirty square or a tired typist makes of it.
    other = "0" if text[12] != "0" else "1"
    return text[:12] + other + text[13:] if task == "unreadable" else text


def _row(code: Code, at: int, kits: list[str], issuer: Issuer) -> bytes:
    worth = kits_of(at, kits)
    # Below the group's order whatever the hash is: its highest bits are nought.
    blinding = _bytes(code.round, f"blinding {at}", 31) + b"\0"
    tag, commitment = _bytes(code.round, f"tag {at}", 32), engine.commit(worth, blinding)
    signature = issuer.sign(code.round, tag, commitment)
    row = Row(tag, commitment, signature, blinding, tuple(worth[kit] for kit in kits))
    return engine.seal_row(code, VERSION, row, _bytes(code.round, f"nonce {at}", NONCE_BYTES))


def _code(round_number: int, at: int) -> Code:
    secret = int.from_bytes(_bytes(round_number, f"slip {at}", 13), "big") >> 4
    return Code(round_number, secret, training=True)


def _bytes(round_number: int, what: str, count: int) -> bytes:
    about = f"tonir practice 1\0{round_number}\0{what}"
    return hashlib.shake_256(about.encode("utf-8")).digest(count)
