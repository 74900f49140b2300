"""A tar stream that is encrypted while it is written, and read while it is decrypted.

Nothing of it lies on the disk in between, and no more than a block of it in memory.
Encryption is age (age-encryption.org/v1) by `pyrage`: X25519 and ChaCha20-Poly1305, in chunks that
cannot be changed, cut or put in another order without showing.
"""

import tarfile
from collections.abc import Callable, Iterator
from typing import Any, Protocol

import pyrage

END = bytes(2 * tarfile.BLOCKSIZE)


class Taking(Protocol):
    """What a member's bytes are given to, block by block, then closed."""

    def write(self, block: bytes, /) -> object: ...

    def close(self) -> object: ...


class Damaged(Exception):
    """What was read is not what was written."""


class NoTar(Damaged):
    """What was decrypted is not what a backup is made of."""


class _Calls:
    """pyrage turns an error of ours into one of its own; this keeps ours."""

    failed: BaseException | None = None


class _Source(_Calls):
    def __init__(self, blocks: Iterator[bytes]) -> None:
        self.blocks = blocks
        self.rest = memoryview(b"")

    def read(self, size: int) -> bytes:
        try:
            while not self.rest:
                self.rest = memoryview(next(self.blocks))
        except StopIteration:
            return b""
        except BaseException as error:
            self.failed = error
            raise
        taken, self.rest = bytes(self.rest[:size]), self.rest[size:]
        return taken


class _Sink(_Calls):
    def __init__(self, take: Callable[[bytes], object]) -> None:
        self.take = take

    def write(self, block: bytes) -> int:
        try:
            self.take(block)
        except BaseException as error:
            self.failed = error
            raise
        return len(block)

    def flush(self) -> None:
        """Whoever opened the file sees to that."""


def encrypt(blocks: Iterator[bytes], take: Callable[[bytes], object], to: list[Any]) -> None:
    """Raises whatever `blocks` or `take` raises."""
    source, sink = _Source(blocks), _Sink(take)
    try:
        pyrage.encrypt_io(source, sink, to)
    except (pyrage.EncryptError, OSError) as error:
        raise source.failed or sink.failed or _interrupted(error) from None


def decrypt(blocks: Iterator[bytes], take: Callable[[bytes], object], keys: list[Any]) -> None:
    """What is taken is sure to be whole only when this has returned.

    Raises pyrage.DecryptError if no key fits, Damaged if something was changed or cut.
    """
    source, sink = _Source(blocks), _Sink(take)
    try:
        pyrage.decrypt_io(source, sink, keys)
    except (pyrage.DecryptError, OSError) as error:
        if failed := source.failed or sink.failed:
            raise failed from None
        if isinstance(error, pyrage.DecryptError) and "No matching" in str(error):
            raise
        raise _interrupted(error, Damaged()) from None


def header(name: str, size: int) -> bytes:
    """What stands before a member's bytes."""
    info = tarfile.TarInfo(name)
    info.size, info.mode = size, 0o600
    return info.tobuf(tarfile.GNU_FORMAT)


def padding(size: int) -> bytes:
    """What stands after them."""
    return bytes(-size % tarfile.BLOCKSIZE)


class Members:
    """Takes a tar stream as it comes; `begin(name, size)` says where a member's bytes go.

    `write` raises NoTar for what is no tar stream of plain files.
    """

    def __init__(self, begin: Callable[[str, int], Taking]) -> None:
        self.begin = begin
        self.waiting = bytearray()
        self.member: Taking | None = None
        self.left = self.skip = 0
        self.ended = False

    def write(self, data: bytes) -> None:
        self.waiting += data
        while self.waiting and not self.ended and self._step():
            pass

    def _step(self) -> bool:
        """False if more must come first."""
        if self.member is not None:
            self._content(self.member)
        elif self.skip:
            self.skip -= len(self._take(self.skip))
        elif len(self.waiting) < tarfile.BLOCKSIZE:
            return False
        else:
            self._header(self._take(tarfile.BLOCKSIZE))
        return True

    def _content(self, member: Taking) -> None:
        block = self._take(self.left)
        member.write(block)
        self.left -= len(block)
        if not self.left:
            self.member = None
            member.close()

    def _header(self, block: bytes) -> None:
        if not any(block):
            self.ended = True
            return
        try:
            found = tarfile.TarInfo.frombuf(block, "utf-8", "strict")
        except (tarfile.TarError, ValueError):
            raise NoTar from None
        if not found.isreg():
            raise NoTar
        self.left, self.skip = found.size, -found.size % tarfile.BLOCKSIZE
        member = self.begin(found.name, found.size)
        if self.left:
            self.member = member
        else:
            member.close()

    def _take(self, size: int) -> bytes:
        taken = bytes(self.waiting[:size])
        del self.waiting[:size]
        return taken


def _interrupted(error: Exception, otherwise: BaseException | None = None) -> BaseException:
    """Ctrl-C between two of our lines comes back as a text."""
    return KeyboardInterrupt() if "KeyboardInterrupt" in str(error) else otherwise or error
