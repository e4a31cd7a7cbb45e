"""What is counted is called: the nouns for kinds of things, as reports and imports name them."""

from collections.abc import Mapping

from blotter.cli.output import number

NOUNS = {
    "segments": "segment",
    "sources": "document",
    "case-parts": "part",
    "attribute-list": "attribute",
    "codes": "code",
    "memos": "memo",
    "links": "link",
    "passages": "passage",
    "code-sets": "code set",
    "code-notes": "note",
    "coders": "coder",
    "done": "done mark",
    "history": "step",
    "disagreements": "disagreement",
    "decisions": "decision",
    "rounds": "round",
    "revisions": "revision",
    "recheck": "segment",
    "moved": "passage",
    "imports": "file",
    "records": "record",
    "record-differences": "difference",
    "record-problems": "problem",
    "duplicates": "pair",
    "claims": "claim",
    "sums": "sum",
    "actors": "actor",
    "rows": "row",
    "values": "value",
    "attributes": "attribute",
    "groups": "group",
    "cases": "case",
    "assignments": "assignment",
    "coding-rules": "rule",
    "former-codes": "former code",
    "freezes": "freeze",
    "round-passages": "round passage",
    "overrides": "override",
    "kept-agreements": "kept agreement",
    "queries": "kept question",
    "figures": "figure",
    "record-kinds": "record kind",
    "record-fields": "record field",
    "evidence": "evidence piece",
    "former-records": "former record",
    "not-same": "distinct pair",
    "frames": "frame",
    "regions": "region",
    "country-tables": "country table",
    "releases": "release",
    "files": "foreign file",
    "elements": "foreign element",
}

ROWS = {"attributes": "value"}
"""What the rows of a table are, where they are not what its name says."""


def listed(counts: Mapping[str, int]) -> str:
    """Counts by kind in words; what there is none of is left out."""
    return ", ".join(number(count, NOUNS.get(kind, kind)) for kind, count in counts.items() if count)
