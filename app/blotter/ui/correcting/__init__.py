"""Correcting texts in the window: a passage, many places, a new edition, and what is to be looked at."""
