"""A sheet of slips to practise with: striped, so that nobody takes one for real."""

from pathlib import Path

from django.utils import timezone

from tonir.engines.slips import grouped
from tonir.engines.words import say
from tonir.handover.practice import kits_of
from tonir.handover.queries import practice_of
from tonir.programme.queries import current_round
from tonir.reporting.papers.run import facts_of_programme, write_paper
from tonir.reporting.papers.slips import kit_marks
from tonir.reporting.papers.squares import square_path
from tonir.reporting.papers.texts import Texts, word

TASKS: dict[str, Texts] = {
    "give": {"en": "Give", "hy": "Տվեք", "ru": "Выдайте"},
    "twice": {"en": "Scan twice", "hy": "Սկանավորեք երկու անգամ", "ru": "Отсканируйте дважды"},
    "wrong_point": {"en": "Wrong point", "hy": "Սխալ կետ", "ru": "Не тот пункт"},
    "replaced": {"en": "Replaced slip", "hy": "Փոխարինված կտրոն", "ru": "Заменённый талон"},
    "not_ours": {"en": "Not ours", "hy": "Մերը չէ", "ru": "Не наш"},
    "unreadable": {"en": "Misread code", "hy": "Սխալ կարդացված կոդ", "ru": "Код с ошибкой"},
}
SIZE = 15.0


def practice_slips(path: Path, language: str) -> dict[str, object]:
    """Writes the sheet of the current round; it fits every training phone of that round."""
    round_, facts = current_round(), facts_of_programme()
    made = practice_of(round_)
    kits = made.packs[0].kits
    slips = [
        {
            "number": str(at + 1),
            "code": grouped(text),
            "square": square_path(text),
            "hours": "",
            "kits": kit_marks(kits_of(at, kits), facts),
            "icon": 11.0,
            "letters": 15.0,
            "texts": [
                {
                    **dict.fromkeys(("day", "lane"), ""),
                    "language": language,
                    "place": say(TASKS[task], language),
                    "size": SIZE,
                    "note": word("practice", language),
                }
            ],
        }
        for at, (task, text) in enumerate(made.sheet)
    ]
    write_paper(path, "slips", {"slips": slips, "striped": True}, timezone.now())
    return {"file": str(path), "round": round_.number, "slips": len(slips)}
