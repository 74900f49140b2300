"""Faults of a list for which a value is left out, and the family goes in."""

LEFT_OUT: dict[str, dict[str, tuple[str, str]]] = {
    "L50": {
        "en": ('"{value}" is no telephone number; it was left out.', "Write it with its code."),
        "hy": ("«{value}»-ը հեռախոսահամար չէ. բաց է թողնվել։", "Գրեք այն կոդով։"),
        "ru": ("«{value}» — не номер телефона; он пропущен.", "Впишите номер с кодом."),
    },
    "L51": {
        "en": ('"{value}" is no sex that is known; it was left out.', "Write f or m."),
        "hy": ("«{value}» սեռը հասկանալի չէ. բաց է թողնվել։", "Գրեք իգ. կամ ար.։"),
        "ru": ("Пол «{value}» непонятен; он пропущен.", "Впишите ж или м."),
    },
    "L52": {
        "en": (
            'The relation "{value}" is not known; it was left out.',
            "Write head, spouse, child, parent, grandparent, grandchild, sibling or other.",
        ),
        "hy": (
            "«{value}» կապը հասկանալի չէ. բաց է թողնվել։",
            "Գրեք՝ գլուխ, ամուսին, կին, երեխա, ծնող, տատ, պապ, թոռ, եղբայր, քույր կամ այլ։",
        ),
        "ru": (
            "Родство «{value}» непонятно; оно пропущено.",
            "Впишите: глава, супруг, ребёнок, родитель, бабушка, дедушка, внук, брат, сестра.",
        ),
    },
    "L53": {
        "en": ("This person stands twice in the family; once went in.", "Remove one of the rows."),
        "hy": ("Անձը ընտանիքում երկու անգամ է. ընդունվել է մեկը։", "Հանեք տողերից մեկը։"),
        "ru": ("Человек записан в семье дважды; принят один раз.", "Уберите одну из строк."),
    },
    "L54": {
        "en": (
            "The same person stands in another family too, in row {other}.",
            "Leave the person where they live.",
        ),
        "hy": (
            "Նույն անձը կա նաև մեկ այլ ընտանիքում՝ {other} տողում։",
            "Թողեք անձին այնտեղ, որտեղ ապրում է։",
        ),
        "ru": (
            "Тот же человек есть и в другой семье, в строке {other}.",
            "Оставьте его там, где он живёт.",
        ),
    },
    "L55": {
        "en": (
            '"{value}" is too short for a document number; it was left out.',
            "Write the whole number.",
        ),
        "hy": (
            "«{value}»-ը շատ կարճ է փաստաթղթի համարի համար. բաց է թողնվել։",
            "Գրեք ամբողջ համարը։",
        ),
        "ru": (
            "«{value}» слишком коротко для номера документа; пропущено.",
            "Впишите номер полностью.",
        ),
    },
    "L56": {
        "en": ('No calendar has the day "{value}"; the year {year} was kept.', "Check the day."),
        "hy": ("«{value}» օր չկա. պահվել է {year} տարին։", "Ստուգեք օրը։"),
        "ru": ("Дня «{value}» не бывает; оставлен год {year}.", "Проверьте день."),
    },
    "L57": {
        "en": (
            "The row does not say where the family lives; it can be given no place.",
            "Write the settlement.",
        ),
        "hy": (
            "Նշված չէ, թե որտեղ է ապրում ընտանիքը. նրան տեղ չի հատկացվի։",
            "Գրեք բնակավայրը։",
        ),
        "ru": (
            "Не указано, где живёт семья; ей нельзя назначить место.",
            "Впишите населённый пункт.",
        ),
    },
    "L58": {
        "en": (
            "Only the region is known ({region}), not the settlement.",
            "Write the settlement or the district.",
        ),
        "hy": (
            "Հայտնի է միայն մարզը ({region}), ոչ բնակավայրը։",
            "Գրեք բնակավայրը կամ վարչական շրջանը։",
        ),
        "ru": (
            "Известен только регион ({region}), но не населённый пункт.",
            "Впишите населённый пункт или район.",
        ),
    },
    "L59": {
        "en": (
            'The place "{value}" is not known; the one nearest to the coordinates was taken.',
            "Write the settlement.",
        ),
        "hy": (
            "«{value}» բնակավայրը հայտնի չէ. վերցվել է կոորդինատներին ամենամոտը։",
            "Գրեք բնակավայրը։",
        ),
        "ru": (
            "Место «{value}» не известно; взят ближайший к координатам населённый пункт.",
            "Впишите населённый пункт.",
        ),
    },
    "L60": {
        "en": (
            "A note on torture or violence stood here. It was not stored and never will be.",
            "Never write such things into a list for a distribution.",
        ),
        "hy": (
            "Այստեղ խոշտանգման կամ բռնության մասին գրառում կար։ Այն չի պահվել և երբեք չի պահվի։",
            "Երբեք նման բան մի՛ գրեք բաշխման ցուցակում։",
        ),
        "ru": (
            "Здесь была запись о пытках или насилии. Она не сохранена и никогда не сохраняется.",
            "Никогда не пишите такого в список для раздачи.",
        ),
    },
    "L61": {
        "en": (
            "A distribution has no use for the code {codes}; it was not stored.",
            "Keep it in the case file only.",
        ),
        "hy": (
            "Բաշխման համար {codes} կոդը պետք չէ. չի պահվել։",
            "Պահեք այն միայն գործի մեջ։",
        ),
        "ru": (
            "Для раздачи код {codes} не нужен; он не сохранён.",
            "Храните его только в деле.",
        ),
    },
    "L62": {
        "en": (
            'The need "{words}" is not known; it was left out.',
            "Write a code of UNHCR or of the programme, or plainer words.",
        ),
        "hy": (
            "«{words}» կարիքը հասկանալի չէ. բաց է թողնվել։",
            "Գրեք ՄԱԿ ՓԳՀ կամ ծրագրի կոդը, կամ ավելի պարզ բառեր։",
        ),
        "ru": (
            "Потребность «{words}» непонятна; она пропущена.",
            "Впишите код УВКБ ООН или программы либо слова попроще.",
        ),
    },
    "L63": {
        "en": (
            '"{value}" answers no question on difficulties; it was left out.',
            "Write 1 (none), 2 (some), 3 (a lot) or 4 (cannot do at all).",
        ),
        "hy": (
            "«{value}»-ը դժվարությունների հարցի պատասխան չէ. բաց է թողնվել։",
            "Գրեք 1 (չկա), 2 (որոշ), 3 (մեծ) կամ 4 (ընդհանրապես չի կարող)։",
        ),
        "ru": (
            "«{value}» — не ответ на вопрос о трудностях; пропущено.",
            "Впишите 1 (нет), 2 (некоторые), 3 (большие) или 4 (совсем не может).",
        ),
    },
    "L64": {
        "en": (
            '"{value}" is no position on a map; it was left out.',
            "Write latitude and longitude in degrees.",
        ),
        "hy": (
            "«{value}»-ը քարտեզի կետ չէ. բաց է թողնվել։",
            "Գրեք լայնությունն ու երկայնությունը աստիճաններով։",
        ),
        "ru": (
            "«{value}» — не точка на карте; пропущено.",
            "Впишите широту и долготу в градусах.",
        ),
    },
    "L65": {
        "en": (
            '"{value}" is no day of registration; the day of receipt was taken.',
            "Write day, month and year.",
        ),
        "hy": (
            "«{value}»-ը գրանցման օր չէ. վերցվել է ստացման օրը։",
            "Գրեք օրը, ամիսը և տարին։",
        ),
        "ru": (
            "«{value}» — не день регистрации; взят день получения.",
            "Впишите день, месяц и год.",
        ),
    },
    "L69": {
        "en": ('"{value}" is neither yes nor no; it was taken as no.', "Write yes or no."),
        "hy": ("«{value}»-ը ո՛չ այո է, ո՛չ ոչ. ընդունվել է որպես ոչ։", "Գրեք այո կամ ոչ։"),
        "ru": ("«{value}» — ни да, ни нет; принято за «нет».", "Впишите да или нет."),
    },
}
