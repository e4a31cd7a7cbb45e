"""Web pages as they are saved: main text, links, what is known of a page, MHTML, a page with its folder."""
