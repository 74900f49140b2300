"""Loaded before Django's settings are read: the tests' programme lies in a folder of its own."""

import atexit
import os
import shutil
import tempfile

FOLDER = tempfile.mkdtemp(prefix="tests-of-tonir-")
os.environ["TONIR_PROGRAMME"] = FOLDER
os.environ["TONIR_LANGUAGE"] = "en"
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
