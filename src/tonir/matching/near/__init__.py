"""Likely the same family: shown to a registrar while she writes one down, the register open."""
