"""Plan how disagreements are settled: items to decide, decisions, what a rule proposes, what comes of it.

What the coders have coded is never touched. What stands is coded by the consensus coder.
"""

from blotter.project.settling.by_rule import accept_agreed, apply_proposals, proposals, rule_note
from blotter.project.settling.deciding import Words, decide, take_back
from blotter.project.settling.negotiation import (
    Negotiated,
    agreement_after,
    keep_settled,
    negotiated,
    prevailed,
    texts_after,
)
from blotter.project.settling.seeing import items, options_of, places, texts
from blotter.project.settling.settlement import consensus_coder

__all__ = [
    "Negotiated",
    "Words",
    "accept_agreed",
    "agreement_after",
    "apply_proposals",
    "consensus_coder",
    "decide",
    "items",
    "keep_settled",
    "negotiated",
    "options_of",
    "places",
    "prevailed",
    "proposals",
    "rule_note",
    "take_back",
    "texts",
    "texts_after",
]
