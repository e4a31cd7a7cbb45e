"""RTF documents: taken apart into stories, which striprtf turns into characters, and put together again."""
