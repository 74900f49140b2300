"""Slips of the hand: letters on three keyboards, digits of dates, documents and telephones."""

from collections.abc import Callable
from datetime import date

# Keys in rows as they lie: the Armenian phonetic layout, the Russian one, the Latin one.
KEYBOARDS = (
    ("էթփձջւևրչճժ", "քոեռտըւիօպխծշ", "ասդֆգհյկլ", "զղցվբնմ"),
    ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"),
    ("qwertyuiop", "asdfghjkl", "zxcvbnm"),
)
# Of slips of one letter, as typists' errors are counted (Damerau 1964; Peterson 1986), about:
DROPPED, DOUBLED, SWAPPED = 0.30, 0.50, 0.70  # running sums; the rest is the key beside
EARLIEST_YEAR = 1925
TRIES = 12  # until a wrong digit makes a date
Random = Callable[[], float]


def _beside() -> dict[str, str]:
    """Each letter's neighbours in its row."""
    found: dict[str, str] = {}
    for keyboard in KEYBOARDS:
        for row in keyboard:
            for at, letter in enumerate(row):
                found[letter] = row[max(0, at - 1) : at] + row[at + 1 : at + 2]
    return found


BESIDE = _beside()


def slipped(text: str, random_: Random) -> str:
    """With one letter otherwise; the first is seldom the wrong one."""
    if len(text) < 3:
        return text
    at = 1 + int(random_() * (len(text) - 1)) if random_() < 0.93 else 0
    way = random_()
    if way < DROPPED:
        return text[:at] + text[at + 1 :]
    if way < DOUBLED:
        return text[: at + 1] + text[at:]
    if way < SWAPPED and 0 < at < len(text) - 1:
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    letter = text[at]
    near = BESIDE.get(letter.lower(), letter)
    other = near[int(random_() * len(near))]
    return text[:at] + (other.upper() if letter.isupper() else other) + text[at + 1 :]


def digits_slipped(text: str, random_: Random) -> str:
    """A document or telephone with one digit wrong, or two that stand side by side swapped."""
    at = len(text) - 1 - int(random_() * min(6, len(text)))
    if random_() < 0.65 or at == 0:
        return text[:at] + str(int(random_() * 10)) + text[at + 1 :]
    return text[: at - 1] + text[at] + text[at - 1] + text[at + 1 :]


def day_and_month_swapped(day: date) -> date:
    return day.replace(month=day.day, day=day.month) if day.day <= 12 else day


def one_digit_wrong(day: date, latest: date, random_: Random) -> date:
    """Day, month or the year's last two digits with one digit otherwise; a date until `latest`.

    A later one, or that of somebody over a hundred, is refused where lists are read.
    """
    for _ in range(TRIES):
        digits = f"{day:%Y%m%d}"
        at = 2 + int(random_() * 6)
        wrong = digits[:at] + str(int(random_() * 10)) + digits[at + 1 :]
        try:
            found = date(int(wrong[:4]), int(wrong[4:6]), int(wrong[6:]))
        except ValueError:
            continue
        if found != day and found.year >= EARLIEST_YEAR and found <= latest:
            return found
    return day


def year_beside(day: date, random_: Random) -> date:
    year = day.year + (1 if random_() < 0.5 else -1)
    leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=year, day=28 if leap_day else day.day)
