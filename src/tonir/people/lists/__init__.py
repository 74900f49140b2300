"""How a list file is read: file -> sheets -> header -> columns -> families. No database here."""
