"""Refusals about the rules of privacy: purposes, the notice, how long data stay."""

PRIVACY: dict[str, dict[str, tuple[str, str]]] = {
    "G20": {
        "en": ("{path} is no legal basis: {found}.", "Write one of these: {known}."),
        "hy": ("{path} իրավական հիմք չէ՝ {found}։", "Գրեք սրանցից մեկը՝ {known}։"),
        "ru": ("{path} — не правовое основание: {found}.", "Напишите одно из них: {known}."),
    },
    "G21": {
        "en": (
            "{path}: only what rests on consent can be optional; this rests on {found}.",
            'Write basis = "consent", or optional = false.',
        ),
        "hy": (
            "{path}. կամընտիր կարող է լինել միայն համաձայնության վրա հիմնվածը, սա հիմնված է"
            " {found}-ի վրա։",
            'Գրեք basis = "consent" կամ optional = false։',
        ),
        "ru": (
            "{path}: необязательным может быть только то, что основано на согласии; здесь {found}.",
            'Напишите basis = "consent" или optional = false.',
        ),
    },
    "G22": {
        "en": (
            "Every purpose is optional: nothing says on what basis aid itself is given.",
            "Add a [[purposes]] block for the aid, without optional = true.",
        ),
        "hy": (
            "Բոլոր նպատակները կամընտիր են. նշված չէ, թե ինչ հիմքով է տրվում բուն օգնությունը։",
            "Ավելացրեք [[purposes]] բաժին օգնության համար՝ առանց optional = true-ի։",
        ),
        "ru": (
            "Все цели необязательны: не сказано, на каком основании оказывается сама помощь.",
            "Добавьте раздел [[purposes]] для помощи, без optional = true.",
        ),
    },
    "G23": {
        "en": (
            "{path} is no number of days: {found}.",
            "Write a whole number, 0 or more: {example}",
        ),
        "hy": ("{path} օրերի թիվ չէ՝ {found}։", "Գրեք ամբողջ թիվ՝ 0 կամ ավելի. {example}"),
        "ru": ("{path} — не число дней: {found}.", "Напишите целое число, 0 или больше: {example}"),
    },
    "G24": {
        "en": (
            "Health and protection details would stay {care} days, longer than the record that"
            " they belong to ({records} days).",
            "In [retention], give care as many days as records, or fewer.",
        ),
        "hy": (
            "Առողջության և պաշտպանության տվյալները կմնային {care} օր՝ ավելի երկար, քան գրառումը,"
            " որին պատկանում են ({records} օր)։",
            "[retention] բաժնում care-ին տվեք նույնքան օր, որքան records-ին, կամ ավելի քիչ։",
        ),
        "ru": (
            "Сведения о здоровье и защите остались бы {care} дн., дольше записи, к которой они"
            " относятся ({records} дн.).",
            "В [retention] дайте care столько же дней, сколько records, или меньше.",
        ),
    },
    "G25": {
        "en": (
            "Two purposes are called {found}: a list's column could mean either.",
            "Give each a name of its own, in every language.",
        ),
        "hy": (
            "Երկու նպատակ կոչվում է {found}. ցուցակի սյունակը կարող է լինել երկուսից"
            " յուրաքանչյուրը։",
            "Յուրաքանչյուրին տվեք իր անունը՝ ամեն լեզվով։",
        ),
        "ru": (
            "Две цели называются {found}: столбец списка мог бы означать любую.",
            "Дайте каждой своё название на каждом языке.",
        ),
    },
}
