"""One family, many spellings: which entries are the same family.

`fold` makes names comparable, `link` finds the pairs, `join` makes one family of several entries.
"""

from tonir.engines.linkage.fold import fold, key, keys
from tonir.engines.linkage.join import join
from tonir.engines.linkage.link import Evidence, Links, Weights, link

__all__ = ["Evidence", "Links", "Weights", "fold", "join", "key", "keys", "link"]
