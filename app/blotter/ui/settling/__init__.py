"""Settling: what coders differ on side by side, and the page on which it is decided."""
