"""Bytes of a text file to letters: Unicode where it is, else the alphabet that reads best."""

import codecs
import re

from tonir.engines.refusals import Refusal
from tonir.people.lists.vocabulary import HEADERS

SAMPLE = 100_000  # bytes looked at to choose among one-byte alphabets

# ARMSCII-8 (AST 34.005, 1997): marks, then the 38 letters in pairs of capital and small.
_ARMSCII_MARKS = dict(zip(range(0xA2, 0xB2), "և։)(»«—.՝,-֊…՜՛՞", strict=True))
_ARMSCII = {
    **{code: chr(code) for code in range(0x80)},
    **_ARMSCII_MARKS,
    **{0xB2 + 2 * place: chr(0x531 + place) for place in range(38)},
    **{0xB3 + 2 * place: chr(0x561 + place) for place in range(38)},
    0xA0: "\xa0",
    0xFE: "՚",
}
_ARMSCII_TABLE = "".join(_ARMSCII.get(code, "\ufffe") for code in range(256))
_ONE_BYTE = ("cp1251", "koi8-r", "cp866", "armscii-8", "cp1252", "cp1254")
_TURKISH = re.compile("[ğışĞİŞ]")
_ICELANDIC = re.compile("[ðþýÐÞÝ]")
_WORD = re.compile(r"[^\W\d_]{2,}")
# Words that a text in that alphabet has, and a text read in the wrong one has not.
_PLAIN = {
    "cp1251": re.compile(r"(?:[А-ЯЁ]?[а-яё]+|[А-ЯЁ]+|[A-Z]?[a-z]+|[A-Z]+)\Z"),
    "armscii-8": re.compile(r"(?:[Ա-Ֆ]?[ա-ֆև]+|[Ա-Ֆ]+|[A-Z]?[a-z]+|[A-Z]+)\Z"),
    "cp1252": re.compile(r"[A-ZÀ-ÖØ-ÞŒŠŽŸ]?[a-zß-öø-ÿœšž]+\Z|[A-ZÀ-ÖØ-ÞŒŠŽŸ]+\Z"),
    "cp1254": re.compile(r"[A-ZÀ-ÖØ-ÞİĞŞ]?[a-zß-öø-ÿığş]+\Z|[A-ZÀ-ÖØ-ÞİĞŞ]+\Z"),
}
_PLAIN["koi8-r"] = _PLAIN["cp866"] = _PLAIN["cp1251"]


def decode(content: bytes, name: str) -> str:
    """The text of a file. A letter cut in half at the file's end is left out.

    Raises Refusal L14 if no alphabet reads it.
    """
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if content.startswith(mark):
            return _incomplete(content[len(mark) :], encoding, name)
    if b"\0" in content[:SAMPLE]:
        return _incomplete(content, _utf16_order(content), name)
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(content, final=False)
    except UnicodeDecodeError:
        return _in(content, best_alphabet(content[:SAMPLE]), name)


def best_alphabet(sample: bytes) -> str:
    """The one-byte alphabet in which most words look like words, known header words above all."""
    return max(_ONE_BYTE, key=lambda encoding: _likeness(sample, encoding))


def _likeness(sample: bytes, encoding: str) -> float:
    read = _read(sample, encoding, "replace")
    words = [word for word in _WORD.findall(read) if not word.isascii()]
    if not words:
        return 0.0
    plain = sum(1 for word in words if _PLAIN[encoding].match(word))
    opening = re.split(r"[\n;,\t|]", read[:3000])[:60]
    known = sum(1 for piece in opening if not piece.isascii() and HEADERS.best(piece))
    unread = read.count("\ufffd") + sum(read.count(chr(code)) for code in range(0x80, 0xA0))
    score = plain / len(words) + 2 * known - unread / len(words)
    # The two differ in six letters only: Turkish in one, Icelandic in the other.
    if encoding == "cp1254" and not _TURKISH.search(read):
        score -= 0.01
    elif encoding == "cp1252" and _ICELANDIC.search(read):
        score -= 0.02
    return score


def _in(content: bytes, encoding: str, name: str) -> str:
    try:
        return _read(content, encoding, "strict")
    except UnicodeDecodeError:
        # One stray byte (a mark from another alphabet) does not make a list unreadable.
        read = _read(content, encoding, "replace")
        if read.count("\ufffd") > len(read) / 200 + 1:
            raise Refusal("L14", file=name) from None
        return read


def _read(content: bytes, encoding: str, errors: str) -> str:
    if encoding == "armscii-8":
        return codecs.charmap_decode(content, errors, _ARMSCII_TABLE)[0]
    return content.decode(encoding, errors)


def _incomplete(content: bytes, encoding: str, name: str) -> str:
    try:
        return codecs.getincrementaldecoder(encoding)().decode(content, final=False)
    except UnicodeDecodeError:
        raise Refusal("L14", file=name) from None


def _utf16_order(content: bytes) -> str:
    sample = content[:SAMPLE]
    return "utf-16-le" if sample[1::2].count(0) > sample[0::2].count(0) else "utf-16-be"
