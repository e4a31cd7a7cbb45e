"""Correcting texts without losing what is placed in them, laying new editions over them, and the review."""
