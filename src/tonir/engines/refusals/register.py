"""Refusals of the seal and the open register."""

REGISTER: dict[str, dict[str, tuple[str, str]]] = {
    "R01": {
        "en": ("This programme has keys already.", "Keep them: new keys would open nothing old."),
        "hy": ("Այս ծրագիրն արդեն բանալիներ ունի։", "Պահեք դրանք. նորերը հինը չեն բացի։"),
        "ru": ("У этой программы уже есть ключи.", "Сохраните их: новые не откроют старого."),
    },
    "R02": {
        "en": ("This programme has no keys.", "Run “tonir new”, or bring the keys folder back."),
        "hy": (
            "Այս ծրագիրը բանալիներ չունի։",
            "Գործարկեք «tonir new» կամ վերադարձրեք բանալիների պանակը։",
        ),
        "ru": ("У этой программы нет ключей.", "Выполните «tonir new» или верните папку ключей."),
    },
    "R03": {
        "en": ("The passphrase does not open the register.", "Check each word and try again."),
        "hy": ("Գաղտնաբառը չի բացում գրանցամատյանը։", "Ստուգեք ամեն բառը և կրկին փորձեք։"),
        "ru": ("Парольная фраза не открывает реестр.", "Проверьте каждое слово и повторите."),
    },
    "R04": {
        "en": ("The register is open already.", "Use it, or close it first."),
        "hy": ("Գրանցամատյանն արդեն բաց է։", "Օգտվեք դրանից կամ նախ փակեք։"),
        "ru": ("Реестр уже открыт.", "Пользуйтесь им или сначала закройте."),
    },
    "R05": {
        "en": (
            "The record has {size} bytes; at most {most} can be sealed.",
            "Shorten its notes or split the family.",
        ),
        "hy": (
            "Գրառումը {size} բայթ է. կարելի է կնքել առավելագույնը {most}։",
            "Կրճատեք նշումները կամ բաժանեք ընտանիքը։",
        ),
        "ru": (
            "В записи {size} байт; запечатать можно не более {most}.",
            "Сократите примечания или разделите семью.",
        ),
    },
    "R06": {
        "en": (
            "A sealed record does not open: it was altered, moved or belongs elsewhere.",
            "Restore it from a backup and tell the data protection officer.",
        ),
        "hy": (
            "Կնքված գրառումը չի բացվում. այն փոխվել է, տեղափոխվել կամ այլ տեղից է։",
            "Վերականգնեք պահուստից և տեղեկացրեք տվյալների պաշտպանության պատասխանատուին։",
        ),
        "ru": (
            "Запечатанная запись не открывается: изменена, перемещена или чужая.",
            "Восстановите её из копии и сообщите ответственному за защиту данных.",
        ),
    },
    "R07": {
        "en": ("The access log is only added to.", "Write a new line that explains the old one."),
        "hy": ("Մուտքի մատյանը միայն լրացվում է։", "Գրեք նոր տող, որը բացատրում է հինը։"),
        "ru": ("Журнал доступа только дополняется.", "Добавьте строку, поясняющую прежнюю."),
    },
    "R08": {
        "en": ("The register opens only for a stated purpose.", "Say in a few words what for."),
        "hy": ("Գրանցամատյանը բացվում է միայն նշված նպատակով։", "Նշեք, թե ինչի համար է։"),
        "ru": ("Реестр открывается только с указанной целью.", "Напишите, для чего."),
    },
    "R09": {
        "en": ("The register's process did not start.", "Try again; “tonir status” tells more."),
        "hy": (
            "Գրանցամատյանի գործընթացը չմեկնարկեց։",
            "Կրկին փորձեք. «tonir status»-ն ավելին կասի։",
        ),
        "ru": ("Процесс реестра не запустился.", "Повторите; «tonir status» подскажет больше."),
    },
    "R10": {
        "en": ("The register is closed.", "A custodian opens it: “tonir register open”."),
        "hy": ("Գրանցամատյանը փակ է։", "Այն բացում է պահապանը՝ «tonir register open»։"),
        "ru": ("Реестр закрыт.", "Его открывает хранитель: «tonir register open»."),
    },
    "R11": {
        "en": (
            "The work “{work}” failed ({kind}, {where}); nothing of it was kept.",
            "Report these three words; the register is unharmed.",
        ),
        "hy": (
            "«{work}» աշխատանքը ձախողվեց ({kind}, {where}). ոչինչ չի պահվել։",
            "Հաղորդեք այս երեք բառը. գրանցամատյանն անվնաս է։",
        ),
        "ru": (
            "Работа «{work}» не удалась ({kind}, {where}); ничего не сохранено.",
            "Сообщите эти три слова; реестр не пострадал.",
        ),
    },
    "R12": {
        "en": (
            "The open register ended before the work was done; nothing of it was kept.",
            "Open it again and repeat the step.",
        ),
        "hy": (
            "Բաց գրանցամատյանը փակվեց մինչև աշխատանքի ավարտը. ոչինչ չի պահվել։",
            "Կրկին բացեք և կրկնեք քայլը։",
        ),
        "ru": (
            "Открытый реестр завершился раньше работы; ничего не сохранено.",
            "Откройте его снова и повторите шаг.",
        ),
    },
    "R13": {
        "en": ("The register is busy with other work ({work}).", "Try again in a moment."),
        "hy": ("Գրանցամատյանը զբաղված է այլ աշխատանքով ({work})։", "Քիչ անց կրկին փորձեք։"),
        "ru": ("Реестр занят другой работой ({work}).", "Повторите чуть позже."),
    },
    "R14": {
        "en": (
            "The passphrase is too short: at least {least} letters.",
            "Take six words that nobody would guess, or let Tonir choose them.",
        ),
        "hy": (
            "Գաղտնաբառը չափազանց կարճ է. հարկավոր է առնվազն {least} տառ։",
            "Վերցրեք վեց բառ, որ ոչ ոք չի կռահի, կամ թողեք, որ Tonir-ն ընտրի։",
        ),
        "ru": (
            "Парольная фраза слишком коротка: нужно не менее {least} букв.",
            "Возьмите шесть слов, которых никто не угадает, или пусть их выберет Tonir.",
        ),
    },
}
