"""Which names are one group, and which groups are for development and which for checking.

A name of one group never stands in both parts: not as a given name, nor as what somebody is called
for short, nor in a surname made of it, nor as a father's name.
"""

import re
from hashlib import sha256
from typing import Literal

Part = Literal["development", "check"]
# Letters that some script or dialect takes for one another are one sign; vowels are none.
_ALIKE = str.maketrans(
    "բպփգկքդտթձծցջճչղխզսժշվֆրռլմն", "բբբգգգդդդձձձջջջխխսսսշվվրրլմն", "աեէըիոօւհյև-"
)
_AROUND = re.compile(r"^(տեր-|մելիք-|(հաջի|ղարա)(?=\w{4}))|(ով|ովա|և|ին|ցյան|յան|ունց|անց|ենց)$")


def skeleton(name: str) -> str:
    """What of an Armenian name stays the same in every way to write it; empty for vowels alone."""
    bare = name.lower()
    for _ in range(2):
        bare = _AROUND.sub("", bare)
    return bare.replace("և", "եվ").translate(_ALIKE)


class Groups:
    """Groups of names, joined where one name is short for another."""

    def __init__(self, shorts: dict[str, list[str]]) -> None:
        self._joined: dict[str, str] = {}
        for full, names in shorts.items():
            for short in names:
                self._join(skeleton(full), skeleton(short))

    def of(self, name: str) -> str:
        return self._root(skeleton(name))

    def part(self, name: str) -> Part:
        """By a hash of the group: the same in every run, whatever other names there are."""
        digest = sha256(self.of(name).encode()).digest()
        return "development" if digest[0] % 2 else "check"

    def _root(self, one: str) -> str:
        while self._joined.get(one, one) != one:
            one = self._joined[one]
        return one

    def _join(self, one: str, other: str) -> None:
        first, last = sorted((self._root(one), self._root(other)))
        self._joined[last] = first
