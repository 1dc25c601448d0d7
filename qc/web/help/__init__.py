"""Help for people who never read a README: short pages in Markdown, shown by a browser or on a terminal."""
