"""Passages that come with their words and no position: found in their documents, or told why not."""
