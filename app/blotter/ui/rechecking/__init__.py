"""The page on which segments coded by a former definition are looked at again, one after the other."""
