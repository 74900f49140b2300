"""Finds a browser for the browser tests, or installs one: `python -m tests.browser`."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
HOW = """No Chromium was found, and none could be installed from here. The browser tests need one:
  Debian, Ubuntu:  sudo apt-get install chromium
  Fedora:          sudo dnf install chromium
  elsewhere:       .venv/bin/playwright install chromium
or name one in TONIR_CHROMIUM. All other tests run without it."""
# Before each window Chromium loads two pages of its own, for the list below an address bar that
# nobody sees. Naming these takes the place of what Playwright would name: so those stand here too.
NOT_NEEDED = [
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup", "AimEnabled"),
    *("HttpsUpgrades", "HttpsFirstBalancedModeAutoEnable", "ThirdPartyStoragePartitioning"),
    *("DestroyProfileOnBrowserClose", "AvoidUnnecessaryBeforeUnloadCheckSync"),
    *("AvoidCorsURLLoaderRestartOnRedirect", "LensOverlay", "MediaRouter", "OptimizationHints"),
    *("NetworkTimeServiceQuerying", "PreconnectToSearch"),
]
ARGUMENTS = [
    f"--disable-features={','.join(NOT_NEEDED)}",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium() -> str | None:
    """The path of a Chromium, or None."""
    named = os.environ.get("TONIR_CHROMIUM")
    if named:
        return named
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    return found or _playwrights_own()


def _playwrights_own() -> str | None:
    # In a process of its own: a test that asks may have Playwright running already.
    script = (
        "from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as started: print(started.chromium.executable_path)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    path = Path(done.stdout.strip())
    return str(path) if path.is_file() else None


def install() -> None:
    """By the system's packages where we may, else by Playwright's download."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        quiet = {
            "stdout": subprocess.DEVNULL,
            "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        }
        subprocess.run(["apt-get", "update", "-qq"], check=False, **quiet)  # type: ignore[call-overload]
        subprocess.run(["apt-get", "install", "-y", "-qq", "chromium"], check=False, **quiet)  # type: ignore[call-overload]
    if chromium() is None:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def main() -> None:
    if chromium() is None:
        print("Installing Chromium for the browser tests ...")
        install()
    print(f"Browser tests use {chromium()}" if chromium() else HOW)


if __name__ == "__main__":
    main()
