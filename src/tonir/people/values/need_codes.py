"""UNHCR's standardised specific needs codes, and the words lists use for them.

Codes after UNHCR IOM/030-FOM/030/2009, annex 2. Kept are those that a distribution can act on;
what protects nobody in a queue is not stored, and of torture and gender-based violence nothing is
stored at all, ever.
"""

from tonir.people.values.text import listed

KEPT = {
    "CR": "Child at risk",
    "CR-CP": "Child parent",
    "CR-CS": "Child spouse",
    "CR-CC": "Child carer",
    "CR-TP": "Teenage pregnancy",
    "CR-NE": "Child at risk of not attending school",
    "CR-SE": "Child with special education needs",
    "SC": "Unaccompanied or separated child",
    "SC-SC": "Separated child",
    "SC-UC": "Unaccompanied child",
    "SC-CH": "Child-headed household",
    "SC-IC": "Child in institutional care",
    "SC-FC": "Child in foster care",
    "WR": "Woman at risk",
    "WR-WR": "Woman at risk",
    "WR-SF": "Single woman at risk",
    "WR-LC": "Lactation",
    "ER": "Older person at risk",
    "ER-NF": "Single older person",
    "ER-MC": "Older person with children",
    "ER-FR": "Older person unable to care for self",
    "SP": "Single parent or caregiver",
    "SP-PT": "Single parent",
    "SP-GP": "Single grandparent",
    "SP-CG": "Single caregiver",
    "DS": "Disability",
    "DS-BD": "Visual impairment (including blindness)",
    "DS-DF": "Hearing impairment (including deafness)",
    "DS-PM": "Physical disability, moderate",
    "DS-PS": "Physical disability, severe",
    "DS-MM": "Mental disability, moderate",
    "DS-MS": "Mental disability, severe",
    "DS-SD": "Speech impairment",
    "SM": "Serious medical condition",
    "SM-MN": "Malnutrition",
    "SM-DP": "Difficult pregnancy",
    "SM-CI": "Chronic illness",
    "SM-CC": "Critical medical condition",
    "SM-OT": "Other medical condition",
    "LP-ND": "No legal documentation",
    "LP-BN": "Unmet basic needs",
}

# Known codes that a distribution has no use for: family tracing, legal protection, conflict.
NOT_FOR_DISTRIBUTION = listed(
    "CR-LW CR-LO CR-AF CR-CL SM-MI SM-AD FU FU-TR FU-FR LP LP-NA LP-MM LP-MD LP-RR LP-RD LP-DA "
    "LP-DO LP-DT LP-IH LP-WP LP-AN LP-RP LP-MS LP-LS LP-AP LP-CR LP-ST LP-AF".replace(" ", "|")
)

# Torture (TR...) and sexual and gender-based violence (SV...).
NEVER_PREFIXES = ("TR", "SV")
NEVER_WORDS = {
    "en": ["torture*", "tortured", "sgbv", "gbv", "rape*", "sexual violence", "sexual abuse",
           "genital mutilation", "fgm", "forced marriage", "survival sex", "domestic violence",
           "honour killing", "gender based violence"],
    "hy": ["խոշտանգ*", "բռնաբար*", "սեռական բռնությ*", "ընտանեկան բռնությ*", "սեռական հետապնդ*"],
    "ru": ["пыт*", "изнасил*", "сексуальн* насил*", "половое насил*", "домашн* насил*",
           "семейн* насил*", "гендерн* насил*"],
}  # fmt: skip

WORDS: dict[str, dict[str, list[str]]] = {
    "DS": {
        "en": ["disab*", "person with disability", "handicap*", "pwd"],
        "hy": ["հաշմանդամ*", "հաշմ"],
        "ru": ["инвалид*", "инв", "ребенок инвалид", "овз"],
    },
    "DS-BD": {
        "en": ["blind*", "visual* impair*"],
        "hy": ["կույր*", "տեսողության խնդիր*"],
        "ru": ["слеп*", "слабовид*", "инвалид* по зрению"],
    },
    "DS-DF": {
        "en": ["deaf*", "hearing impair*"],
        "hy": ["խուլ*", "լսողության խնդիր*"],
        "ru": ["глух*", "слабослыш*", "инвалид* по слуху"],
    },
    "DS-SD": {
        "en": ["speech impair*", "mute"],
        "hy": ["խոսքի խանգար*", "համր*"],
        "ru": ["нем* речь", "наруш* речи", "немой", "немая"],
    },
    "DS-PS": {
        "en": ["wheelchair*", "physical disability severe"],
        "hy": ["անվասայլակ*"],
        "ru": ["инвалидн* коляск*", "коляск* инвалидн*", "на коляске"],
    },
    "DS-PM": {"en": ["physical disability"], "hy": ["ֆիզիկական հաշմանդամ*"], "ru": []},
    "SP": {
        "en": ["single parent", "single mother", "single father", "lone parent"],
        "hy": ["միայնակ ծնող*", "միայնակ մայր*", "միայնակ հայր*"],
        "ru": ["одинок* мать", "мать одиночка", "одинок* отец", "отец одиночка",
               "одинок* родител*", "неполная семья"],
    },
    "ER": {
        "en": ["elderly", "older person*", "old age"],
        "hy": ["տարեց*"],
        "ru": ["пожил*", "престарел*"],
    },
    "ER-NF": {
        "en": ["single elderly", "elderly alone", "older person alone", "lives alone"],
        "hy": ["միայնակ տարեց*", "միայնակ թոշակառու*", "միայնակ ապրող*"],
        "ru": ["одинок* пенсионер*", "одинок* пожил*", "одинок* престарел*",
               "одинок* проживающ*"],
    },
    "SM-CI": {
        "en": ["chronic* ill*", "chronic disease*", "diabet*", "asthma", "epilep*", "hypertension"],
        "hy": ["քրոնիկ հիվանդ*", "շաքարային դիաբետ", "շաքարախտ*", "դիաբետ*", "էպիլեպսիա"],
        "ru": ["хроническ*", "диабет*", "сахарн* диабет*", "астма*", "эпилепси*"],
    },
    "SM-CC": {
        "en": ["cancer", "oncolog*", "dialysis", "critical* ill*"],
        "hy": ["քաղցկեղ*", "ուռուցք*", "դիալիզ*"],
        "ru": ["онколог*", "рак", "диализ*", "тяжело болен", "тяжело больная"],
    },
    "SM": {"en": ["serious* ill*", "medical condition"], "hy": ["ծանր հիվանդ*"],
           "ru": ["тяжел* заболевани*", "тяжелая болезнь"]},
    "SM-DP": {"en": ["difficult pregnancy"], "hy": ["բարդ հղիություն*"],
              "ru": ["тяжел* беременн*", "осложнен* беременн*"]},
    "SM-MN": {"en": ["malnutrition", "malnourished"], "hy": ["թերսնուց*"], "ru": ["истощени*"]},
    "WR-LC": {
        "en": ["lactating", "breastfeeding", "nursing mother"],
        "hy": ["կրծքով կերակր*", "կերակրող մայր*"],
        "ru": ["кормящ*"],
    },
    "SC-UC": {"en": ["unaccompanied child*", "orphan*"], "hy": ["որբ*", "առանց ուղեկցողի երեխ*"],
              "ru": ["сирот*", "несопровождаем*"]},
    "LP-ND": {"en": ["no documents", "undocumented", "without documents"],
              "hy": ["առանց փաստաթղթ*", "փաստաթուղթ չունի"],
              "ru": ["без документов", "нет документов"]},
}  # fmt: skip

# Words in which a list says that there is no need.
NO_NEED = listed(
    "no|none|nothing|0|false|not|нет|не имеет|без особенностей|не нуждается|ոչ|չկա|չունի|no needs|"
    "none of the above|нет потребностей|կարիք չունի"
)
YES = listed("yes|y|1|true|да|есть|имеется|+|v|✓|այո|ունի|կա")
