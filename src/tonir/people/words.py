"""Codes of people in words: relations, sexes, needs, legal bases; in the page's language."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tonir.engines.words import say


def sexes() -> dict[str, str]:
    return {"f": _("female"), "m": _("male")}


def relations() -> dict[str, str]:
    """What a member is to the head of the family."""
    return {
        "head": _("head of the family"),
        "spouse": _("spouse"),
        "child": _("child"),
        "parent": _("parent"),
        "grandparent": _("grandparent"),
        "grandchild": _("grandchild"),
        "sibling": _("brother or sister"),
        "in_law": _("in-law"),
        "other_relative": _("other relative"),
        "not_related": _("not related"),
    }


def legal_bases() -> dict[str, str]:
    """What the use of people's data rests on."""
    return {
        "consent": _("consent"),
        "vital_interest": _("vital interest"),
        "public_interest": _("public interest"),
        "legitimate_interest": _("legitimate interest"),
        "contract": _("a contract"),
        "legal_obligation": _("a legal obligation"),
    }


def own_needs(needs: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """The programme's own needs, as its rules name them."""
    return {need["code"]: say(need["name"], get_language() or "en") for need in needs}


def known_needs() -> dict[str, str]:
    """UNHCR's specific needs codes, as far as they are kept; one that repeats another is not."""
    return {
        "DS": _("Disability"),
        "DS-BD": _("Visual impairment or blindness"),
        "DS-DF": _("Hearing impairment or deafness"),
        "DS-SD": _("Speech impairment"),
        "DS-PM": _("Physical disability, moderate"),
        "DS-PS": _("Physical disability, severe"),
        "DS-MM": _("Mental disability, moderate"),
        "DS-MS": _("Mental disability, severe"),
        "SM": _("Serious medical condition"),
        "SM-CI": _("Chronic illness"),
        "SM-CC": _("Critical medical condition"),
        "SM-DP": _("Difficult pregnancy"),
        "SM-MN": _("Malnutrition"),
        "SM-OT": _("Other medical condition"),
        "ER": _("Older person at risk"),
        "ER-NF": _("Single older person"),
        "ER-MC": _("Older person with children"),
        "ER-FR": _("Older person unable to care for herself or himself"),
        "SP": _("Single parent or caregiver"),
        "SP-PT": _("Single parent"),
        "SP-GP": _("Single grandparent"),
        "SP-CG": _("Single caregiver"),
        "WR": _("Woman at risk"),
        "WR-SF": _("Single woman at risk"),
        "WR-LC": _("Breastfeeding mother"),
        "SC": _("Unaccompanied or separated child"),
        "SC-SC": _("Separated child"),
        "SC-UC": _("Unaccompanied child"),
        "SC-CH": _("Household headed by a child"),
        "SC-FC": _("Child in foster care"),
        "SC-IC": _("Child in institutional care"),
        "CR": _("Child at risk"),
        "CR-CP": _("Child who is a parent"),
        "CR-CS": _("Child who is married"),
        "CR-CC": _("Child who cares for others"),
        "CR-TP": _("Teenage pregnancy"),
        "CR-NE": _("Child at risk of not attending school"),
        "CR-SE": _("Child with special education needs"),
        "LP-ND": _("No legal documents"),
        "LP-BN": _("Unmet basic needs"),
    }
