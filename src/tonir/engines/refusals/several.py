"""Many faults of one file or one rule book, said at once."""

from collections.abc import Sequence

from tonir.engines.refusals import Refusal


class Several(Refusal):
    """A refusal that lists the single ones; `faults` keeps them for a page or a workbook.

    The head's sentence may use {count}. Each fault follows on a line with its own mend.
    """

    def __init__(self, code: str, faults: Sequence[Refusal] = (), **facts: object) -> None:
        super().__init__(code, count=len(faults), **facts)
        self.faults = tuple(faults)

    def sentence(self, language: str = "en") -> str:
        lines = [f"- {fault.sentence(language)} {fault.mend(language)}" for fault in self.faults]
        return "\n".join([super().sentence(language), *lines])
