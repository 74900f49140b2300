"""Refusals about the programme's folder, rules and tables."""

PROGRAMME: dict[str, dict[str, tuple[str, str]]] = {
    "G01": {
        "en": (
            "There is no programme in {folder}.",
            "Make one with “tonir new”, or name its folder with --programme.",
        ),
        "hy": (
            "{folder} պանակում ծրագիր չկա։",
            "Ստեղծեք այն «tonir new» հրամանով կամ նշեք պանակը --programme-ով։",
        ),
        "ru": (
            "В папке {folder} нет программы.",
            "Создайте её командой «tonir new» или укажите папку через --programme.",
        ),
    },
    "G02": {
        "en": ("No programme is loaded.", "Run “tonir new” for this folder first."),
        "hy": ("Ծրագիրը բեռնված չէ։", "Նախ գործարկեք «tonir new» այս պանակի համար։"),
        "ru": ("Программа не загружена.", "Сначала выполните «tonir new» для этой папки."),
    },
    "G03": {
        "en": ("The programme has no round.", "Give tonir.toml a [round] with its dates."),
        "hy": ("Ծրագիրը փուլ չունի։", "Ավելացրեք [round] բաժինը tonir.toml-ում՝ ամսաթվերով։"),
        "ru": ("В программе нет раунда.", "Добавьте в tonir.toml раздел [round] с датами."),
    },
    "G04": {
        "en": ("{file} cannot be read: {where}.", "Mend that place in the file; it is TOML."),
        "hy": ("{file} ֆայլը չի կարդացվում՝ {where}։", "Ուղղեք այդ տեղը. ֆայլը TOML է։"),
        "ru": ("Файл {file} не читается: {where}.", "Исправьте это место; файл в формате TOML."),
    },
    "G05": {
        "en": ("{file} has faults: {faults}.", "Mend them all and run the command again."),
        "hy": ("{file} ֆայլում սխալներ կան՝ {faults}։", "Ուղղեք բոլորը և կրկնեք հրամանը։"),
        "ru": ("В файле {file} ошибки: {faults}.", "Исправьте все и повторите команду."),
    },
    "G06": {
        "en": ("{file} lacks the columns {columns}.", "Add them; docs/formats.md shows the table."),
        "hy": (
            "{file} ֆայլում բացակայում են {columns} սյունակները։",
            "Ավելացրեք դրանք. աղյուսակը տե՛ս docs/formats.md-ում։",
        ),
        "ru": (
            "В файле {file} нет столбцов {columns}.",
            "Добавьте их; таблица описана в docs/formats.md.",
        ),
    },
    "G07": {
        "en": (
            "areas.csv has rows that are no place: {rows}.",
            "Give each a latitude, a longitude and a parent that the table knows.",
        ),
        "hy": (
            "areas.csv-ում կան տեղ չնշող տողեր՝ {rows}։",
            "Յուրաքանչյուրին տվեք լայնություն, երկայնություն և հայտնի վերադաս տարածք։",
        ),
        "ru": (
            "В areas.csv есть строки, которые не задают места: {rows}.",
            "Укажите широту, долготу и известный таблице вышестоящий район.",
        ),
    },
    "G08": {
        "en": ("{folder} already holds something else.", "Choose an empty folder."),
        "hy": ("{folder} պանակը դատարկ չէ։", "Ընտրեք դատարկ պանակ։"),
        "ru": ("Папка {folder} уже занята.", "Выберите пустую папку."),
    },
    "G09": {
        "en": ("There is no example called {name}.", "The examples are: {known}."),
        "hy": ("{name} անունով օրինակ չկա։", "Օրինակներն են՝ {known}։"),
        "ru": ("Примера «{name}» нет.", "Есть примеры: {known}."),
    },
    "G10": {
        "en": ("This is not an example.", "Codes of real slips stay on the families' paper."),
        "hy": ("Սա օրինակ չէ։", "Իրական կտրոնների կոդերը մնում են ընտանիքների թղթին։"),
        "ru": ("Это не пример.", "Коды настоящих талонов остаются на бумаге у семей."),
    },
}
