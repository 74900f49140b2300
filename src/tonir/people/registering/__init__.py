"""One family written down by a registrar in a page: read as lists are, sealed at once."""
