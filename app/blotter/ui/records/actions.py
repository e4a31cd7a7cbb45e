"""RECORD_ACTIONS: what the window can be told to do with records; rows of ACTIONS."""

from blotter.ui.action_row import ActionRow, Needs

_P = Needs.PROJECT

RECORD_ACTIONS: tuple[ActionRow, ...] = (
    ActionRow(
        "compare-records", "Records", "Compare records…", lambda w: w.work.records.show_comparing(), (), _P,
        icon="users",
    ),
    ActionRow("coverage", "Records", "Coverage by year", lambda w: w.work.records.show_coverage(), (), _P),
)  # fmt: skip
