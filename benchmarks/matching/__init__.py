"""`make bench-matching`: one family, many spellings, on data that anyone can make again."""
