"""The record form beside the text: its fields, what the passage proposes for them, and their evidence."""
