"""Example programmes to try Tonir on: families that never lived, in lists as offices send them."""

from tonir_examples.making import make
from tonir_examples.recipe import names

__all__ = ["make", "names"]
