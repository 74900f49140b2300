"""Whole sentences of the sheet of what is held, in three languages."""

from tonir.engines.words import say


def _texts(en: str, hy: str, ru: str) -> dict[str, str]:
    return {"en": en, "hy": hy, "ru": ru}


SENTENCES: dict[str, dict[str, str]] = {
    "about": _texts(
        "This is everything about you and your family that the programme “{programme}” held on "
        "{day}. It was lying sealed; it was opened for this sheet because you asked. Keep the "
        "sheet safe: it names you. What is not listed here is not held.",
        "Սա այն ամենն է, ինչ «{programme}» ծրագիրը {day}-ին ուներ ձեր և ձեր ընտանիքի մասին։ "
        "Տվյալները կնքված էին և բացվեցին այս թերթի համար, քանի որ դուք խնդրեցիք։ Պահեք թերթը "
        "ապահով տեղում. այն նշում է ձեր անունը։ Ինչ այստեղ չկա, մեզ մոտ էլ չկա։",
        "Здесь всё, что программа «{programme}» хранила о вас и вашей семье на {day}. Сведения "
        "лежали запечатанными; их открыли для этого листа, потому что вы попросили. Храните лист "
        "бережно: на нём ваше имя. Чего здесь нет, того у нас нет.",
    ),
    "footer": _texts(
        "Contains personal data. Our own copy of this sheet is deleted after {hours} hours.",
        "Պարունակում է անձնական տվյալներ։ Այս թերթի մեր պատճենը ջնջվում է {hours} ժամ անց։",
        "Содержит личные данные. Наша копия этого листа удаляется через {hours} ч.",
    ),
    "told": _texts(
        "Notice {version}, in {spoken}, on {day}.",
        "Ծանուցում {version}, լեզուն՝ {spoken}, օրը՝ {day}։",
        "Уведомление {version}, язык: {spoken}, день: {day}.",
    ),
    "not_told": _texts(
        "It is not recorded that you were told what your data are used for. Ask for the notice "
        "now: it will be read to you.",
        "Գրանցված չէ, որ ձեզ ասվել է, թե ինչի համար են ձեր տվյալները։ Խնդրեք ծանուցումը հիմա. "
        "այն ձեզ կկարդան։",
        "Не записано, что вам сообщили, для чего нужны ваши данные. Попросите уведомление "
        "сейчас: вам его прочтут.",
    ),
    "use": _texts("Legal basis: {basis}.", "Իրավական հիմքը՝ {basis}։", "Основание: {basis}."),
    "use_unknown": _texts(
        "Legal basis: not recorded.", "Իրավական հիմքը գրանցված չէ։", "Основание не записано."
    ),
    "refused": _texts("You refused it.", "Դուք մերժել եք։", "Вы отказались."),
    "agreed": _texts("You agreed to it.", "Դուք համաձայնել եք։", "Вы согласились."),
    "refusing": _texts(
        "Refusing what rests on your consent never takes aid from you.",
        "Համաձայնության վրա հիմնվածից հրաժարվելը ձեզ երբեք օգնությունից չի զրկում։",
        "Отказ от того, что держится на вашем согласии, никогда не лишает вас помощи.",
    ),
    "no_exports": _texts(
        "Nobody. No file with your data has left this register.",
        "Ոչ ոքի։ Ձեր տվյալներով ոչ մի ֆայլ այս գրանցամատյանից դուրս չի եկել։",
        "Никому. Ни один файл с вашими данными не покидал этот реестр.",
    ),
    "export": _texts(
        "{recipient}, for: {purpose}. Columns: {columns}. Under {agreement}, until {until}.",
        "{recipient}, նպատակը՝ {purpose}։ Սյունակներ՝ {columns}։ Ըստ՝ {agreement}, մինչև {until}։",
        "{recipient}, цель: {purpose}. Столбцы: {columns}. По: {agreement}, до {until}.",
    ),
    "was": _texts(
        "on {day}; the list said: {was}", "{day}. ցուցակում՝ {was}", "{day}; в списке было: {was}"
    ),
    "roles": _texts(
        "Only the programme's custodians and coordinators, and only while the register is open, "
        "which is done for a stated purpose and time and is written into a log that cannot be "
        "altered unseen. Who registers people cannot read back what was written. Points see your "
        "slip's kits, no name{greeting}. Donors and authorities get totals, never names.",
        "Միայն ծրագրի պահառուներն ու համակարգողները և միայն երբ գրանցամատյանը բաց է. այն բացվում "
        "է նշված նպատակով ու ժամկետով, և դա գրանցվում է մատյանում, որը չի կարելի աննկատ փոխել։ "
        "Գրանցողը չի կարող կարդալ գրվածը։ Կետերը տեսնում են կտրոնի փաթեթները, ոչ թե "
        "անունը{greeting}։ Դոնորներն ու իշխանությունները ստանում են ընդհանուր թվեր, ոչ անուններ։",
        "Только хранители и координаторы программы, и только пока реестр открыт; его открывают "
        "с названной целью и на время, и это записывается в журнал, который нельзя незаметно "
        "изменить. Кто записывает людей, прочесть записанное не может. Пункты видят наборы по "
        "вашему талону, без имени{greeting}. Доноры и власти получают общие числа, не имена.",
    ),
    "greeting": _texts(
        " but a first name to greet you by",
        "՝ բացի ողջույնի անունից",
        ", кроме имени для приветствия",
    ),
    "looked": _texts(
        "Your record was looked at by itself on: {days}.",
        "Ձեր գրառումն առանձին դիտել են այս օրերին՝ {days}։",
        "Вашу запись отдельно открывали: {days}.",
    ),
    "care_until": _texts(
        "Health and protection: until {day}.",
        "Առողջություն և պաշտպանություն՝ մինչև {day}։",
        "Здоровье и защита: до {day}.",
    ),
    "records_until": _texts(
        "Names and all the rest: until {day}.",
        "Անուններ և մնացած ամեն ինչ՝ մինչև {day}։",
        "Имена и всё остальное: до {day}.",
    ),
    "round_until": _texts(
        "Slips, reasons and what was handed over to you in round {number}: until {day}.",
        "Փուլ {number}-ի կտրոնները, պատճառները և տրված օգնությունը՝ մինչև {day}։",
        "Талоны, причины и выданное вам в раунде {number}: до {day}.",
    ),
    "then": _texts(
        "Then it is destroyed. If there is a further round, the days count from its end.",
        "Ապա ոչնչացվում է։ Եթե ևս մեկ փուլ լինի, օրերը հաշվվում են դրա վերջից։",
        "Затем это уничтожают. Если будет ещё раунд, дни считаются от его конца.",
    ),
    "see": _texts(
        "To see it: ask for this sheet again, at any point or office, by your slip.",
        "Տեսնել. կրկին խնդրեք այս թերթը ցանկացած կետում կամ գրասենյակում՝ ձեր կտրոնով։",
        "Увидеть: попросите этот лист снова в любом пункте или офисе, по вашему талону.",
    ),
    "correct": _texts(
        "To have it corrected: say what is wrong. It is mended at once, and a later list does not "
        "undo it.",
        "Ուղղել. ասեք, թե ինչն է սխալ։ Կուղղվի անմիջապես, և հետագա ցուցակը դա չի ջնջի։",
        "Исправить: скажите, что неверно. Исправят сразу, и новый список этого не отменит.",
    ),
    "erase": _texts(
        "To have it erased: everything about you goes, for good. Aid is then given by no slip of "
        "ours. Ask your office to strike you from its own list too.",
        "Ջնջել. ձեր մասին ամեն ինչ վերջնականապես կջնջվի։ Այնուհետև մեր կտրոնով օգնություն չի "
        "տրվի։ Խնդրեք նաև ձեր գրասենյակին հանել ձեզ իր ցուցակից։",
        "Удалить: всё о вас исчезнет навсегда. Помощь по нашим талонам тогда не выдаётся. "
        "Попросите и ваш офис вычеркнуть вас из его списка.",
    ),
    "refuse": _texts(
        "To refuse a use that rests on your consent, or to agree to it: at any time.",
        "Հրաժարվել համաձայնության վրա հիմնված նպատակից կամ համաձայնել՝ ցանկացած ժամանակ։",
        "Отказаться от цели, что держится на согласии, или согласиться: в любое время.",
    ),
    "complain": _texts(
        "To complain: to the head of the point, or to any of the organisations named above.",
        "Բողոքել. կետի ղեկավարին կամ վերը նշված կազմակերպություններից որևէ մեկին։",
        "Пожаловаться: руководителю пункта или любой из названных выше организаций.",
    ),
}


def sentence(key: str, language: str, **facts: object) -> str:
    return say(SENTENCES[key], language).format(**facts)
