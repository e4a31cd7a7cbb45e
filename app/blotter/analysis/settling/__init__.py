"""Settling: the places where coders differ, what a rule would make of them, agreement after negotiation."""

from blotter.analysis.settling.items import Agreed, Item, Places, Side, Standing, places, shuffled, sides
from blotter.analysis.settling.negotiation import (
    ANY_REASON,
    BY_RULE,
    NO_REASON,
    Prevailed,
    Settled,
    after,
    prevailed,
)
from blotter.analysis.settling.rules import (
    Bounds,
    Proposal,
    Proposals,
    Rule,
    agreed_standing,
    choice_of,
    proposals,
    sided_with,
)

__all__ = [
    "ANY_REASON",
    "BY_RULE",
    "NO_REASON",
    "Agreed",
    "Bounds",
    "Item",
    "Places",
    "Prevailed",
    "Proposal",
    "Proposals",
    "Rule",
    "Settled",
    "Side",
    "Standing",
    "after",
    "agreed_standing",
    "choice_of",
    "places",
    "prevailed",
    "proposals",
    "shuffled",
    "sided_with",
    "sides",
]
