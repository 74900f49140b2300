"""The key ceremony: the register's secret shared out among custodians, proved, then in force.

Also how a custodian is replaced: the same secret under a new custodians' key, with new shares. No
record is sealed anew, and the old papers open nothing any more.
"""

import itertools
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from tonir.engines.refusals import Refusal
from tonir.vault.keys import sealed_custody, write_custody
from tonir.vault.shares import Share, combine, lock, make_shares, read_words, unlock_share

# More combinations than that are proved by a drawn lot of them.
MOST_PROVED = 200


@dataclass
class Ceremony:
    """New shares for `secret`, each locked by its custodian's passphrase, not yet in force.

    words: one text a custodian, in their order: what her paper carries.
    """

    register: str
    custodians: int
    quorum: int
    secret: bytes = field(repr=False)
    key: bytes = field(repr=False)
    shares: list[Share] = field(repr=False)
    words: list[str] = field(default_factory=list)
    _proved: dict[int, Share] = field(default_factory=dict, repr=False)

    @classmethod
    def begun(cls, register: str, secret: bytes, custodians: int, quorum: int) -> "Ceremony":
        """Raises Refusal R15 for a quorum that cannot be."""
        key, shares = make_shares(custodians, quorum)
        return cls(register, custodians, quorum, secret, key, shares)

    def lock_next(self, passphrase: str) -> str:
        """Locks the next custodian's share; returns the words for her paper.

        Raises Refusal R14 (too short), R27 if an earlier custodian chose the same passphrase.
        """
        for words in self.words:
            if unlock_share(words, passphrase, self.register) is not None:
                raise Refusal("R27")
        self.words.append(lock(self.shares[len(self.words)], passphrase, self.register))
        return self.words[-1]

    def prove(self, custodian: int, words: str, passphrase: str) -> None:
        """The drill of one custodian: from her paper and her passphrase comes her share.

        Raises Refusal R26 if not, R18 if words are misread.
        """
        read_words(words)
        share = unlock_share(words, passphrase, self.register)
        if share is None or share.custodian != custodian:
            raise Refusal("R26", custodian=custodian)
        self._proved[custodian] = share

    def settle(self, folder: Path, *, keep_words: bool) -> int:
        """Puts the new shares in force; returns how many quorums were tried and open.

        keep_words: the locked shares stay in the keys folder, so that a passphrase is enough.

        Raises Refusal R26 if a custodian has not proved hers, or a quorum does not open.
        """
        for custodian in range(1, self.custodians + 1):
            if custodian not in self._proved:
                raise Refusal("R26", custodian=custodian)
        tried = self._try_quorums()
        kept = self.words if keep_words else []
        size = (self.custodians, self.quorum)
        custody = sealed_custody(self.register, size, self.key, self.secret, kept, proved=True)
        write_custody(folder, custody)
        return tried

    def _try_quorums(self) -> int:
        proved = [self._proved[custodian] for custodian in sorted(self._proved)]
        quorums = list(itertools.combinations(proved, self.quorum))
        if len(quorums) > MOST_PROVED:
            quorums = secrets.SystemRandom().sample(quorums, MOST_PROVED)
        for quorum in quorums:
            if combine(list(quorum)) != self.key:
                raise Refusal("R17")
        return len(quorums)
