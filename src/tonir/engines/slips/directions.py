"""Signposts: who comes to the wrong point or on the wrong day is told where her slip belongs.

Phones carry, for every slip of the round, ten bytes: eight to find it by, two that hide the number
of a place in the list that goes with them. Without the paper they are noise: nobody learns which
families there are, or how many go where.
"""

import struct
from bisect import bisect_left
from collections.abc import Iterable

from tonir.engines.slips.codes import Code
from tonir.engines.slips.keys import DIRECTION_BYTES, direction_of

MOST_PLACES = 2**16
_NUMBER = struct.Struct(">H")
_FOUND_BY = DIRECTION_BYTES - _NUMBER.size


def signposts(places: Iterable[tuple[Code, int]], version: int) -> bytes:
    """The signposts of a round as one run of bytes, in the order of what they are found by.

    places: each slip's code, with the number of its place. Raises ValueError beyond 65,535.
    """
    return b"".join(sorted(_signpost(code, place, version) for code, place in places))


def without_signposts(posts: bytes, codes: Iterable[Code], version: int) -> bytes:
    """The same, without the signposts of these slips."""
    going = {_parted(code, version)[0] for code in codes}
    return b"".join(post for post in _each(posts) if post[:_FOUND_BY] not in going)


def join_signposts(*several: bytes) -> bytes:
    """Signposts of one version as one run of bytes in their order."""
    return b"".join(sorted(post for posts in several for post in _each(posts)))


def place_of(posts: bytes, code: Code, version: int) -> int | None:
    """The number of the place where this slip belongs, or None if no signpost is hers."""
    found_by, mask = _parted(code, version)
    count = len(posts) // DIRECTION_BYTES
    at = DIRECTION_BYTES * bisect_left(range(count), found_by, key=lambda at: _found_by(posts, at))
    post = posts[at : at + DIRECTION_BYTES]
    if not post.startswith(found_by):
        return None
    number: int = _NUMBER.unpack(_hidden(post[_FOUND_BY:], mask))[0]
    return number


def _each(posts: bytes) -> Iterable[bytes]:
    return (posts[at : at + DIRECTION_BYTES] for at in range(0, len(posts), DIRECTION_BYTES))


def _signpost(code: Code, place: int, version: int) -> bytes:
    if not 0 <= place < MOST_PLACES:
        raise ValueError("A round has at most 65,536 places to go to.")
    found_by, mask = _parted(code, version)
    return found_by + _hidden(_NUMBER.pack(place), mask)


def _parted(code: Code, version: int) -> tuple[bytes, bytes]:
    derived = direction_of(code.secret_bytes(), code.round, version)
    return derived[:_FOUND_BY], derived[_FOUND_BY:]


def _found_by(posts: bytes, at: int) -> bytes:
    return posts[at * DIRECTION_BYTES : at * DIRECTION_BYTES + _FOUND_BY]


def _hidden(number: bytes, mask: bytes) -> bytes:
    return bytes(one ^ other for one, other in zip(number, mask, strict=True))
