"""Refusals of what a person may ask for: to see, correct, erase; and of how long data stay."""

RIGHTS: dict[str, dict[str, tuple[str, str]]] = {
    "R40": {
        "en": ("There is no field {field}.", "The fields are: {known}."),
        "hy": ("{field} դաշտ չկա։", "Դաշտերն են՝ {known}։"),
        "ru": ("Поля {field} нет.", "Есть поля: {known}."),
    },
    "R41": {
        "en": (
            "Nothing was changed: {count} of the values cannot be taken as they are.",
            "Mend what is named above, then send all of it again.",
        ),
        "hy": (
            "Ոչինչ չի փոխվել. արժեքներից {count}-ը չի կարելի այդպես ընդունել։",
            "Ուղղեք վերը նշվածը և նորից ուղարկեք ամբողջը։",
        ),
        "ru": (
            "Ничего не изменено: значений, которые нельзя принять как есть: {count}.",
            "Исправьте названное выше и отправьте всё ещё раз.",
        ),
    },
    "R42": {
        "en": ("Papers can be printed in no language “{value}”.", "Write en, hy or ru."),
        "hy": ("«{value}» լեզվով թղթեր տպել հնարավոր չէ։", "Գրեք en, hy կամ ru։"),
        "ru": ("На языке «{value}» бумаги не печатаются.", "Впишите en, hy или ru."),
    },
    "R43": {
        "en": ("“{value}” is no name: there is no letter in it.", "Write the name, or nothing."),
        "hy": ("«{value}»-ը անուն չէ. դրանում տառ չկա։", "Գրեք անունը կամ ոչինչ։"),
        "ru": ("«{value}» — не имя: в нём нет букв.", "Впишите имя или ничего."),
    },
    "R44": {
        "en": (
            "The family has {members} members; there is no number {number}.",
            "Count them as on the page; the number behind the last adds a member.",
        ),
        "hy": (
            "Ընտանիքն ունի {members} անդամ. {number} համարը չկա։",
            "Հաշվեք ինչպես էջում. վերջինին հաջորդող համարը նոր անդամ է ավելացնում։",
        ),
        "ru": (
            "В семье членов: {members}; номера {number} нет.",
            "Считайте как на странице; номер за последним добавляет члена семьи.",
        ),
    },
    "R45": {
        "en": (
            "“{purposes}” is no purpose that can be refused.",
            "Those that can be are: {known}.",
        ),
        "hy": (
            "«{purposes}»-ը այնպիսի նպատակ չէ, որից կարելի է հրաժարվել։",
            "Կարելի է հրաժարվել սրանցից՝ {known}։",
        ),
        "ru": (
            "«{purposes}» — не цель, от которой можно отказаться.",
            "Отказаться можно от этих: {known}.",
        ),
    },
    "R46": {
        "en": (
            "Nothing was erased: this is neither the word nor a code on one of her slips.",
            "Type the word that the page asks for, or scan her slip.",
        ),
        "hy": (
            "Ոչինչ չի ջնջվել. սա ո՛չ պահանջվող բառն է, ո՛չ նրա կտրոնի կոդը։",
            "Գրեք էջում նշված բառը կամ սկանավորեք կտրոնը։",
        ),
        "ru": (
            "Ничего не удалено: это не то слово и не код её талона.",
            "Впишите слово, о котором просит страница, или считайте её талон.",
        ),
    },
    "R47": {
        "en": (
            "This would leave nobody in the family.",
            "A family of whom nothing should be kept is erased, not corrected.",
        ),
        "hy": (
            "Սրանից հետո ընտանիքում ոչ ոք չի մնա։",
            "Ընտանիքը, որից ոչինչ չպետք է պահվի, ջնջում են, ոչ թե ուղղում։",
        ),
        "ru": (
            "После этого в семье никого не останется.",
            "Семью, о которой ничего не должно храниться, удаляют, а не исправляют.",
        ),
    },
    "R48": {
        "en": (
            "“{text}” is neither a family's id nor the code of a slip that is in use.",
            "Take the id from the family's page, or type the slip's code again.",
        ),
        "hy": (
            "«{text}»-ը ո՛չ ընտանիքի նույնացուցիչ է, ո՛չ գործող կտրոնի կոդ։",
            "Վերցրեք նույնացուցիչը ընտանիքի էջից կամ նորից գրեք կտրոնի կոդը։",
        ),
        "ru": (
            "«{text}» — не номер семьи и не код действующего талона.",
            "Возьмите номер со страницы семьи или впишите код талона ещё раз.",
        ),
    },
}
