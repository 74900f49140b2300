"""Sex and relation to the head, in three languages."""

from tonir.people.values.text import Cell, Reading, fold, is_nothing, text

_SEX = {
    "m": "m|male|man|boy|masculine|м|муж|мужской|мужчина|мальчик|ա|ար|արական|արու|տղա|տղամարդ"
    "|arakan|ar|muzh|muzhskoy",
    "f": "f|female|woman|girl|feminine|w|ж|жен|женский|женщина|девочка|ի|իգ|իգական|կին|աղջիկ"
    "|igakan|ig|zhen|zhenskiy",
}
_RELATION = {
    "head": "head|head of household|head of family|household head|family head|self|applicant|hoh"
    "|hh head|глава|глава семьи|сам|сама|заявитель|ընտանիքի գլուխ|գլուխ|գլխավոր|ինքը|դիմող"
    "|ընտանիքի ղեկավար|տանտեր",
    "spouse": "spouse|wife|husband|partner|жена|муж|супруг|супруга|супруг а|կին|կինը|ամուսին"
    "|ամուսինը|տիկին",
    "child": "child|son|daughter|children|stepchild|stepson|stepdaughter|сын|дочь|дочка|ребенок"
    "|дитя|дети|падчерица|пасынок|որդի|որդին|տղա|տղան|դուստր|դուստրը|աղջիկ|աղջիկը|երեխա|երեխան",
    "parent": "parent|mother|father|мать|отец|мама|папа|родитель|մայր|մայրը|հայր|հայրը|ծնող|ծնողը",
    "grandparent": "grandparent|grandmother|grandfather|бабушка|дедушка|дед|бабка|տատ|տատիկ|տատը"
    "|պապ|պապիկ|պապը",
    "grandchild": "grandchild|grandson|granddaughter|внук|внучка|թոռ|թոռը|թոռնիկ|թոռնուհի",
    "sibling": "sibling|brother|sister|брат|сестра|եղբայր|եղբայրը|քույր|քույրը",
    "in_law": "in law|son in law|daughter in law|mother in law|father in law|brother in law"
    "|sister in law|parent in law|child in law|невестка|сноха|зять|свекровь|свекор|теща|тесть"
    "|золовка|деверь|шурин|свояк|свояченица|հարս|հարսը|փեսա|փեսան|սկեսուր|սկեսուրը|սկեսրայր"
    "|զոքանչ|աներ|տալ|տեգր|քենի",
    "other_relative": "relative|other relative|other|aunt|uncle|cousin|nephew|niece|тетя|дядя"
    "|родственник|родственница|племянник|племянница|двоюродный брат|двоюродная сестра"
    "|другой родственник|ազգական|բարեկամ|այլ|հորաքույր|մորաքույր|հորեղբայր|քեռի|զարմիկ|զարմուհի",
    "not_related": "not related|unrelated|non relative|friend|neighbour|neighbor|foster child"
    "|не родственник|посторонний|сосед|соседка|опекаемый|подопечный|ոչ ազգական|հարևան|ընկեր"
    "|խնամակալ|խնամյալ",
}


def _by_word(table: dict[str, str]) -> dict[str, str]:
    return {fold(word): code for code, words in table.items() for word in words.split("|")}


SEXES = _by_word(_SEX)
RELATIONS = _by_word(_RELATION) | {fold(code): code for code in _RELATION}


def read_sex(cell: Cell) -> Reading:
    """ "f" or "m"; fault L51."""
    written = text(cell)
    if is_nothing(written):
        return Reading()
    found = SEXES.get(fold(written))
    return Reading(found) if found else Reading(fault="L51")


def read_relation(cell: Cell) -> Reading:
    """A relation code ("head", "spouse" ...); fault L52."""
    written = text(cell)
    if is_nothing(written):
        return Reading()
    folded = fold(written)
    found = RELATIONS.get(folded) or RELATIONS.get(folded.split(" ")[0])
    return Reading(found) if found else Reading(fault="L52")
