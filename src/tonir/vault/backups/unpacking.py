"""Decrypts a backup into a folder and finds out whether it is whole."""

import errno
import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

import pyrage

from tonir.engines.progress import Progress
from tonir.engines.refusals import Refusal
from tonir.vault.backups.manifest import MANIFEST, Manifest, Member, blocks, read_manifest
from tonir.vault.backups.stream import Damaged, Members, NoTar, Taking, decrypt

AGE = b"age-encryption.org/"
MB = 1_000_000
# A manifest has a line a table and a file.
LONGEST_MANIFEST = 4 * MB


class Unpacked:
    """Members as they come out of the stream. The manifest is the first, and names all others."""

    def __init__(self, folder: Path, file: str, accept: Callable[[Manifest], None]) -> None:
        self.folder, self.file, self.accept = folder, file, accept
        self.manifest: Manifest | None = None
        self.found: list[Member] = []

    def begin(self, name: str, size: int) -> Taking:
        """Raises NoTar for a member that no manifest names."""
        if self.manifest is None:
            if name != MANIFEST or size > LONGEST_MANIFEST:
                raise NoTar
            return _Read(self._read)
        if name not in {member.name for member in self.manifest.members}:
            raise NoTar
        path = self.folder / name
        path.parent.mkdir(mode=0o700, exist_ok=True)
        path.touch(0o600)
        return _Written(path.open("wb"), name, self.found.append)

    def check(self) -> Manifest:
        """Raises Refusal R35 unless each member is there, as the manifest says it is."""
        if self.manifest is None:
            raise Refusal("R33", file=self.file)
        for member in self.manifest.members:
            if member not in self.found:
                raise Refusal("R35", file=self.file, where=member.name)
        return self.manifest

    def _read(self, content: bytes) -> None:
        self.manifest = read_manifest(content, self.file)
        self.accept(self.manifest)


class _Read:
    def __init__(self, done: Callable[[bytes], None]) -> None:
        self.content, self.done = bytearray(), done

    def write(self, block: bytes) -> None:
        self.content += block

    def close(self) -> None:
        self.done(bytes(self.content))


class _Written:
    def __init__(self, file: BinaryIO, name: str, done: Callable[[Member], None]) -> None:
        self.file, self.name, self.done = file, name, done
        self.sha256, self.size = hashlib.sha256(), 0

    def write(self, block: bytes) -> None:
        self.file.write(block)
        self.sha256.update(block)
        self.size += len(block)

    def close(self) -> None:
        self.file.close()
        self.done(Member(self.name, self.size, self.sha256.hexdigest()))


def unpack(
    file: Path,
    folder: Path,
    keys: list[Any],
    accept: Callable[[Manifest], None],
    progress: Progress,
) -> tuple[Manifest, str]:
    """All members into the folder; the manifest, and the SHA-256 of the whole file.

    `accept` sees the manifest before anything else is written, and may refuse.
    Raises Refusal R33 (no backup), R34 (another key), R35 (damaged), R36 (newer), R39 (system).
    """
    unpacked = Unpacked(folder, file.name, accept)
    members = Members(unpacked.begin)
    digest = hashlib.sha256()
    try:
        _check_kind(file)
        decrypt(_followed(file, digest.update, progress), members.write, keys)
    except pyrage.DecryptError:
        raise Refusal("R34", file=file.name) from None
    except NoTar:
        raise Refusal("R35" if unpacked.manifest else "R33", file=file.name, where="tar") from None
    except Damaged:
        raise Refusal("R35", file=file.name, where="age") from None
    except OSError as error:
        step = folder if error.errno == errno.ENOSPC else file.name
        raise Refusal("R39", step=step, said=error.strerror) from None
    if not members.ended:
        raise Refusal("R35", file=file.name, where="tar")
    return unpacked.check(), digest.hexdigest()


def _check_kind(file: Path) -> None:
    with file.open("rb") as opened:
        if not opened.read(len(AGE)).startswith(AGE):
            raise Refusal("R33", file=file.name)


def _followed(file: Path, seen: Callable[[bytes], object], progress: Progress) -> Iterator[bytes]:
    total, done = file.stat().st_size, 0
    for block in blocks(file):
        progress("decrypting (MB)", done // MB, total // MB + 1)
        seen(block)
        yield block
        done += len(block)
