"""Others' ways of finding double entries, on the same rows. Each runs in `.peers`, without Tonir.

An environment of their own, so that the project's dependencies stay as they are: `requirements.in`
names them, `requirements.txt` locks them.
"""
