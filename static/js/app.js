// Enhancements of the pages: every page works without them.
