"""Copies of a project for others to see: with pseudonyms, with passages masked; and erasing for good."""
