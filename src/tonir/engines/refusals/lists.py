"""Refusals and faults of lists.

L01 to L29: the whole file is refused. L30 to L49: the family goes back to its office.
L50 on: the value is left out, or only worth a look, and the family goes in.
"""

from tonir.engines.refusals.lists_left_out import LEFT_OUT
from tonir.engines.refusals.lists_noticed import NOTICED
from tonir.engines.refusals.lists_returned import RETURNED

LISTS: dict[str, dict[str, tuple[str, str]]] = {
    "L01": {
        "en": ("The file {file} cannot be opened.", "Check the name, and whether you may read it."),
        "hy": ("{file} ֆայլը հնարավոր չէ բացել։", "Ստուգեք անունը և կարդալու թույլտվությունը։"),
        "ru": ("Файл {file} не открывается.", "Проверьте имя файла и право на чтение."),
    },
    "L02": {
        "en": (
            "{file} is not a list that can be read.",
            "Save it as xlsx, xls, ods or csv and send that.",
        ),
        "hy": (
            "{file} ֆայլը կարդացվող ցուցակ չէ։",
            "Պահպանեք այն որպես xlsx, xls, ods կամ csv և ուղարկեք այդ ֆայլը։",
        ),
        "ru": (
            "{file} не является списком, который можно прочитать.",
            "Сохраните его как xlsx, xls, ods или csv и пришлите этот файл.",
        ),
    },
    "L03": {
        "en": (
            "{file} is cut short or damaged: nothing of it was read.",
            "Ask the office to send it again; the copy on their computer is likely whole.",
        ),
        "hy": (
            "{file} ֆայլը կիսատ է կամ վնասված. դրանից ոչինչ չի կարդացվել։",
            "Խնդրեք գրասենյակին ուղարկել կրկին. նրանց համակարգչի պատճենը, հավանաբար, ամբողջական է։",
        ),
        "ru": (
            "{file} обрезан или повреждён: из него ничего не прочитано.",
            "Попросите отделение прислать его ещё раз; у них копия, вероятно, цела.",
        ),
    },
    "L04": {
        "en": (
            "{file} is locked with a password.",
            "Save it without a password and send it again.",
        ),
        "hy": ("{file} ֆայլը փակված է գաղտնաբառով։", "Պահպանեք առանց գաղտնաբառի և ուղարկեք կրկին։"),
        "ru": ("{file} закрыт паролем.", "Сохраните его без пароля и пришлите снова."),
    },
    "L05": {
        "en": ("{file} is empty.", "Check whether the right file was sent."),
        "hy": ("{file} ֆայլը դատարկ է։", "Ստուգեք՝ արդյոք ճիշտ ֆայլն է ուղարկվել։"),
        "ru": ("{file} пуст.", "Проверьте, тот ли файл прислан."),
    },
    "L06": {
        "en": (
            "{file} has a header and no families under it.",
            "Check whether the right file was sent.",
        ),
        "hy": (
            "{file} ֆայլում կա վերնատող, բայց ընտանիքներ չկան։",
            "Ստուգեք՝ արդյոք ճիշտ ֆայլն է ուղարկվել։",
        ),
        "ru": (
            "В {file} есть заголовок, но нет ни одной семьи.",
            "Проверьте, тот ли файл прислан.",
        ),
    },
    "L07": {
        "en": (
            "No column of {file} could be understood as names or families. Columns: {columns}",
            'Write a mapping file with lines such as "Column" = "name" and give it with --mapping.',
        ),
        "hy": (
            "{file} ֆայլի ոչ մի սյունակ չի ճանաչվել որպես անուն կամ ընտանիք։ Սյունակներ՝ {columns}",
            'Գրեք համապատասխանության ֆայլ "Սյունակ" = "name" տողերով և տվեք այն --mapping-ով։',
        ),
        "ru": (
            "Ни один столбец {file} не понят как имена или семьи. Столбцы: {columns}",
            'Напишите файл соответствий со строками "Столбец" = "name" и укажите его в --mapping.',
        ),
    },
    "L08": {
        "en": (
            "It is not clear what these columns of {file} mean: {columns}.",
            "Write a file with these lines, mended where they guess wrong, and give it with"
            ' --mapping ("ignore" leaves a column out):\n{lines}',
        ),
        "hy": (
            "Պարզ չէ, թե ինչ են նշանակում {file} ֆայլի այս սյունակները՝ {columns}։",
            "Գրեք ֆայլ այս տողերով, ուղղեք, եթե սխալ են կռահված, և տվեք այն --mapping-ով"
            " («ignore» նշանակում է բաց թողնել սյունակը)՝\n{lines}",
        ),
        "ru": (
            "Непонятно, что означают эти столбцы {file}: {columns}.",
            "Напишите файл с этими строками, исправьте неверные догадки и укажите его в --mapping"
            ' ("ignore" пропускает столбец):\n{lines}',
        ),
    },
    "L09": {
        "en": (
            'No office is called "{office}", so it is not known whose list {file} is.'
            " Offices: {offices}.",
            "Give --office, or put the file into a folder named after the office.",
        ),
        "hy": (
            "«{office}» անունով գրասենյակ չկա, ուստի հայտնի չէ, թե ում ցուցակն է {file}։"
            " Գրասենյակներ՝ {offices}։",
            "Նշեք --office կամ դրեք ֆայլը գրասենյակի անունը կրող պանակի մեջ։",
        ),
        "ru": (
            "Отделения «{office}» нет, поэтому неизвестно, чей это список: {file}."
            " Отделения: {offices}.",
            "Укажите --office или положите файл в папку с именем отделения.",
        ),
    },
    "L10": {
        "en": (
            "The mapping file {file} cannot be read: {where}.",
            'Write it as TOML ("Column" = "field", a line each) or as JSON.',
        ),
        "hy": (
            "{file} համապատասխանության ֆայլը չի կարդացվում՝ {where}։",
            'Գրեք այն TOML-ով ("Սյունակ" = "դաշտ", ամեն մեկը մի տողով) կամ JSON-ով։',
        ),
        "ru": (
            "Файл соответствий {file} не читается: {where}.",
            'Напишите его в TOML ("Столбец" = "поле", по строке на каждый) или в JSON.',
        ),
    },
    "L11": {
        "en": (
            "The mapping names what there is not: {names}.",
            "There are: {fields}.",
        ),
        "hy": ("Համապատասխանությունը նշում է գոյություն չունեցող բան՝ {names}։", "Կան՝ {fields}։"),
        "ru": ("В соответствиях названо то, чего нет: {names}.", "Есть: {fields}."),
    },
    "L12": {
        "en": (
            "No column of {file} holds names.",
            'Name it in a mapping file: "Column" = "name" (or "given" and "surname").',
        ),
        "hy": (
            "{file} ֆայլի ոչ մի սյունակում անուններ չկան։",
            'Նշեք համապատասխանության ֆայլում՝ "Սյունակ" = "name" (կամ "given" և "surname")։',
        ),
        "ru": (
            "Ни в одном столбце {file} нет имён.",
            'Укажите его в файле соответствий: "Столбец" = "name" (или "given" и "surname").',
        ),
    },
    "L13": {
        "en": (
            "Nothing in {file} says who belongs to which family.",
            'Name the column of the family\'s number in a mapping file ("Column" = "family");'
            ' or, if each row is a family of its own, write "*" = "family".',
        ),
        "hy": (
            "{file} ֆայլում ոչինչ չի ասում, թե ով որ ընտանիքից է։",
            'Համապատասխանության ֆայլում նշեք ընտանիքի համարի սյունակը ("Սյունակ" = "family"),'
            ' կամ, եթե ամեն տողն առանձին ընտանիք է, գրեք "*" = "family"։',
        ),
        "ru": (
            "Ничто в {file} не говорит, кто к какой семье относится.",
            'Укажите столбец номера семьи в файле соответствий ("Столбец" = "family");'
            ' или, если каждая строка — отдельная семья, напишите "*" = "family".',
        ),
    },
    "L14": {
        "en": (
            "The letters of {file} cannot be read in any known encoding.",
            "Save it as xlsx, or as csv in UTF-8.",
        ),
        "hy": (
            "{file} ֆայլի տառերը չեն կարդացվում ոչ մի հայտնի կոդավորմամբ։",
            "Պահպանեք որպես xlsx կամ UTF-8 csv։",
        ),
        "ru": (
            "Буквы {file} не читаются ни в одной известной кодировке.",
            "Сохраните его как xlsx или как csv в UTF-8.",
        ),
    },
    "L15": {
        "en": (
            "{file} would unpack to more than 2 GB: that is no list of families.",
            "Save only the list as a new workbook and send that.",
        ),
        "hy": (
            "{file} ֆայլը բացվելիս 2 ԳԲ-ից մեծ կլինի. դա ընտանիքների ցուցակ չէ։",
            "Պահպանեք միայն ցուցակը որպես նոր աշխատագիրք և ուղարկեք այն։",
        ),
        "ru": (
            "{file} распаковывается более чем в 2 ГБ: это не список семей.",
            "Сохраните только список как новую книгу и пришлите её.",
        ),
    },
    "L16": {
        "en": (
            "{file} has a sheet of members and no single main sheet for it.",
            "Export the form with all its sheets, with the columns _index and _parent_index.",
        ),
        "hy": (
            "{file} ֆայլում կա անդամների թերթ, բայց չկա դրա մեկ հիմնական թերթը։",
            "Արտահանեք ձևը բոլոր թերթերով՝ _index և _parent_index սյունակներով։",
        ),
        "ru": (
            "В {file} есть лист членов семьи, но нет одного главного листа к нему.",
            "Выгрузите форму со всеми листами, со столбцами _index и _parent_index.",
        ),
    },
    **RETURNED,
    **LEFT_OUT,
    **NOTICED,
}
