"""An example is never written over a programme of real people."""

from pathlib import Path

import pytest

from tonir.commands.start import write_example
from tonir.engines.refusals import Refusal


@pytest.mark.parametrize("rules", ["[programme]\ncode = 'winter'\n", "half a file ["])
def test_a_folder_with_a_real_programme_is_left_as_it_is(tmp_path: Path, rules: str) -> None:
    (tmp_path / "tonir.toml").write_text(rules, encoding="utf-8")
    with pytest.raises(Refusal, match="G08"):
        write_example(tmp_path, 10, 1, None)
    assert [path.name for path in tmp_path.iterdir()] == ["tonir.toml"]
    assert (tmp_path / "tonir.toml").read_text(encoding="utf-8") == rules


def test_an_example_is_written_again_over_itself(tmp_path: Path) -> None:
    made = [write_example(tmp_path, 10, 1, None) for _ in range(2)]
    assert made[0] == made[1]
