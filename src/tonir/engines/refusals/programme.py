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
    "G06": {
        "en": (
            "{file} lacks the columns {columns}.",
            "Add them, with commas between the columns; docs/programme.md shows the table.",
        ),
        "hy": (
            "{file} ֆայլում բացակայում են {columns} սյունակները։",
            "Ավելացրեք դրանք՝ ստորակետներով բաժանված. աղյուսակը տե՛ս docs/programme.md-ում։",
        ),
        "ru": (
            "В файле {file} нет столбцов {columns}.",
            "Добавьте их, разделяя запятыми; таблица описана в docs/programme.md.",
        ),
    },
    "G07": {
        "en": (
            "Row {row}: {found} is no place on earth, or its parent is not in the table.",
            "Give it a latitude, a longitude (40.18, 44.51) and a parent that the table knows.",
        ),
        "hy": (
            "Տող {row}. {found}-ը տեղ չի նշում, կամ նրա վերադասը աղյուսակում չկա։",
            "Տվեք լայնություն, երկայնություն (40.18, 44.51) և հայտնի վերադաս տարածք։",
        ),
        "ru": (
            "Строка {row}: {found} не задаёт места, или его вышестоящего района нет в таблице.",
            "Укажите широту, долготу (40.18, 44.51) и известный таблице вышестоящий район.",
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
    "G11": {
        "en": (
            "The programme's database is missing or was made by another version.",
            "Run “tonir new {folder}” again: it makes what is lacking and keeps what is there.",
        ),
        "hy": (
            "Ծրագրի տվյալների բազան բացակայում է կամ ստեղծվել է այլ տարբերակով։",
            "Կրկին գործարկեք «tonir new {folder}»․ այն ավելացնում է պակասը և պահում եղածը։",
        ),
        "ru": (
            "Базы данных программы нет или она создана другой версией.",
            "Снова выполните «tonir new {folder}»: недостающее добавится, прежнее сохранится.",
        ),
    },
    "G12": {
        "en": (
            "{file} has faults: {count}; nothing of it was taken in.",
            "Mend them all and run the command again; docs/programme.md explains each part.",
        ),
        "hy": (
            "{file} ֆայլում սխալներ կան՝ {count}. դրանից ոչինչ չի վերցվել։",
            "Ուղղեք բոլորը և կրկնեք հրամանը. ամեն մասը բացատրված է docs/programme.md-ում։",
        ),
        "ru": (
            "В файле {file} ошибки: {count}; ничего из него не взято.",
            "Исправьте все и повторите команду; каждая часть описана в docs/programme.md.",
        ),
    },
    "G13": {
        "en": ("{file} is not text in UTF-8.", "Save it as “CSV UTF-8”, with commas."),
        "hy": ("{file} ֆայլը UTF-8 տեքստ չէ։", "Պահեք այն որպես «CSV UTF-8»՝ ստորակետներով։"),
        "ru": ("{file} — не текст в UTF-8.", "Сохраните его как «CSV UTF-8», с запятыми."),
    },
    "G14": {
        "en": ("areas.csv has faults: {count}; no area was changed.", "Mend them all."),
        "hy": ("areas.csv-ում սխալներ կան՝ {count}. ոչ մի տարածք չի փոխվել։", "Ուղղեք բոլորը։"),
        "ru": ("В areas.csv ошибки: {count}; ни один район не изменён.", "Исправьте все."),
    },
    "G15": {
        "en": ("{section} is missing, or is no such section.", "docs/programme.md shows one."),
        "hy": (
            "{section} բաժինը բացակայում է կամ այդպիսին չէ։",
            "Օրինակը տե՛ս docs/programme.md-ում։",
        ),
        "ru": (
            "Раздела {section} нет, или он записан не так.",
            "Пример есть в docs/programme.md.",
        ),
    },
    "G16": {
        "en": ("{path} is missing or cannot be used: {found}.", "Write it so: {example}"),
        "hy": ("{path} բացակայում է կամ պիտանի չէ՝ {found}։", "Գրեք այսպես՝ {example}"),
        "ru": ("{path} не указано или не годится: {found}.", "Напишите так: {example}"),
    },
    "G17": {
        "en": ("{path} {found} stands twice.", "Give each its own."),
        "hy": ("{path} {found} երկու անգամ է։", "Յուրաքանչյուրին տվեք իրենը։"),
        "ru": ("{path} {found} записано дважды.", "Дайте каждому своё."),
    },
    "G18": {
        "en": (
            "Row {row}: there is no code, or it stands twice: {found}.",
            "Give each area a code of its own.",
        ),
        "hy": (
            "Տող {row}. ծածկագիր չկա, կամ այն երկու անգամ է՝ {found}։",
            "Յուրաքանչյուր տարածքին տվեք իր ծածկագիրը։",
        ),
        "ru": (
            "Строка {row}: кода нет, или он записан дважды: {found}.",
            "Дайте каждому району свой код.",
        ),
    },
    "G19": {
        "en": (
            "Row {row}: the population is not a whole number: {found}.",
            "Write only digits (20000), or nothing.",
        ),
        "hy": (
            "Տող {row}. բնակչությունն ամբողջ թիվ չէ՝ {found}։",
            "Գրեք միայն թվանշաններ (20000) կամ ոչինչ։",
        ),
        "ru": (
            "Строка {row}: население — не целое число: {found}.",
            "Пишите только цифры (20000) или ничего.",
        ),
    },
}
