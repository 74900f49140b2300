"""Who is entitled to what: rules as data, worked out for all households at once."""

from tonir.engines.criteria.assessing import Assessed, Certificate, assess, reasons_in_words
from tonir.engines.criteria.reading import read_rules
from tonir.engines.criteria.terms import Criterion, Give, Rules, Tier

__all__ = [
    "Assessed",
    "Certificate",
    "Criterion",
    "Give",
    "Rules",
    "Tier",
    "assess",
    "read_rules",
    "reasons_in_words",
]
