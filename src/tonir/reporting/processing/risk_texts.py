"""Risks: what may happen, what it reveals, what stands against it. Short; more in privacy.md."""

from tonir.reporting.processing.held import Texts, texts

Risk = tuple[Texts, Texts, Texts]

EVERYTHING = texts("everything", "ամեն ինչ", "всё")
NOTHING_MORE = texts(
    "what is not sealed: settlement, tier, kits, time, by random number",
    "չկնքվածը՝ բնակավայր, կարգ, փաթեթներ, ժամ՝ պատահական համարով",
    "незапечатанное: населённый пункт, категория, наборы, время — по случайному номеру",
)
SEIZED: tuple[Risk, ...] = (
    (
        texts(
            "The computer or its disk is seized, the register closed",
            "Համակարգիչը կամ սկավառակը բռնագրավվում է, գրանցամատյանը փակ է",
            "Компьютер или диск изъят, реестр закрыт",
        ),
        NOTHING_MORE,
        texts(
            "records sealed one by one; keys behind the custodians' passphrases",
            "գրառումները կնքված են մեկ առ մեկ. բանալիները պահապանների գաղտնաբառերի տակ են",
            "записи запечатаны по одной; ключи за парольными фразами хранителей",
        ),
    ),
    (
        texts(
            "It is seized while the register is open",
            "Բռնագրավվում է, երբ գրանցամատյանը բաց է",
            "Изъят, когда реестр открыт",
        ),
        EVERYTHING,
        texts(
            "closes by itself after {idle} minutes; lockdown by one command; else not protected",
            "ինքնիրեն փակվում է {idle} րոպեից. կողպում մեկ հրամանով. այլապես պաշտպանված չէ",
            "закрывается сам через {idle} мин.; блокировка одной командой; иначе не защищено",
        ),
    ),
    (
        texts("A backup is stolen", "Պահուստը գողացվում է", "Украдена резервная копия"),
        NOTHING_MORE,
        texts(
            "backups never contain the register's private key",
            "պահուստները երբեք չեն պարունակում գրանցամատյանի գաղտնի բանալին",
            "в копиях никогда нет закрытого ключа реестра",
        ),
    ),
    (
        texts(
            "As many custodians are coerced as open the register",
            "Հարկադրում են այնքան պահապանի, որքան բացում է գրանցամատյանը",
            "Принуждены столько хранителей, сколько открывает реестр",
        ),
        EVERYTHING,
        texts(
            "{custody} needed; destroying the keys in time; else not protected",
            "պետք է {custody}. բանալիները ժամանակին ոչնչացնելը. այլապես պաշտպանված չէ",
            "нужно {custody}; вовремя уничтожить ключи; иначе не защищено",
        ),
    ),
)
IN_USE: tuple[Risk, ...] = (
    (
        texts("A hand-out list is lost", "Կտրոնների ցուցակը կորում է", "Потерян список выдачи"),
        texts(
            "names and times of one point",
            "մեկ կետի անուններն ու ժամերը",
            "имена и время одного пункта",
        ),
        texts(
            "only for who hands out; the file goes after {print_hours} hours; paper by hand",
            "միայն բաժանողի համար. ֆայլը ջնջվում է {print_hours} ժամից. թուղթը՝ ձեռքով",
            "только для раздающего; файл удаляется через {print_hours} ч.; бумага — вручную",
        ),
    ),
    (
        texts(
            "A slip is lost or copied",
            "Կտրոնը կորում է կամ պատճենվում",
            "Талон потерян или скопирован",
        ),
        texts("a place and a time", "տեղ և ժամ", "место и время"),
        texts(
            "no name on it; the first claim counts",
            "վրան անուն չկա. հաշվվում է առաջին ներկայացումը",
            "имени на нём нет; засчитывается первая выдача",
        ),
    ),
    (
        texts(
            "The recipient of an export loses it or uses it otherwise",
            "Ստացողը կորցնում է արտահանումը կամ այլ կերպ օգտագործում",
            "Получатель теряет выгрузку или использует её иначе",
        ),
        texts("its columns", "դրա սյունակները", "её столбцы"),
        texts(
            "few columns, encryption, an agreement, an end; once opened, not protected",
            "քիչ սյունակ, գաղտնագրում, համաձայնագիր, վերջ. բացելուց հետո պաշտպանված չէ",
            "мало столбцов, шифрование, соглашение, срок; после открытия не защищено",
        ),
    ),
    (
        texts(
            "Somebody looks up families without need",
            "Ինչ-որ մեկն անտեղի փնտրում է ընտանիքներ",
            "Кто-то смотрит семьи без надобности",
        ),
        texts("single families", "առանձին ընտանիքներ", "отдельные семьи"),
        texts(
            "roles; each look is a line of the log, which the officer reads",
            "դերեր. ամեն դիտում մատյանի տող է, որը կարդում է պատասխանատուն",
            "роли; каждый просмотр — строка журнала, который читает ответственный",
        ),
    ),
    (
        texts(
            "In a hamlet, what is not sealed points at one family",
            "Փոքր գյուղում չկնքվածը մատնանշում է մեկ ընտանիքի",
            "В малом селе незапечатанное указывает на одну семью",
        ),
        texts("its tier and time", "նրա կարգն ու ժամը", "её категория и время"),
        texts(
            "settlements may be put together in areas.csv; totals under {least} are hidden",
            "բնակավայրերը կարելի է միավորել areas.csv-ում. {least}-ից փոքր թվերը թաքցվում են",
            "пункты можно объединить в areas.csv; итоги меньше {least} скрыты",
        ),
    ),
    (
        texts(
            "Somebody watches the queue",
            "Ինչ-որ մեկը հետևում է հերթին",
            "Кто-то следит за очередью",
        ),
        texts("who comes", "ով է գալիս", "кто приходит"),
        texts(
            "short queues, delivery at home; not protected",
            "կարճ հերթեր, առաքում տուն. պաշտպանված չէ",
            "короткие очереди, доставка на дом; не защищено",
        ),
    ),
    (
        texts(
            "A family is left out, or joined with another, by wrong data",
            "Սխալ տվյալների պատճառով ընտանիքը դուրս է մնում կամ միավորվում ուրիշի հետ",
            "Из-за неверных данных семья выпала или слита с другой",
        ),
        texts("no aid for it", "օգնություն չի ստանում", "она без помощи"),
        texts(
            "lists come back with every fault; doubtful pairs wait for a person; correction",
            "ցուցակները վերադառնում են բոլոր սխալներով. կասկածելիները սպասում են մարդու. ուղղում",
            "списки возвращаются со всеми ошибками; сомнительное ждёт человека; исправление",
        ),
    ),
)
RISKS = (*SEIZED, *IN_USE)
