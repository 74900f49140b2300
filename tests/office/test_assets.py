"""What pages load is in the package, made by the build hook from the locked list."""

import json
import re
import shutil
from pathlib import Path

import polib
import pytest
from django.contrib.staticfiles import finders

import hatch_build

ROOT = Path(hatch_build.__file__).parent
OFFICE = ROOT / hatch_build.OFFICE
NAMED = re.compile(r"\{% static '([^']+)' %\}")


def test_every_file_that_a_page_names_is_there() -> None:
    named = {
        name
        for path in (ROOT / "src").rglob("templates/**/*.html")
        for name in NAMED.findall(path.read_text(encoding="utf-8"))
    }
    assert "vendor/htmx.min.js" in named
    missing = [name for name in named if finders.find(name) is None]
    assert not missing, "run: python hatch_build.py"


def test_the_fonts_of_the_pages_are_the_packages_own() -> None:
    style = (OFFICE / "static" / "office" / "office.css").read_text(encoding="utf-8")
    fonts = re.findall(r'url\("\.\./(fonts/[^"]+)"\)', style)
    assert fonts and all(finders.find(font) for font in fonts)
    assert "http" not in style


def test_the_locked_list_names_no_host_and_pins_every_byte() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    libraries = {name: facts for name, facts in lock["packages"].items() if name}
    # Nine that browsers load; the rest is esbuild and its one program for each kind of machine.
    loaded = {name for name, facts in libraries.items() if not facts.get("dev")}
    assert len(loaded) == 9
    assert all("esbuild" in name for name in {*libraries} - loaded)
    for facts in libraries.values():
        assert "resolved" not in facts and facts["integrity"].startswith("sha512-")


def test_nothing_is_fetched_while_the_list_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def npm(*_: object) -> None:
        raise AssertionError("npm was called")

    monkeypatch.setattr(hatch_build, "run_npm", npm)
    assert hatch_build.fetch_libraries(ROOT) is False


def test_another_list_is_fetched_again(tmp_path: Path) -> None:
    shutil.copy(ROOT / "package-lock.json", tmp_path)
    assert hatch_build.stale(tmp_path)
    for folder in hatch_build.LIBRARIES:
        assert hatch_build.stale(tmp_path)
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "fingerprint").write_text(hatch_build.fingerprint(tmp_path))
    assert not hatch_build.stale(tmp_path)
    (tmp_path / "package-lock.json").write_text("{}")
    assert hatch_build.stale(tmp_path)


def test_translations_are_compiled_once(tmp_path: Path) -> None:
    target = tmp_path / hatch_build.OFFICE / "locale" / "hy" / "LC_MESSAGES"
    target.mkdir(parents=True)
    shutil.copyfile(OFFICE / "locale" / "hy" / "LC_MESSAGES" / "django.po", target / "django.po")
    assert hatch_build.compile_translations(tmp_path) == 1
    assert hatch_build.compile_translations(tmp_path) == 0
    compiled = polib.mofile(str(target / "django.mo"))
    assert {entry.msgid: entry.msgstr for entry in compiled}["Families"] == "Ընտանիքներ"
