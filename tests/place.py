"""Loaded before Django's settings are read: the tests' programme lies in a folder of its own."""

import atexit
import os
import shutil
import sys
import tempfile
from pathlib import Path

FOLDER = tempfile.mkdtemp(prefix="tests-of-tonir-")
os.environ["TONIR_PROGRAMME"] = FOLDER
os.environ["TONIR_LANGUAGE"] = "en"
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)

# Where Python is told to keep nothing that it compiled, each of the hundreds of `tonir` that tests
# start would compile all its modules anew, which takes longer than what it does. Kept apart then.
if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
    os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix = str(Path(sys.prefix, "compiled"))
    sys.dont_write_bytecode = False
