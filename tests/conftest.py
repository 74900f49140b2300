"""What every test may ask for: a small programme, its keys, an open register, a whole example."""

import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tests.beginnings import begin
from tests.made_once import copy_of
from tests.place import FOLDER
from tonir.vault import shares
from tonir.vault.keys import Unlocked, create_keys, read_custody, unlock_by
from tonir.vault.register import OpenRegister
from tonir.vault.shares import open_share

# How long an example takes says how busy the machine is, not whether the code is right.
settings.register_profile("tests", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("tests")
ROOT = Path(__file__).resolve().parent.parent
# Folders whose tests start programs, browsers or whole programmes, the longest first.
LONG = ("journeys", "vault", "matching", "rights", "examples", "handover", "office")
PASSPHRASE = "words that only the tests know"
AREAS = """code,parent,name_en,name_hy,name_ru,lat,lon,population
R1,,North,Հյուսիս,Север,40.5,44.5,20000
R2,,South,Հարավ,Юг,39.9,44.6,20000
R1-1,R1,Hrazdan,Հրազդան,Раздан,40.50,44.76,15000
R1-2,R1,Charentsavan,Չարենցավան,Чаренцаван,40.40,44.64,5000
R2-1,R2,Artashat,Արտաշատ,Арташат,39.96,44.55,20000
"""
POINTS = """code,name_en,name_hy,name_ru,area,lat,lon,lanes,days
P1,Hrazdan school,Հրազդանի դպրոց,Школа в Раздане,R1-1,40.50,44.76,2,
P2,Artashat hall,Արտաշատի դահլիճ,Зал в Арташате,R2-1,39.96,44.55,1,
"""
WAREHOUSES = """code,name_en,name_hy,name_ru,area,lat,lon
W1,Main warehouse,Գլխավոր պահեստ,Главный склад,R1-1,40.50,44.76
"""
STOCK = """warehouse,kit,lot,expires_on,quantity
W1,food,F-1,2026-06-30,400
W1,hygiene,H-1,,300
W1,baby,B-1,,100
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files go to the workers whole and in this order: what takes long must not come last."""
    places = {folder: place for place, folder in enumerate(LONG)}
    items.sort(key=lambda item: places.get(item.path.parent.name, len(LONG)))


@pytest.fixture(scope="session", autouse=True)
def stretched_once() -> Iterator[None]:
    """A passphrase is stretched in earnest, but not the same one with the same salt again."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shares, "stretch", cache(shares.stretch))
        yield


@pytest.fixture(scope="session")
def folder() -> Path:
    """The tests' programme folder: rules of the first example, a few places, some stock."""
    root = Path(FOLDER)
    shutil.copy(ROOT / "examples" / "armenia" / "tonir.toml", root / "tonir.toml")
    tables = {"areas": AREAS, "points": POINTS, "warehouses": WAREHOUSES, "stock": STOCK}
    for name, text in tables.items():
        (root / f"{name}.csv").write_text(text, encoding="utf-8")
    for name in ("lists", "print"):
        (root / name).mkdir(exist_ok=True)
    return root


@pytest.fixture(scope="session")
def keys(folder: Path) -> Path:
    """The keys folder, with a register's keys in it."""
    if not (folder / "keys" / "register.json").exists():
        create_keys(folder / "keys", PASSPHRASE)
    return folder / "keys"


@pytest.fixture
def programme(db: None, keys: Path, folder: Path) -> Path:
    """A programme loaded into the test database."""
    from tonir.commands.loading import load_if_changed

    begin("programme", load_if_changed, keys)
    load_if_changed()  # A test may have changed a table before it asked for the programme.
    return folder


@pytest.fixture(scope="session")
def unlocked(keys: Path) -> Unlocked:
    """The register's private keys: stretching a passphrase takes its time, so once."""
    custody = read_custody(keys)
    return unlock_by(keys, [open_share(custody.words, PASSPHRASE, custody.register, set())])


@pytest.fixture
def register(programme: Path, unlocked: Unlocked) -> OpenRegister:
    """The register, open in this process instead of its own."""
    return OpenRegister(unlocked.keys, "a test", "testing", signer=unlocked.signer)


Listed = Callable[..., str]


@pytest.fixture
def listed(register: OpenRegister) -> Listed:
    """Seals a household as intake does. Members are (given, surname, birth) and more."""
    from tests.people.sealing import seal_household

    def seal_one(*members: dict[str, Any], **facts: Any) -> str:
        return seal_household(register, members, facts)

    return seal_one


@pytest.fixture(scope="session")
def whole_example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole programme of 300 people that never lived, run from lists to reach."""

    def make(place: Path) -> None:
        run_tonir("demo", str(place), "--people", "300", "--seed", "3", "--no-serve")

    into = tmp_path_factory.mktemp("example") / "demo"
    return copy_of("whole-example", make, tmp_path_factory, into)


def run_tonir(*words: str, check: bool = True, **options: Any) -> subprocess.CompletedProcess[str]:
    """`tonir` as its users call it, in a process of its own."""
    return subprocess.run(
        [str(Path(sys.executable).with_name("tonir")), *words],
        capture_output=True,
        text=True,
        timeout=600,
        check=check,
        **options,
    )


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
