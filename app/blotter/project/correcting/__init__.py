"""Correcting texts without losing what is placed in them, laying new editions over them, and the review."""

from blotter.project.correcting.correcting import (
    Effects,
    correct,
    correct_all,
    correction_of,
    effects,
    text_in,
)
from blotter.project.correcting.finding import Found, corrections, find, find_literally

__all__ = [
    "Effects",
    "Found",
    "correct",
    "correct_all",
    "correction_of",
    "corrections",
    "effects",
    "find",
    "find_literally",
    "text_in",
]
