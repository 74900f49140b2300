"""Refusals about points, plans and waybills."""

PLANNING: dict[str, dict[str, tuple[str, str]]] = {
    "P01": {
        "en": (
            "The programme has no distribution points.",
            "List them in points.csv, with place, lanes and days.",
        ),
        "hy": (
            "Ծրագիրը բաշխման կետեր չունի։",
            "Թվարկեք դրանք points.csv-ում՝ տեղով, հերթերի թվով և օրերով։",
        ),
        "ru": (
            "В программе нет пунктов выдачи.",
            "Перечислите их в points.csv: место, число очередей, дни.",
        ),
    },
    "P02": {
        "en": (
            "The list of points has faults: {count}; no point was changed.",
            "Mend them all in points.csv and load it again.",
        ),
        "hy": (
            "Կետերի ցանկում սխալներ կան՝ {count}. ոչ մի կետ չի փոխվել։",
            "Ուղղեք բոլորը points.csv-ում և նորից բեռնեք։",
        ),
        "ru": (
            "В списке пунктов ошибки: {count}; ни один пункт не изменён.",
            "Исправьте все в points.csv и загрузите снова.",
        ),
    },
    "P03": {
        "en": (
            "No point has room: none of {points} opens a lane on a day of this round.",
            "Give points lanes, and days within the round, in points.csv.",
        ),
        "hy": (
            "Ոչ մի կետում տեղ չկա. {points} կետից ոչ մեկը փուլի օրերին հերթ չի բացում։",
            "points.csv-ում կետերին տվեք հերթեր և փուլի մեջ մտնող օրեր։",
        ),
        "ru": (
            "Мест нет: ни один из пунктов ({points}) не открывает очередь в дни этого раунда.",
            "Укажите в points.csv число очередей и дни в пределах раунда.",
        ),
    },
    "P04": {
        "en": (
            "There is nothing to give: the stock holds none of {kits}.",
            "Record what has arrived (stock.csv), then plan again.",
        ),
        "hy": (
            "Տալու բան չկա. պահեստում չկա ոչ մի փաթեթ սրանցից՝ {kits}։",
            "Գրանցեք ստացվածը (stock.csv), ապա նորից պլանավորեք։",
        ),
        "ru": (
            "Выдавать нечего: на складах нет ни одного из наборов: {kits}.",
            "Запишите поступившее (stock.csv) и составьте план снова.",
        ),
    },
    "P05": {
        "en": (
            "Nobody is assessed for round {round} yet.",
            "Run “tonir assess” first.",
        ),
        "hy": (
            "{round} փուլի համար դեռ ոչ ոք գնահատված չէ։",
            "Նախ գործարկեք «tonir assess»։",
        ),
        "ru": (
            "Для раунда {round} ещё никто не оценён.",
            "Сначала выполните «tonir assess».",
        ),
    },
    "P06": {
        "en": (
            "Round {round} has no working day between {opens} and {closes}.",
            "Give [round] half_days and a day that closed_weekdays does not name.",
        ),
        "hy": (
            "{round} փուլը {opens}–{closes} միջակայքում աշխատանքային օր չունի։",
            "[round] բաժնում տվեք half_days և օր, որը closed_weekdays-ում նշված չէ։",
        ),
        "ru": (
            "В раунде {round} нет рабочих дней с {opens} по {closes}.",
            "Задайте в [round] half_days и день, не названный в closed_weekdays.",
        ),
    },
    "P07": {
        "en": (
            "None of the {families} assessed families is due a kit.",
            "Look at “give” of each kit in tonir.toml, then assess again.",
        ),
        "hy": (
            "Գնահատված {families} ընտանիքից ոչ մեկին փաթեթ չի հասնում։",
            "Նայեք յուրաքանչյուր փաթեթի «give»-ը tonir.toml-ում և նորից գնահատեք։",
        ),
        "ru": (
            "Ни одной из оценённых семей ({families}) набор не положен.",
            "Проверьте «give» каждого набора в tonir.toml и оцените снова.",
        ),
    },
    "P08": {
        "en": (
            "The setting {setting} of the round cannot be used: {found}.",
            "In [round] of tonir.toml, write it like this: {example}.",
        ),
        "hy": (
            "Փուլի {setting} կարգավորումը չի կարող գործածվել՝ {found}։",
            "tonir.toml-ի [round] բաժնում գրեք այսպես՝ {example}։",
        ),
        "ru": (
            "Настройка раунда {setting} не годится: {found}.",
            "В разделе [round] файла tonir.toml напишите так: {example}.",
        ),
    },
    "P09": {
        "en": (
            "Round {round} has no plan yet.",
            "Run “tonir plan” first.",
        ),
        "hy": (
            "{round} փուլը դեռ պլան չունի։",
            "Նախ գործարկեք «tonir plan»։",
        ),
        "ru": (
            "Для раунда {round} плана ещё нет.",
            "Сначала выполните «tonir plan».",
        ),
    },
    "P10": {
        "en": (
            "A warehouse has no latitude or longitude that can be read.",
            "Write both in warehouses.csv, in degrees with a decimal point, such as 40.1776.",
        ),
        "hy": (
            "Պահեստներից մեկը ընթեռնելի լայնություն կամ երկայնություն չունի։",
            "warehouses.csv-ում գրեք երկուսն էլ՝ աստիճաններով, օրինակ՝ 40.1776։",
        ),
        "ru": (
            "У одного из складов нет читаемой широты или долготы.",
            "Укажите обе в warehouses.csv, в градусах с десятичной точкой, например 40.1776.",
        ),
    },
    "P11": {
        "en": (
            "Row {row}: the point has no code.",
            "Give it a short code of its own, such as P-07.",
        ),
        "hy": (
            "Տող {row}. կետը ծածկագիր չունի։",
            "Տվեք նրան կարճ սեփական ծածկագիր, օրինակ՝ P-07։",
        ),
        "ru": (
            "Строка {row}: у пункта нет кода.",
            "Дайте ему короткий собственный код, например P-07.",
        ),
    },
    "P12": {
        "en": ("Row {row}: the code {found} stands twice.", "Give one of the two another code."),
        "hy": (
            "Տող {row}. {found} ծածկագիրը երկու անգամ է։",
            "Երկուսից մեկին այլ ծածկագիր տվեք։",
        ),
        "ru": ("Строка {row}: код {found} встречается дважды.", "Дайте одному из двух другой код."),
    },
    "P13": {
        "en": (
            "Row {row}: no area is called “{found}”.",
            "Use a code of areas.csv, or add the area there.",
        ),
        "hy": (
            "Տող {row}. «{found}» տարածք չկա։",
            "Գործածեք areas.csv-ի ծածկագիր կամ ավելացրեք տարածքն այնտեղ։",
        ),
        "ru": (
            "Строка {row}: нет района «{found}».",
            "Используйте код из areas.csv или добавьте район туда.",
        ),
    },
    "P14": {
        "en": (
            "Row {row}: “{found}” is no latitude or longitude.",
            "Write degrees with a decimal point, such as 40.1776.",
        ),
        "hy": (
            "Տող {row}. «{found}» լայնություն կամ երկայնություն չէ։",
            "Գրեք աստիճանները տասնորդական կետով, օրինակ՝ 40.1776։",
        ),
        "ru": (
            "Строка {row}: «{found}» — не широта и не долгота.",
            "Пишите градусы с десятичной точкой, например 40.1776.",
        ),
    },
    "P15": {
        "en": (
            "Row {row}: “{found}” is no number of lanes.",
            "Write a whole number; 0 for a point that is closed.",
        ),
        "hy": (
            "Տող {row}. «{found}» հերթերի թիվ չէ։",
            "Գրեք ամբողջ թիվ, փակ կետի համար՝ 0։",
        ),
        "ru": (
            "Строка {row}: «{found}» — не число очередей.",
            "Напишите целое число; 0 для закрытого пункта.",
        ),
    },
    "P16": {
        "en": (
            "Row {row}: “{found}” is no day.",
            "Write 2025-08-18, or 2025-08-18a for the morning only, p for the afternoon.",
        ),
        "hy": (
            "Տող {row}. «{found}» օր չէ։",
            "Գրեք 2025-08-18, միայն առավոտյան համար՝ 2025-08-18a, կեսօրից հետո՝ p։",
        ),
        "ru": (
            "Строка {row}: «{found}» — не день.",
            "Напишите 2025-08-18; только утром — 2025-08-18a, после полудня — p.",
        ),
    },
    "P17": {
        "en": ("Row {row}: the point has no name.", "Name it in at least one language."),
        "hy": ("Տող {row}. կետն անուն չունի։", "Անվանեք այն գոնե մեկ լեզվով։"),
        "ru": ("Строка {row}: у пункта нет названия.", "Назовите его хотя бы на одном языке."),
    },
    "P18": {
        "en": (
            "There is no open point “{point}”.",
            "Take a point's code from points.csv; one without lanes is closed.",
        ),
        "hy": (
            "«{point}» բաց կետ չկա։",
            "Վերցրեք կետի կոդը points.csv-ից. առանց հերթերի կետը փակ է։",
        ),
        "ru": (
            "Открытого пункта «{point}» нет.",
            "Возьмите код пункта из points.csv; пункт без очередей закрыт.",
        ),
    },
    "P19": {
        "en": (
            "Point {point} does not open on {when}.",
            "Choose a day of the round and a time at which a slot begins there.",
        ),
        "hy": (
            "{point} կետը {when}-ին չի բացվում։",
            "Ընտրեք փուլի օր և ժամ, երբ այնտեղ ժամանակահատված է սկսվում։",
        ),
        "ru": (
            "Пункт {point} не открывается {when}.",
            "Выберите день раунда и время, когда там начинается окно.",
        ),
    },
}
