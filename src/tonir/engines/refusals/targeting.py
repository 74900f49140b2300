"""Refusals about criteria, tiers and entitlements."""

TARGETING: dict[str, dict[str, tuple[str, str]]] = {
    "C01": {
        "en": (
            "The rules have faults: {count}.",
            "Mend them all in tonir.toml, load it and assess again.",
        ),
        "hy": (
            "Կանոններում սխալներ կան՝ {count}։",
            "Ուղղեք բոլորը tonir.toml-ում, բեռնեք այն և նորից գնահատեք։",
        ),
        "ru": (
            "В правилах есть ошибки: {count}.",
            "Исправьте все в tonir.toml, загрузите его и оцените снова.",
        ),
    },
    "C02": {
        "en": ("{path} is missing.", "Add it: {example}."),
        "hy": ("{path} բացակայում է։", "Ավելացրեք այն՝ {example}։"),
        "ru": ("Не хватает: {path}.", "Добавьте: {example}."),
    },
    "C03": {
        "en": ("{path} cannot be read: {found}.", "Write it like this: {example}."),
        "hy": ("{path} չի կարդացվում՝ {found}։", "Գրեք այսպես՝ {example}։"),
        "ru": ("{path} не читается: {found}.", "Напишите так: {example}."),
    },
    "C04": {
        "en": ("{path} has a word that is not known here: {found}.", "Known are: {known}."),
        "hy": ("{path} մասում անծանոթ բառ կա՝ {found}։", "Հայտնի են՝ {known}։"),
        "ru": ("{path} содержит неизвестное слово: {found}.", "Известны: {known}."),
    },
    "C05": {
        "en": ("{path} names {number} conditions.", "Name exactly one of: {known}."),
        "hy": ("{path} մասում նշված է {number} պայման։", "Նշեք ճիշտ մեկը՝ {known}։"),
        "ru": ("{path} называет условий: {number}.", "Назовите ровно одно из: {known}."),
    },
    "C06": {
        "en": (
            "{path} can be met by nobody: from {least}, but at most {most}.",
            "Make the lower bound no greater than the upper one.",
        ),
        "hy": (
            "{path} պայմանին ոչ ոք չի համապատասխանի՝ սկսած {least}, բայց առավելագույնը {most}։",
            "Ստորին սահմանը թող չգերազանցի վերինը։",
        ),
        "ru": (
            "{path} никто не выполнит: от {least}, но не больше {most}.",
            "Нижняя граница не должна превышать верхнюю.",
        ),
    },
    "C07": {
        "en": (
            "{path} is out of order: tier {found} from {points} points.",
            "Number tiers 1, 2, 3; each begins at fewer points than the one before, the last at 0.",
        ),
        "hy": (
            "{path} հերթականությունը խախտված է՝ {found} կարգ {points} միավորից։",
            "Կարգերը համարակալեք 1, 2, 3. ամեն մեկը սկսվում է ավելի քիչ միավորից, վերջինը՝ 0-ից։",
        ),
        "ru": (
            "{path} не по порядку: очередь {found} от {points} баллов.",
            "Нумеруйте 1, 2, 3; каждая начинается с меньшего числа баллов, последняя с 0.",
        ),
    },
    "C08": {
        "en": (
            "{path} names a need that the programme does not know: {found}.",
            "Use a UNHCR code such as DS or SP-PT, or add it under [[needs]]: {known}.",
        ),
        "hy": (
            "{path} նշում է կարիք, որը ծրագիրը չգիտի՝ {found}։",
            "Գրեք ՄԱԿ ՓԳՀ կոդ, օրինակ՝ DS կամ SP-PT, կամ ավելացրեք [[needs]] բաժնում՝ {known}։",
        ),
        "ru": (
            "{path} называет нужду, которой нет в программе: {found}.",
            "Возьмите код УВКБ ООН, например DS или SP-PT, или добавьте его в [[needs]]: {known}.",
        ),
    },
    "C09": {
        "en": (
            "{path} has a blank that cannot be filled.",
            "The only blank in a reason is {{count}}.",
        ),
        "hy": (
            "{path} տեքստում կա տեղ, որը հնարավոր չէ լրացնել։",
            "Պատճառի մեջ թույլատրելի միակ տեղը {{count}} է։",
        ),
        "ru": (
            "{path} содержит пропуск, который нечем заполнить.",
            "В причине возможен только пропуск {{count}}.",
        ),
    },
    "C10": {
        "en": (
            "There is no family in the register to assess.",
            "Take in the offices' lists and match them first.",
        ),
        "hy": (
            "Գրանցամատյանում գնահատելու ընտանիք չկա։",
            "Նախ ընդունեք գրասենյակների ցուցակները և համադրեք դրանք։",
        ),
        "ru": (
            "В реестре нет семей для оценки.",
            "Сначала примите списки офисов и сопоставьте их.",
        ),
    },
}
