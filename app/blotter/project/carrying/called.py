"""What people call the things that reports of imports and exports count."""

from collections.abc import Mapping

from blotter.message import Sentence

CALLED: Mapping[str, Sentence] = {
    "sources": Sentence("documents"),
    "groups": Sentence("groups"),
    "codes": Sentence("codes"),
    "code-sets": Sentence("code sets"),
    "segments": Sentence("segments"),
    "memos": Sentence("memos"),
    "coders": Sentence("coders"),
    "cases": Sentence("cases"),
    "case-parts": Sentence("parts of cases"),
    "attributes": Sentence("attributes"),
    "values": Sentence("values"),
    "code-notes": Sentence("notes on codes"),
    "coding-rules": Sentence("rules of coding"),
    "revisions": Sentence("revisions"),
    "former-codes": Sentence("former codes"),
    "freezes": Sentence("freezes"),
    "assignments": Sentence("assignments"),
    "rounds": Sentence("rounds"),
    "round-passages": Sentence("passages of rounds"),
    "overrides": Sentence("looks into rounds"),
    "kept-agreements": Sentence("kept figures of agreement"),
    "decisions": Sentence("decisions"),
    "queries": Sentence("queries"),
    "figures": Sentence("figures"),
    "record-kinds": Sentence("kinds of records"),
    "record-fields": Sentence("fields of records"),
    "records": Sentence("records"),
    "evidence": Sentence("pieces of evidence"),
    "former-records": Sentence("former records"),
    "not-same": Sentence("pairs that are not the same"),
    "actors": Sentence("actors"),
    "frames": Sentence("frames of studies"),
    "regions": Sentence("regions of countries"),
    "country-tables": Sentence("tables of countries"),
    "releases": Sentence("releases"),
    "moved": Sentence("passages to look at"),
    "files": Sentence("files of other programs"),
    "elements": Sentence("kept parts of files"),
}
"""What people call the things that are counted under these keys."""
