"""Programme folders made once for all tests of the examples."""

from pathlib import Path

import pytest
import tonir_examples

PEOPLE = 3000


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first example with 3,000 people."""
    folder = tmp_path_factory.mktemp("made")
    tonir_examples.make(None, folder, PEOPLE, 5)
    return folder


@pytest.fixture(scope="session")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The second example, another country's."""
    folder = tmp_path_factory.mktemp("other")
    tonir_examples.make(tonir_examples.names()[1], folder, 800, 5)
    return folder
