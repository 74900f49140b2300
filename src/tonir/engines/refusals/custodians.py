"""Refusals of custodians, their shares, and keys that are gone."""

CUSTODIANS: dict[str, dict[str, tuple[str, str]]] = {
    "R15": {
        "en": (
            "{quorum} of {custodians} custodians cannot be.",
            "Take at least two of them to open, at most {most} in all; or one of one.",
        ),
        "hy": (
            "{custodians} պահապանից {quorum}-ը չի կարող լինել։",
            "Բացելու համար վերցրեք առնվազն երկուսին, ընդամենը մինչև {most}, կամ մեկին մեկից։",
        ),
        "ru": (
            "{quorum} из {custodians} хранителей — так нельзя.",
            "Для открытия нужно не менее двух, всего не более {most}; или один из одного.",
        ),
    },
    "R16": {
        "en": (
            "{have} of the {need} shares that it takes.",
            "Further custodians give theirs: “tonir register join”.",
        ),
        "hy": (
            "Անհրաժեշտ {need} բաժնից կա {have}։",
            "Մյուս պահապանները տալիս են իրենցը՝ «tonir register join»։",
        ),
        "ru": (
            "Есть {have} из {need} нужных долей.",
            "Другие хранители дают свои: «tonir register join».",
        ),
    },
    "R17": {
        "en": (
            "These shares do not belong together, or not to this register.",
            "Use the papers of the latest ceremony; older ones are worthless.",
        ),
        "hy": (
            "Այս բաժինները միմյանց կամ այս գրանցամատյանին չեն պատկանում։",
            "Օգտագործեք վերջին արարողության թղթերը. ավելի հներն այլևս ուժ չունեն։",
        ),
        "ru": (
            "Эти доли не подходят друг к другу или к этому реестру.",
            "Возьмите бумаги последней церемонии; прежние ничего не стоят.",
        ),
    },
    "R18": {
        "en": (
            "The words of the share are misread: one is unknown, or the checksum does not fit.",
            "Compare each word with the paper, in its order.",
        ),
        "hy": (
            "Բաժնի բառերը սխալ են կարդացված. մեկն անհայտ է կամ ստուգիչ գումարը չի համընկնում։",
            "Համեմատեք ամեն բառը թղթի հետ՝ հերթականությամբ։",
        ),
        "ru": (
            "Слова доли прочитаны неверно: одно неизвестно или не сходится контрольная сумма.",
            "Сверьте каждое слово с бумагой, по порядку.",
        ),
    },
    "R19": {
        "en": (
            "Custodian {custodian} has given her share already.",
            "Another custodian is needed.",
        ),
        "hy": ("{custodian} պահապանն արդեն տվել է իր բաժինը։", "Հարկավոր է մեկ այլ պահապան։"),
        "ru": ("Хранитель {custodian} уже дал свою долю.", "Нужен другой хранитель."),
    },
    "R20": {
        "en": (
            "What round {round} left behind is closed for good: its key was destroyed.",
            "Its totals are in the reach report; nothing else can be opened.",
        ),
        "hy": (
            "{round} փուլից մնացածն ընդմիշտ փակ է. դրա բանալին ոչնչացված է։",
            "Հանրագումարները հասանելիության հաշվետվության մեջ են. ուրիշ ոչինչ չի բացվի։",
        ),
        "ru": (
            "Оставшееся от раунда {round} закрыто навсегда: его ключ уничтожен.",
            "Итоги есть в отчёте об охвате; больше ничего не открыть.",
        ),
    },
    "R21": {
        "en": (
            "The keys of this register were destroyed; nothing in it can be opened or added.",
            "Read disposal.json in the keys folder; a new programme begins in a new folder.",
        ),
        "hy": (
            "Այս գրանցամատյանի բանալիները ոչնչացված են. այլևս ոչինչ չի բացվի և չի ավելանա։",
            "Կարդացեք disposal.json-ը բանալիների պանակում. նոր ծրագիրը նոր պանակում է սկսվում։",
        ),
        "ru": (
            "Ключи этого реестра уничтожены; в нём ничего нельзя открыть или добавить.",
            "Читайте disposal.json в папке ключей; новая программа начинается в новой папке.",
        ),
    },
    "R22": {
        "en": ("Tonir knows no way of sealing called “{suite}”.", "Set seal_suite to: {known}."),
        "hy": (
            "Tonir-ը «{suite}» կոչվող կնքման եղանակ չգիտի։",
            "seal_suite-ը դրեք այսպես՝ {known}։",
        ),
        "ru": (
            "Tonir не знает способа запечатывания «{suite}».",
            "Задайте seal_suite: {known}.",
        ),
    },
    "R23": {
        "en": (
            "“{seen}” is no mark of the access log.",
            "Write it as “register verify” showed it, such as 57-3fa9c1d2e4b5a697.",
        ),
        "hy": (
            "«{seen}»-ը մուտքի մատյանի նիշ չէ։",
            "Գրեք, ինչպես ցույց է տվել «register verify»-ը, օրինակ՝ 57-3fa9c1d2e4b5a697։",
        ),
        "ru": (
            "«{seen}» — не отметка журнала доступа.",
            "Пишите, как показал «register verify», например 57-3fa9c1d2e4b5a697.",
        ),
    },
    "R24": {
        "en": (
            "A process beside the open register ended in the middle of the work.",
            "Close the register, open it again, repeat the step; nothing was lost.",
        ),
        "hy": (
            "Բաց գրանցամատյանի կողքի գործընթացն ավարտվեց աշխատանքի կեսին։",
            "Փակեք գրանցամատյանը, կրկին բացեք և կրկնեք քայլը. ոչինչ չի կորել։",
        ),
        "ru": (
            "Процесс рядом с открытым реестром завершился посреди работы.",
            "Закройте реестр, откройте снова и повторите шаг; ничего не потеряно.",
        ),
    },
    "R25": {
        "en": (
            "No register waits for custodians.",
            "The first custodian begins: “tonir register open”.",
        ),
        "hy": (
            "Պահապանների սպասող գրանցամատյան չկա։",
            "Սկսում է առաջին պահապանը՝ «tonir register open»։",
        ),
        "ru": (
            "Ни один реестр не ждёт хранителей.",
            "Первый хранитель начинает: «tonir register open».",
        ),
    },
    "R26": {
        "en": (
            "The drill failed: custodian {custodian} could not give her share. Nothing changed.",
            "Begin the ceremony again; the keys and papers from before still hold.",
        ),
        "hy": (
            "Փորձը չհաջողվեց. {custodian} պահապանը չկարողացավ տալ իր բաժինը։ Ոչինչ չի փոխվել։",
            "Արարողությունը սկսեք նորից. նախկին բանալիներն ու թղթերն ուժի մեջ են։",
        ),
        "ru": (
            "Проверка не удалась: хранитель {custodian} не смог дать долю. Ничего не изменено.",
            "Начните церемонию заново; прежние ключи и бумаги действуют.",
        ),
    },
    "R27": {
        "en": (
            "Two custodians chose the same passphrase.",
            "Each takes one of her own, which the others do not know.",
        ),
        "hy": (
            "Երկու պահապան նույն գաղտնաբառն են ընտրել։",
            "Ամեն մեկը վերցնում է իրենը, որը մյուսները չգիտեն։",
        ),
        "ru": (
            "Два хранителя выбрали одну и ту же фразу.",
            "Каждый берёт свою, неизвестную другим.",
        ),
    },
    "R28": {
        "en": (
            "“{file}” is no spare of a register's keys, or it is damaged.",
            "Take the file that “tonir register spare” wrote.",
        ),
        "hy": (
            "«{file}»-ը գրանցամատյանի բանալիների պահուստ չէ կամ վնասված է։",
            "Վերցրեք այն ֆայլը, որ գրել է «tonir register spare»-ը։",
        ),
        "ru": (
            "«{file}» — не запасные ключи реестра, или файл повреждён.",
            "Возьмите файл, который записала команда «tonir register spare».",
        ),
    },
    "R29": {
        "en": (
            "“{found}” is not the code of this programme. Nothing was destroyed.",
            "To destroy the keys for good, type the programme's code: {programme}.",
        ),
        "hy": (
            "«{found}»-ը այս ծրագրի ծածկագիրը չէ։ Ոչինչ չի ոչնչացվել։",
            "Բանալիներն ընդմիշտ ոչնչացնելու համար մուտքագրեք ծրագրի ծածկագիրը՝ {programme}։",
        ),
        "ru": (
            "«{found}» — не код этой программы. Ничего не уничтожено.",
            "Чтобы уничтожить ключи навсегда, введите код программы: {programme}.",
        ),
    },
}
