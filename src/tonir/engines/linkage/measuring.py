"""How sure the sure pairs are: the error of a sample, with what it may be by chance."""

from math import sqrt

# Of the normal distribution: 95 of 100 lie within so many deviations.
DEVIATIONS = 1.959964


def error_between(wrong: int, looked: int) -> tuple[float, float]:
    """The share of errors lies between these (95 % confidence); (0, 1) where none was looked at.

    E. B. Wilson, Probable Inference, the Law of Succession, and Statistical Inference, Journal of
    the American Statistical Association 22 (1927): holds for few errors among few as well.
    """
    if not looked:
        return 0.0, 1.0
    share, squared = wrong / looked, DEVIATIONS**2
    middle = share + squared / (2 * looked)
    spread = DEVIATIONS * sqrt(share * (1 - share) / looked + squared / (4 * looked**2))
    whole = 1 + squared / looked
    return max(0.0, (middle - spread) / whole), min(1.0, (middle + spread) / whole)
