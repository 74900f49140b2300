"""The office's address for phones: one key, in the keys folder alone, that ends with them."""

from pathlib import Path

import pytest
from pytest_django import Settings

from tonir.engines.refusals import Refusal
from tonir.engines.slips import address_of, open_parcel, seal_parcel
from tonir.vault.address import ADDRESS, office_opener
from tonir.vault.disposal import finish
from tonir.vault.keys import DISPOSAL


@pytest.fixture
def keys(tmp_path: Path, settings: Settings) -> Path:
    settings.TONIR_FOLDER = tmp_path
    (tmp_path / "keys").mkdir()
    return tmp_path / "keys"


def test_the_office_has_one_address_and_opens_what_is_sealed_to_it(keys: Path) -> None:
    address = address_of(office_opener())
    assert address == address_of(office_opener())
    assert open_parcel(office_opener(), seal_parcel(address, b"rows", b"a"), b"a") == b"rows"
    assert (keys / ADDRESS).stat().st_mode & 0o077 == 0


def test_it_is_destroyed_with_the_registers_keys(keys: Path) -> None:
    office_opener()
    (keys / DISPOSAL).write_text("{}", encoding="utf-8")
    finish(keys)
    assert not (keys / ADDRESS).exists()
    with pytest.raises(Refusal, match="R21"):
        office_opener()
    assert not (keys / ADDRESS).exists(), "none is made anew"
