"""The phone app in a real browser, against a small office that follows docs/handover.md."""
