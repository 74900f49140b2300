"""The Washington Group Short Set on Functioning: six domains, answers from 1 to 4.

Washington Group on Disability Statistics, 2022: a person with "a lot of difficulty" or "cannot do
at all" in one domain or more counts as having a disability.
"""

from tonir.people.values.text import Cell, Phrases, Reading, is_nothing, text

DOMAINS = ("seeing", "hearing", "walking", "remembering", "selfcare", "communicating")
DISABLING = 3

_ANSWERS = Phrases(
    {
        "1": {
            "en": ["no difficulty", "no no difficulty", "none", "no"],
            "hy": ["ոչ", "դժվարություն չկա", "ոչ մի դժվարություն", "դժվարություն չունի"],
            "ru": ["нет", "нет трудностей", "никаких трудностей", "без труда", "не испытывает",
                   "нет затруднений", "без затруднений"],
        },
        "2": {
            "en": ["some difficulty", "yes some difficulty", "some"],
            "hy": ["որոշ դժվարություն*", "այո որոշ*", "որոշակի դժվարություն*"],
            "ru": ["некоторые трудности", "да некоторые*", "небольшие трудности",
                   "некоторые затруднения", "небольшие затруднения"],
        },
        "3": {
            "en": ["lot of difficulty", "a lot of difficulty", "yes a lot of difficulty", "a lot"],
            "hy": ["մեծ դժվարություն*", "այո մեծ*", "շատ դժվար*", "զգալի դժվարություն*"],
            "ru": ["большие трудности", "значительные трудности", "серьезные трудности",
                   "да большие*", "с большим трудом", "значительные затруднения",
                   "большие затруднения", "серьезные затруднения"],
        },
        "4": {
            "en": ["cannot do at all", "cannot do", "can not do", "cannot", "unable*"],
            "hy": ["ընդհանրապես չի կարող*", "ամենևին չի կարող*", "չի կարող*"],
            "ru": ["не может", "совсем не может", "вообще не может", "не могу",
                   "полностью не может", "совсем не могу"],
        },
        "": {
            "en": ["refused", "refuse*", "don t know", "dont know"],
            "hy": ["հրաժարվ*", "չգիտ*"],
            "ru": ["отказ*", "не знаю", "не знает"],
        },
    }
)  # fmt: skip
_NOT_ANSWERED = frozenset(("7", "8", "9", "88", "98", "99"))


def read_answer(cell: Cell) -> Reading:
    """1 (no difficulty) to 4 (cannot do at all); None if not answered; fault L63."""
    written = text(cell)
    if is_nothing(written) or written in _NOT_ANSWERED:
        return Reading()
    if written[0] in "1234" and (len(written) == 1 or not written[1].isalnum()):
        return Reading(int(written[0]))
    found = _ANSWERS.best(written)
    if not found:
        return Reading(fault="L63")
    return Reading(int(found.key) if found.key else None)


def needs_of_answers(answers: dict[str, int]) -> list[str]:
    """Need codes that answers by domain give: DS, and DS-WALK where walking is the domain."""
    disabling = [domain for domain, answer in answers.items() if answer >= DISABLING]
    codes = ["DS"] if disabling else []
    return [*codes, "DS-WALK"] if "walking" in disabling else codes
