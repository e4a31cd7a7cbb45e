"""SPEAKING_ACTIONS: what the window can be told to do with transcripts; rows of ACTIONS."""

from blotter.ui.action_row import ActionRow, Needs

GO_TIME = ActionRow(
    "go-time", "Document", "Go to time…", lambda w: w.work.speaking.ask_time(), (), Needs.TEXT
)
"""It stands with the other places to go to."""

SPEAKING_ACTIONS: tuple[ActionRow, ...] = (
    ActionRow(
        "find-speakers", "Document", "Find speakers", lambda w: w.work.speaking.find(), (), Needs.CODING
    ),
    ActionRow(
        "code-by-speaker",
        "Code",
        "Code by speaker…",
        lambda w: w.work.speaking.code(),
        (),
        Needs.CHANGES,
        icon="users",
    ),
)
