"""ACTIONS: everything the window can be told to do, one row each; menus, keys and tool bar follow from it."""

import sys

from PySide6.QtGui import QKeySequence

from blotter.domain.decision import Choice, Reason
from blotter.ui.action_row import ActionRow, Needs, Where
from blotter.ui.metadata.actions import EXPORT_FILTERED, METADATA_ACTIONS
from blotter.ui.pages.shown import Shown
from blotter.ui.records.actions import RECORD_ACTIONS
from blotter.ui.speaking.actions import GO_TIME, SPEAKING_ACTIONS

_P, _C, _D, _G = Needs.PROJECT, Needs.CHANGES, Needs.TEXT, Needs.CODING
_TEXT, _ANY, _DESK = Where.TEXT, Needs.NOTHING, Needs.DESK
_S, _SETTLING = Needs.SETTLING, Where.SETTLING

_RECENT_CODES = (
    "Recent code 1", "Recent code 2", "Recent code 3", "Recent code 4", "Recent code 5", "Recent code 6",
    "Recent code 7", "Recent code 8", "Recent code 9",
)  # fmt: skip

_SIDES = ("Settle: A", "Settle: B", "Settle: C", "Settle: D")
_SETTLE_REASONS = (
    (Reason.SLIP, "Reason: slip"),
    (Reason.DEFINITION, "Reason: definition unclear"),
    (Reason.INTERPRETATION, "Reason: interpretation"),
    (Reason.UNITISING, "Reason: unitising"),
    (Reason.SOURCE, "Reason: source ambiguous"),
)

ACTIONS: tuple[ActionRow, ...] = (
    ActionRow("new", "Project", "New project…", lambda w: w.opening.new(), ("Ctrl+N",), _ANY),
    ActionRow("open", "Project", "Open…", lambda w: w.opening.choose(), ("Ctrl+O",), _ANY),
    ActionRow("sample", "Project", "Look at the sample", lambda w: w.opening.open_sample(), (), _ANY),
    ActionRow(
        "import", "Project", "Import…", lambda w: w.work.exchange.import_files(), ("Ctrl+Shift+I",), _C,
        icon="file-import",
    ),
    ActionRow("import-folder", "Project", "Import a folder…", lambda w: w.work.exchange.import_folder(), (), _C),
    ActionRow(
        "import-project", "Project", "Import a project of another program…", lambda w: w.bringing.choose(), (),
        _ANY,
    ),
    ActionRow(
        "import-project-folder", "Project", "Import a project folder of QualCoder…", lambda w: w.bringing.choose_folder(),
        (), _ANY,
    ),
    ActionRow(
        "import-report", "Project", "Report of the last import",
        lambda w: w.work.exchange.show_import_report(), (), _P,
    ),
    ActionRow(
        "export", "Project", "Export segments…", lambda w: w.work.exchange.export(), ("Ctrl+Shift+X",), _P,
        icon="file-export",
    ),
    EXPORT_FILTERED,
    ActionRow("export-table", "Project", "Export a table…", lambda w: w.work.exchange.export_table(), (), _P),
    ActionRow(
        "export-project", "Project", "Export the project…", lambda w: w.work.sending.export_project(), (), _P
    ),
    ActionRow("project-memo", "Project", "Project memo", lambda w: w.work.open_memo("project"), (), _P),
    ActionRow("copy-project", "Project", "Save a copy…", lambda w: w.work.exchange.save_copy(), (), _P),
    ActionRow(
        "package", "Project", "Make a package for a coder…", lambda w: w.work.merging.package(), (), _C
    ),
    ActionRow(
        "merge-copies", "Project", "Merge copies…", lambda w: w.work.merging.choose(), (), _C, icon="arrow-merge"
    ),
    ActionRow(
        "pseudonymise", "Project", "Copy with pseudonyms…", lambda w: w.work.privacy.pseudonymise(), (), _P
    ),
    ActionRow("redact", "Project", "Redacted copy…", lambda w: w.work.privacy.redact(), (), _P),
    ActionRow(
        "export-masked", "Project", "Export masked segments…", lambda w: w.work.privacy.export_masked(), (), _P
    ),
    ActionRow("restore", "Project", "Restore a backup…", lambda w: w.restoring.choose(), (), _C, icon="restore"),
    ActionRow("check", "Project", "Check the project", lambda w: w.work.exchange.check(), (), _P),
    ActionRow("close", "Project", "Close project", lambda w: w.close_project(), ("Ctrl+W",), _P),
    ActionRow("settings", "Project", "Settings…", lambda w: w.preferences.change(), ("Ctrl+,",), _ANY),
    ActionRow("quit", "Project", "Quit", lambda w: w.close(), ("Ctrl+Q",), _ANY),
    ActionRow(
        "undo", "Edit", "Undo", lambda w: w.work.desk.undo(), ("Ctrl+Z",), Needs.UNDO, icon="arrow-back-up"
    ),
    ActionRow(
        "redo", "Edit", "Redo", lambda w: w.work.desk.redo(), ("Ctrl+Shift+Z", "Ctrl+Y"), Needs.REDO,
        icon="arrow-forward-up",
    ),
    ActionRow("history", "Edit", "History…", lambda w: w.work.exchange.show_report("history"), (), _P, icon="history"),
    ActionRow("copy", "Edit", "Copy", lambda w: w.work.chosen.copy(), ("Ctrl+C",), _D, _TEXT, icon="copy"),
    ActionRow(
        "copy-cited", "Edit", "Copy with source", lambda w: w.work.chosen.copy_cited(), ("Ctrl+Shift+C",), _D, _TEXT,
        icon="clipboard-copy",
    ),
    ActionRow("find", "Edit", "Find in the document…", lambda w: w.work.finding.find(), ("Ctrl+F",), _D, icon="search"),
    ActionRow("find-next", "Edit", "Find next", lambda w: w.work.finding.step(1), ("F3",), _D, mac=("Ctrl+G",)),
    ActionRow(
        "find-previous", "Edit", "Find previous", lambda w: w.work.finding.step(-1), ("Shift+F3",), _D,
        mac=("Ctrl+Shift+G",),
    ),
    ActionRow(
        "search-all", "Edit", "Search all documents…", lambda w: w.work.finding.search_all(), ("Ctrl+Shift+F",), _DESK,
        icon="list-search",
    ),
    ActionRow(
        "search-selection", "Edit", "Search for the selection", lambda w: w.work.finding.search_for_selection(), (), _D
    ),
    ActionRow("code-results", "Edit", "Code results of the search…", lambda w: w.work.finding.code_results(), (), _G),
    ActionRow(
        "done", "Document", "Done", lambda w: w.work.documents.toggle_done(), ("Ctrl+Shift+Return",), _G,
        icon="circle-check", is_on=lambda w: w.work.documents.is_done(),
    ),
    ActionRow("document-memo", "Document", "Document memo", lambda w: w.work.documents.open_memo(), (), _D),
    ActionRow("language", "Document", "Language…", lambda w: w.work.documents.ask_language(), (), _G),
    ActionRow("reread", "Document", "Read in another encoding…", lambda w: w.work.documents.reread(), (), _G),
    ActionRow(
        "correct-text", "Document", "Correct text…", lambda w: w.work.correcting.correct(), ("T",), _G, _TEXT,
        icon="pencil",
    ),
    ActionRow("replace-text", "Document", "Replace in text…", lambda w: w.work.correcting.replace(), ("Ctrl+Shift+H",), _C),
    ActionRow("new-edition", "Document", "New edition…", lambda w: w.work.correcting.new_edition(), (), _G),
    ActionRow("moved", "Document", "Passages to look at…", lambda w: w.work.correcting.show(), (), _P, icon="focus-2"),
    ActionRow(
        "place-here", "Document", "Place here", lambda w: w.work.correcting.place_here(), ("H",), _G, _TEXT
    ),
    ActionRow(
        "next-document", "Document", "Next document", lambda w: w.work.documents.step(1), ("Ctrl+PgDown",), _DESK
    ),
    ActionRow(
        "previous-document", "Document", "Previous document", lambda w: w.work.documents.step(-1), ("Ctrl+PgUp",),
        _DESK,
    ),
    ActionRow(
        "go-document", "Document", "Go to document…", lambda w: w.work.going.ask_document(), ("Ctrl+J",), _DESK
    ),
    ActionRow(
        "go-paragraph", "Document", "Go to paragraph…", lambda w: w.work.going.ask_paragraph(), ("Ctrl+G",), _D,
        mac=("Ctrl+Alt+G",),
    ),
    ActionRow(
        "go-page", "Document", "Go to page…", lambda w: w.work.going.ask_page(), ("Ctrl+Shift+J",), Needs.PAGES,
    ),
    GO_TIME,
    ActionRow("assignments", "Document", "Assignments…", lambda w: w.work.show_assignments(), (), _P, icon="table"),
    ActionRow("coders", "Document", "Coders…", lambda w: w.work.documents.edit_coders(), (), _P, icon="users"),
    ActionRow("palette", "Code", "Code…", lambda w: w.work.coding.open_palette(), ("Ctrl+K",), _G, icon="tag"),
    ActionRow("palette-enter", "", "Code…", lambda w: w.work.coding.open_palette(), ("Return", "Enter"), _G, _TEXT),
    ActionRow(
        "again", "Code", "Last code again", lambda w: w.work.coding.again(), ("Ctrl+L",), _G, icon="copy-plus"
    ),
    ActionRow("in-vivo", "Code", "Code in vivo", lambda w: w.work.coding.in_vivo(), ("Ctrl+I",), _G, icon="quote"),
    ActionRow(
        "new-code", "Code", "New code…", lambda w: w.work.codebook.code_new(), ("Ctrl+Shift+N",), _C, icon="text-plus"
    ),
    ActionRow(
        "split-code", "Code", "Split…", lambda w: w.work.dividing.split_chosen(), (), _C, icon="arrows-split-2"
    ),
    *(
        ActionRow(
            f"recent-{n}", "", title, lambda w, n=n: w.work.coding.recent(n), (str(n),),  # type: ignore[misc]
            _G, _TEXT,
        )
        for n, title in enumerate(_RECENT_CODES, start=1)
    ),
    ActionRow(
        "edit-codebook", "Code", "Edit the codebook", lambda w: w.work.definitions.show(), ("Ctrl+Shift+K",), _P,
        icon="pencil",
    ),
    ActionRow(
        "freeze", "Code", "Freeze the codebook…", lambda w: w.work.definitions.turn_freeze(), (), _C, icon="lock",
        is_on=lambda w: bool(w.work.desk.project.freezes),
    ),
    ActionRow(
        "revisions", "Code", "Compare revisions", lambda w: w.work.revising.show_revisions(), (), _P, icon="versions"
    ),
    ActionRow(
        "recheck", "Code", "Segments to re-check…", lambda w: w.work.revising.show_rechecking(), ("Ctrl+Shift+R",), _P,
        icon="flag",
    ),
    ActionRow(
        "rules", "Code", "Code sets and rules", lambda w: w.work.rules.show(), (), _P, icon="stack-2"
    ),
    ActionRow("import-codebook", "Code", "Add from a codebook…", lambda w: w.work.codebook_files.adopt(), (), _C),
    ActionRow("export-codebook", "Code", "Export the codebook…", lambda w: w.work.exchange.export_codebook(), (), _P),
    ActionRow("print-codebook", "Code", "Print preview…", lambda w: w.work.codebook_files.preview(), (), _P, icon="printer"),
    ActionRow("grow", "Edit", "Expand selection", lambda w: w.work.moving.grow(), ("E",), _D, _TEXT),
    ActionRow("shrink", "Edit", "Shrink selection", lambda w: w.work.moving.shrink(), ("Shift+E",), _D, _TEXT),
    ActionRow("sentence", "Edit", "Select sentence", lambda w: w.work.moving.select_sentence(), ("S",), _D, _TEXT),
    ActionRow("paragraph", "Edit", "Select paragraph", lambda w: w.work.moving.select_paragraph(), ("P",), _D, _TEXT),
    ActionRow("next-sentence", "", "Next sentence", lambda w: w.work.moving.by_sentence(1), ("J",), _D, _TEXT),
    ActionRow("previous-sentence", "", "Previous sentence", lambda w: w.work.moving.by_sentence(-1), ("F",), _D, _TEXT),
    ActionRow(
        "to-sentence-end", "", "Select to the end of the sentence", lambda w: w.work.moving.by_sentence(1, True),
        ("Shift+J",), _D, _TEXT,
    ),
    ActionRow(
        "to-sentence-start", "", "Select to the beginning of the sentence",
        lambda w: w.work.moving.by_sentence(-1, True), ("Shift+F",), _D, _TEXT,
    ),
    ActionRow("choose", "Segment", "Choose segment here", lambda w: w.work.moving.choose(), ("C",), _D, _TEXT),
    ActionRow("choose-back", "", "Choose the one before", lambda w: w.work.moving.choose(-1), ("Shift+C",), _D, _TEXT),
    ActionRow("next-segment", "Segment", "Next segment", lambda w: w.work.moving.step(1), ("N",), _D, _TEXT),
    ActionRow(
        "previous-segment", "Segment", "Previous segment", lambda w: w.work.moving.step(-1), ("Shift+N",), _D, _TEXT
    ),
    ActionRow(
        "next-uncoded", "Segment", "Next paragraph without codes", lambda w: w.work.moving.step_uncoded(1), ("U",), _D,
        _TEXT,
    ),
    ActionRow(
        "previous-uncoded", "", "Previous paragraph without codes", lambda w: w.work.moving.step_uncoded(-1),
        ("Shift+U",), _D, _TEXT,
    ),
    ActionRow(
        "next-disagreement", "Segment", "Next disagreement", lambda w: w.work.moving.disagreements.step(1), ("D",), _D,
        _TEXT,
    ),
    ActionRow(
        "previous-disagreement", "", "Previous disagreement", lambda w: w.work.moving.disagreements.step(-1),
        ("Shift+D",), _D, _TEXT,
    ),
    ActionRow("mark-segment", "Segment", "Mark segment", lambda w: w.work.chosen.mark(), ("Q",), _D, _TEXT),
    ActionRow("recode", "Segment", "Recode…", lambda w: w.work.chosen.recode(), ("R",), _G, _TEXT),
    ActionRow("bounds", "Segment", "Change bounds", lambda w: w.work.chosen.start_bounds(), ("B",), _G, _TEXT),
    ActionRow(
        "uncode", "Segment", "Uncode", lambda w: w.work.chosen.uncode(), ("Delete",), _G, _TEXT, icon="tag-off"
    ),
    ActionRow(
        "memo", "Memo", "Memo on what is chosen", lambda w: w.work.chosen.memo(), ("Ctrl+Shift+M",), _P, icon="note"
    ),
    ActionRow("memo-here", "", "Memo on what is chosen", lambda w: w.work.chosen.memo(), ("M",), _D, _TEXT),
    ActionRow("memos", "Memo", "All memos…", lambda w: w.work.exchange.show_report("memos"), (), _P),
    ActionRow("compare", "Compare", "Compare coders", lambda w: w.work.show_comparison(), (), _DESK, icon="git-compare"),
    ActionRow("settle", "Compare", "Settle disagreements", lambda w: w.work.settling.show(), (), _P, icon="gavel"),
    *(
        ActionRow(
            f"settle-{title[-1].lower()}", "", title, lambda w, n=n: w.work.settling.choose_side(n),  # type: ignore[misc]
            (title[-1],), _S, _SETTLING,
        )
        for n, title in enumerate(_SIDES)
    ),
    ActionRow(
        "settle-both", "", "Settle: both or all", lambda w: w.work.settling.choose(Choice.ALL), ("O",), _S, _SETTLING
    ),
    ActionRow(
        "settle-neither", "", "Settle: neither", lambda w: w.work.settling.choose(Choice.NONE), ("X",), _S, _SETTLING
    ),
    ActionRow(
        "settle-new", "", "Settle: new bounds or codes", lambda w: w.work.settling.choose(Choice.NEW), ("E",), _S,
        _SETTLING,
    ),
    ActionRow(
        "settle-segment", "", "Settle: another of the segments", lambda w: w.work.settling.choose_segment(), ("S",),
        _S, _SETTLING,
    ),
    *(
        ActionRow(
            f"settle-reason-{n}", "", title, lambda w, r=reason: w.work.settling.choose_reason(r),  # type: ignore[misc]
            (str(n),), _S, _SETTLING,
        )
        for n, (reason, title) in enumerate(_SETTLE_REASONS, start=1)
    ),
    ActionRow(
        "settle-decide", "", "Settle: decide, go on", lambda w: w.work.settling.decide(),
        ("Return", "Enter", "Ctrl+Return", "Ctrl+Enter"), _S, _SETTLING,
    ),
    ActionRow("settle-skip", "", "Settle: go on, this place stays open", lambda w: w.work.settling.skip(), ("N",), _S, _SETTLING),
    ActionRow(
        "agreement-report", "Compare", "Report on agreement…", lambda w: w.work.reporting.write(), (), _P,
    ),
    ActionRow(
        "ask", "Compare", "Ask the material", lambda w: w.work.show_asking(), ("Ctrl+Shift+A",), _DESK, icon="report-analytics"
    ),
    ActionRow("rounds", "Compare", "Reliability rounds", lambda w: w.work.show_rounds(), (), _P, icon="shield-lock"),
    ActionRow("start-round", "Compare", "Start a reliability round…", lambda w: w.work.rounds.start(), (), _C),
    ActionRow(
        "code-in-round", "Compare", "Code in a round…", lambda w: w.work.rounds.choose(), ("Ctrl+R",), _P, icon="lock"
    ),
    ActionRow("code-openly", "Compare", "Code openly", lambda w: w.work.rounds.leave(), (), _P),
    ActionRow(
        "next-passage", "Compare", "Next passage of the round", lambda w: w.work.rounds.step_passage(1), ("G",), _D, _TEXT
    ),
    ActionRow(
        "previous-passage", "", "Previous passage of the round", lambda w: w.work.rounds.step_passage(-1), ("Shift+G",),
        _D, _TEXT,
    ),
    ActionRow("ratings", "Compare", "Agreement from a table…", lambda w: w.show_ratings(), (), _ANY, icon="table"),
    ActionRow("back-to-text", "Compare", "Back to the text", lambda w: w.work.show_text(), ("Escape",), Needs.AWAY, icon="arrow-left"),
    ActionRow(
        "show-documents", "View", "Documents", lambda w: w.work.panes.toggle("documents"), (), _DESK,
        icon="layout-sidebar", is_on=lambda w: w.work.panes.is_shown("documents"),
    ),
    ActionRow(
        "show-segments", "View", "Segments", lambda w: w.work.panes.toggle("segments"), (), _DESK,
        icon="layout-bottombar", is_on=lambda w: w.work.panes.is_shown("segments"),
    ),
    ActionRow(
        "show-codebook", "View", "Codebook and definition", lambda w: w.work.panes.toggle("codebook", "definition"), (),
        _DESK, icon="layout-sidebar-right", is_on=lambda w: w.work.panes.is_shown("codebook"),
    ),
    ActionRow(
        "back", "View", "Back", lambda w: w.work.places.back(), ("Alt+Left",), Needs.BACK, icon="chevron-left",
        mac=("Ctrl+[",),
    ),
    ActionRow(
        "forward", "View", "Forward", lambda w: w.work.places.forward(), ("Alt+Right",), Needs.FORWARD,
        icon="chevron-right", mac=("Ctrl+]",),
    ),
    ActionRow(
        "split", "View", "Two pages", lambda w: w.work.places.toggle_split(), ("F9",), _D, icon="columns-2",
        is_on=lambda w: w.work.area.is_split(),
    ),
    ActionRow(
        "stacked", "View", "One page above the other", lambda w: w.work.area.toggle_stacked(), ("Shift+F9",), _DESK,
        is_on=lambda w: w.work.area.is_stacked(),
    ),
    ActionRow(
        "original", "View", "Original page beside the text", lambda w: w.work.page.beside.toggle(Shown.BOTH), ("F7",),
        Needs.ORIGINAL, icon="article", is_on=lambda w: w.work.page.beside.shown() is Shown.BOTH,
    ),
    ActionRow(
        "original-alone", "View", "Original pages alone", lambda w: w.work.page.beside.toggle(Shown.PAGES),
        ("Shift+F7",), Needs.ORIGINAL, is_on=lambda w: w.work.page.beside.shown() is Shown.PAGES,
    ),
    ActionRow(
        "reading", "View", "Reading layout", lambda w: w.work.panes.layouts.toggle_reading(), ("F8",), _DESK,
        icon="book-2", is_on=lambda w: w.work.panes.layouts.current == "reading",
    ),
    ActionRow(
        "alone", "View", "Text alone", lambda w: w.work.panes.layouts.toggle_alone(), ("Shift+F8",), _DESK,
        is_on=lambda w: w.work.panes.layouts.current == "alone",
    ),
    ActionRow(
        "only-activated", "View", "Only activated codes in the text",
        lambda w: w.work.panes.toggle_only_activated(), (), _DESK, icon="filter",
        is_on=lambda w: w.work.desk.visibility.only is not None,
    ),
    *METADATA_ACTIONS,
    *SPEAKING_ACTIONS,
    ActionRow("erase", "Document", "Erase for good…", lambda w: w.work.privacy.erase_open(), (), _G),
    *RECORD_ACTIONS,
    ActionRow("every-code", "View", "Every code in the text", lambda w: w.work.panes.show_every_code(), (), _DESK),
    ActionRow(
        "washes", "View", "Tint coded passages", lambda w: w.work.page.washes.toggle(), ("W",), _D, _TEXT,
        is_on=lambda w: w.work.page.washes.isChecked(),
    ),
    ActionRow("larger", "View", "Larger text", lambda w: w.preferences.resize(1), ("Ctrl++", "Ctrl+="), _DESK),
    ActionRow("smaller", "View", "Smaller text", lambda w: w.preferences.resize(-1), ("Ctrl+-",), _DESK),
    ActionRow("usual-size", "View", "Usual text size", lambda w: w.preferences.reset_size(), ("Ctrl+0",), _DESK),
    ActionRow("full-screen", "View", "Full screen", lambda w: w.toggle_full_screen(), ("F11",), _ANY),
    ActionRow("next-pane", "View", "Next pane", lambda w: w.work.panes.next_pane(), ("F6",), _DESK),
    ActionRow("go-documents", "View", "Go to documents", lambda w: w.work.panes.focus_pane("documents"), ("Ctrl+Shift+D",), _P),
    ActionRow("go-text", "View", "Go to the text", lambda w: w.work.show_text(), ("Ctrl+Shift+T",), _P),
    ActionRow("go-codebook", "View", "Go to the codebook", lambda w: w.work.panes.focus_pane("codebook"), ("Ctrl+Shift+B",), _P),
    ActionRow("go-segments", "View", "Go to segments", lambda w: w.work.panes.focus_pane("segments"), ("Ctrl+Shift+S",), _P),
    ActionRow("commands", "Help", "Find an action…", lambda w: w.commands.ask(), ("Ctrl+Shift+P",), _ANY, icon="command"),
    ActionRow("keys-here", "", "Keys of this view", lambda w: w.preferences.show_keys(), ("?",), _D, _TEXT),
    ActionRow("keys", "Help", "Keys of this view", lambda w: w.preferences.show_keys(), ("F1",), _ANY, icon="keyboard"),
    ActionRow("about", "Help", "About Blotter", lambda w: w.preferences.show_about(), (), _ANY),
)  # fmt: skip

MENUS = ("Project", "Edit", "Document", "Code", "Segment", "Memo", "Compare", "Records", "View", "Help")

GROUPS_BEGIN = frozenset({
    "import", "project-memo", "close", "settings", "history", "copy", "find", "next-document",
    "go-document", "assignments", "new-code", "edit-codebook", "import-codebook", "recode", "grow",
    "memos", "rounds", "back-to-text", "back", "split", "reading", "larger", "full-screen", "next-pane",
    "about", "accept-proposal", "records", "compare-records", "export-records", "record-schema",
    "duplicates", "sheet-documents", "original", "correct-text", "erase",
})  # fmt: skip
"""The entries above which a menu draws a line."""


def shortcuts(row: ActionRow) -> list[QKeySequence]:
    """The keys of an action as Qt knows them; keyboards of Macs have no Delete but Backspace."""
    is_mac = sys.platform == "darwin"
    keys = row.mac if is_mac and row.mac else row.keys
    keys = (*keys, "Backspace") if is_mac and "Delete" in keys else keys
    return [QKeySequence(key) for key in keys]
