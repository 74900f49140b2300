"""A custodian's paper: her locked share as words, what it is for, how it is used."""

from collections.abc import Sequence
from pathlib import Path

from django.utils import timezone

from tonir.engines.words import LANGUAGES, say
from tonir.programme.queries import programme, rules
from tonir.reporting.papers.typesetting import typeset

Texts = dict[str, str]

TITLE: Texts = {
    "en": "Custodian {number}: share of the register's key",
    "hy": "Պահապան {number}. գրանցամատյանի բանալու բաժին",
    "ru": "Хранитель {number}: доля ключа реестра",
}
USE: Texts = {
    "en": "{quorum} of {custodians} custodians open the register together. These words are your "
    "share, locked by your passphrase: one without the other opens nothing. Keep them in two "
    "places, neither of them near the computer. If the computer does not have your share, type "
    "the words in their order (“tonir register open --paper”); the last three check the others.",
    "hy": "Գրանցամատյանը միասին բացում են {custodians} պահապանից {quorum}-ը։ Այս բառերը Ձեր "
    "բաժինն են՝ կողպված Ձեր գաղտնաբառով. մեկն առանց մյուսի ոչինչ չի բացում։ Պահեք դրանք երկու "
    "տարբեր տեղում, համակարգչից հեռու։ Եթե համակարգիչը Ձեր բաժինը չունի, մուտքագրեք բառերը "
    "հերթականությամբ («tonir register open --paper»). վերջին երեքը ստուգում են մյուսները։",
    "ru": "Реестр вместе открывают {quorum} из {custodians} хранителей. Эти слова — ваша доля, "
    "запертая вашей парольной фразой: одно без другого ничего не открывает. Храните их в двух "
    "местах, вдали от компьютера. Если у компьютера нет вашей доли, введите слова по порядку "
    "(«tonir register open --paper»); последние три проверяют остальные.",
}
LOST: Texts = {
    "en": "Lost, copied or seen by others? Tell the other custodians today: a new ceremony makes "
    "this paper worthless. Destroy it when the register is destroyed.",
    "hy": "Կորե՞լ է, պատճենվե՞լ կամ ուրիշները տեսե՞լ են։ Այսօր հայտնեք մյուս պահապաններին. նոր "
    "արարողությունից հետո այս թուղթն ուժ չունի։ Ոչնչացրեք այն գրանցամատյանի հետ։",
    "ru": "Потеряна, скопирована или её видели? Сегодня же сообщите другим хранителям: новая "
    "церемония лишит эту бумагу силы. Уничтожьте её вместе с реестром.",
}


def share_papers(words: Sequence[str], quorum: int, folder: Path) -> list[Path]:
    """One PDF a custodian, in the programme's languages; readable by their owner only."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    languages = rules()["programme"].get("languages", LANGUAGES)
    made = []
    for number, text in enumerate(words, start=1):
        facts = {"number": number, "quorum": quorum, "custodians": len(words)}
        data = {
            "language": languages[0],
            "programme": say(programme().names, languages[0]),
            "texts": [
                {
                    "language": language,
                    **{
                        name: say(texts, language).format(**facts)
                        for name, texts in (("title", TITLE), ("use", USE), ("lost", LOST))
                    },
                }
                for language in languages
            ],
            "words": text.split(),
        }
        path = folder / f"custodian-{number}.pdf"
        path.touch(mode=0o600)
        path.write_bytes(typeset("shares", data, timezone.now()))
        made.append(path)
    return made
