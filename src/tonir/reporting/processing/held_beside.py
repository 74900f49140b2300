"""What lies beside the record: health under its own key, what was worked out, what is in clear."""

from tonir.reporting.processing.held import (
    CARE,
    CLEAR,
    OUTCOME,
    PHONE,
    RECORD,
    ROUND,
    Held,
    places,
    texts,
)

CARES = (
    Held(
        CARE,
        "care",
        texts(
            "Health, disability and other needs",
            "Առողջություն, հաշմանդամություն և այլ կարիքներ",
            "Здоровье, инвалидность и другие нужды",
        ),
        texts(
            "They decide who comes first and who is served at home. As codes, without diagnoses.",
            "Դրանցից է կախված, թե ով է առաջինը և ում են սպասարկում տանը։ Միայն ծածկագրեր, "
            "առանց ախտորոշման։",
            "От них зависит, кто первый и кого обслуживают дома. Только коды, без диагнозов.",
        ),
        (
            *("care:needs", "care:members.needs", "care:corrected"),
            *("households:needs", "persons:needs"),
        ),
        papers=("own",),
        columns=("needs",),
    ),
    Held(
        CARE,
        "care",
        texts("Remarks of the office", "Գրասենյակի նշումները", "Примечания офиса"),
        texts(
            "They often say what a family cannot do, so they lie with the needs. "
            "No page shows them, and no paper but the family's own sheet.",
            "Հաճախ ասում են, թե ինչ չի կարող ընտանիքը, ուստի կարիքների հետ են։ "
            "Ցույց է տալիս միայն ընտանիքի սեփական թերթը։",
            "Часто говорят, чего семья не может, поэтому лежат с нуждами. "
            "Их показывает только лист самой семьи.",
        ),
        ("care:notes",),
        papers=("own",),
    ),
)
WORKED_OUT = (
    Held(
        RECORD,
        "programme",
        texts(
            "How often each name is borne",
            "Որքան հաճախ է ամեն անունը հանդիպում",
            "Как часто встречается каждое имя",
        ),
        texts(
            "Two entries with a rare name are likelier one family. Names without families.",
            "Հազվադեպ անունով երկու գրառումն ավելի հավանական է, որ մեկ ընտանիք են։ Անուններ՝ "
            "առանց ընտանիքների։",
            "Две записи с редким именем вероятнее одна семья. Имена без семей.",
        ),
        places("matching.NamesBorne.", ("weighing", "part", "sealed")),
    ),
    Held(
        ROUND,
        "rounds",
        texts("Reasons for a tier", "Կարգի պատճառները", "Основания категории"),
        texts(
            "So that a family can be told why it gets what it gets.",
            "Որ ընտանիքին կարելի լինի ասել, թե ինչու է ստանում այն, ինչ ստանում է։",
            "Чтобы семье можно было сказать, почему она получает именно это.",
        ),
        ("targeting.Entitlement.reasons",),
        pages=("family",),
        papers=("own",),
    ),
    Held(
        ROUND,
        "rounds",
        texts("Codes of slips", "Կտրոնների կոդերը", "Коды талонов"),
        texts(
            "To hand over without a name: who has the slip gets the kits.",
            "Հանձնել առանց անվան. ում ձեռքին կտրոնն է, նա էլ ստանում է փաթեթները։",
            "Выдавать без имени: у кого талон, тот получает наборы.",
        ),
        places("handover.Slip.", ("round", "sealed", "unprinted")),
        papers=("slips", "names", "homes"),
    ),
    Held(
        ROUND,
        "rounds",
        texts("Key of a family's tag", "Ընտանիքի նշանի բանալին", "Ключ метки семьи"),
        texts(
            "A family is counted once a round, and no claim names it.",
            "Ընտանիքը փուլում հաշվվում է մեկ անգամ, և ոչ մի ներկայացում նրան չի անվանում։",
            "Семья учитывается в раунде один раз, и ни одна выдача её не называет.",
        ),
        places("handover.RoundKey.", ("number", "sealed")),
    ),
    Held(
        OUTCOME,
        "records",
        texts(
            "In which exports a family was", "Որ արտահանումներում է եղել", "В каких выгрузках была"
        ),
        texts(
            "So that she can be told who received her data.",
            "Որ հնարավոր լինի ասել, թե ով է ստացել նրա տվյալները։",
            "Чтобы можно было сказать, кто получил её данные.",
        ),
        places("reporting.ExportPart.", ("export", "position", "sealed")),
        papers=("own",),
    ),
)
CARRIED = (
    Held(
        PHONE,
        "day",
        texts(
            "A driver's stops: name, address, telephone, kits",
            "Վարորդի կանգառները. անուն, հասցե, հեռախոս, փաթեթներ",
            "Остановки водителя: имя, адрес, телефон, наборы",
        ),
        texts(
            "To bring the aid home. The phone shows one at a time; the office cannot read them.",
            "Օգնությունը տուն հասցնելու համար։ Հեռախոսը ցույց է տալիս մեկ առ մեկ. գրասենյակը չի "
            "կարող կարդալ։",
            "Чтобы привезти помощь домой. Телефон показывает по одной; офис прочесть не может.",
        ),
        places("handover.DriverRun.", ("device", "day", "parcel", "stops", "made_at")),
    ),
)
IN_CLEAR = (
    Held(
        CLEAR,
        "programme",
        texts(
            "A random number, a state, a revision",
            "Պատահական համար, վիճակ, խմբագրություն",
            "Случайный номер, состояние, редакция",
        ),
        texts(
            "They tie a family's rows together and name nobody.",
            "Կապում են ընտանիքի տողերն իրար և ոչ ոքի չեն անվանում։",
            "Связывают строки семьи и никого не называют.",
        ),
        (
            *places(
                "people.Household.", ("id", "state", "revision", "record", "care", "care_shredded")
            ),
            *("households:id", "persons:household", "persons:number"),
            *places("planning.Place.", ("plan", "household")),
            *places("targeting.Entitlement.", ("household", "round", "assessment")),
            *places("planning.Move.", ("round", "household", "at")),
            *places("handover.Booklet.", ("household", "number", "lost_at")),
            *("handover.RoundKey.household", "handover.Slip.booklet"),
        ),
    ),
    Held(
        CLEAR,
        "programme",
        texts(
            "Settlement and day of registration",
            "Բնակավայր և գրանցման օր",
            "Населённый пункт и день регистрации",
        ),
        texts(
            "Totals and points are planned by settlement, also while the register is closed.",
            "Ընդհանուր թվերն ու կետերը պլանավորվում են ըստ բնակավայրի, նաև երբ "
            "գրանցամատյանը փակ է։",
            "Итоги и пункты планируются по населённым пунктам, и при закрытом реестре.",
        ),
        (
            *places("people.Household.", ("area", "registered_on")),
            *places("households:", ("area", "registered_on")),
        ),
        pages=("families", "family"),
        papers=("own",),
        columns=("area",),
    ),
    Held(
        CLEAR,
        "programme",
        texts(
            "Which entries are one family",
            "Որ գրառումներն են մեկ ընտանիք",
            "Какие записи — одна семья",
        ),
        texts(
            "No family is served twice, and a wrong joining can be undone.",
            "Ոչ մի ընտանիք կրկնակի չի ստանում, և սխալ միավորումը կարելի է հետ բերել։",
            "Ни одна семья не получает дважды, и ошибочное объединение можно отменить.",
        ),
        (
            *places("matching.Pair.", ("left", "right", "weight", "members", "persons")),
            *places("matching.Pair.", ("decision", "sampled", "cut")),
            *places("matching.Ruling.", ("left", "right", "verdict", "by", "at", "of_sample")),
            *places("matching.SharedPerson.", ("left", "left_number", "right", "right_number")),
            *places("matching.SharedPerson.", ("weight",)),
            *places("matching.PersonRuling.", ("left", "left_number", "left_revision")),
            *places("matching.PersonRuling.", ("right", "right_number", "right_revision")),
            *places("matching.PersonRuling.", ("verdict", "by", "at")),
            *places("matching.Scored.", ("household", "revision")),
            *places("matching.Merge.", ("kept", "dropped")),
        ),
        pages=("family",),
        papers=("own",),
    ),
    Held(
        CLEAR,
        "programme",
        texts(
            "Tier, kits, whether served at home",
            "Կարգ, փաթեթներ, տանը սպասարկվելը",
            "Категория, наборы, обслуживание на дому",
        ),
        texts(
            "Stock and deliveries are planned by them, also while the register is closed.",
            "Դրանցով պլանավորվում են պաշարն ու առաքումները, նաև երբ գրանցամատյանը փակ է։",
            "По ним планируются запас и доставки, и при закрытом реестре.",
        ),
        places("targeting.Entitlement.", ("tier", "kits", "at_home")),
        pages=("families", "family"),
        papers=("names", "homes", "slips", "own"),
        columns=("tier", "kits"),
    ),
    Held(
        CLEAR,
        "programme",
        texts("Point, day, time, lane", "Կետ, օր, ժամ, հերթ", "Пункт, день, время, очередь"),
        texts(
            "To expect each family at a place and a time, without a crowd.",
            "Ամեն ընտանիքի սպասել տվյալ տեղում և ժամին՝ առանց կուտակման։",
            "Ждать каждую семью в своём месте и в своё время, без толпы.",
        ),
        (
            *places("planning.Place.", ("point", "day", "starts_at", "lane", "at_home", "kits")),
            *places("planning.Move.", ("point", "day", "starts_at", "lane", "at_home")),
        ),
        pages=("family",),
        papers=("names", "homes", "slips", "own"),
    ),
)
