"""How people's data are dealt with: the DPIA sheet and the record of processing.

Both are worked out of the programme's rules and settings, the table of what is held, and the
roles that may see it; neither names anybody.
"""
