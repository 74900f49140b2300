"""Month names as lists write them: English, Armenian, Russian; whole, cut short, inflected."""

# A name stands for every word that begins with it (марта, մարտի, Sept).
STEMS = (
    ("jan", "հունվ", "հնվ", "янв"),
    ("feb", "փետր", "փտր", "фев"),
    ("mar", "մարտ", "մրտ", "мар"),
    ("apr", "ապր", "апр"),
    ("may", "մայ", "мая", "май"),
    ("jun", "հունիս", "հնս", "июн"),
    ("jul", "հուլիս", "հլս", "июл"),
    ("aug", "օգոս", "օգս", "авг"),
    ("sep", "սեպ", "сен"),
    ("oct", "հոկ", "окт"),
    ("nov", "նոյ", "ноя"),
    ("dec", "դեկ", "դկտ", "дек"),
)


def month_named(word: str) -> int | None:
    """1 to 12, or None if the word (lower case) begins like no month."""
    for number, stems in enumerate(STEMS, start=1):
        if word.startswith(stems):
            return number
    return None
