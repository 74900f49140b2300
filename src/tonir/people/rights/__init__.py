"""What a person on the list may ask for: her entries corrected, or erased."""
