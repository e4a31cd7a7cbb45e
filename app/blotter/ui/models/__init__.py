"""Thin adapters: they hold entities, answer from them, and turn changes into requests."""
