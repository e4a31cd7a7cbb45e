"""The page on which figures that conflict stand beside each other, with who says them."""
