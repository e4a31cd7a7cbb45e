"""The page on which records that may be one are looked at side by side, merged, or found different."""
