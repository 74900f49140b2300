"""One family, many spellings: which entries are the same family.

`fold` makes names comparable, `join` makes one family of several entries. `link.link` finds the
pairs: imported where it is needed, for it brings a database with it.
"""

from tonir.engines.linkage.fold import fold, key, keys
from tonir.engines.linkage.join import join

__all__ = ["fold", "join", "key", "keys"]
