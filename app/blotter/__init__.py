"""Blotter: code documents, compare coders, keep the evidence."""

__version__ = "0.1.0"
