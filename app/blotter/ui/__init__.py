"""The window: one of the two faces of a project."""
