"""Golden vectors, which every implementation runs."""
