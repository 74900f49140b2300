"""Refusals of exports: what must be said before anything personal leaves the register."""

EXPORTS: dict[str, dict[str, tuple[str, str]]] = {
    "R50": {
        "en": (
            "“{purpose}” is none of the programme's purposes.",
            "They stand in tonir.toml, under [[purposes]]: {known}.",
        ),
        "hy": (
            "«{purpose}»-ը ծրագրի նպատակներից չէ։",
            "Դրանք գրված են tonir.toml-ում՝ [[purposes]] բաժնում. {known}։",
        ),
        "ru": (
            "«{purpose}» — не из целей программы.",
            "Они записаны в tonir.toml, в разделе [[purposes]]: {known}.",
        ),
    },
    "R51": {
        "en": (
            "This is no public key: neither of age (age1...) nor of SSH (ssh-ed25519 ...).",
            "Ask the recipient for it, and compare its end with them over the telephone.",
        ),
        "hy": (
            "Սա հանրային բանալի չէ՝ ո՛չ age-ի (age1...), ո՛չ SSH-ի (ssh-ed25519 ...)։",
            "Խնդրեք այն ստացողից և հեռախոսով համեմատեք դրա վերջին նիշերը։",
        ),
        "ru": (
            "Это не открытый ключ: ни age (age1...), ни SSH (ssh-ed25519 ...).",
            "Попросите его у получателя и сверьте последние знаки по телефону.",
        ),
    },
    "R52": {
        "en": (
            "This is a secret key: whoever has seen it can open every file made for it.",
            "Its owner should make a new pair and give only the public half (age1...).",
        ),
        "hy": (
            "Սա գաղտնի բանալի է. ով տեսել է այն, կբացի դրա համար պատրաստված ամեն ֆայլ։",
            "Թող տերը նոր զույգ ստեղծի և տա միայն հանրային կեսը (age1...)։",
        ),
        "ru": (
            "Это секретный ключ: кто его видел, откроет любой файл, сделанный для него.",
            "Владельцу нужно создать новую пару и дать только открытую половину (age1...).",
        ),
    },
    "R53": {
        "en": (
            "“{found}” is no day on which an export may end.",
            "Give a day from {first} to {last}, as in {last}.",
        ),
        "hy": (
            "«{found}»-ը արտահանման վերջի օր չի կարող լինել։",
            "Նշեք օր {first}-ից մինչև {last}, այս ձևով՝ {last}։",
        ),
        "ru": (
            "«{found}» не может быть последним днём выгрузки.",
            "Укажите день от {first} до {last}, в таком виде: {last}.",
        ),
    },
    "R54": {
        "en": (
            "An export names its recipient and the agreement under which it goes.",
            "Give the organisation's name and the agreement's number or date.",
        ),
        "hy": (
            "Արտահանումը նշում է ստացողին և համաձայնագիրը, որի հիման վրա տրվում է։",
            "Գրեք կազմակերպության անունը և համաձայնագրի համարը կամ ամսաթիվը։",
        ),
        "ru": (
            "Выгрузка называет получателя и соглашение, по которому передаётся.",
            "Укажите организацию и номер или дату соглашения.",
        ),
    },
    "R55": {
        "en": (
            "Which columns leave is said one by one; “{found}” is none of them.",
            "Name only what the recipient needs, of: {known}.",
        ),
        "hy": (
            "Արտահանվող սյունակները նշվում են մեկ առ մեկ. «{found}» սյունակ չկա։",
            "Նշեք միայն այն, ինչ ստացողին պետք է, այս ցանկից՝ {known}։",
        ),
        "ru": (
            "Столбцы выгрузки называют по одному; столбца «{found}» нет.",
            "Назовите только нужное получателю, из этих: {known}.",
        ),
    },
    "R56": {
        "en": (
            "Health and protection details do not leave for “{purpose}”, which may be refused.",
            "A family's yes is not each member's: leave “needs” out, refer in person.",
        ),
        "hy": (
            "Առողջության և պաշտպանության տվյալները չեն տրվում «{purpose}» նպատակով, "
            "որից կարելի է հրաժարվել։",
            "Ընտանիքի մեկ «այո»-ն ամեն անդամինը չէ. հանեք «needs»-ը, ուղղորդեք անձամբ։",
        ),
        "ru": (
            "Сведения о здоровье и защите не выдаются для «{purpose}»: "
            "от этой цели можно отказаться.",
            "Одно «да» за семью — не согласие каждого: уберите «needs», направляйте лично.",
        ),
    },
    "R57": {
        "en": (
            "There is no family to hand on (area: {area}).",
            "Check the area's code. Left out is who refused this use, or was never asked.",
        ),
        "hy": (
            "Փոխանցելու ընտանիք չկա (տարածք՝ {area})։",
            "Ստուգեք տարածքի ծածկագիրը։ Դուրս են մնում հրաժարվածները և չհարցվածները։",
        ),
        "ru": (
            "Нет семей для передачи (территория: {area}).",
            "Проверьте код территории. Кто отказался или не был спрошен, не передаётся.",
        ),
    },
    "R58": {
        "en": (
            "{file} cannot be written: it is there already, or its folder is not.",
            "Name a new file in a folder that you may write to.",
        ),
        "hy": (
            "{file} ֆայլը հնարավոր չէ գրել. այն արդեն կա, կամ պանակը չկա։",
            "Նշեք նոր ֆայլ այնպիսի պանակում, որտեղ կարող եք գրել։",
        ),
        "ru": (
            "Файл {file} записать нельзя: он уже есть, или нет папки.",
            "Назовите новый файл в папке, куда вам можно писать.",
        ),
    },
    "R59": {
        "en": (
            "The list of exports is only added to.",
            "What is wrong with an export is told by a further line.",
        ),
        "hy": (
            "Արտահանումների ցանկը միայն լրացվում է։",
            "Սխալը բացատրեք նոր տողով։",
        ),
        "ru": (
            "Список выгрузок только дополняется.",
            "Ошибку поясните новой строкой.",
        ),
    },
}
