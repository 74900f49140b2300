"""A registrar sends a list in a page; nothing of it lies on disk in clear."""

import base64
import io
import re
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from python_calamine import CalamineWorkbook

from tests.office.conftest import LogIn
from tonir.people.models import Household, ListFile

LIST = """Family number,Surname,Given name,Date of birth,Sex,Relation to head,Phone,Settlement
1,Grigoryan,Anahit,12.03.1984,F,head,+374 91 234567,Hrazdan
1,Grigoryan,Ani,01.02.2025,F,daughter,,Hrazdan
2,Petrosyan,Ruben,05.04.1979,M,head,+374 77 123456,Nowhere at all
"""


def sent(text: str = LIST) -> SimpleUploadedFile:
    return SimpleUploadedFile("families.csv", text.encode("utf-8"), "text/csv")


def test_good_families_go_in_and_the_others_come_back_at_once(log_in: LogIn, folder: Path) -> None:
    before = {path for path in folder.rglob("*") if path.is_file()}
    answer = log_in("registrar").post("/lists/send/", {"office": "shoghakat", "list": sent()})
    page = answer.content.decode()
    assert answer.status_code == 200 and "Some families go back" in page
    assert Household.objects.count() == 1 and ListFile.objects.get().rejected == 1
    link = re.search(r'href="data:[^,]*;base64,([^"]+)" download="families.returned.xlsx"', page)
    assert link
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(base64.b64decode(link[1])))
    cells = [cell for row in workbook.get_sheet_by_index(0).to_python() for cell in row]
    assert "Petrosyan" in cells and "Anahit" not in cells
    assert {path for path in folder.rglob("*") if path.is_file()} == before


def test_the_same_list_again_changes_nothing(log_in: LogIn) -> None:
    client = log_in("registrar", "ru")
    for _ in range(2):
        answer = client.post("/lists/send/", {"office": "shoghakat", "list": sent()})
    assert "Этот список уже был принят" in answer.content.decode()
    assert Household.objects.count() == 1


def test_a_file_that_is_no_list_is_refused_in_words(log_in: LogIn) -> None:
    answer = log_in("registrar").post("/lists/send/", {"office": "shoghakat", "list": sent("")})
    assert answer.status_code == 409 and 'role="alert"' in answer.content.decode()


def test_without_a_file_or_an_office_nothing_happens(log_in: LogIn) -> None:
    client = log_in("registrar")
    assert "O04" in client.post("/lists/send/", {"office": "shoghakat"}).content.decode()
    assert "O04" in client.post("/lists/send/", {"office": "x", "list": sent()}).content.decode()


def test_only_a_registrar_sends_lists(log_in: LogIn) -> None:
    given = {"office": "shoghakat", "list": sent()}
    assert log_in("coordinator").post("/lists/send/", given).status_code == 403
