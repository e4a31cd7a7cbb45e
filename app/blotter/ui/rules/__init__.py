"""The page of code sets and rules, and of what breaks them."""
