"""RECORD_ACTIONS: what the window can be told to do with records; rows of ACTIONS."""

from blotter.ui.action_row import ActionRow, Needs, Where

_P, _C, _G, _FORM = Needs.PROJECT, Needs.CHANGES, Needs.CODING, Where.FORM

FORM_ACTIONS: tuple[ActionRow, ...] = (
    ActionRow(
        "record",
        "Records",
        "Record from this…",
        lambda w: w.work.records.making.make(),
        ("Ctrl+E",),
        _G,
        icon="list-details",
    ),
    ActionRow(
        "record-add",
        "Records",
        "Add to record…",
        lambda w: w.work.records.making.add(),
        ("Ctrl+Shift+E",),
        _G,
    ),
    ActionRow(
        "record-form",
        "Records",
        "Record form",
        lambda w: w.work.records.form.toggle(),
        ("Ctrl+Shift+F8",),
        _P,
        icon="forms",
        is_on=lambda w: w.work.records.is_form_shown(),
    ),
    ActionRow("go-record", "Records", "Go to record…", lambda w: w.work.records.making.ask_record(), (), _P),
    ActionRow(
        "next-record",
        "Records",
        "Next record",
        lambda w: w.work.records.form.step(1),
        ("Alt+PgDown",),
        _P,
    ),
    ActionRow(
        "previous-record",
        "Records",
        "Previous record",
        lambda w: w.work.records.form.step(-1),
        ("Alt+PgUp",),
        _P,
    ),
    ActionRow(
        "accept-proposal",
        "Records",
        "Accept the proposal",
        lambda w: w.work.records.form.accept(),
        ("Alt+Return", "Alt+Enter"),
        _C,
        _FORM,
        icon="check",
    ),
    ActionRow(
        "reject-proposal",
        "Records",
        "Reject the proposal",
        lambda w: w.work.records.form.reject(),
        ("Alt+Delete",),
        _C,
        _FORM,
        icon="x",
    ),
    ActionRow(
        "review-record",
        "Records",
        "Mark as reviewed, or not",
        lambda w: w.work.records.form.turn_review(),
        (),
        _C,
        icon="checks",
    ),
    ActionRow(
        "add-passage",
        "Records",
        "Add the passage to this record",
        lambda w: w.work.records.form.add_passage(),
        (),
        _G,
    ),
    ActionRow(
        "delete-record",
        "Records",
        "Delete the record",
        lambda w: w.work.records.form.delete(),
        (),
        _C,
        icon="trash",
    ),
)

GRID_ACTIONS: tuple[ActionRow, ...] = (
    ActionRow(
        "records",
        "Records",
        "All records",
        lambda w: w.work.records.show_grid(),
        ("Ctrl+Shift+L",),
        _P,
        icon="table",
    ),
)

FIGURE_ACTIONS: tuple[ActionRow, ...] = (
    ActionRow(
        "figures",
        "Records",
        "Figures",
        lambda w: w.work.records.show_figures(),
        (),
        _P,
        icon="chart-bar",
    ),
)

COMPARING_ACTIONS: tuple[ActionRow, ...] = (
    ActionRow(
        "compare-records",
        "Records",
        "Compare records…",
        lambda w: w.work.records.show_comparing(),
        (),
        _P,
        icon="users",
    ),
    ActionRow("coverage", "Records", "Coverage by year", lambda w: w.work.records.show_coverage(), (), _P),
)

EXCHANGE_ACTIONS: tuple[ActionRow, ...] = (
    ActionRow(
        "export-records",
        "Records",
        "Export records…",
        lambda w: w.work.exchange.export_data_set(),
        (),
        _P,
        icon="file-export",
    ),
    ActionRow("releases", "Records", "Releases…", lambda w: w.work.records.releases.show(), (), _P),
)

SCHEMA_ACTIONS: tuple[ActionRow, ...] = (
    ActionRow(
        "record-schema",
        "Records",
        "Kinds, fields and words…",
        lambda w: w.work.records.show_schema(),
        (),
        _P,
        icon="settings",
    ),
    ActionRow("actors", "Records", "Actors", lambda w: w.work.records.show_actors(), (), _P),
)

SAMENESS_ACTIONS: tuple[ActionRow, ...] = (
    ActionRow(
        "duplicates",
        "Records",
        "Possible duplicates",
        lambda w: w.work.records.show_duplicates(),
        (),
        _P,
        icon="arrow-merge",
    ),
    ActionRow(
        "claims",
        "Records",
        "Conflicting claims",
        lambda w: w.work.records.show_claims(),
        (),
        _P,
        icon="equal-not",
    ),
)

RECORD_ACTIONS: tuple[ActionRow, ...] = (
    *FORM_ACTIONS,
    *GRID_ACTIONS,
    *FIGURE_ACTIONS,
    *COMPARING_ACTIONS,
    *EXCHANGE_ACTIONS,
    *SCHEMA_ACTIONS,
    *SAMENESS_ACTIONS,
)
