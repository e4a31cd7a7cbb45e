"""The page on which a code is split: its segments one by one, each for one of the new codes."""
