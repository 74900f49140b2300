"""What leaves the register as personal data: asked for in full, encrypted, and never forgotten."""
