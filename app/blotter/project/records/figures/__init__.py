"""Figures of records: what they count, how they are drawn, listed and kept."""
