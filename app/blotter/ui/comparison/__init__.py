"""The page on which coders are compared: figures by code, disagreements, and the passage of each."""
