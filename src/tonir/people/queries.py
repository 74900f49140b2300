"""Questions about lists and households; nothing here needs the register open."""

import secrets

from django.db.models import Count
from django.utils import timezone

from tonir.people.lists.reading import Known
from tonir.people.models import FingerprintSalt, Household, ListFault, ListFile, Mapping
from tonir.people.values.needs import NeedsReader
from tonir.people.values.places_named import Gazetteer, Place
from tonir.programme.privacy import purposes_of
from tonir.programme.queries import areas, rules


def known() -> Known:
    """What the programme knows before it reads a list: its country, places and needs."""
    loaded = rules()
    places = [
        Place(area.code, area.parent_id, area.names, area.lat, area.lon, area.population)
        for area in areas()
    ]
    return Known(
        timezone.localdate(),
        loaded["programme"]["country"],
        Gazetteer(places),
        NeedsReader(loaded.get("needs", ())),
        purposes_of(loaded),
    )


def salt() -> bytes:
    """This programme's salt for fingerprints, made when it is first asked for."""
    found, _ = FingerprintSalt.objects.get_or_create(
        pk=1, defaults={"salt": secrets.token_bytes(16)}
    )
    return bytes(found.salt)


def saved_mapping(office: str, headers: str) -> dict[str, object] | None:
    """The mapping saved for that office's layout; `headers` is the layout's fingerprint."""
    found = Mapping.objects.filter(office_id=office, fingerprint=headers).first()
    columns: dict[str, object] | None = found.columns if found else None
    return columns


def list_by_fingerprint(fingerprint: str) -> ListFile | None:
    return ListFile.objects.filter(fingerprint=fingerprint).first()


def list_files() -> list[ListFile]:
    """All lists that went in, the newest first, each with `fault_count`."""
    return list(ListFile.objects.select_related("office").annotate(fault_count=Count("faults")))


def faults_of(list_file: ListFile) -> list[ListFault]:
    """Where a list was wrong, in the order of the file."""
    return list(list_file.faults.order_by("sheet_number", "row", "column_number", "pk"))


def households_by_state() -> dict[str, int]:
    """How many households stand in each state; states without any are left out."""
    counted = Household.objects.values_list("state").annotate(Count("pk"))
    return dict(counted)
