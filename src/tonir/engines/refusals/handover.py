"""Refusals about slips, packs and claims."""

HANDOVER: dict[str, dict[str, tuple[str, str]]] = {
    "H01": {
        "en": (
            "The code was misread: a character is wrong or missing.",
            "Scan it again, or type the 25 characters under the square.",
        ),
        "hy": (
            "Կոդը սխալ է կարդացվել. որևէ նիշ սխալ է կամ պակասում է։",
            "Նորից սկանավորեք կամ մուտքագրեք քառակուսու տակի 25 նիշը։",
        ),
        "ru": (
            "Код прочитан неверно: какой-то знак ошибочен или пропущен.",
            "Отсканируйте ещё раз или введите 25 знаков под квадратом.",
        ),
    },
    "H02": {
        "en": (
            "The slip is of version {version}, which this program does not know.",
            "Update the program; until then keep the slip's line and look at it later.",
        ),
        "hy": (
            "Կտրոնը {version} տարբերակի է, որն այս ծրագիրը չգիտի։",
            "Թարմացրեք ծրագիրը. մինչ այդ պահեք կտրոնի տողը և ստուգեք այն ավելի ուշ։",
        ),
        "ru": (
            "Талон версии {version}, которой эта программа не знает.",
            "Обновите программу; до тех пор сохраните строку талона и вернитесь к ней позже.",
        ),
    },
    "H03": {
        "en": (
            "The slip is of another round, or of another programme.",
            "Ask for the slip of this round; who has none goes to the registration desk.",
        ),
        "hy": (
            "Կտրոնն այլ փուլի կամ այլ ծրագրի է։",
            "Խնդրեք այս փուլի կտրոնը. ով չունի, թող դիմի գրանցման սեղանին։",
        ),
        "ru": (
            "Талон другого раунда или другой программы.",
            "Попросите талон этого раунда; у кого его нет, пусть обратится к столу регистрации.",
        ),
    },
    "H04": {
        "en": (
            "No pack has a row for this slip: it is a stranger here.",
            "Look whether it is from another programme, or whether its family left the plan.",
        ),
        "hy": (
            "Ոչ մի փաթեթում այս կտրոնի տողը չկա. այն այստեղ օտար է։",
            "Ստուգեք՝ այն այլ ծրագրի՞ց է, թե՞ ընտանիքն այլևս պլանում չէ։",
        ),
        "ru": (
            "Ни в одном пакете нет строки этого талона: он здесь чужой.",
            "Проверьте, не из другой ли он программы и не вышла ли семья из плана.",
        ),
    },
    "H05": {
        "en": (
            "A slip of this family was already used in this round.",
            "Nothing is counted twice; the second claim is kept for a person to settle.",
        ),
        "hy": (
            "Այս ընտանիքի կտրոնն այս փուլում արդեն օգտագործվել է։",
            "Ոչինչ երկու անգամ չի հաշվվում. երկրորդ դեպքը պահվում է, որ մարդ որոշի։",
        ),
        "ru": (
            "Талон этой семьи в этом раунде уже использован.",
            "Дважды ничего не считается; второе обращение сохранено, его разберёт человек.",
        ),
    },
    "H06": {
        "en": (
            "The pack's row for this slip was altered or is not the issuer's.",
            "Have the packs issued again, and tell the coordinator: somebody changed them.",
        ),
        "hy": (
            "Փաթեթում այս կտրոնի տողը փոխված է կամ թողարկողինը չէ։",
            "Նորից թողարկեք փաթեթները և ասեք համակարգողին. ինչ-որ մեկը դրանք փոխել է։",
        ),
        "ru": (
            "Строка этого талона в пакете изменена или подписана не издателем.",
            "Выпустите пакеты заново и сообщите координатору: кто-то их изменил.",
        ),
    },
    "H07": {
        "en": (
            "This slip was replaced on {replaced_on}.",
            "Ask for the new one.",
        ),
        "hy": (
            "Այս կտրոնը փոխարինվել է {replaced_on}-ին։",
            "Խնդրեք նորը։",
        ),
        "ru": (
            "Этот талон заменён {replaced_on}.",
            "Попросите новый.",
        ),
    },
    "H08": {
        "en": (
            "The file holds no code.",
            "It needs one scanned code a line, and may have a column with the time.",
        ),
        "hy": (
            "Ֆայլում կոդ չկա։",
            "Պետք է ամեն տողում մեկ սկանավորված կոդ, և կարող է լինել ժամի սյունակ։",
        ),
        "ru": (
            "В файле нет ни одного кода.",
            "Нужен один отсканированный код в строке; может быть столбец со временем.",
        ),
    },
    "H09": {
        "en": (
            "Round {round} has no plan yet, so there is no slip to issue.",
            "Make the plan first: “tonir plan”.",
        ),
        "hy": (
            "{round} փուլը դեռ պլան չունի, ուստի թողարկելու կտրոն չկա։",
            "Նախ կազմեք պլանը՝ «tonir plan»։",
        ),
        "ru": (
            "У раунда {round} ещё нет плана, поэтому талонов нет.",
            "Сначала составьте план: «tonir plan».",
        ),
    },
    "H10": {
        "en": (
            "A slip has no room for round {round}; the last is {most}.",
            "Begin a new programme folder and count its rounds from 1.",
        ),
        "hy": (
            "Կտրոնի վրա {round} փուլը չի տեղավորվում. վերջինը {most}-ն է։",
            "Սկսեք ծրագրի նոր պանակ և փուլերը հաշվեք 1-ից։",
        ),
        "ru": (
            "Раунд {round} не помещается в талон; последний — {most}.",
            "Начните новую папку программы и считайте раунды с 1.",
        ),
    },
    "H11": {
        "en": (
            "There are {kits} kits; a slip's row holds {most}.",
            "Join kits that are always given together.",
        ),
        "hy": (
            "Փաթեթների տեսակները {kits} են. կտրոնի տողում տեղավորվում է {most}։",
            "Միավորեք այն փաթեթները, որոնք միշտ միասին են տրվում։",
        ),
        "ru": (
            "Наборов {kits}, а в строке талона помещается {most}.",
            "Объедините наборы, которые всегда выдаются вместе.",
        ),
    },
    "H12": {
        "en": (
            "The file is not a text.",
            "Save it as text or CSV, with one scanned code a line.",
        ),
        "hy": (
            "Ֆայլը տեքստ չէ։",
            "Պահեք այն որպես տեքստ կամ CSV՝ ամեն տողում մեկ կոդ։",
        ),
        "ru": (
            "Файл не является текстом.",
            "Сохраните его как текст или CSV, по одному коду в строке.",
        ),
    },
    "H13": {
        "en": (
            "What the slips add up to is not what was promised for them; nothing was posted.",
            "Do not hand out against these packs; keep the file and call the custodian.",
        ),
        "hy": (
            "Կտրոնների գումարը չի համընկնում խոստացվածի հետ. ոչինչ չի գրանցվել։",
            "Այս փաթեթներով մի՛ բաժանեք. պահեք ֆայլը և կանչեք պահապանին։",
        ),
        "ru": (
            "Сумма по талонам не совпадает с обещанной; ничего не записано.",
            "Не выдавайте по этим пакетам; сохраните файл и позовите хранителя ключа.",
        ),
    },
    "H14": {
        "en": (
            "A family is to get {quantity} kits of one kind; a slip holds at most {most}.",
            "Lower “at_most” of that kit in tonir.toml.",
        ),
        "hy": (
            "Ընտանիքին հասնում է մեկ տեսակի {quantity} փաթեթ. կտրոնում՝ առավելագույնը {most}։",
            "Փոքրացրեք այդ փաթեթի «at_most»-ը tonir.toml-ում։",
        ),
        "ru": (
            "Семье положено {quantity} наборов одного вида; в талон помещается {most}.",
            "Уменьшите «at_most» этого набора в tonir.toml.",
        ),
    },
    "H15": {
        "en": (
            "Round {round} is not over: its last day is {day}.",
            "Close it when that day has passed; “--now” closes it today, for good.",
        ),
        "hy": (
            "{round} փուլը չի ավարտվել. վերջին օրը {day} է։",
            "Փակեք, երբ այդ օրն անցնի. «--now»-ը փակում է այսօր՝ ընդմիշտ։",
        ),
        "ru": (
            "Раунд {round} не окончен: последний день — {day}.",
            "Закройте, когда этот день пройдёт; «--now» закроет сегодня, навсегда.",
        ),
    },
    "H16": {
        "en": (
            "Round {round} is closed.",
            "Set the next round's number and days under [round] in tonir.toml.",
        ),
        "hy": (
            "{round} փուլը փակված է։",
            "tonir.toml-ի [round] բաժնում գրեք հաջորդ փուլի համարն ու օրերը։",
        ),
        "ru": (
            "Раунд {round} закрыт.",
            "Укажите номер и дни следующего раунда в разделе [round] файла tonir.toml.",
        ),
    },
    "H17": {
        "en": (
            "The slip is of a round that is closed: its rows are gone, nothing can be counted.",
            "Correct the stock by hand if kits were given; next time read files before closing.",
        ),
        "hy": (
            "Կտրոնը փակված փուլի է. տողերն այլևս չկան, ոչինչ չի հաշվվի։",
            "Եթե փաթեթ է տրվել, պաշարը ձեռքով ուղղեք. հաջորդ անգամ ֆայլերը կարդացեք փակելուց առաջ։",
        ),
        "ru": (
            "Талон закрытого раунда: его строк больше нет, учесть ничего нельзя.",
            "Если набор выдан, исправьте запасы вручную; впредь читайте файлы до закрытия.",
        ),
    },
    "H18": {
        "en": (
            "The programme has no round {round}.",
            "“tonir round status” lists the rounds.",
        ),
        "hy": (
            "Ծրագիրը {round} փուլ չունի։",
            "Փուլերը ցույց է տալիս «tonir round status»-ը։",
        ),
        "ru": (
            "В программе нет раунда {round}.",
            "Раунды перечисляет «tonir round status».",
        ),
    },
    "H19": {
        "en": (
            "The parcel was altered, cut short, or is sealed to somebody else.",
            "Send it again from the phone; see that the office is the one that enrolled it.",
        ),
        "hy": (
            "Փաթեթը փոփոխված է, կրճատված կամ կնքված է մեկ ուրիշի համար։",
            "Նորից ուղարկեք հեռախոսից. ստուգեք, որ գրասենյակը հեռախոսը գրանցածն է։",
        ),
        "ru": (
            "Посылка изменена, обрезана или запечатана для кого-то другого.",
            "Отправьте её с телефона ещё раз; проверьте, тот ли офис зарегистрировал телефон.",
        ),
    },
    "H21": {
        "en": (
            "No phone of that name signed this.",
            "Invite the phone again; see that its clock and its name are its own.",
        ),
        "hy": (
            "Այդ անունով ոչ մի հեռախոս սա չի ստորագրել։",
            "Նորից հրավիրեք հեռախոսը. ստուգեք, որ բացված է իր սեփական հավելվածը։",
        ),
        "ru": (
            "Телефон с таким именем этого не подписывал.",
            "Пригласите телефон заново; проверьте, что открыто его собственное приложение.",
        ),
    },
    "H22": {
        "en": (
            "This invitation has let another phone in already.",
            "Make a new invitation for this phone; revoke the other one if nobody knows it.",
        ),
        "hy": (
            "Այս հրավերով արդեն մեկ այլ հեռախոս է միացել։",
            "Այս հեռախոսի համար նոր հրավեր արեք. եթե մյուսին ոչ ոք չի ճանաչում, չեղարկեք այն։",
        ),
        "ru": (
            "По этому приглашению уже вошёл другой телефон.",
            "Сделайте новое приглашение; если тот телефон никому не известен, отзовите его.",
        ),
    },
    "H23": {
        "en": (
            "What the phone sent cannot be read: {what}.",
            "Update the app on the phone; nothing of what it holds is lost meanwhile.",
        ),
        "hy": (
            "Հեռախոսի ուղարկածը չի կարդացվում՝ {what}։",
            "Թարմացրեք հեռախոսի հավելվածը. մինչ այդ նրա պահածից ոչինչ չի կորչում։",
        ),
        "ru": (
            "Присланное телефоном не читается: {what}.",
            "Обновите приложение на телефоне; ничего из хранимого им не теряется.",
        ),
    },
    "H24": {
        "en": (
            "The phone sent too much at once: {bytes} bytes, at most {most}.",
            "Send it in smaller batches; the app does so by itself.",
        ),
        "hy": (
            "Հեռախոսը մեկ անգամից շատ է ուղարկել՝ {bytes} բայթ. առավելագույնը {most}։",
            "Ուղարկեք փոքր մասերով. հավելվածն ինքն է այդպես անում։",
        ),
        "ru": (
            "Телефон прислал слишком много: {bytes} байт, можно не более {most}.",
            "Отправляйте меньшими частями; приложение делает это само.",
        ),
    },
    "H25": {
        "en": (
            "This invitation is not known here, or its shift is over.",
            "Ask the point lead for a new one.",
        ),
        "hy": (
            "Այս հրավերն այստեղ հայտնի չէ, կամ նրա հերթափոխն ավարտվել է։",
            "Կետի պատասխանատուից նորը խնդրեք։",
        ),
        "ru": (
            "Это приглашение здесь неизвестно, или его смена окончена.",
            "Попросите новое у ответственного за пункт.",
        ),
    },
    "H26": {
        "en": (
            "There is no run for this phone today.",
            "Ask the coordinator whether its stops were sealed to it.",
        ),
        "hy": (
            "Այս հեռախոսի համար այսօր երթուղի չկա։",
            "Հարցրեք համակարգողին՝ կանգառները կնքվե՞լ են նրա համար։",
        ),
        "ru": (
            "Для этого телефона сегодня нет рейса.",
            "Спросите координатора, запечатаны ли для него остановки.",
        ),
    },
    "H27": {
        "en": (
            "This phone was revoked.",
            "Bring it to the office; what it still holds can be sent from there.",
        ),
        "hy": (
            "Այս հեռախոսը չեղարկված է։",
            "Բերեք գրասենյակ. մնացածը կարելի է ուղարկել այնտեղից։",
        ),
        "ru": (
            "Этот телефон отозван.",
            "Принесите его в офис; то, что в нём осталось, можно отправить оттуда.",
        ),
    },
    "H28": {
        "en": (
            "This is not open any more, or no reason was given.",
            "Look at the list again; write in a sentence what was found out.",
        ),
        "hy": (
            "Սա այլևս բաց չէ, կամ պատճառը նշված չէ։",
            "Նորից նայեք ցանկը. մեկ նախադասությամբ գրեք, թե ինչ է պարզվել։",
        ),
        "ru": (
            "Это уже не открыто, или не указана причина.",
            "Посмотрите список ещё раз; напишите одной фразой, что выяснилось.",
        ),
    },
    "H29": {
        "en": (
            "This is no shift: point, day, lane or hours do not fit.",
            "Choose a point that is open, one of its lanes, and an end after the beginning.",
        ),
        "hy": (
            "Սա հերթափոխ չէ. կետը, օրը, հերթը կամ ժամերը չեն համապատասխանում։",
            "Ընտրեք բաց կետ, նրա հերթերից մեկը և սկզբից ուշ ավարտ։",
        ),
        "ru": (
            "Это не смена: пункт, день, очередь или часы не подходят.",
            "Выберите открытый пункт, одну из его очередей и конец позже начала.",
        ),
    },
    "H30": {
        "en": (
            "This phone was not invited for deliveries.",
            "Invite it as a driver's, then seal the stops to it.",
        ),
        "hy": (
            "Այս հեռախոսն առաքման համար չի հրավիրվել։",
            "Հրավիրեք այն որպես վարորդի հեռախոս, ապա կնքեք կանգառները։",
        ),
        "ru": (
            "Этот телефон приглашён не для доставки.",
            "Пригласите его как водительский, затем запечатайте остановки.",
        ),
    },
    "H40": {
        "en": (
            "The plan of round {round} has no place for this family, so she has no slip.",
            "Assess and plan again, or look whether she is entitled at all.",
        ),
        "hy": (
            "{round} փուլի պլանում այս ընտանիքի տեղ չկա, ուստի կտրոն չունի։",
            "Նորից գնահատեք և պլանավորեք, կամ ստուգեք՝ արդյոք իրավունք ունի։",
        ),
        "ru": (
            "В плане раунда {round} для этой семьи нет места, поэтому талона у неё нет.",
            "Оцените и составьте план заново или проверьте, положена ли ей помощь.",
        ),
    },
    "H41": {
        "en": (
            "This family was already served in round {round}: she cannot be moved in it.",
            "Move her in the next round, when it is planned.",
        ),
        "hy": (
            "Այս ընտանիքը {round} փուլում արդեն ստացել է. տեղափոխել չի կարելի։",
            "Տեղափոխեք հաջորդ փուլում, երբ այն պլանավորվի։",
        ),
        "ru": (
            "Эта семья в раунде {round} уже получила помощь: перевести её в нём нельзя.",
            "Переведите её в следующем раунде, когда он будет спланирован.",
        ),
    },
    "H42": {
        "en": (
            "This family holds several booklets: {booklets}.",
            "Say which one: “--booklet” and its number; it stands on the family's page.",
        ),
        "hy": (
            "Այս ընտանիքն ունի մի քանի գրքույկ՝ {booklets}։",
            "Ասեք՝ որը. «--booklet» և համարը. այն ընտանիքի էջում է։",
        ),
        "ru": (
            "У этой семьи несколько книжек: {booklets}.",
            "Скажите, какая: «--booklet» и номер; он стоит на странице семьи.",
        ),
    },
    "H43": {
        "en": (
            "This family has no booklet {number}.",
            "Look on the family's page which booklets she holds.",
        ),
        "hy": (
            "Այս ընտանիքը {number} համարի գրքույկ չունի։",
            "Տեսեք ընտանիքի էջում, թե որ գրքույկներն ունի։",
        ),
        "ru": (
            "У этой семьи нет книжки {number}.",
            "Посмотрите на странице семьи, какие у неё книжки.",
        ),
    },
}
