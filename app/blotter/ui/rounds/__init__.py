"""Reliability rounds in the window: coding in one, starting one, how far all are, agreement over time."""
