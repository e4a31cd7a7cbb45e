"""A project as a site for readers: pages in a folder, with nothing to fetch and no program to run."""
