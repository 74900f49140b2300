"""Titles and labels of the sheet of what is held, in three languages."""

from tonir.engines.words import say


def _texts(en: str, hy: str, ru: str) -> dict[str, str]:
    return {"en": en, "hy": hy, "ru": ru}


WORDS: dict[str, dict[str, str]] = {
    "title": _texts("What we hold about you", "Ինչ ունենք ձեր մասին", "Что у нас есть о вас"),
    "family": _texts("Your family", "Ձեր ընտանիքը", "Ваша семья"),
    "member": _texts("Member {number}", "Անդամ {number}", "Член семьи {number}"),
    "sources": _texts("Where it comes from", "Որտեղից են տվյալները", "Откуда эти сведения"),
    "aid": _texts(
        "Your aid: round {number}", "Ձեր օգնությունը՝ փուլ {number}", "Ваша помощь: раунд {number}"
    ),
    "told": _texts("What you were told", "Ինչ է ձեզ ասվել", "Что вам сообщили"),
    "uses": _texts("What it is used for", "Ինչի համար է", "Для чего это нужно"),
    "exports": _texts("Who else was given it", "Ում է ևս տրվել", "Кому ещё это передано"),
    "corrected": _texts("What was corrected", "Ինչ է ուղղվել", "Что исправлено"),
    "seen": _texts("Who may see it", "Ով կարող է տեսնել", "Кто может это видеть"),
    "stays": _texts("How long it stays", "Որքան է պահվում", "Сколько это хранится"),
    "rights": _texts("What you may ask for", "Ինչ կարող եք պահանջել", "О чём вы можете просить"),
    # Fields.
    "area": _texts("Place", "Բնակավայր", "Место"),
    "address": _texts("Address", "Հասցե", "Адрес"),
    "coordinates": _texts("Coordinates", "Կոորդինատներ", "Координаты"),
    "phones": _texts("Telephones", "Հեռախոսներ", "Телефоны"),
    "language": _texts("Language", "Լեզու", "Язык"),
    "needs": _texts("Health and protection", "Առողջություն և պաշտպանություն", "Здоровье и защита"),
    "notes": _texts("Notes", "Նշումներ", "Заметки"),
    "registered_on": _texts("Registered on", "Գրանցման օրը", "День регистрации"),
    "reference": _texts(
        "The office's number for you", "Ձեր համարը գրասենյակում", "Ваш номер в офисе"
    ),
    "given": _texts("Given name", "Անուն", "Имя"),
    "surname": _texts("Surname", "Ազգանուն", "Фамилия"),
    "patronymic": _texts("Father's name", "Հայրանուն", "Отчество"),
    "birth": _texts("Born", "Ծնվել է", "Родился (родилась)"),
    "sex": _texts("Sex", "Սեռ", "Пол"),
    "relation": _texts("Relation to the head", "Կապը գլխավորի հետ", "Кем приходится главе семьи"),
    "document": _texts("Document", "Փաստաթուղթ", "Документ"),
    "phone": _texts("Telephone", "Հեռախոս", "Телефон"),
    "refused": _texts("Uses that you refused", "Մերժված նպատակներ", "От чего вы отказались"),
    "added": _texts("added", "ավելացվել է", "добавлен(а)"),
    "removed": _texts("taken out", "հանվել է", "убран(а)"),
    # Where it comes from.
    "list": _texts("list {number}", "ցուցակ {number}", "список {number}"),
    "in_file": _texts(
        "file {file}, row {row}", "ֆայլ {file}, տող {row}", "файл {file}, строка {row}"
    ),
    "typed_in": _texts("registered in person", "գրանցվել է անձամբ", "записано лично"),
    "written_so": _texts("there also: {values}", "այնտեղ նաև՝ {values}", "там также: {values}"),
    # The aid.
    "tier": _texts("Turn", "Հերթականություն", "Очередь"),
    "why": _texts("Why", "Ինչու", "Почему"),
    "entitled": _texts("You are due", "Ձեզ հասնում է", "Вам положено"),
    "where": _texts("Where and when", "Որտեղ և երբ", "Где и когда"),
    "handed": _texts("Handed over", "Տրվել է", "Выдано"),
    "at_home": _texts("brought to your home", "տուն առաքում", "доставка на дом"),
    "lane": _texts("lane {lane}", "հերթ {lane}", "очередь {lane}"),
    "no_place": _texts("no place was found yet", "տեղ դեռ չի գտնվել", "место пока не найдено"),
    "no_reason": _texts(
        "no rule puts you first",
        "ոչ մի կանոն առաջ չի դնում",
        "ни одно правило не ставит вас вперёд",
    ),
    "reasons_gone": _texts(
        "destroyed when the round was closed",
        "ոչնչացվել է փուլի փակման հետ",
        "уничтожено с закрытием раунда",
    ),
    "link_gone": _texts(
        "nobody can tell any more: the link was destroyed when the round was closed",
        "այլևս ոչ ոք չի կարող ասել. կապը ոչնչացվել է փուլի փակման հետ",
        "никто уже не скажет: связь уничтожена с закрытием раунда",
    ),
    "not_yet": _texts("not yet", "դեռ ոչ", "ещё нет"),
    # Words of values.
    "none": _texts("–", "–", "–"),
    "not_recorded": _texts("not recorded", "գրանցված չէ", "не записано"),
    "en": _texts("English", "անգլերեն", "английский"),
    "hy": _texts("Armenian", "հայերեն", "армянский"),
    "ru": _texts("Russian", "ռուսերեն", "русский"),
}


def word(key: str, language: str, **facts: object) -> str:
    """A text of the sheet; a value that has no word stays as it stands."""
    return say(WORDS.get(key) or {"en": key}, language).format(**facts)
