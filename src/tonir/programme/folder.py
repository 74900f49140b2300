"""Where a programme lies on disk: one folder with its rules, keys, lists and papers."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings


@dataclass(frozen=True)
class Folder:
    """The programme's folder. `lists` is the registrars' own space: in clear, as offices send."""

    root: Path

    @property
    def rules(self) -> Path:
        return self.root / "tonir.toml"

    @property
    def lists(self) -> Path:
        return self.root / "lists"

    @property
    def keys(self) -> Path:
        return self.root / "keys"

    @property
    def print(self) -> Path:
        return self.root / "print"

    @property
    def outlines(self) -> Path:
        return self.root / "outlines.geojson"


def current() -> Folder:
    """The folder that this process works for (setting TONIR_PROGRAMME)."""
    return Folder(Path(settings.TONIR_FOLDER))
