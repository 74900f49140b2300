"""Refusals of matching on Spark."""

CLUSTER: dict[str, dict[str, tuple[str, str]]] = {
    "M40": {
        "en": (
            "Spark is not installed here.",
            "Install Tonir with its extra: pip install “tonir[spark]”; or match without --engine: "
            "the result is the same.",
        ),
        "hy": (
            "Spark-ն այստեղ տեղադրված չէ։",
            "Տեղադրեք Tonir-ը հավելումով՝ pip install «tonir[spark]», կամ համադրեք առանց "
            "--engine-ի. արդյունքը նույնն է։",
        ),
        "ru": (
            "Spark здесь не установлен.",
            "Установите Tonir с дополнением: pip install «tonir[spark]»; или сопоставляйте без "
            "--engine: результат тот же.",
        ),
    },
    "M41": {
        "en": (
            "Spark needs Java {needed} or newer; found here: {found}.",
            "Install it (Debian, Ubuntu: openjdk-{needed}-jre-headless) or name it in JAVA_HOME, "
            "then close the register and open it again.",
        ),
        "hy": (
            "Spark-ին պետք է Java {needed} կամ ավելի նոր. այստեղ գտնվեց՝ {found}։",
            "Տեղադրեք այն (Debian, Ubuntu՝ openjdk-{needed}-jre-headless) կամ նշեք JAVA_HOME-ում, "
            "ապա փակեք և նորից բացեք գրանցամատյանը։",
        ),
        "ru": (
            "Spark требует Java {needed} или новее; здесь найдено: {found}.",
            "Установите её (Debian, Ubuntu: openjdk-{needed}-jre-headless) или укажите в "
            "JAVA_HOME, затем закройте реестр и откройте снова.",
        ),
    },
    "M42": {
        "en": (
            "The Spark master {master} cannot be reached, or lends no worker.",
            "See that the master runs, has a free worker and knows the same secret "
            "(spark.authenticate.secret). Nothing was changed.",
        ),
        "hy": (
            "Spark-ի {master} վարիչին հնարավոր չէ հասնել, կամ նա աշխատող չի տրամադրում։",
            "Ստուգեք՝ վարիչն աշխատում է, ունի ազատ աշխատող և նույն գաղտնիքը "
            "(spark.authenticate.secret)։ Ոչինչ չի փոխվել։",
        ),
        "ru": (
            "Мастер Spark {master} недоступен или не даёт ни одного исполнителя.",
            "Проверьте, что мастер работает, что есть свободный исполнитель и что секрет у них "
            "один (spark.authenticate.secret). Ничего не изменено.",
        ),
    },
    "M43": {
        "en": (
            "The comparison on Spark ended before it was done ({kind}). Nothing was changed.",
            "Repeat it; if it happens again, give it more memory (spark.executor.memory, "
            "spark.driver.memory) or match without --engine.",
        ),
        "hy": (
            "Համեմատումը Spark-ի վրա ընդհատվեց ({kind})։ Ոչինչ չի փոխվել։",
            "Կրկնեք. եթե նորից պատահի, տվեք ավելի շատ հիշողություն (spark.executor.memory, "
            "spark.driver.memory) կամ համադրեք առանց --engine-ի։",
        ),
        "ru": (
            "Сравнение на Spark прервалось ({kind}). Ничего не изменено.",
            "Повторите; если снова не получится, дайте больше памяти (spark.executor.memory, "
            "spark.driver.memory) или сопоставляйте без --engine.",
        ),
    },
    "M44": {
        "en": (
            "There is no secret for the Spark master {master}: anybody could listen in.",
            "Write spark.authenticate.secret, as the cluster has it, into the file that "
            "TONIR_SPARK_PROPERTIES names; then open the register again.",
        ),
        "hy": (
            "Spark-ի {master} վարիչի համար գաղտնիք չկա. ցանկացած ոք կարող էր լսել։",
            "Գրեք կլաստերի spark.authenticate.secret-ը TONIR_SPARK_PROPERTIES-ում նշված ֆայլում, "
            "ապա նորից բացեք գրանցամատյանը։",
        ),
        "ru": (
            "Для мастера Spark {master} нет секрета: подслушать мог бы кто угодно.",
            "Запишите spark.authenticate.secret кластера в файл, названный в "
            "TONIR_SPARK_PROPERTIES, и откройте реестр снова.",
        ),
    },
    "M45": {
        "en": (
            "“{master}” is no Spark master that Tonir can use.",
            "Give local, local[2] (this computer) or spark://HOST:PORT (a standalone cluster).",
        ),
        "hy": (
            "«{master}»-ը Spark-ի վարիչ չէ, որը Tonir-ը կարող է օգտագործել։",
            "Նշեք local, local[2] (այս համակարգիչը) կամ spark://HOST:PORT (առանձին կլաստեր)։",
        ),
        "ru": (
            "«{master}» — не мастер Spark, которым Tonir может пользоваться.",
            "Укажите local, local[2] (этот компьютер) или spark://HOST:PORT (отдельный кластер).",
        ),
    },
    "M46": {
        "en": (
            "The file of Spark's settings cannot be read: {file}.",
            "Mend TONIR_SPARK_PROPERTIES or the file; then open the register again.",
        ),
        "hy": (
            "Spark-ի կարգավորումների ֆայլը չի կարդացվում՝ {file}։",
            "Ուղղեք TONIR_SPARK_PROPERTIES-ը կամ ֆայլը, ապա նորից բացեք գրանցամատյանը։",
        ),
        "ru": (
            "Файл настроек Spark не читается: {file}.",
            "Исправьте TONIR_SPARK_PROPERTIES или файл и откройте реестр снова.",
        ),
    },
}
