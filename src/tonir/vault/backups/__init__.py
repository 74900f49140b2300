"""Backups: everything but the keys, encrypted for who carries the backup's own key.

`taking` makes one, `restoring` brings one back or tries it out, `leavings` sees to what a killed
process left.
"""
