"""Who gives and gets data, how long each kind stays, what protects it; for both sheets."""

from tonir.reporting.processing.held import Texts, texts

# who, what, how
FLOWS: tuple[tuple[Texts, Texts, Texts], ...] = (
    (
        texts("From offices", "Գրասենյակներից", "От офисов"),
        texts("families' lists", "ընտանիքների ցուցակներ", "списки семей"),
        texts(
            "as files of their own; sealed row by row when they are read, and not readable by who "
            "read them in",
            "իրենց ֆայլերով. ընթերցելիս կնքվում են տող առ տող և ընդունողն այլևս չի կարող կարդալ",
            "своими файлами; при чтении запечатываются построчно, и принявший их не прочтёт",
        ),
    ),
    (
        texts("Back to offices", "Հետ՝ գրասենյակներին", "Обратно офисам"),
        texts("their own wrong rows", "իրենց սխալ տողերը", "их собственные неверные строки"),
        texts(
            "as a workbook beside the list; no copy is kept",
            "որպես աշխատագիրք ցուցակի կողքին. պատճեն չի պահվում",
            "книгой рядом со списком; копии не остаётся",
        ),
    ),
    (
        texts("Who hands out slips", "Կտրոններ բաժանողներ", "Кто раздаёт талоны"),
        texts("names, time, kits", "անուններ, ժամ, փաթեթներ", "имена, время, наборы"),
        texts(
            "on paper; its file is deleted after {print_hours} hours",
            "թղթով. ֆայլը ջնջվում է {print_hours} ժամից",
            "на бумаге; файл удаляется через {print_hours} ч.",
        ),
    ),
    (
        texts("Drivers", "Վարորդներ", "Водители"),
        texts(
            "names, addresses, telephones of who is served at home",
            "տանը սպասարկվողների անունները, հասցեները, հեռախոսները",
            "имена, адреса, телефоны тех, кого обслуживают дома",
        ),
        texts(
            "on paper; its file is deleted after {print_hours} hours",
            "թղթով. ֆայլը ջնջվում է {print_hours} ժամից",
            "на бумаге; файл удаляется через {print_hours} ч.",
        ),
    ),
    (
        texts("Points", "Կետեր", "Пункты"),
        texts("rows without names", "տողեր առանց անունների", "строки без имён"),
        texts(
            "opened one by one, by the family's own slip",
            "բացվում են մեկ առ մեկ՝ ընտանիքի կտրոնով",
            "открываются по одной, талоном самой семьи",
        ),
    ),
    (
        texts(
            "Donors, auditors, the public",
            "Դոնորներ, ստուգողներ, հանրություն",
            "Доноры, аудиторы, общественность",
        ),
        texts("totals", "ընդհանուր թվեր", "итоги"),
        texts(
            "none that counts fewer than {least} families",
            "ոչ մեկը {least}-ից քիչ ընտանիքի մասին",
            "ни одного меньше чем о {least} семьях",
        ),
    ),
    (
        texts("Recipients of exports", "Արտահանումների ստացողներ", "Получатели выгрузок"),
        texts(
            "the columns that each names",
            "ամեն մեկում նշված սյունակները",
            "названные в каждой столбцы",
        ),
        texts(
            "as a file encrypted to the recipient, for one purpose, under an agreement, to a day",
            "ստացողի համար գաղտնագրված ֆայլով, մեկ նպատակով, համաձայնագրով, մինչև որոշակի օր",
            "файлом, зашифрованным для получателя, с одной целью, по соглашению, до дня",
        ),
    ),
    (
        texts("Outside services", "Արտաքին ծառայություններ", "Внешние службы"),
        texts("nothing", "ոչինչ", "ничего"),
        texts(
            "everything runs on the programme's own computer",
            "ամեն ինչ աշխատում է ծրագրի սեփական համակարգչով",
            "всё работает на собственном компьютере программы",
        ),
    ),
)
# kind of retention -> what it is, what becomes of it
ENDS: dict[str, tuple[Texts, Texts]] = {
    "care": (
        texts(
            "Health, disability, other needs, remarks",
            "Առողջություն, հաշմանդամություն, այլ կարիքներ, նշումներ",
            "Здоровье, инвалидность, другие нужды, примечания",
        ),
        texts(
            "destroyed, and the log says so",
            "ոչնչացվում է, մատյանում գրվում է",
            "уничтожается, о чём есть строка в журнале",
        ),
    ),
    "records": (
        texts(
            "Names and all else of a family",
            "Անունները և ընտանիքի մնացած ամեն ինչ",
            "Имена и всё прочее о семье",
        ),
        texts(
            "destroyed; totals without names stay",
            "ոչնչացվում է. մնում են անանուն թվերը",
            "уничтожается; остаются безымянные итоги",
        ),
    ),
    "rounds": (
        texts(
            "Slips, reasons, the link between a family and its claims",
            "Կտրոններ, պատճառներ, ընտանիքի կապն իր ներկայացումների հետ",
            "Талоны, основания, связь семьи с выдачами",
        ),
        texts(
            "the round's key is destroyed, in old backups too nothing opens",
            "փուլի բանալին ոչնչացվում է. հին պահուստներում էլ ոչինչ չի բացվի",
            "ключ раунда уничтожается; и в старых копиях ничего не откроется",
        ),
    ),
    "lists": (
        texts(
            "Where lists were wrong, what columns mean",
            "Որտեղ են ցուցակները սխալ, ինչ են սյունակները",
            "Где ошибки в списках, что значат столбцы",
        ),
        texts("deleted", "ջնջվում է", "удаляется"),
    ),
    "exports": (
        texts(
            "Encrypted files of exports",
            "Արտահանումների գաղտնագրված ֆայլեր",
            "Зашифрованные файлы выгрузок",
        ),
        texts(
            "deleted; the line that it was made stays",
            "ջնջվում է. մնում է տողը, որ արվել է",
            "удаляется; строка о выгрузке остаётся",
        ),
    ),
}
PAPER_ENDS = (
    texts(
        "Hand-out lists and slips as files",
        "Կտրոնների ցուցակներն ու կտրոնները որպես ֆայլ",
        "Списки выдачи и талоны в файлах",
    ),
    texts("{print_hours} hours", "{print_hours} ժամ", "{print_hours} ч."),
    texts(
        "deleted; paper is destroyed by hand",
        "ջնջվում է. թուղթը ոչնչացվում է ձեռքով",
        "удаляется; бумагу уничтожают вручную",
    ),
)
SECURITY: dict[str, Texts] = {
    "sealed": texts(
        "Every family's record is sealed on its own (HPKE, {suite}), padded to one of three sizes. "
        "Who registers can write and not read.",
        "Ամեն ընտանիքի գրառում կնքվում է առանձին (HPKE, {suite})՝ լրացված մինչև երեք չափերից մեկը։ "
        "Գրանցողը կարող է գրել և չի կարող կարդալ։",
        "Запись каждой семьи запечатана отдельно (HPKE, {suite}) и дополнена до одного из трёх "
        "размеров. Регистратор может писать и не может читать.",
    ),
    "care": texts(
        "Health and protection details are sealed under a key of their own; what belongs to a "
        "round under that round's.",
        "Առողջության և պաշտպանության տվյալները կնքված են առանձին բանալիով. փուլին վերաբերողը՝ այդ "
        "փուլի բանալիով։",
        "Сведения о здоровье и защите запечатаны отдельным ключом; относящееся к раунду — ключом "
        "этого раунда.",
    ),
    "custody": texts(
        "Custodians needed to open the register: {custody}.",
        "Գրանցամատյանը բացող պահապաններ՝ {custody}։",
        "Хранителей нужно для открытия реестра: {custody}.",
    ),
    "open": texts(
        "It opens for a stated purpose, for {minutes} minutes at most, and closes after {idle} "
        "without use. One process alone has the keys, in memory; closing is ending it.",
        "Այն բացվում է նշված նպատակով, առավելագույնը {minutes} րոպեով, և փակվում է {idle} րոպե "
        "չօգտագործվելուց հետո։ Բանալիներն ունի միայն մեկ գործընթաց՝ հիշողության մեջ. փակելիս այն "
        "ավարտվում է։",
        "Он открывается с указанной целью не более чем на {minutes} мин. и закрывается после "
        "{idle} мин. без работы. Ключи есть только у одного процесса, в памяти; закрыть — значит "
        "завершить его.",
    ),
    "log": texts(
        "Every opening, every piece of work and every export is a line of a log that cannot be "
        "edited without showing.",
        "Ամեն բացում, աշխատանք և արտահանում մատյանի տող է, որն աննկատ փոխել չի լինի։",
        "Каждое открытие, каждая работа и каждая выгрузка — строка журнала, которую нельзя "
        "изменить незаметно.",
    ),
    "roles": texts(
        "Each page is for named roles; a page that no table names is nobody's.",
        "Ամեն էջ որոշակի դերերի համար է. աղյուսակում չնշված էջը ոչ ոքինը չէ։",
        "Каждая страница — для названных ролей; не названная в таблице — ничья.",
    ),
    "destroy": texts(
        "In an evacuation one command closes the register; another destroys its keys, so that old "
        "backups open nothing.",
        "Տարհանման ժամանակ մի հրամանը փակում է գրանցամատյանը, մյուսը ոչնչացնում է բանալիները, և "
        "հին պահուստները ոչինչ չեն բացում։",
        "При эвакуации одна команда закрывает реестр, другая уничтожает ключи, и старые копии "
        "ничего не откроют.",
    ),
}
