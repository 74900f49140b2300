"""What the programme itself sees to be open; people find the rest."""

from tonir.reporting.processing.held import Texts, texts

FINDINGS: dict[str, Texts] = {
    "example": texts(
        "This is an example: its families never lived.",
        "Սա օրինակ է. այստեղի ընտանիքները երբեք չեն եղել։",
        "Это пример: таких семей никогда не было.",
    ),
    "no_notice": texts(
        "tonir.toml has no [notice]: it is not written down what people are told.",
        "tonir.toml-ում [notice] չկա. գրված չէ, թե ինչ է ասվում մարդկանց։",
        "В tonir.toml нет [notice]: не записано, что сообщают людям.",
    ),
    "notice_language": texts(
        "The notice is missing in: {languages}.",
        "Ծանուցումը բացակայում է այս լեզուներով՝ {languages}։",
        "Уведомления нет на языках: {languages}.",
    ),
    "no_purposes": texts(
        "tonir.toml has no [[purposes]]: nothing says what data are used for, on what basis.",
        "tonir.toml-ում [[purposes]] չկա. նշված չէ, թե ինչի և ինչ հիմքով են օգտագործվում "
        "տվյալները։",
        "В tonir.toml нет [[purposes]]: не сказано, для чего и на каком основании данные.",
    ),
    "deciding_consent": texts(
        "“{purpose}” rests on consent, and who does not give it gets no aid: such consent is "
        "hardly free. Consider another basis.",
        "«{purpose}» նպատակը հիմնված է համաձայնության վրա, և չտվողն օգնություն չի ստանում. այդպիսի "
        "համաձայնությունը հազիվ թե ազատ լինի։ Մտածեք այլ հիմքի մասին։",
        "Цель «{purpose}» держится на согласии, а без него нет помощи: такое согласие едва ли "
        "свободно. Подумайте о другом основании.",
    ),
    "no_keys": texts(
        "The register's keys are not here: destroyed, or carried away.",
        "Գրանցամատյանի բանալիներն այստեղ չեն. ոչնչացված են կամ տարված։",
        "Ключей реестра здесь нет: уничтожены или унесены.",
    ),
    "one_custodian": texts(
        "One custodian alone opens the register; two of three are better.",
        "Գրանցամատյանը բացում է մեկ պահապան. ավելի լավ է երեքից երկուսը։",
        "Реестр открывает один хранитель; лучше двое из трёх.",
    ),
    "not_proved": texts(
        "No drill has shown that the custodians can open the register.",
        "Ոչ մի փորձ չի ցույց տվել, որ պահապանները կարող են բացել գրանցամատյանը։",
        "Никакая проверка не показала, что хранители могут открыть реестр.",
    ),
    "hosts": texts(
        "The office is reached beyond this computer ({hosts}): only behind a server that encrypts.",
        "Գրասենյակը հասանելի է այս համակարգչից դուրս ({hosts}). միայն գաղտնագրող սերվերի ետևում։",
        "Офис доступен вне этого компьютера ({hosts}): только за сервером с шифрованием.",
    ),
    "greeting": texts(
        "Points greet by name: packs hold a name in each row, opened by its slip.",
        "Կետերում ողջունում են անունով. տողերում անուն կա, որը բացում է կտրոնը։",
        "В пунктах приветствуют по имени: в строках есть имя, его открывает талон.",
    ),
    "overdue": texts(
        "Past their last day, and their files were not found: exports {numbers}.",
        "Վերջին օրն անցել է, և ֆայլերը չեն գտնվել. արտահանումներ {numbers}։",
        "Срок вышел, а файлы не найдены: выгрузки {numbers}.",
    ),
    "unknown_purpose": texts(
        "Exports were made for a purpose that the rules no longer name: {purposes}.",
        "Եղել են արտահանումներ նպատակով, որը կանոններում այլևս չկա՝ {purposes}։",
        "Были выгрузки для цели, которой в правилах больше нет: {purposes}.",
    ),
    "none": texts(
        "The programme itself found nothing. That does not mean that there is nothing.",
        "Ծրագիրն ինքը ոչինչ չի գտել։ Դա չի նշանակում, որ ոչինչ չկա։",
        "Сама программа ничего не нашла. Это не значит, что ничего нет.",
    ),
}
