"""The pages of the original beside the text: seen, read and coded as printed."""
