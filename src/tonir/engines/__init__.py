"""Pure functions of plain data: no Django, no database, no clock, no files."""
