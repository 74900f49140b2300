"""A layout: the export of a KoboToolbox form, main sheet and repeat sheet, as XLSX."""

from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import xlsxwriter

from tonir_examples.draws import Draws
from tonir_examples.entries import Entry, Line, Office, Written
from tonir_examples.files import whole_file
from tonir_examples.people import WASHINGTON_GROUP

REPEAT = "member"
# The form asks about the Washington Group's six domains from this age on.
ASKED_FROM = 5
SEVERAL = "household/needs"
BEFORE = [
    "start",
    "end",
    "consent",
    "location/region",
    "location/settlement",
    "location/address",
    "gps",
    "_gps_latitude",
    "_gps_longitude",
    "_gps_altitude",
    "_gps_precision",
    "household/phone",
    "household/other_phone",
    "household/language",
    "household/size",
]
# Tail columns of formpack's exports, in its order.
NOTICE = ["notice/notice_version", "notice/notice_language"]
TAIL = ["_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status"]
TAIL += ["_submitted_by", "__version__", "_tags", "meta/rootUuid", "_index"]
MEMBER = ["surname", "given_name", "patronymic", "sex", "birth_date", "relation", "id_document"]
MEMBER_TAIL = ["_parent_table_name", "_parent_index"]
MEMBER_TAIL += [f"_submission_{name}" for name in TAIL[:9]]


def write_kobo_export(
    path: Path, office: Office, entries: list[Entry], draws: Draws
) -> list[Written]:
    """A submission in each row of the main sheet; its people in the repeat sheet, by index."""
    export = Export(office, draws)
    with whole_file(path) as part:
        book = xlsxwriter.Workbook(part, {"constant_memory": True})
        book.set_properties({"created": datetime.combine(export.first_day(entries), time())})
        main, repeat = book.add_worksheet(office.facts["sheet"]), book.add_worksheet(REPEAT)
        _row(main, 0, export.main_columns)
        _row(repeat, 0, export.member_columns)
        written: list[Written] = []
        for index, entry in enumerate(entries, start=1):
            tail = export.tail(index, entry)
            _row(main, index, [*export.submission(entry), *tail])
            for position, line in enumerate(entry.lines):
                _row(repeat, len(written) + 1, export.member(line, entry, tail))
                row = len(written) + 2
                written.append(Written(path.name, entry, line, position, REPEAT, row, index + 1))
        book.close()
    return written


def _row(sheet: Any, row: int, cells: list[Any]) -> None:
    for column, value in enumerate(cells):
        if isinstance(value, (int, float)):
            sheet.write_number(row, column, value)
        elif value:
            sheet.write_string(row, column, value)


class Export:
    """The cells of one form's submissions."""

    def __init__(self, office: Office, draws: Draws) -> None:
        self.office, self.draws = office, draws
        self.choices: list[str] = office.facts["needs"]
        split = [f"{SEVERAL}/{choice}" for choice in self.choices]
        self.asked: list[str] = office.facts["asked"]
        agreed = [f"agreement/consent_{purpose}" for purpose in self.asked]
        self.main_columns = [*BEFORE, SEVERAL, *split, *NOTICE, *agreed, *TAIL]
        asked = [f"{REPEAT}/wg/{domain}" for domain in WASHINGTON_GROUP]
        self.member_columns = [f"{REPEAT}/{name}" for name in MEMBER] + asked + MEMBER_TAIL

    def first_day(self, entries: list[Entry]) -> datetime:
        days = [entry.registered_on for entry in entries]
        return datetime.combine(min(days), time()) if days else datetime(2025, 1, 1)

    def submission(self, entry: Entry) -> list[Any]:
        phones = [str(phone) for phone in entry.phones[:2]] + ["", ""]
        codes = entry.needs + [code for line in entry.lines for code in line.needs]
        chosen = self._choices(codes)
        began = _asked_at(entry)
        gps = self._gps(entry.family.home)
        language = self.draws.pick(self.office.facts["interviews_in"])
        return [
            f"{began.isoformat()}.000",
            f"{(began + timedelta(minutes=5 + len(entry.lines))).isoformat()}.000",
            "yes",
            entry.region,
            entry.place,
            entry.address,
            *gps,
            *phones[:2],
            language,
            len(entry.lines),
            " ".join(chosen),
            *(int(choice in chosen) for choice in self.choices),
            *((entry.told, language) if entry.told else ("", "")),
            *(entry.answers.get(purpose, "") for purpose in self.asked),
        ]

    def member(self, line: Line, entry: Entry, tail: list[Any]) -> list[Any]:
        office, birth = self.office, line.birth
        return [
            line.surname,
            line.given,
            line.patronymic,
            office.word("sex", line.sex, ""),
            birth.isoformat() if isinstance(birth, date) else str(birth or ""),
            office.word("relation", line.relation, line.sex),
            line.document or "",
            *_washington_group(line, entry),
            office.facts["sheet"],
            tail[-1],
            *tail[:9],
        ]

    def tail(self, index: int, entry: Entry) -> list[Any]:
        """The columns that stand at the end of the main sheet, its index the last."""
        sent = _asked_at(entry) + timedelta(hours=6)
        unique = str(
            UUID(
                int=self.draws.below(2**50) << 78 | self.draws.below(2**50) << 20 | index, version=4
            )
        )
        head = [610_000 + index, unique, sent.isoformat(), "", "", "submitted_via_web"]
        version: str = self.office.facts["version"]
        return [*head, f"team_{1 + index % 7}", version, "", f"uuid:{unique}", index]

    def _gps(self, home: tuple[float, float]) -> list[Any]:
        precision = round(3 + 12 * abs(self.draws.normal()), 1)
        altitude = 900 + self.draws.below(900)
        return [f"{home[0]} {home[1]} {altitude} {precision}", *home, altitude, precision]

    def _choices(self, codes: list[str]) -> list[str]:
        words: dict[str, list[str]] = self.office.facts["words"]["needs"]
        meant = {words[code][0] for code in codes if code in words}
        return [choice for choice in self.choices if choice in meant] or [self.choices[-1]]


def _asked_at(entry: Entry) -> datetime:
    number = entry.family.number
    return datetime.combine(entry.registered_on, time(9 + number % 8, number % 60, 12))


def _washington_group(line: Line, entry: Entry) -> list[str]:
    """The answer to each of the six questions; small children are not asked."""
    if line.person.age(entry.registered_on) < ASKED_FROM:
        return [""] * len(WASHINGTON_GROUP)
    hard, level = line.person.difficulty or ("", "")
    return [level if domain == hard else "no_difficulty" for domain in WASHINGTON_GROUP]
