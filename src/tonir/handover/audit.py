"""Audits the handover of one round from its bundle: `python audit.py FILE`.

This file, Python 3.11 and two libraries (`pip install cryptography rbcl`) are all that it takes:
no database, no key, no network, no other line of Tonir. It is meant to be read from top to bottom.

What happened. Before the round the programme's *issuer* signed one statement for each family: "in
this round, this tag may claim this commitment". The *tag* is 32 bytes, the same on every slip of a
family, and leads nobody to her. The *commitment* hides how many kits she gets, and still adds up:

    C = blinding * B + n1 * G1 + n2 * G2 + ...      (Pedersen; the group is ristretto255)

B and a G for each kit are points of which nobody knows how one follows from another. So a sum of
commitments can be opened in one way only: to the sum of the kits and the sum of the blindings. A
family's slip opens a row with tag, commitment, signature; the phone that scanned it keeps them as
a *claim*, numbered from 1, and adds kits and blinding to its *sums*. What the sums say was handed
over is posted to the stock *ledger*, under a document. Scans that came in files are treated alike.

What is checked, in this order:
    rows     each device's rows run from 1 on, none missing, none twice, each of a known shape
    issued   each claim bears the signature of an issuer, for this round
    once     no tag is counted for two families; second claims are marked as such
    sums     for each device and point, the commitments add up to the kits that the sums say
    stock    sums, less kits that were short, plus walk-ins, left the point by the sums' documents
    balance  at each place movements lead to the balance in the books, and to what was counted

An issuer's key is worth what you know of whose it is: compare the fingerprints shown with those
that the programme gave you on paper, or name them with --issuer. Exit status: 0 all proved,
1 something was found, 2 the file cannot be read as a bundle.
"""

import argparse
import hashlib
import json
import os
import struct
import sys
import zipfile
import zlib
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Container, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import groupby
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import rbcl
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

FORMAT = "tonir audit 1"
# What is proved -> the findings that say it is not.
PROOFS: dict[str, tuple[str, ...]] = {
    "rows": ("row_wrong", "row_twice", "row_order", "rows_missing", "reversal_wrong"),
    "issued": ("not_issued", "other_round", "issuer_unexpected"),
    "once": ("tag_twice", "second_without_first"),
    "sums": ("sum_missing", "sum_claims", "sum_wrong", "not_summed", "short_over", "quota_over"),
    "stock": ("ledger_differs", "document_missing", "document_strange"),
    "balance": ("movement_wrong", "balance_differs", "below_zero", "count_differs"),
}
NEVER_PROVED = ("issuer", "registered", "paper", "given", "before", "outside")
SECOND = ("second_open", "second_settled")
SHOWN = 10  # findings of a kind that are told one by one; the others are counted
Tell = Callable[[str, int, int], None]
Where = tuple[str, str]  # device and point, place and kit, document and place


@dataclass
class Report:
    """What was found and what was counted on the way. Kits by their codes."""

    digest: str
    round: int = 0
    closed: bool = False
    issuers: list[str] = field(default_factory=list)
    findings: list[dict[str, Any]] = field(default_factory=list)
    times: Counter[str] = field(default_factory=Counter)
    tally: Counter[str] = field(default_factory=Counter)
    kits: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    rounds: dict[int, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    conflicts: dict[str, dict[str, int]] = field(default_factory=dict)
    places: list[dict[str, Any]] = field(default_factory=list)

    def found(self, code: str, **facts: object) -> None:
        self.times[code] += 1
        if self.times[code] <= SHOWN:
            self.findings.append({"code": code, **facts})

    def proved(self) -> list[str]:
        return [name for name, codes in PROOFS.items() if not any(self.times[c] for c in codes)]


# --- 1. The mathematics: one statement that is signed, one way to commit -------------------------


def statement(round_number: int, tag: bytes, commitment: bytes) -> bytes:
    """What an issuer signs: this tag may claim this commitment in this round."""
    return b"tonir slip 1 claim\0" + struct.pack(">H", round_number) + tag + commitment


def is_signed(by: Ed25519PublicKey, said: bytes, signature: bytes) -> bool:
    try:
        by.verify(signature, said)
    except InvalidSignature:
        return False
    return True


def commit(kits: dict[str, int], blinding: bytes) -> bytes:
    """The commitment to so many kits; the point of each comes from its code by a hash."""
    total = bytes(rbcl.crypto_scalarmult_ristretto255_base_allow_scalar_zero(blinding))
    for kit, quantity in kits.items():
        if quantity:
            digest = hashlib.sha512(b"tonir slip 1 kit\0" + kit.encode()).digest()
            generator = rbcl.crypto_core_ristretto255_from_hash(digest)
            scalar = quantity.to_bytes(32, "little")
            total = plus(total, rbcl.crypto_scalarmult_ristretto255(scalar, generator))
    return total


def plus(one: bytes, other: bytes) -> bytes:
    return bytes(rbcl.crypto_core_ristretto255_add(one, other))


def minus(one: bytes, other: bytes) -> bytes:
    return bytes(rbcl.crypto_core_ristretto255_sub(one, other))


Signed = tuple[str, int, bytes, bytes, bytes]  # device, sequence, tag, commitment, signature


def not_issued(issuers: list[bytes], round_number: int, claims: list[Signed]) -> list[Signed]:
    """The claims that none of the issuers signed for that round."""
    keys = [Ed25519PublicKey.from_public_bytes(issuer) for issuer in issuers]
    return [
        claim
        for claim in claims
        if not any(is_signed(key, statement(round_number, *claim[2:4]), claim[4]) for key in keys)
    ]


class Signatures:
    """Checks signatures on all cores, a batch at a time, while rows are still being read."""

    BATCH = 1000

    def __init__(self, issuers: list[bytes], round_number: int) -> None:
        self.asked = (issuers, round_number)
        self.waiting: list[Signed] = []
        self.running: deque[Future[list[Signed]]] = deque()
        self.pool: ProcessPoolExecutor | None = None
        self.bad: list[Signed] = []

    def check(self, claim: Signed) -> None:
        self.waiting.append(claim)
        if len(self.waiting) == self.BATCH:
            cores = min(os.cpu_count() or 1, 32)
            self.pool = self.pool or ProcessPoolExecutor(cores, mp_context=get_context("spawn"))
            self.running.append(self.pool.submit(not_issued, *self.asked, self.waiting))
            self.waiting = []
            if len(self.running) > 4 * cores:  # no more than so many are held in memory
                self.bad += self.running.popleft().result()

    def end(self, report: Report) -> None:
        """Names the claims that no issuer signed, and the round that some were signed for."""
        self.bad += not_issued(*self.asked, self.waiting)
        for future in self.running:
            self.bad += future.result()
        for number, claim in enumerate(sorted(self.bad)):
            rounds = range(1024 if number < SHOWN else 0)
            other = next((r for r in rounds if not not_issued(self.asked[0], r, [claim])), None)
            where = {"device": claim[0], "sequence": claim[1]}
            if other is None:
                report.found("not_issued", **where)
            else:
                report.found("other_round", **where, round=other)

    def close(self) -> None:
        if self.pool:
            self.pool.shutdown(cancel_futures=True)


# --- 2. Reading: what is not exactly of its shape is named, nothing is guessed -------------------

PARTS = ("round.json", "rows.jsonl", "stock.json", "sums.json")
MOST_BYTES = 1 << 30  # of a part, unpacked
MOST_TIMES = 200  # a real bundle shrinks to a third or a tenth; what shrinks more is a trap
MOST_LINE = 1 << 16
MOST_WRONG_ROWS = 100
BROKEN = (OSError, EOFError, ValueError, RuntimeError, struct.error, zipfile.BadZipFile, zlib.error)


class Unreadable(Exception):
    """The file is no bundle. `code` is one of WORDS, `facts` fill its sentence."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts


class Wrong(Exception):
    """A value is not of the shape that it must have; says which one."""


def opened(path: Path) -> zipfile.ZipFile:
    """The bundle, if it has the four parts and nothing that unpacks without end."""
    try:
        bundle = zipfile.ZipFile(path)
    except FileNotFoundError:
        raise Unreadable("no_file") from None
    except BROKEN:
        raise Unreadable("no_zip") from None
    if sorted(bundle.namelist()) != list(PARTS):
        raise Unreadable("parts", parts=", ".join(PARTS))
    for part in bundle.infolist():
        if part.file_size > min(MOST_BYTES, MOST_TIMES * max(part.compress_size, 1000)):
            raise Unreadable("too_large", part=part.filename)
        if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Unreadable("no_zip")
    return bundle


def parsed(content: bytes) -> Any:
    """JSON in UTF-8, in which no object says the same name twice."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len(found := dict(pairs)) != len(pairs):
            raise ValueError
        return found

    try:
        return json.loads(content.decode(), object_pairs_hook=once)
    except (ValueError, RecursionError):
        raise Wrong("JSON") from None


def text(value: object) -> bool:
    return type(value) is str and value.isprintable() and len(value) <= 200


def whole(value: object) -> bool:
    return type(value) is int and 0 <= value <= 10**9


def flag(value: object) -> bool:
    return type(value) is bool


def nothing(_: object) -> bool:
    return False


def one_of(known: Container[str]) -> Callable[[object], bool]:
    return lambda value: type(value) is str and value in known


def octets(size: int) -> Callable[[object], bool]:
    """Bytes in hexadecimal, in small letters."""
    return lambda value: (
        type(value) is str and len(value) == 2 * size and not value.strip("0123456789abcdef")
    )


def point(value: object) -> bool:
    """A point of the group."""
    return octets(32)(value) and rbcl.crypto_core_ristretto255_is_valid_point(
        bytes.fromhex(str(value))
    )


def fits(value: Any, shape: Any, what: str) -> Any:
    """The value, if it is of its shape: a test; [shape], a list; (shape, shape), any names with
    their values; {name: shape}, exactly these names. Raises Wrong."""
    if type(shape) is dict:
        must(type(value) is dict and value.keys() == shape.keys(), what)
        for name, its_shape in shape.items():
            fits(value[name], its_shape, name)
    elif type(shape) is tuple:
        must(type(value) is dict, what)
        for name, one in value.items():
            fits(name, shape[0], what)
            fits(one, shape[1], what)
    elif type(shape) is list:
        must(type(value) is list, what)
        for one in value:
            fits(one, shape[0], what)
    else:
        must(shape(value), what)
    return value


def must(fitting: bool, what: str) -> None:
    if not fitting:
        raise Wrong(what)


DEVICE: dict[str, Any] = {
    "kind": one_of(("phone", "file")),
    "rows": whole,  # the number of its last one
    "passed": [[whole]],  # from and to: numbers of scans in a file that were read before
    "quota": lambda value: value is None or whole(value),  # of walk-ins
}
ROUND: dict[str, Any] = {
    "format": one_of((FORMAT,)),
    "programme": (text, text),
    "round": lambda value: whole(value) and value < 1024,
    "closed": flag,
    "issuers": [octets(32)],
    "kits": (text, (text, text)),
    "accounts": (text, one_of(("donor", "warehouse", "point", "households", "loss"))),
    "devices": (text, DEVICE),
    "conflicts": (text, {"open": whole, "settled": whole}),  # those that stand in no row
}
CONFLICTS = ("", "already_claimed", "not_issued")


def shapes(about: dict[str, Any]) -> dict[str, Any]:
    """The shapes of a row of each kind and of the other parts, for what round.json knows."""
    device, kits = one_of(about["devices"]), (one_of(about["kits"]), whole)
    place = one_of({code for code, kind in about["accounts"].items() if kind == "point"})
    account, kit = one_of(about["accounts"]), one_of(about["kits"])
    common = {"device": device, "sequence": whole, "kind": text}
    claim: dict[str, Any] = common | {"point": place, "tag": octets(32), "commitment": point}
    claim |= {"signature": octets(64), "counted": flag, "short": kits}
    claim |= {"conflict": one_of(CONFLICTS), "settled": flag}
    sums = {"device": device, "point": place, "claims": whole, "kits": kits}
    movement = {"document": text, "because": text, "on": text, "from": account, "to": account}
    closing = (account, (kit, lambda value: type(value) is int and abs(value) <= 10**9))
    return {
        "claim": claim,
        "delivery": claim,
        "reversal": common | {"of": whole, "counted": flag},
        "walk_in": common | {"point": place, "kits": kits, "counted": flag},
        "refused": common | {"why": text},
        "unread": common,  # a phone sent it and nobody could make anything of it
        "sums.json": [sums | {"blinding": octets(32), "documents": [text]}],
        "stock.json": {
            "movements": [movement | {"kit": kit, "quantity": whole}],
            "closing": closing,
            "counted": (account, kits),
            "other_rounds": (text, whole),
        },
    }


def part(bundle: zipfile.ZipFile, name: str, shape: Any) -> Any:
    try:
        return fits(parsed(bundle.read(name)), shape, name)
    except Wrong as wrong:
        raise Unreadable("part_wrong", part=name, what=wrong) from None


def rows(bundle: zipfile.ZipFile, known: dict[str, Any], report: Report) -> Iterator[Any]:
    """The rows of rows.jsonl that are of a known shape; the others are found wrong."""
    with bundle.open("rows.jsonl") as lines:
        for number, line in enumerate(iter(lambda: lines.readline(MOST_LINE), b""), start=1):
            try:
                row = parsed(line)
                kind = row.get("kind") if type(row) is dict else None
                shape = known.get(kind if type(kind) is str else "", nothing)
                yield fits(row, shape, f"row of kind {kind}"[:50])
            except Wrong as wrong:
                report.found("row_wrong", line=number, what=str(wrong))
                if report.times["row_wrong"] >= MOST_WRONG_ROWS:
                    raise Unreadable("rows_wrong", rows=MOST_WRONG_ROWS) from None


# --- 3. Rows: claims that stand, each once -------------------------------------------------------


@dataclass
class Group:
    """What the rows of one device at one point add up to."""

    commitment: bytes = bytes(32)
    claims: int = 0
    not_summed: int = 0
    short: Counter[str] = field(default_factory=Counter)
    walk_ins: Counter[str] = field(default_factory=Counter)


class Rows:
    """Reads the rows once: device by device, each in the order of its numbers."""

    def __init__(self, about: dict[str, Any], report: Report, signatures: Signatures) -> None:
        self.devices, self.report, self.signatures = about["devices"], report, signatures
        self.groups: dict[Where, Group] = defaultdict(Group)
        self.counted: dict[str, tuple[str, int]] = {}  # tag -> the claim that counts for it
        self.seconds: list[tuple[str, str, int]] = []
        self.reversed: set[str] = set()

    def read(self, rows: Iterable[Any]) -> None:
        unread = dict(self.devices)
        for code, its_rows in groupby(rows, key=lambda row: str(row["device"])):
            if unread.pop(code, None) is None:  # read before: its rows are not in one piece
                self.report.found("row_order", device=code, sequence=next(its_rows)["sequence"])
            else:
                self.device(code, its_rows)
        for code in unread:
            self.device(code, ())
        for tag, code, sequence in self.seconds:
            if tag not in self.counted and tag not in self.reversed:
                self.report.found("second_without_first", device=code, sequence=sequence)
        families = len(self.counted.keys() | {tag for tag, _, _ in self.seconds})
        self.report.tally.update({"families": families, "devices": len(self.devices)})

    def device(self, code: str, rows: Iterable[Any]) -> None:
        standing: dict[int, Any] = {}
        last = walk_ins = 0
        for row in rows:
            sequence, kind = row["sequence"], row["kind"]
            if sequence <= last:
                again = "row_twice" if sequence == last else "row_order"
                self.report.found(again, device=code, sequence=sequence)
                continue
            self.gap(code, last + 1, sequence - 1)
            last = sequence
            self.report.tally[kind] += 1
            if kind in ("claim", "delivery"):
                standing[sequence] = row
                self.claim(row)
            elif kind == "reversal":
                self.reversal(row, standing.pop(row["of"], None))
            elif kind == "walk_in":
                walk_ins += 1
                self.walk_in(row)
        self.gap(code, last + 1, self.devices[code]["rows"])
        if last > self.devices[code]["rows"]:
            self.report.found("row_order", device=code, sequence=last)
        quota = self.devices[code]["quota"]
        if quota is not None and walk_ins > quota:
            self.report.found("quota_over", device=code, walk_ins=walk_ins, quota=quota)
        for row in standing.values():
            self.stands(row)

    def gap(self, code: str, first: int, last: int) -> None:
        """A phone numbers what it does: nothing may be missing. A file says what it passed over."""
        device = self.devices[code]
        if first <= last and (device["kind"] == "phone" or [first, last] not in device["passed"]):
            self.report.found("rows_missing", device=code, first=first, last=last)

    def claim(self, row: Any) -> None:
        proof = [bytes.fromhex(row[name]) for name in ("tag", "commitment", "signature")]
        self.signatures.check((row["device"], row["sequence"], proof[0], proof[1], proof[2]))
        group, conflict = self.groups[row["device"], row["point"]], row["conflict"]
        is_file = self.devices[row["device"]]["kind"] == "file"
        if row["counted"]:
            group.commitment = plus(group.commitment, proof[1])
            group.claims += 1
            group.short.update(row["short"])
        elif not (is_file and conflict == "already_claimed"):
            # Files leave second claims out of their sums; nothing else may stand in no sum.
            group.not_summed += 1
        if conflict == "already_claimed":
            self.report.tally[SECOND[row["settled"]]] += 1

    def reversal(self, row: Any, claim: Any) -> None:
        """Takes a claim of the same device back, once: it is no longer among those that stand."""
        if claim is None or (row["counted"] and not claim["counted"]):
            facts = {name: row[name] for name in ("device", "sequence", "of")}
            self.report.found("reversal_wrong", **facts)
            return
        self.reversed.add(claim["tag"])
        group = self.groups[claim["device"], claim["point"]]
        if row["counted"]:
            group.commitment = minus(group.commitment, bytes.fromhex(claim["commitment"]))
            group.claims -= 1
            group.short.subtract(claim["short"])
        elif claim["counted"]:
            group.not_summed += 1

    def walk_in(self, row: Any) -> None:
        group = self.groups[row["device"], row["point"]]
        if row["counted"]:
            group.walk_ins.update(row["kits"])
        else:
            group.not_summed += 1

    def stands(self, row: Any) -> None:
        """A claim that nobody took back: the only one of its tag, or marked as a second one."""
        where = (row["device"], row["sequence"])
        if row["conflict"] == "already_claimed":
            self.seconds.append((row["tag"], *where))
            return
        first = self.counted.setdefault(row["tag"], where)
        if first != where:
            facts = {"other": first[0], "its_sequence": first[1]}
            self.report.found("tag_twice", device=where[0], sequence=where[1], **facts)


# --- 4. Sums: what the commitments add up to -----------------------------------------------------


@dataclass(frozen=True)
class Given:
    """What the rows of a device say was handed over at a point, and under which documents."""

    where: dict[str, str]
    kits: Counter[str]
    documents: list[str]


def open_sums(sums: list[Any], groups: dict[Where, Group], report: Report) -> list[Given]:
    """Each sum's kits and blinding must make the commitment that its claims make together."""
    given: list[Given] = []
    for said in sums:
        where = {"device": said["device"], "point": said["point"]}
        group, kits = groups.pop((said["device"], said["point"]), Group()), Counter(said["kits"])
        if said["claims"] != group.claims:
            report.found("sum_claims", **where, says=said["claims"], there=group.claims)
        if commit(kits, bytes.fromhex(said["blinding"])) != group.commitment:
            report.found("sum_wrong", **where, kits=listed(kits))
        if group.not_summed:
            report.found("not_summed", **where, rows=group.not_summed)
        for kit, short in group.short.items():
            if short > kits[kit]:
                report.found("short_over", **where, kit=kit, short=short, sum=kits[kit])
        left = Counter(kits)
        left.subtract(group.short)
        left.update(group.walk_ins)
        given.append(Given(where, left, said["documents"]))
        for name, counted in (
            ("sums", kits),
            ("short", group.short),
            ("walked_in", group.walk_ins),
        ):
            report.kits[name].update(counted)
    for (code, place), group in groups.items():
        report.found("sum_missing", device=code, point=place, rows=group.claims + group.not_summed)
    return given


def listed(kits: Counter[str]) -> str:
    return ", ".join(f"{kit} {quantity:,}" for kit, quantity in kits.items() if quantity) or "0"


# --- 5. Stock: what left the points, and what balances -------------------------------------------

# From one kind of account to another -> what that counts as where it leaves and where it comes in.
WAYS: dict[Where, tuple[str, str]] = {
    ("donor", "store"): ("", "received"),
    ("store", "donor"): ("returned", ""),
    ("store", "store"): ("returned", "received"),
    ("store", "households"): ("handed over", ""),
    ("households", "store"): ("", "handed over"),
    ("store", "loss"): ("lost", ""),
    ("loss", "store"): ("", "lost"),
}
Columns = dict[Where, Counter[str]]


def check_stock(stock: Any, about: dict[str, Any], given: list[Given], report: Report) -> None:
    kinds = {"warehouse": "store", "point": "store"}
    accounts = {code: kinds.get(kind, kind) for code, kind in about["accounts"].items()}
    columns: Columns = defaultdict(Counter)  # place and kit -> how many came or went, and why
    handed: Columns = defaultdict(Counter)  # document and place -> kits that went to families
    for movement in stock["movements"]:
        ends, kit = (movement["from"], movement["to"]), movement["kit"]
        way = WAYS.get((accounts[ends[0]], accounts[ends[1]]))
        if way is None or ends[0] == ends[1]:
            facts = {"document": movement["document"], "source": ends[0], "target": ends[1]}
            report.found("movement_wrong", **facts)
            continue
        for place, column in zip(ends, way, strict=True):
            # What families brought back, or what was found again, lessens what went.
            back = place == ends[1] and column != "received"
            quantity = -movement["quantity"] if back else movement["quantity"]
            is_opening = column == "received" and movement["because"] == "opening"
            if column:
                columns[place, kit]["opening" if is_opening else column] += quantity
            if column == "handed over":
                handed[movement["document"], place][kit] += quantity
    check_documents(given, handed, stock["other_rounds"], report)
    check_balances(stock, columns, report)


def check_documents(
    given: list[Given], handed: Columns, rounds: dict[str, int], report: Report
) -> None:
    """What left for families did so under the documents of a sum, and is what the sum says."""
    for one in given:
        posted: Counter[str] = Counter()
        theirs = [(document, one.where["point"]) for document in one.documents]
        missing = [document for document, place in theirs if (document, place) not in handed]
        for found in theirs:
            posted.update(handed.pop(found, Counter()))
        report.kits["handed_over"].update(posted)
        wrong = [kit for kit in {**one.kits, **posted} if one.kits[kit] != posted[kit]]
        for kit in wrong:
            numbers = {"sum": one.kits[kit], "ledger": posted[kit]}
            report.found("ledger_differs", **one.where, kit=kit, **numbers)
        for document in missing if wrong else ():
            report.found("document_missing", **one.where, document=document)
    for (document, place), kits in handed.items():
        if document in rounds:
            report.rounds[rounds[document]].update(kits)
        else:
            report.found("document_strange", document=document, place=place, kits=listed(kits))


def check_balances(stock: Any, columns: Columns, report: Report) -> None:
    """opening + received - handed over - returned - lost = closing, at each place for each kit."""
    books, counted = (
        {(place, kit): n for place, kits in stock[name].items() for kit, n in kits.items()}
        for name in ("closing", "counted")
    )
    for place, kit in sorted({*columns, *books, *counted}):
        its, where = columns[place, kit], {"place": place, "kit": kit}
        closing = its["opening"] + its["received"]
        closing -= its["handed over"] + its["returned"] + its["lost"]
        report.places.append({**where, **its, "closing": closing})
        if closing != books.get((place, kit), 0):
            stated = books.get((place, kit), 0)
            report.found("balance_differs", **where, movements=closing, books=stated)
        if closing < 0:
            report.found("below_zero", **where, quantity=-closing)
        if (place, kit) in counted and counted[place, kit] != closing:
            report.found("count_differs", **where, closing=closing, counted=counted[place, kit])


# --- 6. The whole, and its words -----------------------------------------------------------------


def silent(stage: str, done: int, total: int) -> None:
    """Tells nothing."""


def audit(path: Path, tell: Tell = silent, expected: Iterable[str] = ()) -> Report:
    """Checks everything. expected: fingerprints of issuers. Raises Unreadable for what is none."""
    try:
        with opened(path) as bundle, path.open("rb") as file:
            report = Report(hashlib.file_digest(file, "sha256").hexdigest())
            check(bundle, report, tell, frozenset(expected))
    except BROKEN:
        raise Unreadable("broken") from None
    return report


def check(bundle: zipfile.ZipFile, report: Report, tell: Tell, expected: frozenset[str]) -> None:
    about = part(bundle, "round.json", ROUND)
    known = shapes(about)
    sums = part(bundle, "sums.json", known["sums.json"])
    stock = part(bundle, "stock.json", known["stock.json"])
    report.round, report.closed = about["round"], about["closed"]
    report.conflicts = about["conflicts"]
    issuers = [bytes.fromhex(issuer) for issuer in about["issuers"]]
    report.issuers = [fingerprint(issuer) for issuer in issuers]
    for one in report.issuers:
        if expected and one not in expected:
            report.found("issuer_unexpected", issuer=one)
    signatures = Signatures(issuers, report.round)
    total = sum(device["rows"] for device in about["devices"].values())
    try:
        read = Rows(about, report, signatures)
        read.read(told(rows(bundle, known, report), tell, total))
        signatures.end(report)
    finally:
        signatures.close()
    given = open_sums(sums, dict(read.groups), report)
    check_stock(stock, about, given, report)


def told(rows: Iterator[Any], tell: Tell, total: int) -> Iterator[Any]:
    for done, row in enumerate(rows, start=1):
        if done % 500 == 0:
            tell("rows", min(done, total), total)
        yield row


def fingerprint(issuer: bytes) -> str:
    """Of an issuer's public key, as it is printed and read aloud."""
    digest = hashlib.sha256(issuer).hexdigest()[:32]
    return "-".join(digest[at : at + 4] for at in range(0, 32, 4))


WORDS = {
    "title": "Audit of round {round}. SHA-256 of the bundle: {digest}",
    "still_open": "The round is not closed yet: this is how it stands.",
    "issuer": "Issuer {issuer}: compare this with what the programme gave you on paper.",
    "proved": "PROVED",
    "not": "NOT PROVED",
    "rows": "The rows of {devices} devices are all there, each once.",
    "issued": "{claims} claims: each was signed for this round by an issuer.",
    "once": "{families} families are counted, none twice.",
    "sums": "The commitments add up to the sums of the devices: {sums}.",
    "stock": "By these sums and their documents, this left the points: {handed_over}.",
    "balance": "The stock of {places} places balances, each kit by itself.",
    "more": "... and {times} more of this kind ({code})",
    "delivery": "Of these claims, delivered at home",
    "reversal": "Claims that were taken back",
    "walk_in": "Families served without a slip",
    "refused": "Scans that were refused",
    "unread": "Rows that nobody could make anything of",
    "second_open": "Second claims of a tag, which nobody has settled yet",
    "second_settled": "Second claims of a tag, settled by a person",
    "short": "Promised, but not there to give",
    "walked_in": "Given to families without a slip",
    "in_round": "By the ledger, in round {round}, which has a bundle of its own: {kits}",
    "conflict": "Noticed by the office: {kind}: {open} open, {settled} settled",
    "never": "What no bundle can prove:",
    "never_issuer": "Whose the issuer's key is, and that only its owner signed with it.",
    "never_registered": "That a family exists: one that was made up and registered has a slip.",
    "never_paper": "Who carried the paper: a slip can be copied, sold or taken; the first counts.",
    "never_given": "That the kit stayed in the hands that it was put in, and nobody was coerced.",
    "never_before": "What was lost before it was counted in, or lies there and was not counted.",
    "never_outside": "What no device recorded: who was sent away unseen, or served without a slip.",
    "row_wrong": "rows.jsonl, line {line}: not as a row must be ({what}).",
    "row_twice": "{device}: row {sequence} stands twice.",
    "row_order": "{device}: row {sequence} is out of its order.",
    "rows_missing": "{device}: rows {first} to {last} are missing.",
    "reversal_wrong": "{device}: row {sequence} takes back row {of}, no claim that it could.",
    "not_issued": "{device}: no issuer signed the claim in row {sequence}.",
    "other_round": "{device}: the claim in row {sequence} was signed for round {round}.",
    "issuer_unexpected": "The issuer {issuer} is none of those that you named.",
    "tag_twice": "{device}: row {sequence} has the tag of row {its_sequence} of {other}.",
    "second_without_first": "{device}: row {sequence} is called a second claim; there is no first.",
    "sum_missing": "{device} at {point}: {rows} rows, and no sum.",
    "sum_claims": "{device} at {point}: the sum says {says} claims, the rows are {there}.",
    "sum_wrong": "{device} at {point}: the commitments do not add up to the sum ({kits}).",
    "not_summed": "{device} at {point}: {rows} rows stand in no sum.",
    "short_over": "{device} at {point}: {short} {kit} were short, of {sum}.",
    "quota_over": "{device}: {walk_ins} walk-ins, of {quota} allowed.",
    "ledger_differs": "{device} at {point}: {kit}: {sum} given by the sum, {ledger} by the ledger.",
    "document_missing": "{device} at {point}: the document “{document}” is not in the ledger.",
    "document_strange": "{place}: “{document}” took {kits} out, and no claim says for whom.",
    "movement_wrong": "“{document}” moves from {source} to {target}: stock does not move so.",
    "balance_differs": "{place}: {kit}: movements lead to {movements}, the books say {books}.",
    "below_zero": "{place}: {kit}: {quantity} more went out than ever came in.",
    "count_differs": "{place}: {kit}: {closing} by the books, {counted} were counted.",
    "no_file": "There is no such file.",
    "no_zip": "The file is no zip, or one that is packed or locked in another way.",
    "parts": "The file does not hold these parts and no others: {parts}.",
    "too_large": "{part} unpacks to more than any bundle needs.",
    "part_wrong": "{part}: not as it must be ({what}).",
    "rows_wrong": "{rows} rows are not as rows must be; the rest was not read.",
    "broken": "The file is broken: it ends too soon, or was changed since it was packed.",
}


def words(language: str) -> dict[str, str]:
    """The sentences; in other languages than English from a file that may lie beside this one."""
    beside = Path(__file__).with_name("audit_words.json")
    others = json.loads(beside.read_text(encoding="utf-8")) if beside.is_file() else {}
    return {**WORDS, **others.get(language, {})}


def in_words(report: Report, language: str = "en") -> Iterator[str]:
    """The report as a person reads it, line by line."""
    say, proved = words(language), report.proved()
    numbers = {name: f"{report.tally[name]:,}" for name in ("devices", "families")}
    numbers["claims"] = f"{report.tally['claim'] + report.tally['delivery']:,}"
    numbers["places"] = f"{len({row['place'] for row in report.places}):,}"
    numbers |= {name: listed(report.kits[name]) for name in ("sums", "handed_over")}
    yield say["title"].format(round=report.round, digest=report.digest)
    if not report.closed:
        yield say["still_open"]
    yield from (say["issuer"].format(issuer=issuer) for issuer in report.issuers)
    for name, codes in PROOFS.items():
        yield f"\n{say['proved' if name in proved else 'not']}: {say[name].format(**numbers)}"
        for code in codes:
            told = [finding for finding in report.findings if finding["code"] == code]
            yield from (f"  - {say[code].format(**finding)}" for finding in told)
            if more := report.times[code] - len(told):
                yield f"  - {say['more'].format(times=more, code=code)}"
    yield ""
    for name in ("delivery", "reversal", "walk_in", "refused", "unread", *SECOND):
        if report.tally[name]:
            yield f"{say[name]}: {report.tally[name]:,}"
    for name in ("short", "walked_in"):
        if any(report.kits[name].values()):
            yield f"{say[name]}: {listed(report.kits[name])}"
    for number, kits in sorted(report.rounds.items()):
        yield say["in_round"].format(round=number, kits=listed(kits))
    for kind, counts in report.conflicts.items():
        named = say.get(f"kind_{kind}", kind.replace("_", " "))
        yield say["conflict"].format(kind=named, **counts)
    yield f"\n{say['never']}"
    yield from (f"  - {say[f'never_{name}']}" for name in NEVER_PROVED)


def outcome(
    file: Path, issuers: Iterable[str], language: str, as_json: bool, tell: Tell = silent
) -> tuple[str, int]:
    """The report, as people or as machines read it, and the exit status."""
    try:
        report = audit(file, tell, issuers)
    except Unreadable as error:
        said = words(language)[error.code].format(**error.facts)
        facts: dict[str, Any] = {"unreadable": error.code, "said": said}
        return (json.dumps(facts, ensure_ascii=False) if as_json else said), 2
    status = 1 if report.findings else 0
    if as_json:
        facts = {"proved": report.proved(), "never_proved": NEVER_PROVED, **vars(report)}
        return json.dumps(facts, ensure_ascii=False), status
    return "\n".join(in_words(report, language)), status


def main() -> int:
    parser = argparse.ArgumentParser(description="Audits a bundle of Tonir.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--issuer", action="append", default=[], help="a fingerprint you know")
    parser.add_argument("--language", default="en", choices=("en", "hy", "ru"))
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    said, status = outcome(asked.file, asked.issuer, asked.language, asked.json)
    sys.stdout.buffer.write(f"{said}\n".encode())
    return status


if __name__ == "__main__":
    sys.exit(main())
