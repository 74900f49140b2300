"""Papers: slips, hand-out lists, point lists. Typeset in memory; only the PDF reaches a disk."""
