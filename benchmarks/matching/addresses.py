"""One home as offices write it: scripts, shortened words, a flat that is left out, a centre."""

from collections.abc import Callable

from tonir_examples.recipe import read_recipe

from benchmarks.matching.families import Home

NO_FLAT = 0.2
STYLES = {
    "hy": (
        ("{street} {house}", ", բն. {flat}"),
        ("{street} փողոց, {house}", " տուն, {flat} բն."),
        ("{street} փ. {house}", "/{flat}"),
    ),
    "ru": (
        ("ул. {street}, д. {house}", ", кв. {flat}"),
        ("{street} {house}", "-{flat}"),
        ("ул {street} {house}", " кв {flat}"),
    ),
    "latin": (
        ("{street} St. {house}", ", apt. {flat}"),
        ("{house} {street} street", ", apt {flat}"),
        ("{street} {house}", "/{flat}"),
        ("{street} poghots {house}", ", bn. {flat}"),
    ),
}
# Streets without a name of their own, and centres.
NUMBERED = {"hy": "{number}-րդ", "ru": "{number}-я", "latin": "{number}th"}
CENTRES = {
    "hy": ("Թիվ {number} դպրոցի հանրակացարան", "«Անի-{number}» հյուրանոց", "Կենտրոն {number}"),
    "ru": ("общежитие школы №{number}", "гостиница «Ани-{number}»", "Центр {number}"),
    "latin": ("School {number} dormitory", "Hotel Ani-{number}", "Center {number}"),
}


class Addresses:
    def __init__(self, random_: Callable[[], float]) -> None:
        self.random = random_
        self.streets = read_recipe().table("streets.csv")

    def written(self, home: Home, script: str) -> str:
        if home.centre is not None:
            kind = home.centre % len(CENTRES[script])
            return CENTRES[script][kind].format(number=home.centre // 3 + 1)
        styles = STYLES[script]
        style, flat = styles[int(self.random() * len(styles))]
        if self.random() >= NO_FLAT:
            style += flat
        return style.format(street=self._street(home, script), house=home.house, flat=home.flat)

    def _street(self, home: Home, script: str) -> str:
        if home.street < len(self.streets):
            return self.streets[home.street][script]
        return NUMBERED[script].format(number=home.street - len(self.streets) + 5)
