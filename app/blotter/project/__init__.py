"""The one door to a study: open, read, plan and apply edits, undo, report, import, export."""
