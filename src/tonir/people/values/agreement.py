"""Yes or no to a question that people may refuse, in three languages."""

from tonir.people.values.text import Cell, Reading, fold, is_nothing, text

_YES = (
    "yes|y|1|true|agree|agreed|agrees|given|+|v|✓"
    "|да|д|согласен|согласна|согласны|согласие есть|есть"
    "|այո|համաձայն եմ|համաձայն է|համաձայն ենք|համաձայն|տրված է"
)
_NO = (
    "no|n|0|false|not|none|does not agree|do not agree|not agreed|disagree|disagrees"
    "|refused|refuses|declined|withdrawn"
    "|нет|н|не согласен|не согласна|не согласны|отказ|отказался|отказалась|отказались|отозвано"
    "|ոչ|համաձայն չեմ|համաձայն չէ|համաձայն չենք|հրաժարվել է|հրաժարվեց|մերժել է"
)
# Both as written ("+" folds to nothing) and folded.
ANSWERS = {
    form: answer
    for words, answer in ((_YES, True), (_NO, False))
    for word in words.split("|")
    for form in (word, fold(word))
    if form
}


def read_agreement(cell: Cell) -> Reading:
    """True or False; None where nothing was answered; fault L69."""
    written = text(cell)
    if is_nothing(written):
        return Reading()
    answer = ANSWERS.get(written.casefold(), ANSWERS.get(fold(written)))
    return Reading(fault="L69") if answer is None else Reading(answer)
