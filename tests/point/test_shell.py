"""The app as it is served: who may load what, how large it is, what old browsers make of it."""

import gzip
import json
import re
import shutil
from pathlib import Path

import brotli
import pytest
from django.test import Client

import hatch_build
from tonir.point.shell import APP, FILES, MANIFEST, READER, SCRIPT, START, WORKER, served, version

ROOT = Path(hatch_build.__file__).parent
BESIDE = ("point.css", "vendor/zxing_reader.js")

OURS = sorted([*(APP / "js").rglob("*.js"), *(APP / "words").glob("*.js"), APP / "sw.js"])
# What Chrome 89 or Safari 15.0 do not know.
TOO_NEW = [
    *(r"\.at\(", r"structuredClone", r"Object\.hasOwn\b", r"static \{", r"\.findLast", r"\bhas\(:"),
    *(r"randomUUID", r"\.toSorted", r"Array\.fromAsync", r"Promise\.withResolvers", r"\.groupBy"),
    *(r"CompressionStream", r"OffscreenCanvas", r"BarcodeDetector", r"(?m)^await "),
]
STYLE_TOO_NEW = [":has(", "@container", "@layer", "color-mix(", "subgrid", " & ", "oklch", "@scope"]


def squeezed(content: bytes) -> int:
    return len(gzip.compress(content, 9))


def test_all_scripts_and_styles_are_at_most_60_kilobytes_and_the_whole_install_600() -> None:
    code = {name: one for name, one in served().items() if name.endswith((".js", ".css"))}
    # The app, its worker, and the reader of squares with its glue: all that is script or style.
    assert set(code) == {SCRIPT, READER, WORKER, *(FILES + one for one in BESIDE)}
    assert sum(squeezed(one.content) for one in code.values()) <= 60_000
    whole = sum(len(brotli.compress(one.content)) for one in served().values())
    assert whole <= 600_000


def test_the_one_script_is_made_of_the_modules_as_they_are_and_keeps_their_licences() -> None:
    assert hatch_build.bundle_app(ROOT) is False, "run: python hatch_build.py"
    sent = served()[SCRIPT].content
    assert sent == (APP / "bundle" / "app.js").read_bytes()
    assert b"/*! noble-ed25519 - MIT License" in sent
    # Nothing is left to be fetched one by one.
    assert not re.search(rb"""\bfrom\s*["']|\bimport\s*[("']""", sent)


def test_the_same_modules_give_the_same_script_wherever_they_lie(tmp_path: Path) -> None:
    for part in ("package-lock.json", "package.json"):
        shutil.copy(ROOT / part, tmp_path)
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    for part in ("js", "words", "vendor"):
        shutil.copytree(APP / part, tmp_path / hatch_build.APP / part)
    assert hatch_build.bundle_app(tmp_path) is True
    assert hatch_build.bundle_app(tmp_path) is False
    made = tmp_path / hatch_build.BUNDLE / "app.js"
    assert made.read_bytes() == served()[SCRIPT].content
    module = tmp_path / hatch_build.APP / "js" / "pace.js"
    module.write_text("export const pace = 1;\n", encoding="utf-8")
    assert hatch_build.bundle_app(tmp_path) is True


def test_what_else_is_served_is_what_was_written_but_for_comments_and_indentation() -> None:
    for name in ("js/reader.js", "point.css"):
        sent = served()[FILES + name].content.decode()
        written = re.sub(r"(?ms)^\s*/\*.*?\*/$", "", (APP / name).read_text(encoding="utf-8"))
        lines = [line.strip() for line in written.splitlines()]
        assert sent.splitlines() == [one for one in lines if one and not one.startswith("//")]


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_no_module_is_long_or_too_new_for_a_cheap_phone(path) -> None:  # type: ignore[no-untyped-def]
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) < 200 or path.parent.name == "words"
    text = re.sub(r"//.*", "", text)
    assert not [one for one in TOO_NEW if re.search(one, text)]


def test_borrowed_code_and_styles_are_not_too_new_either() -> None:
    for name in ("idb.js", "ed25519.js", "uqr.js", "zxing_reader.js"):
        text = (APP / "vendor" / name).read_text(encoding="utf-8")
        text = re.sub(r"/\*.*?\*/|(?m:^\s*//.*$)", "", text, flags=re.DOTALL)
        assert not re.search(
            r"static \{|structuredClone|Object\.hasOwn\(|\.findLast|\w\.at\(", text
        )
    style = (APP / "point.css").read_text(encoding="utf-8")
    assert not [one for one in STYLE_TOO_NEW if one in style]
    assert "min-height: 100vh; min-height: 100dvh" in style


@pytest.mark.django_db
def test_the_app_is_served_without_a_log_in_and_to_itself_only() -> None:
    client = Client()
    page = client.get(START)
    assert page.status_code == 200 and page["Content-Type"] == "text/html; charset=utf-8"
    assert "unsafe" not in page["Content-Security-Policy"]
    assert "camera=(self)" in page["Permissions-Policy"]
    assert not page.cookies
    worker = client.get(WORKER)
    assert worker["Service-Worker-Allowed"] == "/point/" and worker["Cache-Control"] == "no-cache"
    assert client.get(f"{FILES}js/nothing.js").status_code == 404
    assert client.get(f"{FILES}../shell.py").status_code == 404
    assert client.post(START).status_code == 405
    # The word for WebAssembly that old browsers know is said to one worker only.
    loose = [address for address, one in served().items() if "unsafe" in one.policy]
    assert loose == [READER]


def test_what_did_not_change_is_not_sent_again_and_the_rest_is_sent_small() -> None:
    client = Client()
    address = SCRIPT
    whole = client.get(address)
    small = client.get(address, headers={"accept-encoding": "gzip, br"})
    assert small["Content-Encoding"] == "gzip" and gzip.decompress(small.content) == whole.content
    again = client.get(address, headers={"if-none-match": whole["ETag"]})
    assert again.status_code == 304 and again.content == b""


def test_the_service_worker_knows_every_file_and_pages_name_no_other() -> None:
    told = served()[WORKER].content.decode()
    found = re.search(r"^const FILES = (.*);$", told, re.MULTILINE)
    assert found and f'"{version()}"' in told
    known = json.loads(found[1])
    assert set(known) == set(served()) - {WORKER}
    page = served()[START].content.decode() + served()[MANIFEST].content.decode()
    for address in re.findall(r'"(/point/[^"]+)"', page):
        assert address in known, address


def test_no_file_names_another_host() -> None:
    for path in [*OURS, APP / "index.html", APP / "point.css", APP / "manifest.webmanifest"]:
        assert "://" not in path.read_text(encoding="utf-8").replace(
            "http://www.w3.org/2000/svg", ""
        )
