"""What is worth a look in a list: something is missing, twice, or does not add up."""

NOTICED: dict[str, dict[str, tuple[str, str]]] = {
    "L66": {
        "en": (
            "The date of birth is missing: what goes by age cannot be given.",
            "Write it, or at least the year.",
        ),
        "hy": (
            "Ծննդյան ամսաթիվ չկա. տարիքից կախված օգնությունը չի տրվի։",
            "Գրեք այն կամ գոնե տարին։",
        ),
        "ru": (
            "Нет даты рождения: помощь по возрасту не назначить.",
            "Впишите её или хотя бы год.",
        ),
    },
    "L67": {
        "en": (
            "The list states {stated} people and names {listed}; those named went in.",
            "Name everyone, or mend the number.",
        ),
        "hy": (
            "Նշված է {stated} մարդ, անվանված՝ {listed}. ընդունվել են անվանվածները։",
            "Գրեք բոլորին կամ ուղղեք թիվը։",
        ),
        "ru": (
            "Указано человек: {stated}, названо: {listed}; приняты названные.",
            "Впишите всех или исправьте число.",
        ),
    },
    "L68": {
        "en": (
            "Another person has the same document, in row {other}.",
            "Check both numbers.",
        ),
        "hy": ("Նույն փաստաթուղթն ունի մեկ այլ անձ՝ {other} տողում։", "Ստուգեք երկու համարն էլ։"),
        "ru": ("Тот же документ у другого человека, в строке {other}.", "Проверьте оба номера."),
    },
    "L70": {
        "en": (
            'The family has a second place "{value}"; "{first}" was taken.',
            "Leave the place where the family lives now.",
        ),
        "hy": (
            "Ընտանիքն ունի երկրորդ բնակավայր՝ «{value}». վերցվել է «{first}»-ը։",
            "Թողեք այն, որտեղ ընտանիքն ապրում է հիմա։",
        ),
        "ru": (
            "У семьи указано второе место «{value}»; взято «{first}».",
            "Оставьте то, где семья живёт сейчас.",
        ),
    },
    "L71": {
        "en": (
            "Of {stated} people only {listed} is named; the others went in without names.",
            "Name everyone: kits that go by age need dates of birth.",
        ),
        "hy": (
            "{stated} մարդուց անվանված է միայն {listed}. մնացածն ընդունվել են առանց անվան։",
            "Գրեք բոլորին. տարիքային փաթեթների համար պետք են ծննդյան ամսաթվեր։",
        ),
        "ru": (
            "Из {stated} человек назван {listed}; остальные приняты без имён.",
            "Впишите всех: для наборов по возрасту нужны даты рождения.",
        ),
    },
    "L72": {
        "en": (
            "This family stands twice, the same, first in row {other}; once went in.",
            "Remove one of them.",
        ),
        "hy": (
            "Ընտանիքը երկու անգամ է՝ նույնությամբ, առաջինը {other} տողում. ընդունվել է մեկը։",
            "Հանեք դրանցից մեկը։",
        ),
        "ru": (
            "Эта семья записана дважды одинаково, сначала в строке {other}; принята один раз.",
            "Уберите одну из записей.",
        ),
    },
    "L73": {
        "en": ("The given name is missing; only the surname went in.", "Write the given name."),
        "hy": ("Անունը բացակայում է. ընդունվել է միայն ազգանունը։", "Գրեք անունը։"),
        "ru": ("Нет имени; принята только фамилия.", "Впишите имя."),
    },
    "L74": {
        "en": (
            '"{value}" is no day on which people were told; the day of registration was taken.',
            "Write day, month and year.",
        ),
        "hy": (
            "«{value}»-ը ծանուցման օր չէ. վերցվել է գրանցման օրը։",
            "Գրեք օրը, ամիսը և տարին։",
        ),
        "ru": (
            "«{value}» — не день уведомления; взят день регистрации.",
            "Впишите день, месяц и год.",
        ),
    },
    "L75": {
        "en": (
            "Every family of this list has one person only.",
            "If these are heads of families, send the list with all members.",
        ),
        "hy": (
            "Այս ցուցակի բոլոր ընտանիքներն ունեն միայն մեկ անդամ։",
            "Եթե դրանք ընտանիքների գլուխներն են, ուղարկեք ցուցակը բոլոր անդամներով։",
        ),
        "ru": (
            "В каждой семье этого списка только один человек.",
            "Если это главы семей, пришлите список со всеми членами.",
        ),
    },
    "L76": {
        "en": (
            "No column says where the families live; they can be given no place.",
            "Add a column with the settlement.",
        ),
        "hy": (
            "Ոչ մի սյունակ չի ասում, թե որտեղ են ապրում ընտանիքները. նրանց տեղ չի հատկացվի։",
            "Ավելացրեք բնակավայրի սյունակ։",
        ),
        "ru": (
            "Ни один столбец не говорит, где живут семьи; им нельзя назначить место.",
            "Добавьте столбец с населённым пунктом.",
        ),
    },
    "L77": {
        "en": (
            "Ages are given, not dates of birth: years of birth were reckoned from them.",
            "Send dates or years of birth next time.",
        ),
        "hy": (
            "Տրված են տարիքներ, ոչ ծննդյան ամսաթվեր. ծննդյան տարիները հաշվվել են դրանցից։",
            "Հաջորդ անգամ ուղարկեք ծննդյան ամսաթվեր կամ տարիներ։",
        ),
        "ru": (
            "Указан возраст, а не дата рождения: годы рождения вычислены по нему.",
            "В следующий раз пришлите даты или годы рождения.",
        ),
    },
}
