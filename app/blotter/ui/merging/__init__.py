"""The pages on which copies of a project are brought together: before, with what is to decide, and after."""
