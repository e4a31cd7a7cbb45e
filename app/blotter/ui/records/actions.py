"""RECORD_ACTIONS: what the window can be told to do with records; rows of ACTIONS."""

from blotter.ui.action_row import ActionRow, Needs

_P = Needs.PROJECT

RECORD_ACTIONS: tuple[ActionRow, ...] = (
    ActionRow(
        "records",
        "Records",
        "Records",
        lambda w: w.work.records.show_grid(),
        ("Ctrl+Shift+L",),
        _P,
        icon="table",
    ),
)
