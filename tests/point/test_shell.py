"""The app as it is served: who may load what, how large it is, what old browsers make of it."""

import gzip
import json
import re

import pytest
from django.test import Client

from tonir.point.shell import APP, FILES, MANIFEST, READER, START, WORKER, served, version

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


# The reader of squares is a program of its own beside the app: 950 KB of WebAssembly and its glue.
GLUE = f"{FILES}vendor/zxing_reader.js"


def test_the_apps_scripts_and_styles_are_at_most_60_kilobytes_and_all_of_it_600() -> None:
    code = {name: one for name, one in served().items() if name.endswith((".js", ".css"))}
    assert sum(squeezed(one.content) for name, one in code.items() if name != GLUE) <= 60_000
    # By gzip, which squeezes less than brotli does.
    assert sum(squeezed(one.content) for one in served().values()) <= 600_000


def test_what_is_served_is_what_was_written_but_for_comments_and_indentation() -> None:
    for path in (one for one in OURS if one.name != "sw.js"):
        sent = served()[FILES + path.relative_to(APP).as_posix()].content.decode()
        lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
        wanted = [one for one in lines if one and not one.startswith(("//", "/*"))]
        assert sent.splitlines() == wanted
    licensed = served()[f"{FILES}vendor/ed25519.js"].content
    assert licensed.startswith(b"/*! noble-ed25519 - MIT License")


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
    address = f"{FILES}js/main.js"
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
    for path in (APP / "js").rglob("*.js"):
        here = path.parent
        for name in re.findall(r"from '(\.[^']+)'", path.read_text(encoding="utf-8")):
            address = FILES + (here / name).resolve().relative_to(APP).as_posix()
            assert address in known, f"{path.name} names {name}"
    page = served()[START].content.decode() + served()[MANIFEST].content.decode()
    for address in re.findall(r'"(/point/[^"]+)"', page):
        assert address in known, address


def test_no_file_names_another_host() -> None:
    for path in [*OURS, APP / "index.html", APP / "point.css", APP / "manifest.webmanifest"]:
        assert "://" not in path.read_text(encoding="utf-8").replace(
            "http://www.w3.org/2000/svg", ""
        )
