"""Whole projects on their way out of, or into, files of other programs."""
