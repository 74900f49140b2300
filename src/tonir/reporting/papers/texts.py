"""What papers say, in three languages; days and times as each language writes them."""

from datetime import date, time

from tonir.engines.words import say

Texts = dict[str, str]

WORDS: dict[str, Texts] = {
    "lane": {"en": "Lane {lane}", "hy": "Հերթ {lane}", "ru": "Очередь {lane}"},
    "at_home": {"en": "Delivery to your home", "hy": "Առաքում տուն", "ru": "Доставка на дом"},
    "bring": {
        "en": "Bring this slip. Another person may come with it for you.",
        "hy": "Բերեք այս կտրոնը։ Ձեր փոխարեն դրանով կարող է գալ մեկ ուրիշը։",
        "ru": "Принесите этот талон. Вместо вас с ним может прийти другой человек.",
    },
    "show": {
        "en": "Keep this slip. Show it at the door when the driver comes.",
        "hy": "Պահեք այս կտրոնը։ Ցույց տվեք դռան մոտ, երբ վարորդը գա։",
        "ru": "Сохраните этот талон. Покажите его у двери, когда приедет водитель.",
    },
    "practice": {
        "en": "For practice only. This slip gives nothing.",
        "hy": "Միայն վարժանքի համար։ Այս կտրոնով ոչինչ չի տրվում։",
        "ru": "Только для тренировки. По этому талону ничего не выдают.",
    },
    "names_title": {
        "en": "Who gets which slip",
        "hy": "Կտրոններն ըստ անունների",
        "ru": "Талоны по именам",
    },
    "homes_title": {"en": "Deliveries to homes", "hy": "Առաքումներ տուն", "ru": "Доставка на дом"},
    "points_title": {"en": "Points and days", "hy": "Կետեր և օրեր", "ru": "Пункты и дни"},
    "round": {"en": "Round {round}", "hy": "Փուլ {round}", "ru": "Раунд {round}"},
    "secret": {
        "en": "Contains personal data. Keep it with you; destroy it after {day}.",
        "hy": "Պարունակում է անձնական տվյալներ։ Պահեք ձեզ մոտ, ոչնչացրեք այս օրից հետո՝ {day}։",
        "ru": "Содержит личные данные. Держите при себе; уничтожьте после этого дня: {day}.",
    },
    "nobody": {
        "en": "The plan gives no family a place yet.",
        "hy": "Պլանը դեռ ոչ մի ընտանիքի տեղ չի տվել։",
        "ru": "План пока не даёт места ни одной семье.",
    },
    "number": {"en": "No.", "hy": "Հ/հ", "ru": "№"},
    "name": {"en": "Name", "hy": "Անուն", "ru": "Имя"},
    "slip": {"en": "Slip", "hy": "Կտրոն", "ru": "Талон"},
    "when": {"en": "When", "hy": "Երբ", "ru": "Когда"},
    "day": {"en": "Day", "hy": "Օր", "ru": "День"},
    "hours": {"en": "Hours", "hy": "Ժամեր", "ru": "Часы"},
    "lanes": {"en": "Lanes", "hy": "Հերթեր", "ru": "Очереди"},
    "families": {"en": "Families", "hy": "Ընտանիքներ", "ru": "Семьи"},
    "address": {"en": "Address", "hy": "Հասցե", "ru": "Адрес"},
    "phones": {"en": "Phone", "hy": "Հեռախոս", "ru": "Телефон"},
    "given": {"en": "Given", "hy": "Տրված է", "ru": "Выдан"},
    "total": {"en": "Together", "hy": "Ընդամենը", "ru": "Всего"},
}
WEEKDAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "hy": ("երկուշաբթի", "երեքշաբթի", "չորեքշաբթի", "հինգշաբթի", "ուրբաթ", "շաբաթ", "կիրակի"),
    "ru": ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"),
}
# In the form that a day of the month takes before or after it.
MONTHS = {
    "en": (
        *("January", "February", "March", "April", "May", "June", "July"),
        *("August", "September", "October", "November", "December"),
    ),
    "hy": (
        *("հունվարի", "փետրվարի", "մարտի", "ապրիլի", "մայիսի", "հունիսի", "հուլիսի"),
        *("օգոստոսի", "սեպտեմբերի", "հոկտեմբերի", "նոյեմբերի", "դեկտեմբերի"),
    ),
    "ru": (
        *("января", "февраля", "марта", "апреля", "мая", "июня", "июля"),
        *("августа", "сентября", "октября", "ноября", "декабря"),
    ),
}
DAYS = {
    "en": "{weekday} {day} {month}",
    "hy": "{month} {day}, {weekday}",
    "ru": "{weekday}, {day} {month}",
}


def word(key: str, language: str, **facts: object) -> str:
    """A text of the papers; English where the language has none."""
    return say(WORDS[key], language).format(**facts)


def words(language: str, *keys: str) -> Texts:
    """Several texts without facts, for a template."""
    return {key: word(key, language) for key in keys}


def day_text(day: date, language: str) -> str:
    """A day as people say it: "Monday 18 August"."""
    language = language if language in DAYS else "en"
    return DAYS[language].format(
        weekday=WEEKDAYS[language][day.weekday()],
        day=day.day,
        month=MONTHS[language][day.month - 1],
    )


def hours_text(begins: time, minutes: int) -> str:
    """A stretch of time: "10:15-10:30". It ends on its day."""
    ends = min(begins.hour * 60 + begins.minute + minutes, 24 * 60 - 1)
    return f"{begins:%H:%M}\u2013{ends // 60:02}:{ends % 60:02}"
