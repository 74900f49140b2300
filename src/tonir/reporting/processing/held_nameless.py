"""What lies in clear and leads to nobody: packs, claims, how good a list was."""

from tonir.reporting.processing.held import CLEAR, Held, places, texts

# What every row of a phone's queue has.
FACT = ("device", "sequence", "happened_at", "received_at")
NAMELESS = (
    Held(
        CLEAR,
        "programme",
        texts(
            "A point's pack: rows that only a slip opens",
            "Կետի փակ տողեր, որոնք բացում է միայն կտրոնը",
            "Закрытые строки пункта, которые открывает только талон",
        ),
        texts(
            "What a point needs to hand over without network and without a list of names.",
            "Ինչ պետք է կետին, որ հանձնի առանց ցանցի և առանց անունների ցուցակի։",
            "Что нужно пункту для выдачи без сети и без списка имён.",
        ),
        places(
            "handover.Pack.",
            (
                *("round", "plan", "point", "day", "lane", "label", "version", "kits", "rows"),
                *("traces", "fingerprint", "made_at", "withdrawn_at"),
            ),
        ),
    ),
    Held(
        CLEAR,
        "rounds",
        texts(
            "Signposts, and marks of slips that no longer count",
            "Ուղեցույցներ և այլևս չգործող կտրոնների նշաններ",
            "Указатели и отметки талонов, которые больше не действуют",
        ),
        texts(
            "A phone tells who comes to the wrong place where to go, and knows a lost slip. "
            "Without the paper they are noise.",
            "Հեռախոսն ասում է սխալ տեղ եկածին, թե ուր գնա, և ճանաչում է կորած կտրոնը։ Առանց "
            "թղթի դրանք աղմուկ են։",
            "Телефон говорит пришедшему не туда, куда идти, и узнаёт потерянный талон. Без бумаги "
            "это шум.",
        ),
        (
            *places("handover.Signposts.", ("round", "plan", "version", "posts", "places")),
            *places("handover.Withdrawal.", ("round", "marks", "at", "reason", "signature")),
        ),
    ),
    Held(
        CLEAR,
        "programme",
        texts(
            "Claims: that a slip was handed in",
            "Ներկայացումներ. որ կտրոնը հանձնվել է",
            "Выдачи: что талон сдан",
        ),
        texts(
            "They prove to donors and auditors what was handed over. A tag names no family.",
            "Ապացուցում են դոնորներին և ստուգողներին, թե ինչ է հանձնվել։ Նշանը ոչ մի ընտանիք չի "
            "անվանում։",
            "Доказывают донорам и аудиторам, что выдано. Метка не называет семью.",
        ),
        (
            *places(
                "handover.Claim.",
                (
                    *("device", "sequence", "round", "point", "tag", "commitment", "signature"),
                    *("happened_at", "received_at", "conflict", "short"),
                ),
            ),
            *places(
                "handover.RefusedScan.",
                ("device", "sequence", "line", "code", "happened_at", "received_at"),
            ),
            *places("handover.Reversal.", (*FACT, "of", "reason")),
            *places("handover.WalkIn.", (*FACT, "round", "point", "kits", "reason", "document")),
            *places("handover.Delivery.", (*FACT, "stop", "outcome")),
            *places("handover.Receipt.", ("device", "sequence", "digest", "received_at")),
        ),
    ),
    Held(
        CLEAR,
        "programme",
        texts(
            "Conflicts: what a person looked at, and why it was closed",
            "Խնդրահարույց դեպքեր. ինչ է նայել մարդը և ինչու է փակել",
            "Спорные случаи: что рассмотрел человек и почему закрыл",
        ),
        texts(
            "Second claims, lost phones and gaps are found out about, not passed over. Rows and "
            "phones, no family; the details go when the round is closed.",
            "Երկրորդ ներկայացումները, կորած հեռախոսները և պակասող տողերը պարզվում են։ Տողեր և "
            "հեռախոսներ, ոչ մի ընտանիք. մանրամասները ջնջվում են փուլը փակելիս։",
            "Вторые выдачи, потерянные телефоны и пропуски выясняют. Строки и телефоны, ни одной "
            "семьи; подробности удаляются при закрытии раунда.",
        ),
        (
            *places("handover.Conflict.", ("device", "kind", "sequence", "facts", "at")),
            *places("handover.Settlement.", ("conflict", "by", "reason", "at")),
            *places("handover.WithdrawnRow.", ("round", "digest", "at")),
        ),
        pages=("conflicts",),
    ),
    Held(
        CLEAR,
        "programme",
        texts(
            "Erased families, as counts",
            "Ջնջված ընտանիքներ՝ որպես թվեր",
            "Удалённые семьи как числа",
        ),
        texts(
            "Totals stay true after an erasure. Region, tier, kits and number of people; no id.",
            "Ջնջումից հետո ընդհանուր թվերը ճիշտ են մնում։ Մարզ, կարգ, փաթեթներ, մարդկանց թիվ. "
            "ոչ մի համար։",
            "Итоги остаются верными после удаления. Регион, категория, наборы, число людей; "
            "без номера.",
        ),
        places(
            "reporting.CountedFamily.",
            ("id", "round", "area", "people", "tier", "entitled", "planned", "served"),
        ),
    ),
    Held(
        CLEAR,
        "lists",
        texts(
            "Lists: how many rows, where they were wrong, what columns mean",
            "Ցուցակներ. քանի տող, որտեղ է սխալը, ինչ են սյունակները",
            "Списки: сколько строк, где ошибки, что значат столбцы",
        ),
        texts(
            "So that an office can mend its list. Places of faults, never the values.",
            "Որ գրասենյակը կարողանա ուղղել ցուցակը։ Սխալների տեղերը, երբեք՝ արժեքները։",
            "Чтобы офис мог исправить список. Места ошибок, но не значения.",
        ),
        (
            *places(
                "people.ListFile.",
                (
                    *("office", "number", "received_at", "kind", "fingerprint"),
                    *("rows", "people", "households", "rejected"),
                ),
            ),
            *places(
                "people.ListFault.", ("list_file", "sheet_number", "row", "column_number", "code")
            ),
            *places("people.Mapping.", ("office", "fingerprint", "columns")),
        ),
        pages=("lists", "list"),
    ),
)
