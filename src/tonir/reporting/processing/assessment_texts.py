"""What the DPIA sheet says, apart from risks, security and findings."""

from tonir.reporting.processing.held import Texts, texts

SHEET: dict[str, Texts] = {
    "title": texts(
        "Data protection impact assessment",
        "Տվյալների պաշտպանության ազդեցության գնահատում",
        "Оценка воздействия на защиту данных",
    ),
    "subtitle": texts(
        "{programme}. Rules and settings as they stood on {day}.",
        "{programme}։ Կանոններն ու կարգավորումները՝ {day} դրությամբ։",
        "{programme}. Правила и настройки на {day}.",
    ),
    "footer": texts(
        "Names nobody. Worked out by Tonir from the programme's rules; blanks are for people.",
        "Ոչ ոքի չի անվանում։ Tonir-ը կազմել է ծրագրի կանոններից. դատարկ տեղերը լրացնում են մարդիկ։",
        "Никого не называет. Составлено Tonir по правилам программы; пропуски заполняют люди.",
    ),
    "description": texts("What is done", "Ինչ է արվում", "Что делается"),
    "description_1": texts(
        "“{programme}” takes in families' lists from offices ({offices}), finds double entries, "
        "works out who is entitled to what, gives each family a place and a time, hands over "
        "against a paper slip, and reports totals.",
        "«{programme}» ծրագիրը գրասենյակներից ընդունում է ընտանիքների ցուցակներ ({offices}), "
        "գտնում կրկնվող գրառումները, որոշում, թե ում ինչ է հասնում, ամեն ընտանիքի տալիս տեղ և "
        "ժամ, հանձնում թղթե կտրոնով և հաշվետվություն տալիս ընդհանուր թվերով։",
        "Программа «{programme}» принимает списки семей от офисов ({offices}), находит повторные "
        "записи, определяет, кому что положено, даёт каждой семье место и время, выдаёт по "
        "бумажному талону и отчитывается итогами.",
    ),
    "description_2": texts(
        "Rounds: {rounds}. Families in the register: {families}.",
        "Փուլեր՝ {rounds}։ Ընտանիքներ գրանցամատյանում՝ {families}։",
        "Раунды: {rounds}. Семей в реестре: {families}.",
    ),
    "description_3": texts(
        "Who comes first follows from written criteria, kept word for word with every assessment; "
        "a family can be told its reasons. Doubtful double entries wait for a person.",
        "Ով է առաջինը՝ բխում է գրված չափանիշներից, որոնք պահվում են բառացի ամեն գնահատման հետ. "
        "ընտանիքին կարելի է ասել պատճառները։ Կասկածելի կրկնությունները սպասում են մարդու։",
        "Кто первый, следует из записанных критериев, которые хранятся дословно с каждой оценкой; "
        "семье можно назвать основания. Сомнительные повторы ждут человека.",
    ),
    "necessity": texts(
        "Why it is needed, and why no more than that",
        "Ինչու է պետք, և ինչու ոչ ավելին",
        "Почему это нужно и почему не больше",
    ),
    "necessity_1": texts(
        "Each field has a use in the work; part 3 names it. What has none is not read from a list.",
        "Ամեն դաշտ աշխատանքում օգտագործվում է. 3-րդ մասը նշում է ինչպես։ Մնացածը ցուցակից չի "
        "ընթերցվում։",
        "Каждое поле нужно в работе, часть 3 говорит зачем. Прочее из списка не читается.",
    ),
    "necessity_2": texts(
        "Never stored: codes and words of torture and of sexual and gender-based violence. No "
        "field for photographs, fingerprints, religion or ethnic origin.",
        "Երբեք չեն պահվում խոշտանգման, սեռական և գենդերային բռնության ծածկագրերն ու բառերը։ "
        "Լուսանկարի, մատնահետքի, կրոնի կամ էթնիկ ծագման դաշտ չկա։",
        "Никогда не хранятся коды и слова о пытках, сексуальном и гендерном насилии. Полей для "
        "фотографий, отпечатков пальцев, религии или происхождения нет.",
    ),
    "necessity_3": texts(
        "No index of names, telephones or documents lies on any disk, not even a scrambled one.",
        "Ոչ մի սկավառակի վրա չկա անունների, հեռախոսների կամ փաստաթղթերի ցուցիչ, նույնիսկ "
        "գաղտնագրված։",
        "Ни на одном диске нет указателя имён, телефонов или документов, даже зашифрованного.",
    ),
    "necessity_4": texts(
        "A slip names nobody; a point gets rows that only slips open, no list.",
        "Կտրոնը ոչ ոքի չի անվանում. կետը ստանում է տողեր, որոնք բացում է միայն կտրոնը, ոչ թե "
        "ցուցակ։",
        "Талон никого не называет; пункт получает строки, которые открывает только талон, а не "
        "список.",
    ),
    "necessity_5": texts(
        "A number that counts fewer than {least} families is shown to nobody in reports, nor what "
        "it could be worked out from.",
        "{least}-ից քիչ ընտանիք հաշվող թիվը հաշվետվություններում ոչ ոքի չի ցուցադրվում, ոչ էլ այն, "
        "ինչից կարելի կլիներ հաշվել։",
        "Число меньше {least} семей в отчётах не показывается никому, как и то, из чего его можно "
        "вычислить.",
    ),
    "necessity_6": texts(
        "Refusing an optional purpose never takes aid away.",
        "Կամընտիր նպատակից հրաժարվելը երբեք չի զրկում օգնությունից։",
        "Отказ от необязательной цели никогда не лишает помощи.",
    ),
    "data": texts("People and data", "Մարդիկ և տվյալներ", "Люди и данные"),
    "data_1": texts(
        "The people: families who asked for aid, children, elderly people and people with a "
        "disability among them; many fear, with reason, what a list of them could be used for. "
        "Also who works here: user names, passwords under scrypt, the access log.",
        "Մարդիկ՝ օգնություն խնդրած ընտանիքները, նրանց մեջ՝ երեխաներ, տարեցներ, հաշմանդամություն "
        "ունեցողներ. շատերը հիմնավոր վախենում են, թե ինչի կարող է ծառայել իրենց ցուցակը։ Նաև "
        "այստեղ աշխատողները՝ օգտանուններ, scrypt-ով պահված գաղտնաբառեր, մուտքի մատյան։",
        "Люди: семьи, попросившие о помощи, среди них дети, пожилые и люди с инвалидностью; многие "
        "обоснованно боятся, для чего может послужить их список. Также те, кто здесь работает: "
        "имена пользователей, пароли под scrypt, журнал доступа.",
    ),
    "purposes": texts(
        "Purposes and legal bases", "Նպատակներ և իրավական հիմքեր", "Цели и правовые основания"
    ),
    "notice": texts(
        "People are told (notice {version}):",
        "Մարդկանց ասվում է (ծանուցում {version})՝",
        "Людям сообщают (уведомление {version}):",
    ),
    "flows": texts(
        "Where data come from and where they go",
        "Որտեղից են գալիս տվյալները և ուր են գնում",
        "Откуда приходят данные и куда уходят",
    ),
    "flows_none": texts(
        "No family's data were handed on by an export so far.",
        "Առայժմ ոչ մի ընտանիքի տվյալներ չեն արտահանվել։",
        "Выгрузок с данными семей пока не было.",
    ),
    "handed_on": texts("Handed on by export", "Արտահանված", "Передано выгрузками"),
    "retention": texts("How long data stay", "Որքան են մնում տվյալները", "Сколько хранятся данные"),
    "security": texts("What protects them", "Ինչն է պաշտպանում", "Что их защищает"),
    "rights": texts("Rights of the people", "Մարդկանց իրավունքները", "Права людей"),
    "rights_1": texts(
        "To be told, before anything is written down, what for, on what basis and for how long.",
        "Իմանալ, նախքան որևէ բան գրվելը, թե ինչի համար է, ինչ հիմքով և որքան ժամանակով։",
        "Узнать до записи, для чего, на каком основании и на какой срок.",
    ),
    "rights_2": texts(
        "To see what is held, by slip or in person: as a sheet in her language, with the exports "
        "that she was in.",
        "Տեսնել, թե ինչ է պահվում, կտրոնով կամ անձամբ. որպես թերթ իր լեզվով, նաև՝ որ "
        "արտահանումներում է եղել։",
        "Увидеть, что хранится, по талону или лично: листом на своём языке, с выгрузками, в "
        "которых была семья.",
    ),
    "rights_3": texts(
        "To have it corrected; a later list does not undo that.",
        "Ուղղել տալ. հետագա ցուցակը դա չի ջնջի։",
        "Исправить; новый список этого не отменит.",
    ),
    "rights_4": texts(
        "To have it erased: from the register, and from every later pack, export and search. "
        "Totals without names stay.",
        "Ջնջել տալ՝ գրանցամատյանից և հետագա ամեն ցուցակից, արտահանումից ու որոնումից։ Անանուն "
        "ընդհանուր թվերը մնում են։",
        "Удалить: из реестра и из всех дальнейших пакетов, выгрузок и поисков. Безымянные итоги "
        "остаются.",
    ),
    "rights_5": texts(
        "To refuse an optional purpose, also later; to complain to the data protection officer.",
        "Հրաժարվել կամընտիր նպատակից, նաև ավելի ուշ, և բողոքել տվյալների պաշտպանության "
        "պատասխանատուին։",
        "Отказаться от необязательной цели, в том числе позже, и пожаловаться ответственному за "
        "защиту данных.",
    ),
    "risks": texts("Risks and measures", "Ռիսկեր և միջոցներ", "Риски и меры"),
    "risks_1": texts(
        "How likely each is here, and how bad for whom, only people who know the place can say; "
        "the two blank columns are theirs. docs/privacy.md says of each loss what it reveals.",
        "Որքանով է ամեն մեկը հավանական այստեղ և որքան վատ՝ ում համար, կարող են ասել միայն տեղը "
        "ճանաչող մարդիկ. երկու դատարկ սյունակը նրանցն է։ docs/privacy.md-ն ասում է, թե ինչ է "
        "բացահայտում ամեն կորուստ։",
        "Насколько это вероятно здесь и для кого опасно, могут сказать только знающие место; два "
        "пустых столбца для них. docs/privacy.md говорит, что раскрывает каждая потеря.",
    ),
    "findings": texts("What stands open", "Ինչն է բաց մնում", "Что остаётся открытым"),
    "decision": texts("Decision", "Որոշում", "Решение"),
    "decision_1": texts(
        "The processing may begin [   ]   may begin on conditions [   ]   may not begin [   ]",
        "Մշակումը կարող է սկսվել [   ]   պայմաններով [   ]   չի կարող [   ]",
        "Обработку можно начинать [   ]   с условиями [   ]   нельзя [   ]",
    ),
    "decision_2": texts("Conditions: {blank}", "Պայմաններ՝ {blank}", "Условия: {blank}"),
    "decision_3": texts(
        "To be looked at again on {blank}, and whenever the rules change.",
        "Վերանայել {blank}, նաև երբ կանոնները փոխվեն։",
        "Пересмотреть {blank}, а также при смене правил.",
    ),
    "line_1": texts("Prepared by", "Կազմեց", "Составил"),
    "line_2": texts(
        "Data protection officer",
        "Տվյալների պաշտպանության պատասխանատու",
        "Ответственный за защиту данных",
    ),
    "line_3": texts("Head of the programme", "Ծրագրի ղեկավար", "Руководитель программы"),
    "line_4": texts(
        "For the people concerned", "Շահագրգիռ մարդկանց անունից", "От имени самих людей"
    ),
}
HEADS: dict[str, tuple[Texts, ...]] = {
    "data": (
        texts("Data", "Տվյալ", "Данные"),
        texts("Seal", "Կնիք", "Печать"),
        texts("Why it is needed", "Ինչու է պետք", "Зачем нужно"),
        texts("Who sees it", "Ով է տեսնում", "Кто видит"),
        texts("How long", "Որքան", "Сколько"),
        texts("Purposes", "Նպատակներ", "Цели"),
    ),
    "purposes": (
        texts("Purpose", "Նպատակ", "Цель"),
        texts("Legal basis", "Իրավական հիմք", "Основание"),
        texts("May be refused", "Կարելի է հրաժարվել", "Можно отказаться"),
        texts("Exports so far", "Արտահանումներ", "Выгрузок"),
    ),
    "flows": (
        texts("Who", "Ով", "Кто"),
        texts("What", "Ինչ", "Что"),
        texts("How", "Ինչպես", "Как"),
    ),
    "exports": (
        texts("No.", "Հ/հ", "№"),
        texts("Day", "Օր", "День"),
        texts("Purpose", "Նպատակ", "Цель"),
        texts("Recipient", "Ստացող", "Получатель"),
        texts("Agreement", "Համաձայնագիր", "Соглашение"),
        texts("Columns, area", "Սյունակներ, վայր", "Столбцы, место"),
        texts("Last day", "Վերջին օր", "Последний день"),
    ),
    "retention": (
        texts("What", "Ինչ", "Что"),
        texts("How long", "Որքան", "Сколько"),
        texts("Then", "Հետո", "Затем"),
    ),
    "risks": (
        texts("What may happen", "Ինչ կարող է պատահել", "Что может случиться"),
        texts("What it reveals", "Ինչ է բացահայտում", "Что раскрывает"),
        texts("What stands against it", "Ինչն է խոչընդոտում", "Что этому мешает"),
        texts("How likely", "Որքան հավանական", "Вероятность"),
        texts("How bad", "Որքան վատ", "Вред"),
    ),
}
