"""The files of the app by their addresses, and the service worker that knows them all."""

import base64
import gzip
import hashlib
import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
APP = PACKAGE / "point" / "app"
PICTOGRAMS = PACKAGE / "reporting" / "papers" / "pictograms"
ROOT = "/point/"
START, WORKER, MANIFEST = ROOT, f"{ROOT}sw.js", f"{ROOT}manifest.webmanifest"
FILES = f"{ROOT}app/"
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
}
SENT = {".css", ".png", ".wasm"}
SQUEEZED = {".html", ".css", ".js", ".svg", ".wasm", ".webmanifest"}
OWN_ONLY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; media-src 'self' blob:; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)
# The one worker that reads squares runs WebAssembly. Browsers before 2022 know no narrower word
# for it than unsafe-eval; it stands here alone, where there is no page and no key.
READER_ONLY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'unsafe-eval'; connect-src 'self'"
)
READER, SCRIPT = f"{FILES}js/reader.js", f"{FILES}bundle/app.js"
# Modules that the build hook has put into SCRIPT are not sent on their own.
ON_THEIR_OWN = {READER, SCRIPT, f"{FILES}vendor/zxing_reader.js"}
DIGEST = 20  # Letters of base64, 120 bits: what the service worker compares.


@dataclass(frozen=True)
class Served:
    """A file as it goes out. `digest`: of its content, in base64 as browsers check it."""

    content: bytes
    type: str
    digest: str
    policy: str = OWN_ONLY
    squeezed: bytes | None = None

    @property
    def tag(self) -> str:
        return f'"{self.digest[:27]}"'


@cache
def served() -> dict[str, Served]:
    """Every file by its address. Read once: another version is another start of the server."""
    files = {MANIFEST: _read(APP / "manifest.webmanifest")}
    for path in sorted(APP.rglob("*")):
        address = FILES + path.relative_to(APP).as_posix()
        if path.suffix in SENT or address in ON_THEIR_OWN:
            files[address] = _read(path, READER_ONLY if address == READER else OWN_ONLY)
    for path in sorted(PICTOGRAMS.glob("*.svg")):
        files[f"{FILES}pictograms/{path.name}"] = _read(path)
    files[START] = _read(APP / "index.html")
    files[WORKER] = _worker(files)
    return files


def version() -> str:
    """What tells one build of the app from another: of the contents of all its files."""
    return _version({address: one for address, one in served().items() if address != WORKER})


def _version(files: dict[str, Served]) -> str:
    digests = json.dumps({address: one.digest for address, one in files.items()})
    return hashlib.sha256(digests.encode()).hexdigest()[:12]


def _worker(files: dict[str, Served]) -> Served:
    """The service worker, told which files there are: another file, another worker."""
    known = json.dumps({address: one.digest[:DIGEST] for address, one in files.items()})
    told = f"const VERSION = {json.dumps(_version(files))};\nconst FILES = {known};\n"
    written = (APP / "sw.js").read_text(encoding="utf-8")
    return _made((told + lean(written)).encode(), ".js", OWN_ONLY)


def lean(code: str) -> str:
    """A script or a style without whole-line comments, indentation and empty lines: less to fetch,
    and line by line what was written. `/*!` stays: licences."""
    code = re.sub(r"(?ms)^[ \t]*/\*(?!!).*?\*/[ \t]*$", "", code)
    code = re.sub(r"(?m)^[ \t]*//.*$", "", code)
    return re.sub(r"(?m)^[ \t\n]+", "", code)


def _read(path: Path, policy: str = OWN_ONLY) -> Served:
    content = path.read_bytes()
    if path.suffix == ".css" or path == APP / "js" / "reader.js":
        content = lean(content.decode("utf-8")).encode("utf-8")
    return _made(content, path.suffix, policy)


def _made(content: bytes, suffix: str, policy: str) -> Served:
    digest = base64.b64encode(hashlib.sha256(content).digest()).decode()
    squeezed = gzip.compress(content, 9, mtime=0) if suffix in SQUEEZED else None
    return Served(content, TYPES[suffix], digest, policy, squeezed)
