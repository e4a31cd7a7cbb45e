"""METADATA_ACTIONS: what the window can be told to do with groups, cases and attributes; rows of ACTIONS."""

from blotter.ui.action_row import ActionRow, Needs

_P, _C, _D = Needs.PROJECT, Needs.CHANGES, Needs.TEXT

METADATA_ACTIONS: tuple[ActionRow, ...] = (
    ActionRow(
        "sheet-documents",
        "Document",
        "All documents in a table",
        lambda w: w.work.metadata.show_documents(),
        ("Ctrl+T",),
        _P,
        icon="table",
    ),
    ActionRow(
        "sheet-cases",
        "Document",
        "All cases in a table",
        lambda w: w.work.metadata.show_cases(),
        ("Ctrl+Shift+Y",),
        _P,
        icon="user",
    ),
    ActionRow(
        "about-document",
        "Document",
        "About this document",
        lambda w: w.work.metadata.about.toggle(),
        ("Ctrl+Shift+O",),
        _D,
        icon="info-circle",
        is_on=lambda w: w.work.metadata.is_about_shown(),
    ),
    ActionRow(
        "add-to-case",
        "Document",
        "Add to a case…",
        lambda w: w.work.metadata.cases.add_chosen(),
        ("Ctrl+U",),
        _D,
        icon="user-plus",
    ),
    ActionRow(
        "show-cases",
        "View",
        "Show cases beside the text",
        lambda w: w.work.metadata.case_marks.toggle(),
        (),
        _P,
        icon="user",
        is_on=lambda w: w.work.metadata.are_cases_shown(),
    ),
    ActionRow("new-case", "Document", "New case…", lambda w: w.work.metadata.cases.add(), (), _C),
    ActionRow(
        "new-group",
        "Document",
        "New group of documents…",
        lambda w: w.work.metadata.groups.ask_for_new(),
        (),
        _C,
        icon="folder-plus",
    ),
    ActionRow(
        "activate-by-filter",
        "Document",
        "Activate by group, case or attribute…",
        lambda w: w.work.metadata.activate_by_filter(),
        (),
        _P,
        icon="filter",
    ),
)

EXPORT_FILTERED = ActionRow(
    "export-filtered",
    "Project",
    "Export segments of some documents…",
    lambda w: w.work.metadata.export_by_filter(),
    (),
    _P,
    icon="file-export",
)
"""It stands with the other exports."""
