"""How the columns of lists are called, in English, Armenian and Russian. `*` ends a word's stem."""

from tonir.people.values.text import Phrases

WORDS: dict[str, dict[str, list[str]]] = {
    "family": {
        "en": ["family number", "family no", "family id", "family code", "family ref*",
               "household number", "household no", "household id", "household code",
               "household ref*", "hh", "hh id", "hhid", "hh no", "hh number", "hh code",
               "case number", "case no", "case id", "file number", "file no", "registration number",
               "registration no", "reg no", "card number", "family", "household"],
        "hy": ["ընտանիքի համար*", "ընտանիքի №", "ընտանիքի կոդ*", "ընտ համար*", "ընտ №",
               "ընտանիք №", "ընտանիքի հհ", "ընտանիքի հ հ", "գործի համար*", "գրանցման համար*",
               "քարտի համար*", "ընտանիք"],
        "ru": ["номер семьи", "№ семьи", "код семьи", "ид семьи", "id семьи", "семья №",
               "номер дела", "№ дела", "рег номер", "рег №", "регистрационный номер",
               "регистрационный №", "номер карточки", "№ карточки", "семья", "семья номер"],
    },
    "row_number": {
        "en": ["no", "n", "nn", "num", "row", "serial no", "serial number", "s n", "sn", "sr no",
               "number"],
        "hy": ["հհ", "հ հ", "համար", "թիվ"],
        "ru": ["№ п п", "п п", "номер п п", "nпп", "номер"],
    },
    "name": {
        "en": ["full name", "name", "name surname", "name and surname", "surname name",
               "first and last name", "head of family", "head of household", "household head",
               "head name", "name of head", "hh head", "beneficiary", "beneficiary name",
               "member name", "name of member", "person name"],
        "hy": ["անուն ազգանուն", "անուն ազգանուն հայրանուն", "ազգանուն անուն",
               "ազգանուն անուն հայրանուն", "ա ա հ", "աահ", "ընտանիքի գլուխ*", "ընտանիքի գլխավոր*",
               "շահառու*", "անուն հայրանուն ազգանուն"],
        "ru": ["фио", "ф и о", "фамилия имя отчество", "фамилия имя", "фамилия и имя",
               "имя фамилия", "имя и фамилия", "глава семьи", "фио главы", "фио главы семьи",
               "заявитель", "получатель", "бенефициар"],
    },
    "members": {
        "en": ["family members", "household members", "members", "members of family",
               "family composition", "members names and birth dates"],
        "hy": ["ընտանիքի անդամ*", "ընտանիքի կազմ*", "անդամներ"],
        "ru": ["состав семьи", "члены семьи", "члены", "члены домохозяйства",
               "состав домохозяйства"],
    },
    "given": {
        "en": ["given name", "given names", "given", "first name", "firstname", "forename",
               "name first"],
        "hy": ["անուն", "անունը"],
        "ru": ["имя"],
    },
    "surname": {
        "en": ["surname", "last name", "lastname", "family name", "name last"],
        "hy": ["ազգանուն", "ազգանունը"],
        "ru": ["фамилия"],
    },
    "patronymic": {
        "en": ["patronymic", "middle name", "middlename", "father s name", "fathers name",
               "father name"],
        "hy": ["հայրանուն", "հայրանունը", "հոր անունը"],
        "ru": ["отчество"],
    },
    "birth": {
        "en": ["date of birth", "birth date", "birthdate", "dob", "d o b", "born", "birth",
               "birthday", "year of birth", "birth year", "yob", "date birth"],
        "hy": ["ծննդյան ամսաթիվ*", "ծննդյան օր*", "ծննդյան տար*", "ծննդյան թվ*", "ծննդ*", "ծնվ*",
               "ծն ամսաթիվ*", "ծննդյան օրը ամիսը տարին"],
        "ru": ["дата рожд*", "год рожд*", "д р", "др", "г р", "гр", "д рожд", "рожд*",
               "день рожд*", "число месяц год рожд*"],
    },
    "age": {
        "en": ["age", "age in years", "age years"],
        "hy": ["տարիք*"],
        "ru": ["возраст*", "полных лет"],
    },
    "sex": {
        "en": ["sex", "gender", "m f"],
        "hy": ["սեռ", "սեռը"],
        "ru": ["пол", "м ж"],
    },
    "relation": {
        "en": ["relation", "relationship", "relation to head", "relationship to head",
               "relation to the head of household", "family relation", "kinship"],
        "hy": ["ազգակց*", "ազգակցական կապ*", "կապը ընտանիքի գլխի հետ", "կապը գլխի հետ",
               "կապ ընտանիքի գլխի հետ", "կապը", "կապ", "հարաբերություն*"],
        "ru": ["родств*", "степень родства", "отношение к главе*", "отношение", "кем приходится",
               "родственн* связь", "родственн* отношения"],
    },
    "document": {
        "en": ["document", "document number", "document no", "doc number", "passport",
               "passport number", "passport no", "id number", "id card", "id no", "id document",
               "national id", "identity document", "psn", "social card", "birth certificate"],
        "hy": ["անձնագ*", "անձնագրի համար*", "անձնագրի սերիա*", "փաստաթ*", "փաստաթղթի համար*",
               "հծհ", "սոց քարտ*", "սոցքարտ*", "նույնականացման քարտ*", "id քարտ*"],
        "ru": ["паспорт*", "паспортные данные", "серия и номер*", "документ*",
               "номер документа", "удостоверение*", "свидетельство о рожд*"],
    },
    "phone": {
        "en": ["phone", "phones", "phone number", "phone no", "tel", "telephone", "mobile",
               "mobile phone", "cell", "cell phone", "contact", "contact number", "contacts",
               "whatsapp", "viber"],
        "hy": ["հեռ", "հեռախոս*", "հեռախոսահամար*", "հեռ համար*", "բջջ*", "կոնտակտ*", "բջջային*"],
        "ru": ["телефон*", "тел", "номер телефона", "моб*", "контакт*", "сотов*", "моб тел"],
    },
    "address": {
        "en": ["address", "street", "current address", "home address", "street and house"],
        "hy": ["հասցե*", "բնակության հասցե*", "փողոց*", "փաստացի հասցե*"],
        "ru": ["адрес*", "улица", "улица дом", "адрес проживания", "фактический адрес*"],
    },
    "area": {
        "en": ["settlement", "village", "town", "city", "place", "place of residence",
               "current location", "location", "community", "city village", "town village",
               "admin 2", "admin2", "admin 3", "admin3", "admin2 pcode", "district",
               "settlement code"],
        "hy": ["բնակավայր*", "քաղաք*", "գյուղ*", "համայնք*", "քաղաք գյուղ", "վարչական շրջան*",
               "բնակության վայր*"],
        "ru": ["населен* пункт*", "нас пункт", "нп", "н п", "город", "город село", "село",
               "место проживания", "пункт", "община", "поселок", "город поселок"],
    },
    "region": {
        "en": ["region", "province", "marz", "governorate", "state", "oblast", "admin 1", "admin1",
               "county"],
        "hy": ["մարզ*", "շրջան*"],
        "ru": ["область", "марз", "регион", "район", "край"],
    },
    "language": {
        "en": ["language", "preferred language", "spoken language"],
        "hy": ["լեզու*", "նախընտրելի լեզու*"],
        "ru": ["язык*", "язык общения", "предпочитаем* язык"],
    },
    "lat": {"en": ["lat", "latitude", "gps latitude"], "hy": ["լայնություն*"], "ru": ["широта"]},
    "lon": {
        "en": ["lon", "lng", "long", "longitude", "gps longitude"],
        "hy": ["երկայնություն*"],
        "ru": ["долгота"],
    },
    "geo": {
        "en": ["gps", "geolocation", "geopoint", "coordinates", "gps coordinates", "gps point"],
        "hy": ["կոորդինատ*"],
        "ru": ["координат*", "геолокация"],
    },
    "size": {
        "en": ["family size", "household size", "hh size", "hhsize", "size", "number of members",
               "no of members", "number of people", "number of persons", "people", "persons",
               "members count", "number of family members"],
        "hy": ["անդամների թիվ*", "անդամների քանակ*", "ընտանիքի անդամների թիվ*", "շնչերի թիվ*",
               "ընտանիքի անդամների քանակ*", "շունչ"],
        "ru": ["кол во членов*", "количество членов*", "число членов*", "численность*",
               "количество человек", "кол во человек", "человек", "чел", "чел в семье",
               "размер семьи"],
    },
    "needs": {
        "en": ["needs", "specific needs", "special needs", "needs codes", "vulnerab*",
               "vulnerability criteria", "vulnerabilities", "category", "need", "condition",
               "conditions"],
        "hy": ["կարիք*", "հատուկ կարիք*", "խոցելի*", "կատեգորիա*", "սոցիալական կարգավիճակ*"],
        "ru": ["потребност*", "особые потребности", "особые нужды", "нужды", "уязвим*",
               "категория*", "льгот*", "социальный статус"],
    },
    "notes": {
        "en": ["notes", "note", "comment", "comments", "remarks", "remark"],
        "hy": ["նշում*", "ծանոթ*", "մեկնաբ*", "նշումներ"],
        "ru": ["примеч*", "коммент*", "заметк*", "прим"],
    },
    "registered_on": {
        "en": ["registration date", "date of registration", "date registered", "registered on",
               "registered", "submission time", "interview date", "visit date", "date of visit",
               "date"],
        "hy": ["գրանցման ամսաթիվ*", "գրանցման օր*", "հաշվառման ամսաթիվ*", "ամսաթիվ"],
        "ru": ["дата регистрации", "дата обращения", "дата постановки*", "дата учета", "дата"],
    },
    "notice": {
        "en": ["notice version", "privacy notice", "notice"],
        "hy": ["ծանուցման տարբերակ*"],
        "ru": ["версия уведомления"],
    },
    "notice_on": {
        "en": ["notice date", "date of notice", "notice given on", "notice read on"],
        "hy": ["ծանուցման ամսաթիվ*", "ծանուցման օր*"], "ru": ["дата уведомления"],
    },
    "notice_language": {
        "en": ["notice language", "language of notice", "notice read in"],
        "hy": ["ծանուցման լեզու*"], "ru": ["язык уведомления"],
    },
    "consent": {
        "en": ["consent", "consent given", "agrees", "agree to be registered"],
        "hy": ["համաձայնություն*", "համաձայն է"],
        "ru": ["согласие*", "согласен"],
    },
    "wg_seeing": {
        "en": ["wg seeing", "wg vision", "seeing", "vision", "difficulty seeing", "wg ss seeing"],
        "hy": ["տեսողություն*", "տեսնել*", "տեսնելու դժվարություն*"],
        "ru": ["зрение", "видеть", "трудности зрения", "трудности со зрением"],
    },
    "wg_hearing": {
        "en": ["wg hearing", "hearing", "difficulty hearing"],
        "hy": ["լսողություն*", "լսել*"],
        "ru": ["слух", "слышать", "трудности со слухом"],
    },
    "wg_walking": {
        "en": ["wg walking", "wg mobility", "walking", "mobility", "difficulty walking",
               "walking or climbing steps"],
        "hy": ["քայլել*", "քայլք*", "շարժունակություն*"],
        "ru": ["ходьба", "ходить", "передвижение", "трудности при ходьбе"],
    },
    "wg_remembering": {
        "en": ["wg remembering", "wg cognition", "remembering", "cognition", "concentrating",
               "remembering or concentrating"],
        "hy": ["հիշել*", "հիշողություն*", "կենտրոնանալ*"],
        "ru": ["память", "запоминать", "память внимание", "помнить"],
    },
    "wg_selfcare": {
        "en": ["wg selfcare", "wg self care", "self care", "selfcare", "washing or dressing",
               "washing all over or dressing"],
        "hy": ["ինքնասպասարկ*", "լվացվել*"],
        "ru": ["самообслуживание", "уход за собой", "мыться одеваться"],
    },
    "wg_communicating": {
        "en": ["wg communicating", "wg communication", "communicating", "communication",
               "understanding or being understood"],
        "hy": ["հաղորդակց*", "շփվել*"],
        "ru": ["общение", "коммуникация", "понимать других"],
    },
}  # fmt: skip

# What survey tools add to a form's own columns, as they write it.
EXPORT_COLUMNS = {
    "_index": "index",
    "_parent_index": "parent",
    "_id": "submission",
    "meta/rootuuid": "submission",
    "_submission_time": "registered_on",
    "start": "ignore",
    "end": "ignore",
    "today": "ignore",
    "deviceid": "ignore",
    "_geolocation": "geo",
}
EXPORT_ENDINGS = {
    "_latitude": "lat",
    "_longitude": "lon",
    "_altitude": "ignore",
    "_precision": "ignore",
}

# How the reason column of a returned workbook begins, in every language.
REASON = "Tonir:"
ONE_PERSON_WORDS = ("member", "person", "child", "член", "ребенок", "անդամ", "երեխա")
TOTALS = ("итого", "всего", "ընդամենը", "ընդհանուր", "total", "grand total", "sum")

HEADERS = Phrases(WORDS)
