"""Reliability rounds in the window: working in one, starting one, how far everybody is, agreement over time."""
