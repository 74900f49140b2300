"""What lies sealed in a family's record: who they are."""

from tonir.reporting.processing.held import RECORD, Held, places, texts

NAMES = ("given", "surname", "patronymic")

OF_PERSONS = (
    Held(
        RECORD,
        "records",
        texts("Names", "Անուններ", "Имена"),
        texts(
            "To know the family, to find double entries in any script, to give the right slip.",
            "Ճանաչել ընտանիքը, գտնել կրկնվող գրառումները ցանկացած գրով, տալ ճիշտ կտրոնը։",
            "Узнать семью, найти повторные записи на любом письме, выдать нужный талон.",
        ),
        (*places("record:members.", NAMES), *places("persons:", NAMES)),
        pages=("families", "family"),
        papers=("names", "homes", "own"),
        columns=("names",),
    ),
    Held(
        RECORD,
        "records",
        texts("Date or year of birth", "Ծննդյան օր կամ տարի", "Дата или год рождения"),
        texts(
            "Age decides who comes first and what children get; it tells namesakes apart.",
            "Տարիքից են կախված հերթականությունը և երեխաների բաժինը. տարբերում է անվանակիցներին։",
            "От возраста зависят очерёдность и доля детей; отличает тёзок.",
        ),
        ("record:members.birth", "persons:birth", "persons:birth_year"),
        pages=("family",),
        papers=("own",),
        columns=("birth",),
    ),
    Held(
        RECORD,
        "records",
        texts("Sex", "Սեռ", "Пол"),
        texts(
            "Criteria may ask for it; it tells members of one family apart.",
            "Կարող է պետք գալ չափանիշներին. տարբերում է մեկ ընտանիքի անդամներին։",
            "Может требоваться критериям; отличает членов одной семьи.",
        ),
        ("record:members.sex", "persons:sex"),
        pages=("family",),
        papers=("own",),
        columns=("sex",),
    ),
    Held(
        RECORD,
        "records",
        texts("Relation to the head", "Կապն ընտանիքի գլխավորի հետ", "Родство с главой семьи"),
        texts(
            "To know who speaks for the family; criteria may ask for it.",
            "Իմանալ, թե ով է խոսում ընտանիքի անունից. կարող է պետք գալ չափանիշներին։",
            "Знать, кто говорит за семью; может требоваться критериям.",
        ),
        ("record:members.relation", "persons:relation"),
        pages=("family",),
        papers=("own",),
        columns=("relation",),
    ),
    Held(
        RECORD,
        "records",
        texts("Number of a document", "Փաստաթղթի համար", "Номер документа"),
        texts(
            "The surest sign that two entries are one person. Nobody is asked for it to get aid.",
            "Ամենավստահելի նշանը, որ երկու գրառումը մեկ մարդ է։ Օգնություն ստանալու համար "
            "չի պահանջվում։",
            "Самый верный признак, что две записи — один человек. Для помощи не требуется.",
        ),
        ("record:members.document", "persons:document"),
        papers=("own",),
        columns=("document",),
    ),
    Held(
        RECORD,
        "records",
        texts("Telephone numbers", "Հեռախոսահամարներ", "Номера телефонов"),
        texts(
            "To call the family about its time, or when the driver comes; finds double entries.",
            "Զանգել ընտանիքին ժամի մասին կամ երբ վարորդը գա. գտնում է կրկնվող գրառումները։",
            "Позвонить семье о времени или когда едет водитель; находит повторные записи.",
        ),
        ("record:members.phone", "persons:phone", "record:phones", "households:phones"),
        pages=("family",),
        papers=("homes", "own"),
        columns=("phones",),
    ),
)
OF_FAMILIES = (
    Held(
        RECORD,
        "records",
        texts("Address", "Հասցե", "Адрес"),
        texts(
            "To bring the aid home to who cannot come.",
            "Օգնությունը տուն հասցնել նրանց, ովքեր չեն կարող գալ։",
            "Привезти помощь домой тем, кто не может прийти.",
        ),
        ("record:address", "households:address"),
        pages=("family",),
        papers=("homes", "own"),
        columns=("address",),
    ),
    Held(
        RECORD,
        "records",
        texts("Coordinates of the home", "Տան կոորդինատները", "Координаты дома"),
        texts(
            "To find the nearest point. They never leave the open register.",
            "Գտնել ամենամոտ կետը։ Բաց գրանցամատյանից երբեք դուրս չեն գալիս։",
            "Найти ближайший пункт. Открытый реестр они никогда не покидают.",
        ),
        (*places("record:", ("lat", "lon")), *places("households:", ("lat", "lon"))),
        papers=("own",),
    ),
    Held(
        RECORD,
        "records",
        texts("Language", "Լեզու", "Язык"),
        texts(
            "The slip is in the family's own language.",
            "Կտրոնը ընտանիքի լեզվով է։",
            "Талон — на языке семьи.",
        ),
        ("record:language", "households:language"),
        papers=("own",),
    ),
    Held(
        RECORD,
        "records",
        texts(
            "Office, its own family number, and where in its list",
            "Գրասենյակը, նրա տված համարը և տեղը ցուցակում",
            "Офис, его номер семьи и место в списке",
        ),
        texts(
            "A corrected list finds its families again; a fault can be looked up at the office.",
            "Ուղղված ցուցակը կրկին գտնում է իր ընտանիքներին. սխալը կարելի է ստուգել գրասենյակում։",
            "Исправленный список снова находит свои семьи; ошибку можно проверить в офисе.",
        ),
        (
            *places("record:", ("office", "reference", "file", "sheet", "row", "list")),
            *places("households:", ("office", "reference", "source_file", "source_row")),
            *("record:members.row", "persons:source_row"),
        ),
        pages=("family",),
        papers=("own",),
    ),
    Held(
        RECORD,
        "records",
        texts(
            "What the family was told: version, language, day",
            "Ինչ է ասվել ընտանիքին. տարբերակ, լեզու, օր",
            "Что сообщили семье: версия, язык, день",
        ),
        texts(
            "To show that she was informed, and to inform who was not.",
            "Ցույց տալ, որ տեղեկացված է, և տեղեկացնել նրանց, ովքեր տեղեկացված չեն։",
            "Показать, что семью известили, и известить тех, кого не известили.",
        ),
        (
            "record:notice",
            *places("households:", ("notice_version", "notice_on", "notice_language")),
        ),
        papers=("own",),
    ),
    Held(
        RECORD,
        "records",
        texts(
            "Legal basis of each purpose, and which she refused",
            "Ամեն նպատակի իրավական հիմքը և որից է հրաժարվել",
            "Основание каждой цели и от каких отказались",
        ),
        texts(
            "Nobody's data are used for what she refused; refusing never takes aid away.",
            "Ոչ ոքի տվյալները չեն օգտագործվում մերժված նպատակով. մերժումն օգնությունից չի զրկում։",
            "Данные не используются для того, от чего отказались; отказ не лишает помощи.",
        ),
        ("record:bases", "record:refused", "households:refused"),
        papers=("own",),
    ),
    Held(
        RECORD,
        "records",
        texts(
            "What was corrected, when, by whom",
            "Ինչ է ուղղվել, երբ, ում կողմից",
            "Что исправлено, когда и кем",
        ),
        texts(
            "A later list does not undo what the person herself corrected.",
            "Հետագա ցուցակը չի ջնջում այն, ինչ մարդն ինքն է ուղղել։",
            "Новый список не отменяет того, что человек исправил сам.",
        ),
        (
            *("record:corrected", "households:corrected"),
            *places("persons:", ("corrected", "was_given", "was_birth", "was_birth_year")),
        ),
        papers=("own",),
    ),
)
