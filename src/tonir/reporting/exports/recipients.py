"""A recipient's public key: of age, or the SSH key that a recipient may have already."""

import base64
import hashlib
import re
from dataclasses import dataclass

from pyrage import RecipientError, ssh, x25519

from tonir.engines.refusals import Refusal

SECRET = re.compile("age-secret-key-|private key", re.IGNORECASE)
SSH_KIND = "ssh-ed25519"


@dataclass(frozen=True)
class Key:
    """Who can open the file.

    fingerprint: a key of age is its own; one of SSH has the print that `ssh-keygen -l` shows.
    """

    recipient: x25519.Recipient | ssh.Recipient
    fingerprint: str


def read_key(text: str) -> Key:
    """Raises Refusal R52 for a secret key, R51 for anything else that is no public key."""
    if SECRET.search(text):
        raise Refusal("R52")
    words = text.split()
    try:
        if words[:1] == [SSH_KIND]:
            return _ssh(words[1])
        (word,) = words
        return Key(x25519.Recipient.from_str(word), word)
    except (RecipientError, ValueError, IndexError):
        raise Refusal("R51") from None


def _ssh(encoded: str) -> Key:
    """Without the comment behind it: that often names a person and a computer."""
    digest = hashlib.sha256(base64.b64decode(encoded, validate=True)).digest()
    printed = base64.b64encode(digest).decode("ascii").rstrip("=")
    return Key(ssh.Recipient.from_str(f"{SSH_KIND} {encoded}"), f"SHA256:{printed}")
