"""Refusals of matching."""

MATCHING: dict[str, dict[str, tuple[str, str]]] = {}
