"""Coded passages and memos as web annotations (W3C Web Annotation Data Model, JSON-LD)."""
