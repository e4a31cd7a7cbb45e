"""Which action a few letters mean: its name, its menu, or what other programs call the same."""

from collections.abc import Sequence
from dataclasses import dataclass

from blotter.ui.action_row import ActionRow
from blotter.ui.actions import ACTIONS
from blotter.ui.key_list import action_words
from blotter.ui.language import later, tr
from blotter.ui.palette_ranking import Match, PaletteEntry, PaletteRanking, Tier, folded

OTHER_WORDS = {
    "new": later("create database, hermeneutic unit"),
    "open": later("load, database"),
    "sample": later("example, tutorial, demonstration"),
    "import": later("add documents, sources, files, data, transcripts, REFI-QDA"),
    "import-folder": later("add documents, sources, directory"),
    "export": later("quotations, excerpts, references, coded data, spreadsheet, report"),
    "export-table": later("CSV, Excel, XLSX, JSON Lines, data frame, matrix, memos, attributes, statistics"),
    "export-codebook": later("code list, code system, nodes, tags"),
    "project-memo": later("note, journal, logbook"),
    "copy-project": later("save as, backup, snapshot"),
    "package": later("send, share, split project, team, distribute, copy for"),
    "merge-copies": later("combine projects, import project, unite, synchronise, team, join projects"),
    "restore": later("backup, snapshot, version, recover"),
    "ratings": later("spreadsheet, CSV, Excel, ratings, calculator"),
    "check": later("verify, repair, integrity"),
    "settings": later("preferences, options, font, theme, dark mode, language"),
    "quit": later("exit"),
    "history": later("log, steps, changes, versions"),
    "copy-cited": later("quotation, excerpt, reference, citation"),
    "done": later("finish, complete, status"),
    "document-memo": later("note, comment"),
    "correct-text": later("edit the document, typing error, OCR, splice, amend"),
    "replace-text": later("find and replace, substitute, OCR, ligatures"),
    "new-edition": later("new version, update the document, replace the file, relink"),
    "moved": later("re-anchor, lost quotations, review, orphaned"),
    "place-here": later("re-anchor, relink, attach"),
    "language": later("French, Turkish, Chinese, sentences"),
    "reread": later("charset, Unicode, character set"),
    "coders": later("users, team, annotators, raters"),
    "palette": later("tag, label, node, annotate, apply code, highlight"),
    "again": later("repeat, quick coding"),
    "in-vivo": later("tag, node, from the words themselves"),
    "new-code": later("tag, node, label, category, theme, create code"),
    "split-code": later("divide, break up, separate a code"),
    "edit-codebook": later("define codes, definitions, code manager, code properties, code comment"),
    "freeze": later("lock, protect, fix the codebook"),
    "revisions": later("versions, changes, difference, history of the codebook, track changes"),
    "recheck": later("review, outdated, recode after a change, consistency"),
    "import-codebook": later("code list, code system, nodes, tags, template"),
    "print-codebook": later("code list, code system, PDF, paper"),
    "choose": later("quotation, excerpt, reference, select coding"),
    "next-segment": later("quotation, excerpt, reference, coding"),
    "previous-segment": later("quotation, excerpt, reference, coding"),
    "next-uncoded": later("unread, gap, missing"),
    "recode": later("move coding, change tag, change node, replace"),
    "bounds": later("resize, extend, shrink, edges, handles"),
    "uncode": later("remove coding, delete quotation, unlink, untag"),
    "memo": later("note, comment, annotation"),
    "memos": later("notes, comments, annotations, journal"),
    "compare": later("intercoder, inter-rater, agreement, reliability, kappa, alpha"),
    "rounds": later("intercoder, inter-rater, reliability test, double coding, training round"),
    "start-round": later("intercoder, reliability test, double coding, sample, random draw, blind"),
    "code-in-round": later("switch, blind, reliability test"),
    "code-openly": later("leave the round, switch"),
    "duplicates": later("same event, merge records, double counting, deduplicate, separate"),
    "claims": later("contradiction, discrepancy, conflicting figures, sums, totals, sources disagree"),
    "agreement-report": later("publish, reliability, methods paragraph, appendix, intervals"),
    "ask": later(
        "query, retrieval, co-occurrence, crosstab, code matrix, code relations, code line, codeline"
    ),
    "show-documents": later("sources, files, panel, sidebar"),
    "show-segments": later("quotations, excerpts, references, retrieval, panel"),
    "show-codebook": later("codes, nodes, tags, code system, panel, sidebar"),
    "reading": later("distraction free, focus, zen"),
    "split": later("side by side, beside, two documents"),
    "original": later("pdf, facsimile, layout, scan, image"),
    "original-alone": later("pdf, facsimile, layout, scan, image"),
    "go-page": later("page number, jump to page"),
    "washes": later("highlight, colour, background"),
    "larger": later("zoom in, font, bigger"),
    "smaller": later("zoom out, font"),
    "usual-size": later("zoom, font, reset"),
    "keys": later("shortcuts, hotkeys, cheat sheet, help"),
    "about": later("version, licence"),
}
"""What actions are called elsewhere, words and phrases with commas between them."""


@dataclass(frozen=True, slots=True)
class Found:
    """An action that was found, and the word of other programs that it was found by, "" for its own."""

    row: ActionRow
    word: str = ""


class CommandRanking:
    """All actions, each once; `used` are ids of those used lately, the last one first."""

    def __init__(self, used: Sequence[str] = ()) -> None:
        self._rows = {row.id: row for row in _once()}
        recency = {name: len(used) - place for place, name in enumerate(used)}
        self._used = [self._rows[name] for name in used if name in self._rows]
        self._ranking = PaletteRanking(_entry(row, recency.get(row.id, 0)) for row in self._rows.values())

    def find(self, query: str) -> list[Found]:
        """The actions that are meant, best first; without a query those used lately, then all by menu."""
        if not query.strip():
            rest = (row for row in self._rows.values() if row not in self._used)
            return [Found(row) for row in (*self._used, *rest)]
        return [self._found(match, query) for match in self._ranking.find(query)]

    def _found(self, match: Match, query: str) -> Found:
        row = self._rows[match.entry.id]
        if match.tier is not Tier.DEFINITION:
            return Found(row)
        wanted = folded(query.strip())
        return Found(row, next((word for word in _other_words(row) if wanted in folded(word)), ""))


def _once() -> list[ActionRow]:
    """Actions that stand in a menu, and those in none that no menu names."""
    named = {row.title for row in ACTIONS if row.menu}
    return [row for row in ACTIONS if row.menu or row.title not in named]


def _entry(row: ActionRow, recency: int) -> PaletteEntry:
    words, menu = action_words(row), tr(row.menu)
    path = "/".join(part.replace("/", "\\/") for part in (menu, words) if part)
    return PaletteEntry(
        id=row.id,
        path=path,
        name=words,
        parent_path=menu,
        short=", ".join(_other_words(row)),
        recency=recency,
    )


def _other_words(row: ActionRow) -> list[str]:
    """In the language in use and as they are known everywhere."""
    told = OTHER_WORDS.get(row.id, "")
    words = [word.strip() for text in (tr(told), told) for word in text.split(",")]
    return [word for word in dict.fromkeys(words) if word]
