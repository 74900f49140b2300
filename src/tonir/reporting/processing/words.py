"""Short words of both sheets, in three languages."""

from tonir.engines.words import say
from tonir.reporting.processing.held import Texts, texts

KINDS: dict[str, Texts] = {
    "record": texts("sealed: record", "կնքված՝ գրառում", "запечатано: запись"),
    "care": texts(
        "sealed apart: health", "առանձին կնքված՝ առողջություն", "запечатано отдельно: здоровье"
    ),
    "outcome": texts("sealed: worked out", "կնքված՝ հաշվարկված", "запечатано: вычислено"),
    "round": texts("sealed for one round", "կնքված մեկ փուլի համար", "запечатано на один раунд"),
    "clear": texts("not sealed", "չկնքված", "не запечатано"),
    "phone": texts("sealed to one phone", "կնքված մեկ հեռախոսի համար", "запечатано для телефона"),
}
STAYS: dict[str, Texts] = {
    "records": texts(
        "{days} days after the last round",
        "վերջին փուլից {days} օր հետո",
        "{days} дн. после последнего раунда",
    ),
    "care": texts(
        "{days} days after the last round",
        "վերջին փուլից {days} օր հետո",
        "{days} дн. после последнего раунда",
    ),
    "rounds": texts(
        "{days} days after its round", "իր փուլից {days} օր հետո", "{days} дн. после своего раунда"
    ),
    "lists": texts(
        "{days} days after the list came",
        "ցուցակը գալուց {days} օր հետո",
        "{days} дн. после поступления списка",
    ),
    "exports": texts(
        "to its own end, at most {days} days",
        "մինչև իր վերջը, առավելագույնը {days} օր",
        "до своего срока, не более {days} дн.",
    ),
    "accounts": texts(
        "as long as access must be accounted for",
        "քանի դեռ մուտքի համար պետք է հաշիվ տալ",
        "пока за доступ нужно отчитываться",
    ),
    "programme": texts(
        "as long as the programme; then it leads to nobody",
        "քանի դեռ ծրագիրը կա. հետո ոչ ոքի չի տանում",
        "пока есть программа; затем ни к кому не ведёт",
    ),
    "day": texts(
        "until the end of the run's day",
        "մինչև երթուղու օրվա վերջը",
        "до конца дня рейса",
    ),
}
BASES: dict[str, Texts] = {
    "consent": texts("consent", "համաձայնություն", "согласие"),
    "vital_interest": texts("vital interest", "կենսական շահ", "жизненные интересы"),
    "public_interest": texts("public interest", "հանրային շահ", "общественный интерес"),
    "legitimate_interest": texts("legitimate interest", "օրինական շահ", "законный интерес"),
    "contract": texts("contract", "պայմանագիր", "договор"),
    "legal_obligation": texts(
        "legal obligation", "իրավական պարտավորություն", "правовая обязанность"
    ),
}
PAPERS: dict[str, Texts] = {
    "names": texts("hand-out list", "կտրոնների ցուցակ", "список выдачи талонов"),
    "homes": texts("list of home deliveries", "տուն առաքումների ցուցակ", "список доставки на дом"),
    "own": texts(
        "the family itself, on a sheet, if she asks",
        "ընտանիքն ինքը՝ թերթի վրա, եթե խնդրի",
        "сама семья, на листе, если попросит",
    ),
    "slips": texts("the family's slip", "ընտանիքի կտրոնը", "талон семьи"),
}
COLUMNS: dict[str, Texts] = {
    "names": texts("names", "անուններ", "имена"),
    "birth": texts("birth", "ծնունդ", "рождение"),
    "sex": texts("sex", "սեռ", "пол"),
    "relation": texts("relation", "կապ", "родство"),
    "document": texts("document", "փաստաթուղթ", "документ"),
    "phones": texts("phones", "հեռախոսներ", "телефоны"),
    "address": texts("address", "հասցե", "адрес"),
    "area": texts("area", "վայր", "место"),
    "needs": texts("health and protection", "առողջություն և պաշտպանություն", "здоровье и защита"),
    "tier": texts("tier", "կարգ", "категория"),
    "kits": texts("kits", "փաթեթներ", "наборы"),
}
LANGUAGES: dict[str, Texts] = {
    "en": texts("English", "անգլերեն", "английский"),
    "hy": texts("Armenian", "հայերեն", "армянский"),
    "ru": texts("Russian", "ռուսերեն", "русский"),
}
WORDS: dict[str, Texts] = {
    "nobody": texts(
        "nobody; only programs in the open register",
        "ոչ ոք. միայն ծրագրերը բաց գրանցամատյանում",
        "никто; только программы в открытом реестре",
    ),
    "administrator": texts(
        "who runs this computer", "այս համակարգչի պատասխանատուն", "кто ведёт этот компьютер"
    ),
    "while_open": texts(
        "{roles}, while the register is open",
        "{roles}՝ քանի դեռ գրանցամատյանը բաց է",
        "{roles}, пока реестр открыт",
    ),
    "exported": texts("exports: {numbers}", "արտահանումներ՝ {numbers}", "выгрузки: {numbers}"),
    "yes": texts("yes", "այո", "да"),
    "no": texts("no", "ոչ", "нет"),
    "not_shown": texts(
        "too few to be shown", "չափազանց քիչ է ցուցադրելու համար", "слишком мало, чтобы показать"
    ),
    "everywhere": texts("all areas", "բոլոր վայրերը", "все места"),
    "unknown": texts(
        "not known: no keys here", "անհայտ է. այստեղ բանալիներ չկան", "неизвестно: здесь нет ключей"
    ),
    "of": texts(
        "{quorum} of {custodians}", "{custodians}-ից {quorum}-ը", "{quorum} из {custodians}"
    ),
}


def label(table: dict[str, Texts], key: str, language: str, **facts: object) -> str:
    """A word of one of the tables; the key itself where the table has none."""
    return say(table[key], language).format(**facts) if key in table else key


def word(key: str, language: str, **facts: object) -> str:
    return label(WORDS, key, language, **facts)
