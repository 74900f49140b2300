"""Makes slips.json from fixed inputs: `python -m tests.vectors.slips`. Only for a new version."""

import json
from pathlib import Path
from typing import Any

from tonir.engines.slips import (
    Code,
    Issuer,
    Row,
    Sums,
    address_of,
    commit,
    grouped,
    index_of,
    next_round_key,
    opener_from,
    round_key_of,
    scalar_of,
    seal_parcel,
    seal_row,
    signposts,
    tag_of,
    withdrawn_mark_of,
)
from tonir.engines.slips.codes import LETTERS, VERSION, _checks
from tonir.engines.slips.keys import row_key_of

PATH = Path(__file__).with_name("slips.json")
ORDER = ["food", "hygiene", "baby"]
MANY = [f"kit-{number:02}" for number in range(16)]
ISSUER = Issuer.from_bytes(bytes(range(32)))
SECRET = 0x0123456789ABCDEF012345678
LONGEST = "Ա" * 31
RECEIVER, ONCE = opener_from(bytes(range(1, 33))), opener_from(bytes(range(33, 65)))
# Made once by a phone's key: such a signature has chance in it.
SENT = {
    "public": "04b3c4de58faf3bac360adc7fe02c024aeda01625f6f2e2b99f2e05a7d5f3eefef"
    "c64d777aa5c1c3ffd80f556186e1d3eee2f103ed79af81ac9c867ee7dd6dd86c",
    "content": "504f5354202f706f696e742f6170692f636c61696d73",
    "signature": "c88bfad7b936cb81ad091c3099394e2ddf53b3d659884c2b3352d01f2312e332"
    "839a3378249c4940cc620b8729ff90d46143e5a44561e1741a63a9e5dd765e0c",
}


def vectors() -> dict[str, Any]:
    plain, longest = Code(1, SECRET), Code(1023, 2**100 - 1)
    rows = [
        row("valid", plain, 1, 1, {"food": 2, "hygiene": 1}, ORDER, 0, "Անահիտ"),
        row("later round and version", Code(3, SECRET), 1, 70000, {"baby": 1}, ORDER, 1, ""),
        row(
            "longest allowed", longest, 1020, 2**32 - 1, dict.fromkeys(MANY, 255), MANY, 3, LONGEST
        ),
        row("least", Code(0, 0), 0, 0, {}, ORDER, 0, ""),
    ]
    return {
        "about": "Slips, version 1. Bytes in hexadecimal. Run by Python and JavaScript.",
        "codes": [code(one) for one in (plain, longest, Code(0, 0), Code(31, 1), Code(32, 2**99))],
        "codes_refused": codes_refused(plain.text()),
        "rows": rows,
        "rows_refused": rows_refused(rows[0]),
        "sums": sums(rows),
        "training": [code(Code(1, SECRET, training=True))],
        "directions": directions(),
        "withdrawn": withdrawn([plain, Code(1, SECRET + 1)]),
        "parcels": [parcel("short", b"[1, 2]"), parcel("empty", b""), parcel("long", bytes(3000))],
        "sent": SENT,
    }


def directions() -> dict[str, Any]:
    going = [(Code(1, SECRET + number), 7 * number) for number in range(9)]
    lost = [[one.text(), place] for one, place in going]
    stranger = Code(1, SECRET + 9).text()
    training = Code(1, SECRET, training=True).text()
    return {
        "version": 5,
        "posts": signposts(going, 5).hex(),
        "places": [*lost, [stranger, None], [training, None]],
    }


def withdrawn(codes: list[Code]) -> dict[str, Any]:
    marks = b"".join(sorted(withdrawn_mark_of(one.secret_bytes(), one.round) for one in codes))
    return {
        "round": 1,
        "codes": [one.text() for one in codes],
        "marks": marks.hex(),
        "issuer": ISSUER.public().hex(),
        "signature": ISSUER.sign_withdrawn(1, marks).hex(),
    }


def parcel(name: str, content: bytes) -> dict[str, Any]:
    about = b"claims phone-1"
    return {
        "name": name,
        "receiver": scalar_of(RECEIVER).hex(),
        "address": address_of(RECEIVER).hex(),
        "once": scalar_of(ONCE).hex(),
        "about": about.hex(),
        "content": content.hex(),
        "sealed": seal_parcel(address_of(RECEIVER), content, about, ONCE).hex(),
    }


def code(one: Code) -> dict[str, Any]:
    text = one.text()
    typed = [grouped(text), text.lower(), "-".join(grouped(text).split()), f" {text}\n"]
    typed += [text.replace("0", "o").replace("1", "l"), text.replace("0", "О").replace("1", "I")]
    return {"round": one.round, "secret": f"{one.secret:026x}", "text": text, "typed": typed}


def codes_refused(text: str) -> list[dict[str, str]]:
    swapped = text[:7] + text[8] + text[7] + text[9:]
    newer = [VERSION + 1, *(LETTERS.index(letter) for letter in text[1:23])]
    newer += _checks(newer)
    cases = [
        ("empty", "", "H01"),
        ("cut short", text[:-1], "H01"),
        ("one too many", text + "0", "H01"),
        ("one character altered", text[:12] + "Z" + text[13:], "H01"),
        ("two characters exchanged", swapped, "H01"),
        ("a letter that is none", text[:12] + "U" + text[13:], "H01"),
        ("of a newer version", "".join(LETTERS[value] for value in newer), "H02"),
    ]
    return [{"name": name, "text": wrong, "refusal": why} for name, wrong, why in cases]


def row(
    name: str,
    one: Code,
    its_round: int,
    version: int,
    kits: dict[str, int],
    order: list[str],
    flags: int,
    greeting: str,
) -> dict[str, Any]:
    household = bytes(reversed(range(32)))
    nonce, blinding = bytes(range(12)), (version + 5).to_bytes(32, "little")
    tag = tag_of(round_key_of(household, its_round, one.round), one.round)
    commitment = commit(kits, blinding)
    signature = ISSUER.sign(one.round, tag, commitment)
    counts = tuple(kits.get(kit, 0) for kit in order)
    content = Row(tag, commitment, signature, blinding, counts, flags, greeting)
    return {
        "name": name,
        "code": one.text(),
        "version": version,
        "household_key": household.hex(),
        "its_round": its_round,
        "next_round_key": next_round_key(household).hex(),
        "issuer": ISSUER.public().hex(),
        "issuer_seed": ISSUER.seed().hex(),
        "order": order,
        "kits": kits,
        "flags": flags,
        "greeting": greeting,
        "nonce": nonce.hex(),
        "blinding": blinding.hex(),
        "index": index_of(one.secret_bytes(), one.round, version).hex(),
        "row_key": row_key_of(one.secret_bytes(), one.round, version).hex(),
        "tag": tag.hex(),
        "commitment": commitment.hex(),
        "signature": signature.hex(),
        "sealed": seal_row(one, version, content, nonce).hex(),
    }


def rows_refused(valid: dict[str, Any]) -> list[dict[str, Any]]:
    sealed, code_text = valid["sealed"], valid["code"]
    altered = sealed[:200] + ("0" if sealed[200] != "0" else "1") + sealed[201:]
    cases = [
        ("wrong round", Code(2, SECRET).text(), 1, sealed),
        ("wrong version of the pack", code_text, 2, sealed),
        ("another slip", Code(1, SECRET + 1).text(), 1, sealed),
        ("altered", code_text, 1, altered),
        ("cut short", code_text, 1, sealed[:-2]),
    ]
    return [
        {"name": name, "code": text, "version": version, "sealed": wrong, "refusal": "H06"}
        for name, text, version, wrong in cases
    ]


def sums(rows: list[dict[str, Any]]) -> dict[str, Any]:
    total = Sums()
    for one in rows:
        total.add(one["kits"], bytes.fromhex(one["blinding"]), bytes.fromhex(one["commitment"]))
    return {
        "commitments": [one["commitment"] for one in rows],
        "kits": total.kits,
        "blinding": total.blinding.hex(),
        "commitment": total.commitment.hex(),
    }


if __name__ == "__main__":
    made = json.dumps(vectors(), ensure_ascii=False, indent=1)
    PATH.write_text(made + "\n", encoding="utf-8")
