"""Writes docs/refusals.md from the catalogue: `make docs`."""

from pathlib import Path

from tonir.engines.refusals import CATALOGUE

PAGE = Path(__file__).resolve().parents[2] / "docs" / "refusals.md"
ROOMS = {
    "G": "The programme, its rules and tables",
    "L": "Lists",
    "R": "The seal and the register",
    "M": "Matching",
    "C": "Criteria and entitlements",
    "S": "Stock",
    "P": "Points and plans",
    "H": "Slips and claims",
    "O": "The office's pages",
}


def page() -> str:
    """The whole page; words in braces are filled in when the refusal is said."""
    lines = [
        "# Refusals",
        "",
        "Every no has a code, says what is wrong and what to do, in English, Armenian and Russian.",
    ]
    for letter, room in ROOMS.items():
        codes = [code for code in sorted(CATALOGUE) if code.startswith(letter)]
        if codes:
            lines += ["", f"## {room}", "", "| Code | What it says | What to do |", "|---|---|---|"]
        for code in codes:
            sentence, mend = (text.replace("|", "\\|") for text in CATALOGUE[code]["en"])
            lines.append(f"| {code} | {sentence} | {mend} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
