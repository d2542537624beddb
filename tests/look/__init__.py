"""What everybody sees, hears and reaches: the look, access, search, terms, and the main walk in other browsers."""
