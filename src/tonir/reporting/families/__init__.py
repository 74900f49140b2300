"""Families to look at while the register is open: searched, and one of them whole.

Jobs of the open register. What they return goes to one page of one person and is kept nowhere.
"""

from tonir.reporting.families.search import find, make_ready
from tonir.reporting.families.whole import family

__all__ = ["family", "find", "make_ready"]
