"""Refusals of backups and restores."""

BACKUPS: dict[str, dict[str, tuple[str, str]]] = {
    "R30": {
        "en": (
            "This programme has no key that its backups are encrypted to.",
            "Run “tonir backup --make-key FILE” with FILE on a stick, then carry it away.",
        ),
        "hy": (
            "Այս ծրագիրը չունի բանալի, որով գաղտնագրվեն պահուստային պատճենները։",
            "Գործարկեք «tonir backup --make-key FILE», FILE-ը՝ կրիչի վրա, և տարեք այն։",
        ),
        "ru": (
            "У программы нет ключа, которым шифруются её резервные копии.",
            "Выполните «tonir backup --make-key FILE», FILE — на флешке, и унесите её.",
        ),
    },
    "R31": {
        "en": (
            "{file} cannot be written: it exists, or would keep a key in the programme's folder.",
            "Give a new name; for a key one outside of the programme's folder, on a stick.",
        ),
        "hy": (
            "{file} չի կարող գրվել. այն արդեն կա, կամ բանալին կմնար ծրագրի պանակում։",
            "Տվեք նոր անուն. բանալու համար՝ ծրագրի պանակից դուրս, կրիչի վրա։",
        ),
        "ru": (
            "{file} записать нельзя: файл уже есть, или ключ остался бы в папке программы.",
            "Дайте новое имя; для ключа — вне папки программы, на флешке.",
        ),
    },
    "R32": {
        "en": (
            "{where}: there is no key that Tonir can use (age or SSH, without a passphrase).",
            "Public halves begin with age1, ssh-ed25519 or ssh-rsa; --identity takes a file.",
        ),
        "hy": (
            "{where}. չկա բանալի, որից Tonir-ը կարող է օգտվել (age կամ SSH՝ առանց գաղտնաբառի)։",
            "Հանրային կեսերն սկսվում են age1, ssh-ed25519 կամ ssh-rsa-ով. --identity-ն ֆայլ է։",
        ),
        "ru": (
            "{where}: нет ключа, которым Tonir может пользоваться (age или SSH без пароля).",
            "Открытые половины начинаются с age1, ssh-ed25519 или ssh-rsa; --identity — это файл.",
        ),
    },
    "R33": {
        "en": (
            "{file} is no backup of Tonir.",
            "Backups are named CODE-DATE.tonir.age; take one of those.",
        ),
        "hy": (
            "{file}-ը Tonir-ի պահուստային պատճեն չէ։",
            "Պատճենները կոչվում են ԿՈԴ-ԱՄՍԱԹԻՎ.tonir.age. վերցրեք դրանցից մեկը։",
        ),
        "ru": (
            "{file} — не резервная копия Tonir.",
            "Копии называются КОД-ДАТА.tonir.age; возьмите одну из них.",
        ),
    },
    "R34": {
        "en": (
            "{file} does not open with this key. Nothing was changed.",
            "Take the key that was made for it. If it is this one, the file is damaged.",
        ),
        "hy": (
            "{file}-ը չի բացվում այս բանալիով։ Ոչինչ չի փոխվել։",
            "Վերցրեք դրա համար ստեղծված բանալին։ Եթե սա է, ապա ֆայլը վնասված է։",
        ),
        "ru": (
            "{file} не открывается этим ключом. Ничего не изменено.",
            "Возьмите ключ, созданный для неё. Если это он, то файл повреждён.",
        ),
    },
    "R35": {
        "en": (
            "The backup {file} is damaged ({where}). Nothing was changed.",
            "Take another copy of it, or the backup before.",
        ),
        "hy": (
            "{file} պահուստային պատճենը վնասված է ({where})։ Ոչինչ չի փոխվել։",
            "Վերցրեք դրա մեկ այլ օրինակը կամ նախորդ պատճենը։",
        ),
        "ru": (
            "Резервная копия {file} повреждена ({where}). Ничего не изменено.",
            "Возьмите другой её экземпляр или предыдущую копию.",
        ),
    },
    "R36": {
        "en": (
            "{file} was made by a newer Tonir ({newer}). Nothing was changed.",
            "Install that version or a later one here, then restore.",
        ),
        "hy": (
            "{file}-ը ստեղծվել է Tonir-ի ավելի նոր տարբերակով ({newer})։ Ոչինչ չի փոխվել։",
            "Տեղադրեք այդ կամ ավելի նոր տարբերակը, ապա վերականգնեք։",
        ),
        "ru": (
            "{file} сделана более новой версией Tonir ({newer}). Ничего не изменено.",
            "Установите здесь эту версию или новее, затем восстанавливайте.",
        ),
    },
    "R37": {
        "en": (
            "{folder} is neither empty nor of this backup's programme ({programme}), or its keys "
            "or its database are another's. Nothing was changed.",
            "Restore into a new folder, or into the programme's own.",
        ),
        "hy": (
            "{folder}-ը ոչ դատարկ է, ոչ էլ այս պատճենի ծրագրինն է ({programme}), կամ դրա "
            "բանալիները կամ բազան ուրիշինն են։ Ոչինչ չի փոխվել։",
            "Վերականգնեք նոր պանակում կամ ծրագրի սեփական պանակում։",
        ),
        "ru": (
            "{folder} не пуста и не принадлежит программе этой копии ({programme}), либо её ключи "
            "или база чужие. Ничего не изменено.",
            "Восстановите в новую папку или в папку самой программы.",
        ),
    },
    "R38": {
        "en": (
            "The programme is in use: {what}. Nothing was changed.",
            "Close the register, stop the office, let other commands end; then again.",
        ),
        "hy": (
            "Ծրագիրն օգտագործվում է՝ {what}։ Ոչինչ չի փոխվել։",
            "Փակեք գրանցամատյանը, կանգնեցրեք գրասենյակը, սպասեք մյուս հրամաններին, կրկնեք։",
        ),
        "ru": (
            "Программой пользуются: {what}. Ничего не изменено.",
            "Закройте реестр, остановите офис, дождитесь других команд и повторите.",
        ),
    },
    "R39": {
        "en": (
            "The system could not do it ({step}): {said}",
            "Make room, or install what is missing, then run it again; nothing was changed.",
        ),
        "hy": (
            "Համակարգը չկարողացավ կատարել ({step})՝ {said}",
            "Տեղ ազատեք կամ տեղադրեք պակասողը, ապա կրկնեք. ոչինչ չի փոխվել։",
        ),
        "ru": (
            "Система не смогла этого сделать ({step}): {said}",
            "Освободите место или установите недостающее и повторите; ничего не изменено.",
        ),
    },
}
