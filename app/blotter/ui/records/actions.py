"""RECORD_ACTIONS: what the window can be told to do with records; rows of ACTIONS."""

from blotter.ui.action_row import ActionRow

RECORD_ACTIONS: tuple[ActionRow, ...] = ()
