"""The page on which two coders' records are compared and settled, and coverage is looked at."""
