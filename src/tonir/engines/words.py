"""Texts of a programme in several languages: mappings `{"en": ..., "hy": ..., "ru": ...}`."""

from collections.abc import Mapping

LANGUAGES = ("en", "hy", "ru")


def say(names: Mapping[str, str], language: str) -> str:
    """The text in that language; in English, or in any, where it is missing."""
    return names.get(language) or names.get("en") or next(iter(names.values()), "")
