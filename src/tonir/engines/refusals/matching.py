"""Refusals of matching."""

from tonir.engines.refusals.matching_cluster import CLUSTER

MATCHING: dict[str, dict[str, tuple[str, str]]] = {
    "M01": {
        "en": (
            "In [matching], looking at a pair ({look}) costs more than the mistakes that it"
            " prevents ({wrong_join} for a wrong joining, {missed_double} for a double entry): no"
            " pair would ever be looked at.",
            "Make look smaller, or the costs of the mistakes larger.",
        ),
        "hy": (
            "[matching] բաժնում զույգին նայելը ({look}) ավելի թանկ է, քան սխալները, որոնք այն"
            " կանխում է (սխալ միավորում՝ {wrong_join}, կրկնակի գրառում՝ {missed_double}). ոչ մի"
            " զույգի երբեք չէին նայի։",
            "Փոքրացրեք look-ը կամ մեծացրեք սխալների գինը։",
        ),
        "ru": (
            "В [matching] посмотреть на пару ({look}) дороже ошибок, которые это предотвращает"
            " (неверное объединение: {wrong_join}, двойная запись: {missed_double}): ни на одну"
            " пару никто бы не посмотрел.",
            "Уменьшите look или увеличьте цену ошибок.",
        ),
    },
    "M10": {
        "en": (
            "You have said nothing of these two entries that could be undone.",
            "Undo the decision of another pair, or decide about this one.",
        ),
        "hy": (
            "Այս երկու գրառման մասին դուք ոչինչ չեք որոշել, որ կարելի լինի հետ բերել։",
            "Հետ բերեք մեկ այլ զույգի որոշումը կամ որոշեք այս զույգը։",
        ),
        "ru": (
            "Об этих двух записях вы не приняли решения, которое можно отменить.",
            "Отмените решение о другой паре или решите эту.",
        ),
    },
    "M11": {
        "en": ("That is no decision about two entries.", "Choose one of those on the page."),
        "hy": ("Դա երկու գրառման մասին որոշում չէ։", "Ընտրեք էջի տարբերակներից մեկը։"),
        "ru": ("Это не решение о двух записях.", "Выберите одно из решений на странице."),
    },
    "M12": {
        "en": (
            "Nobody would be left in that family.",
            "If the two are one family, join them among the pairs.",
        ),
        "hy": (
            "Այդ ընտանիքում ոչ ոք չէր մնա։",
            "Եթե երկուսը մեկ ընտանիք են, միավորեք դրանք զույգերի էջում։",
        ),
        "ru": (
            "В этой семье никого бы не осталось.",
            "Если это одна семья, объедините её на странице пар.",
        ),
    },
    **CLUSTER,
}
