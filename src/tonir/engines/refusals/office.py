"""Refusals of the office's pages."""

OFFICE: dict[str, dict[str, tuple[str, str]]] = {
    "O01": {
        "en": (
            "The register has no such family.",
            "It may have been erased, or joined differently. Search for it again.",
        ),
        "hy": (
            "Գրանցամատյանում այդպիսի ընտանիք չկա։",
            "Հնարավոր է՝ այն ջնջվել է կամ այլ կերպ է միավորվել։ Կրկին փնտրեք։",
        ),
        "ru": (
            "В реестре нет такой семьи.",
            "Возможно, её удалили или объединили иначе. Найдите её снова.",
        ),
    },
    "O02": {
        "en": ("There is no role {role}.", "The roles are: {roles}."),
        "hy": ("{role} դեր չկա։", "Դերերն են՝ {roles}։"),
        "ru": ("Роли {role} нет.", "Есть роли: {roles}."),
    },
    "O03": {
        "en": ("The password is too short.", "Take ten characters or more."),
        "hy": ("Գաղտնաբառը շատ կարճ է։", "Ընտրեք առնվազն տասը նիշ։"),
        "ru": ("Пароль слишком короткий.", "Возьмите не менее десяти знаков."),
    },
    "O04": {
        "en": ("No list was chosen.", "Choose the office and a file, then send again."),
        "hy": ("Ցուցակ ընտրված չէ։", "Ընտրեք գրասենյակը և ֆայլը, ապա կրկին ուղարկեք։"),
        "ru": ("Список не выбран.", "Выберите офис и файл, затем отправьте снова."),
    },
    "O09": {
        "en": ("It is not said which office writes this down.", "Choose the office."),
        "hy": ("Նշված չէ, թե որ գրասենյակն է սա գրի առնում։", "Ընտրեք գրասենյակը։"),
        "ru": ("Не указано, какой офис делает эту запись.", "Выберите офис."),
    },
}
