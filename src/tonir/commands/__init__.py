"""The `tonir` command line, in the order of the work."""
