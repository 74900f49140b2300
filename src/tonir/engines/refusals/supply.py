"""Refusals about kits, stock and the ledger."""

SUPPLY: dict[str, dict[str, tuple[str, str]]] = {
    "S01": {
        "en": ("The kits have faults: {count}.", "Mend them all in tonir.toml and load it again."),
        "hy": (
            "Փաթեթներում սխալներ կան՝ {count}։",
            "Ուղղեք բոլորը tonir.toml-ում և նորից բեռնեք այն։",
        ),
        "ru": (
            "В наборах есть ошибки: {count}.",
            "Исправьте все в tonir.toml и загрузите его снова.",
        ),
    },
    "S02": {
        "en": (
            "The kit {kit} holds {item}: infant formula, bottles and teats never go into a kit for "
            "all (International Code of Marketing of Breast-milk Substitutes): they put babies "
            "who are breastfed at risk.",
            "Take it out; a health worker gives it to a single baby after an assessment.",
        ),
        "hy": (
            "{kit} փաթեթում կա {item}. մանկական կաթնախառնուրդ, շիշ և ծծակ երբեք չեն դրվում "
            "ընդհանուր փաթեթի մեջ (Կրծքի կաթի փոխարինիչների շուկայահանման միջազգային կանոնագիրք). "
            "դրանք վտանգում են կրծքով սնվող երեխաներին։",
            "Հանեք այն փաթեթից. բուժաշխատողը տալիս է առանձին երեխայի՝ գնահատումից հետո։",
        ),
        "ru": (
            "В наборе {kit} есть {item}: детские смеси, бутылочки и соски не кладут в общие наборы "
            "(Международный кодекс маркетинга заменителей грудного молока): они вредят детям на "
            "грудном вскармливании.",
            "Уберите из набора; медработник выдаёт это отдельному ребёнку после осмотра.",
        ),
    },
    "S03": {
        "en": (
            "The kit {kit} names an item that is not defined: {item}.",
            "Add it under [[items]] or mend the name; known are: {known}.",
        ),
        "hy": (
            "{kit} փաթեթում նշված է չսահմանված իր՝ {item}։",
            "Ավելացրեք այն [[items]] բաժնում կամ ուղղեք անունը. հայտնի են՝ {known}։",
        ),
        "ru": (
            "В наборе {kit} назван предмет, которого нет: {item}.",
            "Добавьте его в [[items]] или исправьте имя; известны: {known}.",
        ),
    },
    "S04": {
        "en": ("{path} is not a number above zero: {found}.", "Write it like this: {example}."),
        "hy": ("{path}՝ զրոյից մեծ թիվ չէ. {found}։", "Գրեք այսպես՝ {example}։"),
        "ru": ("{path} не является числом больше нуля: {found}.", "Напишите так: {example}."),
    },
    "S05": {
        "en": ("The kit {kit} names {item} twice.", "Write it once, with the whole quantity."),
        "hy": ("{kit} փաթեթում {item} երկու անգամ է։", "Գրեք մեկ անգամ՝ ամբողջ քանակով։"),
        "ru": ("В наборе {kit} дважды: {item}.", "Запишите один раз, с полным количеством."),
    },
    "S06": {
        "en": (
            "The kit {kit} has no contents.",
            'Say what is in it: contents = [{{ item = "soap", quantity = 3 }}].',
        ),
        "hy": (
            "{kit} փաթեթը բովանդակություն չունի։",
            'Նշեք պարունակությունը՝ contents = [{{ item = "soap", quantity = 3 }}]։',
        ),
        "ru": (
            "У набора {kit} нет содержимого.",
            'Укажите его: contents = [{{ item = "soap", quantity = 3 }}].',
        ),
    },
    "S10": {
        "en": (
            "The opening stock has faults: {count}; nothing was posted.",
            "Mend them all in stock.csv and send it again.",
        ),
        "hy": (
            "Սկզբնական պաշարում սխալներ կան՝ {count}. ոչինչ չի գրանցվել։",
            "Ուղղեք բոլորը stock.csv-ում և նորից ուղարկեք։",
        ),
        "ru": (
            "В начальных остатках есть ошибки: {count}; ничего не проведено.",
            "Исправьте все в stock.csv и отправьте снова.",
        ),
    },
    "S11": {
        "en": ("Row {row}: no warehouse is called {found}.", "Known are: {known}."),
        "hy": ("Տող {row}. {found} պահեստ չկա։", "Հայտնի են՝ {known}։"),
        "ru": ("Строка {row}: нет склада {found}.", "Известны: {known}."),
    },
    "S12": {
        "en": ("Row {row}: no kit is called {found}.", "Known are: {known}."),
        "hy": ("Տող {row}. {found} փաթեթ չկա։", "Հայտնի են՝ {known}։"),
        "ru": ("Строка {row}: нет набора {found}.", "Известны: {known}."),
    },
    "S13": {
        "en": (
            "Row {row}: the quantity is not a whole number: {found}.",
            "Count whole kits, such as 120; 0 where there is none.",
        ),
        "hy": (
            "Տող {row}. քանակն ամբողջ թիվ չէ՝ {found}։",
            "Հաշվեք ամբողջ փաթեթները, օրինակ՝ 120. եթե չկա՝ 0։",
        ),
        "ru": (
            "Строка {row}: количество не целое число: {found}.",
            "Считайте целые наборы, например 120; 0, если нет.",
        ),
    },
    "S14": {
        "en": (
            "Row {row}: the day of expiry is not a date: {found}.",
            "Write it as 2026-08-31, or leave it empty for what does not expire.",
        ),
        "hy": (
            "Տող {row}. պիտանիության ժամկետը ամսաթիվ չէ՝ {found}։",
            "Գրեք 2026-08-31 տեսքով կամ թողեք դատարկ, եթե ժամկետ չունի։",
        ),
        "ru": (
            "Строка {row}: срок годности не дата: {found}.",
            "Напишите как 2026-08-31 или оставьте пустым, если срока нет.",
        ),
    },
    "S15": {
        "en": (
            "Row {row}: lot {found} is known with another kit or day of expiry.",
            "One lot is one kit with one day; give the other one a code of its own.",
        ),
        "hy": (
            "Տող {row}. {found} խմբաքանակը հայտնի է այլ փաթեթով կամ ժամկետով։",
            "Մեկ խմբաքանակը մեկ փաթեթ է մեկ ժամկետով. մյուսին տվեք իր ծածկագիրը։",
        ),
        "ru": (
            "Строка {row}: партия {found} известна с другим набором или сроком.",
            "Одна партия: один набор и один срок; другой дайте свой код.",
        ),
    },
    "S16": {
        "en": (
            "Row {row}: lot {found} stands twice for this warehouse.",
            "Write it once, with the whole quantity.",
        ),
        "hy": (
            "Տող {row}. {found} խմբաքանակն այս պահեստում երկու անգամ է։",
            "Գրեք մեկ անգամ՝ ամբողջ քանակով։",
        ),
        "ru": (
            "Строка {row}: партия {found} для этого склада записана дважды.",
            "Запишите один раз, с полным количеством.",
        ),
    },
    "S17": {
        "en": (
            "Row {row}: lot {found} was posted with {posted}, now it says {quantity}.",
            "What is posted stays; write the old number and post a correction.",
        ),
        "hy": (
            "Տող {row}. {found} խմբաքանակը գրանցված է {posted} քանակով, հիմա՝ {quantity}։",
            "Գրանցվածը չի փոխվում. գրեք հին թիվը և գրանցեք ուղղում։",
        ),
        "ru": (
            "Строка {row}: партия {found} проведена с {posted}, теперь указано {quantity}.",
            "Проведённое остаётся; верните прежнее число и проведите исправление.",
        ),
    },
    "S18": {
        "en": ("Row {row}: the lot has no code.", "Copy the code from the pallet, or give it one."),
        "hy": (
            "Տող {row}. խմբաքանակը ծածկագիր չունի։",
            "Գրեք պալետի ծածկագիրը կամ տվեք նորը։",
        ),
        "ru": ("Строка {row}: у партии нет кода.", "Спишите код с паллеты или дайте свой."),
    },
    "S20": {
        "en": (
            "The document {document} was already posted with other contents.",
            "Give this one a number of its own; a correction is a reverse document.",
        ),
        "hy": (
            "{document} փաստաթուղթն արդեն գրանցված է այլ բովանդակությամբ։",
            "Տվեք սրան իր համարը. ուղղումը հակառակ փաստաթուղթ է։",
        ),
        "ru": (
            "Документ {document} уже проведён с другим содержанием.",
            "Дайте этому свой номер; исправление делают обратным документом.",
        ),
    },
    "S21": {
        "en": (
            "{account} has {there} of {kit}, not {wanted}.",
            "Send what is there, or bring more from another warehouse first.",
        ),
        "hy": (
            "{account} պահեստում {kit} փաթեթից կա {there}, ոչ թե {wanted}։",
            "Ուղարկեք եղածը կամ նախ բերեք ուրիշ պահեստից։",
        ),
        "ru": (
            "На {account} набора {kit} есть {there}, а не {wanted}.",
            "Отправьте то, что есть, или сначала привезите с другого склада.",
        ),
    },
    "S22": {
        "en": ("The ledger has no account {account} of the right kind.", "Known are: {known}."),
        "hy": ("Մատյանում համապատասխան {account} հաշիվ չկա։", "Հայտնի են՝ {known}։"),
        "ru": ("В журнале нет подходящего счёта {account}.", "Известны: {known}."),
    },
    "S23": {
        "en": ("No kit is called {kit}.", "Known are: {known}."),
        "hy": ("{kit} անունով փաթեթ չկա։", "Հայտնի են՝ {known}։"),
        "ru": ("Нет набора {kit}.", "Известны: {known}."),
    },
    "S24": {
        "en": ("{quantity} of {kit} is not a whole quantity.", "Count whole kits."),
        "hy": ("{kit}՝ {quantity} ամբողջ քանակ չէ։", "Հաշվեք ամբողջ փաթեթները։"),
        "ru": ("{kit}: {quantity} не целое количество.", "Считайте целые наборы."),
    },
    "S25": {
        "en": (
            "What stands in the ledger is neither changed nor deleted.",
            "Post a reverse movement with its own document.",
        ),
        "hy": (
            "Մատյանում գրվածը ոչ փոխվում է, ոչ ջնջվում։",
            "Գրանցեք հակառակ շարժում՝ իր փաստաթղթով։",
        ),
        "ru": (
            "Записи журнала не меняют и не удаляют.",
            "Проведите обратное движение со своим документом.",
        ),
    },
    "S26": {
        "en": (
            "The warehouses lack stock for these points: {count}; nothing was sent.",
            "Plan again with the stock there is, or record what has arrived.",
        ),
        "hy": (
            "Պահեստների պաշարը չի բավարարում այս կետերին՝ {count}. ոչինչ չի ուղարկվել։",
            "Նորից պլանավորեք եղած պաշարով կամ գրանցեք ստացվածը։",
        ),
        "ru": (
            "Складам не хватает запаса для пунктов: {count}; ничего не отправлено.",
            "Составьте план по имеющемуся запасу или проведите поступление.",
        ),
    },
    "S27": {
        "en": (
            "{point} lacks {missing} of {kit}.",
            "Name a further warehouse for this point, or record more stock.",
        ),
        "hy": (
            "{point} կետին պակասում է {missing} {kit}։",
            "Նշեք ևս մի պահեստ այս կետի համար կամ գրանցեք պաշար։",
        ),
        "ru": (
            "Пункту {point} не хватает {missing} из {kit}.",
            "Назовите для него ещё один склад или проведите поступление.",
        ),
    },
}
