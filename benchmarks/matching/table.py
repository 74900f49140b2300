"""What was measured, as Markdown."""

from collections.abc import Iterable, Iterator

from benchmarks.matching.measuring import OURS, Measured

COLUMNS = {
    **{"person_precision": "persons: precision", "person_recall": "recall", "person_f1": "F1"},
    **{"at_99": "recall at 99 %", "best_f1": "best F1", "family_precision": "families: precision"},
    **{"family_recall": "recall", "family_f1": "F1", "seconds": "seconds"},
    **{"processor": "processor s", "megabytes": "peak MB"},
}
DIGITS = {"seconds": "{:.1f}", "processor": "{:.1f}", "megabytes": "{:,.0f}"}
TOKENS = {"given_names": "given names", "surnames": "surnames", "all": "both"}
Names = tuple[str, dict[str, dict[str, float]] | str]


def table(rows: Iterable[Measured]) -> Iterator[str]:
    yield f"| Data | Matcher | {' | '.join(COLUMNS.values())} | load |"
    yield f"|---|---|{'--:|' * (len(COLUMNS) + 1)}"
    for row in rows:
        yield f"| {row.data} | {_bold(row.matcher or row.why)} | {' | '.join(_cells(row))} |"


def names_table(measured: Iterable[Names]) -> Iterator[str]:
    yield f"| Names of the check part | Fold | {' | '.join(TOKENS.values())} | whole names |"
    yield f"|---|---|{'--:|' * (len(TOKENS) + 1)}"
    for name, found in measured:
        if isinstance(found, str):
            yield f"| {name} | {found} |{' |' * (len(TOKENS) + 1)}"
            continue
        for fold, tokens in found["tokens"].items():
            values = [*(tokens[kind] for kind in TOKENS), found["whole"][fold]]
            told = " | ".join(f"{value:.4f}" for value in values)
            yield f"| {name} | {_bold(fold)} | {told} |"


def _cells(row: Measured) -> Iterator[str]:
    for name in COLUMNS:
        known = name in row.figures
        yield DIGITS.get(name, "{:.4f}").format(row.figures[name]) if known else _lacks(row, name)
    yield f"{row.load:.1f}" if row.figures else ""


def _lacks(row: Measured, name: str) -> str:
    return row.why if row.matcher and name == "seconds" else ""


def _bold(name: str) -> str:
    return f"**{name}**" if name == OURS else name
