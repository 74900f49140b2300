"""Faults of a list for which a family goes back to its office."""

RETURNED: dict[str, dict[str, tuple[str, str]]] = {
    "L30": {
        "en": ("This person has no name.", "Write the name."),
        "hy": ("Այս անձը անուն չունի։", "Գրեք անունը։"),
        "ru": ("У этого человека нет имени.", "Впишите имя."),
    },
    "L31": {
        "en": ("The file breaks off in this row.", "Fill in the row and what came after it."),
        "hy": ("Ֆայլն այս տողում ընդհատվում է։", "Լրացրեք տողը և դրանից հետո եղածը։"),
        "ru": ("Файл обрывается на этой строке.", "Допишите строку и то, что шло за ней."),
    },
    "L32": {
        "en": ("This row says no family.", "Write the number of the family that the person is of."),
        "hy": ("Այս տողում ընտանիքը նշված չէ։", "Գրեք այն ընտանիքի համարը, որի անդամն է անձը։"),
        "ru": ("В строке не указана семья.", "Впишите номер семьи, к которой относится человек."),
    },
    "L33": {
        "en": (
            "Two families have this number; the other begins in row {other}.",
            "Give each family a number of its own.",
        ),
        "hy": (
            "Այս համարն ունի երկու ընտանիք. մյուսը սկսվում է {other} տողից։",
            "Ամեն ընտանիքի տվեք իր համարը։",
        ),
        "ru": (
            "Этот номер у двух семей; другая начинается в строке {other}.",
            "Дайте каждой семье свой номер.",
        ),
    },
    "L34": {
        "en": ('The place "{value}" is not known.', "Write one of the known places: {nearest}."),
        "hy": ("«{value}» բնակավայրը հայտնի չէ։", "Գրեք հայտնի բնակավայրերից մեկը՝ {nearest}։"),
        "ru": ("Место «{value}» не известно.", "Впишите одно из известных мест: {nearest}."),
    },
    "L35": {
        "en": (
            '"{value}" is no date of birth.',
            "Write day, month and year (31.12.1980), or the year.",
        ),
        "hy": (
            "«{value}»-ը ծննդյան ամսաթիվ չէ։",
            "Գրեք օրը, ամիսը և տարին (31.12.1980) կամ միայն տարին։",
        ),
        "ru": (
            "«{value}» — не дата рождения.",
            "Впишите день, месяц и год (31.12.1980) или только год.",
        ),
    },
    "L36": {
        "en": ('The date of birth "{value}" is still to come.', "Check the year."),
        "hy": ("«{value}» ծննդյան ամսաթիվը դեռ չի եկել։", "Ստուգեք տարին։"),
        "ru": ("Дата рождения «{value}» ещё не наступила.", "Проверьте год."),
    },
    "L37": {
        "en": ('By "{value}" this person is over 115 years old.', "Check the year."),
        "hy": ("Ըստ «{value}»-ի՝ անձը 115 տարեկանից մեծ է։", "Ստուգեք տարին։"),
        "ru": ("По «{value}» человеку больше 115 лет.", "Проверьте год."),
    },
    "L38": {
        "en": (
            'The main sheet has no family with the index "{value}".',
            "Export the form again with all its rows.",
        ),
        "hy": (
            "Հիմնական թերթում չկա «{value}» ինդեքսով ընտանիք։",
            "Կրկին արտահանեք ձևը՝ բոլոր տողերով։",
        ),
        "ru": (
            "На главном листе нет семьи с индексом «{value}».",
            "Выгрузите форму ещё раз со всеми строками.",
        ),
    },
    "L39": {
        "en": (
            "This family would have more than 60 people.",
            "Check that each family begins with a number of its own.",
        ),
        "hy": (
            "Այս ընտանիքը 60-ից ավելի անդամ կունենար։",
            "Ստուգեք, որ ամեն ընտանիք սկսվի իր համարով։",
        ),
        "ru": (
            "В этой семье оказалось бы больше 60 человек.",
            "Проверьте, что каждая семья начинается со своего номера.",
        ),
    },
    "L40": {
        "en": ("This family has no people.", "Write at least one person's name."),
        "hy": ("Այս ընտանիքում մարդիկ չկան։", "Գրեք գոնե մեկ անձի անուն։"),
        "ru": ("В этой семье нет людей.", "Впишите имя хотя бы одного человека."),
    },
    "L41": {
        "en": (
            "The family did not agree to be registered.",
            "Take it off the list, or ask the family again.",
        ),
        "hy": (
            "Ընտանիքը չի համաձայնել գրանցվել։",
            "Հանեք այն ցուցակից կամ կրկին հարցրեք ընտանիքին։",
        ),
        "ru": (
            "Семья не согласилась на регистрацию.",
            "Уберите её из списка или спросите семью ещё раз.",
        ),
    },
    "L42": {
        "en": ('There are several places "{value}".', "Add the region: {nearest}."),
        "hy": ("«{value}» անունով մի քանի բնակավայր կա։", "Ավելացրեք մարզը՝ {nearest}։"),
        "ru": ("Мест с названием «{value}» несколько.", "Добавьте область: {nearest}."),
    },
    "L43": {
        "en": (
            "A quotation mark is opened in this row and not closed.",
            "Close or remove it.",
        ),
        "hy": ("Այս տողում չակերտը բացվում է, բայց չի փակվում։", "Փակեք կամ հանեք այն։"),
        "ru": ("В этой строке кавычка открыта и не закрыта.", "Закройте или уберите её."),
    },
    "L44": {
        "en": (
            'The place "{value}" is not known, and nothing like it.',
            "Write the settlement as maps do, or have it added to the programme's areas.",
        ),
        "hy": (
            "«{value}» բնակավայրը հայտնի չէ, նման անուն էլ չկա։",
            "Գրեք բնակավայրն այնպես, ինչպես քարտեզում է, կամ խնդրեք ավելացնել ծրագրի վայրերին։",
        ),
        "ru": (
            "Место «{value}» не известно, и похожих нет.",
            "Впишите населённый пункт как на карте или попросите добавить его в программу.",
        ),
    },
    "L45": {
        "en": ("It is not clear whether the family agreed to be registered.", "Write yes or no."),
        "hy": ("Պարզ չէ՝ արդյոք ընտանիքը համաձայնել է գրանցվել։", "Գրեք այո կամ ոչ։"),
        "ru": ("Неясно, согласилась ли семья на регистрацию.", "Впишите да или нет."),
    },
}
