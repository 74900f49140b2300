"""What the record of processing says: who answers, and each activity with its data."""

from tonir.reporting.processing.held import Texts, texts

RECORD: dict[str, Texts] = {
    "title": texts(
        "Record of processing activities",
        "Տվյալների մշակման գործողությունների մատյան",
        "Учёт операций обработки данных",
    ),
    "responsible": texts("Who answers for it", "Ով է պատասխանատու", "Кто отвечает"),
    "programme": texts("Programme", "Ծրագիր", "Программа"),
    "country": texts("Country (ISO 3166)", "Երկիր (ISO 3166)", "Страна (ISO 3166)"),
    "offices": texts("Offices", "Գրասենյակներ", "Офисы"),
    "controller": texts(
        "Controller: organisation, address, telephone",
        "Տվյալների մշակող՝ կազմակերպություն, հասցե, հեռախոս",
        "Оператор: организация, адрес, телефон",
    ),
    "joint": texts("Joint controllers", "Համատեղ մշակողներ", "Совместные операторы"),
    "officer": texts(
        "Data protection officer: name, telephone",
        "Տվյալների պաշտպանության պատասխանատու՝ անուն, հեռախոս",
        "Ответственный за защиту данных: имя, телефон",
    ),
    "activities": texts("Activities", "Գործողություններ", "Операции"),
    "everything": texts("Every kind of data", "Տվյալների բոլոր տեսակները", "Все виды данных"),
    "recipients": texts("Handed on", "Փոխանցված", "Передано"),
    "abroad": texts("To other countries", "Այլ երկրներ", "В другие страны"),
    "abroad_1": texts(
        "By no activity but exports. Which of them crossed a border, and on what ground: {blank}",
        "Միայն արտահանումներով։ Դրանցից որն է անցել սահման և ինչ հիմքով՝ {blank}",
        "Только выгрузками. Какие из них пересекли границу и на каком основании: {blank}",
    ),
    "retention": texts("Time limits", "Ժամկետներ", "Сроки"),
    "security": texts("Measures", "Միջոցներ", "Меры"),
    "line_1": texts("Kept by", "Վարում է", "Ведёт"),
    "line_2": texts("Seen on", "Դիտված է", "Проверено"),
}
HEAD: tuple[Texts, ...] = (
    texts("Activity", "Գործողություն", "Операция"),
    texts("Purpose and basis", "Նպատակ և հիմք", "Цель и основание"),
    texts("Of whom", "Ում", "О ком"),
    texts("Which data", "Որ տվյալները", "Какие данные"),
    texts("Who receives them", "Ով է ստանում", "Кто получает"),
    texts("How long", "Որքան", "Сколько"),
)
FAMILIES = texts("families registered", "գրանցված ընտանիքներ", "семьи в реестре")
STAFF = texts("who works here", "այստեղ աշխատողներ", "кто здесь работает")
ACCOUNT = texts(
    "accounting for access to the register",
    "գրանցամատյան մուտքի հաշվետվություն",
    "учёт доступа к реестру",
)
# activity, which data, who receives, kind of retention; purposes and people are the same for all.
ACTIVITIES: tuple[tuple[Texts, Texts, Texts, str], ...] = (
    (
        texts("Registration from lists", "Գրանցում ցուցակներից", "Регистрация по спискам"),
        texts(
            "names, birth, sex, relation, document, telephones, address, coordinates, needs, "
            "remarks; what was told and refused",
            "անուններ, ծնունդ, սեռ, կապ, փաստաթուղթ, հեռախոսներ, հասցե, կոորդինատներ, կարիքներ, "
            "նշումներ. ինչ է ասվել և մերժվել",
            "имена, рождение, пол, родство, документ, телефоны, адрес, координаты, нужды, "
            "примечания; что сообщено и от чего отказались",
        ),
        texts("nobody: sealed at once", "ոչ ոք. անմիջապես կնքվում է", "никто: сразу запечатано"),
        "records",
    ),
    (
        texts("Finding double entries", "Կրկնությունների որոնում", "Поиск повторных записей"),
        texts(
            "names, birth, document, telephones",
            "անուններ, ծնունդ, փաստաթուղթ, հեռախոսներ",
            "имена, рождение, документ, телефоны",
        ),
        texts(
            "who looks at doubtful pairs",
            "կասկածելի զույգերը դիտողը",
            "кто смотрит сомнительные пары",
        ),
        "records",
    ),
    (
        texts("Entitlement and tiers", "Ում ինչ է հասնում, կարգեր", "Положенное и категории"),
        texts(
            "needs, ages, members; tier, kits, reasons",
            "կարիքներ, տարիքներ, անդամներ. կարգ, փաթեթներ, պատճառներ",
            "нужды, возраст, члены семьи; категория, наборы, основания",
        ),
        texts("coordinators, custodians", "համակարգողներ, պահապաններ", "координаторы, хранители"),
        "rounds",
    ),
    (
        texts(
            "Places, times, slips, home deliveries",
            "Տեղեր, ժամեր, կտրոններ, տուն առաքումներ",
            "Места, время, талоны, доставка на дом",
        ),
        texts(
            "settlement, coordinates, address, telephones, names; place, time, slip",
            "բնակավայր, կոորդինատներ, հասցե, հեռախոսներ, անուններ. տեղ, ժամ, կտրոն",
            "населённый пункт, координаты, адрес, телефоны, имена; место, время, талон",
        ),
        texts(
            "who hands out slips, drivers, the family",
            "կտրոն բաժանողներ, վարորդներ, ընտանիքը",
            "раздающие талоны, водители, семья",
        ),
        "rounds",
    ),
    (
        texts("Handover and claims", "Հանձնում և ներկայացումներ", "Выдача"),
        texts(
            "tags without names, kits, time",
            "անանուն նշաններ, փաթեթներ, ժամ",
            "метки без имён, наборы, время",
        ),
        texts("points, auditors", "կետեր, ստուգողներ", "пункты, аудиторы"),
        "programme",
    ),
    (
        texts("Reports", "Հաշվետվություններ", "Отчёты"),
        texts(
            "totals, small ones hidden", "ընդհանուր թվեր, փոքրերը թաքցված", "итоги, малые скрыты"
        ),
        texts(
            "donors, auditors, the public",
            "դոնորներ, ստուգողներ, հանրություն",
            "доноры, аудиторы, общественность",
        ),
        "programme",
    ),
    (
        texts("Exports", "Արտահանումներ", "Выгрузки"),
        texts(
            "the columns that each names, see below",
            "ամեն մեկում նշված սյունակները, տե՛ս ստորև",
            "названные в каждой столбцы, см. ниже",
        ),
        texts("the recipient of each", "ամեն մեկի ստացողը", "получатель каждой"),
        "exports",
    ),
)
LOG: tuple[Texts, Texts, Texts, str] = (
    texts("Log-ins and access log", "Մուտքեր և մուտքի մատյան", "Входы и журнал доступа"),
    texts(
        "user names, passwords under scrypt, what was done when and what for",
        "օգտանուններ, scrypt-ով գաղտնաբառեր, ինչ, երբ և ինչի համար է արվել",
        "имена пользователей, пароли под scrypt, что, когда и для чего сделано",
    ),
    texts(
        "custodians, coordinators, auditors, the officer",
        "պահապաններ, համակարգողներ, ստուգողներ, պատասխանատուն",
        "хранители, координаторы, аудиторы, ответственный",
    ),
    "accounts",
)
