"""The nouns: frozen, self-checking values that every stage speaks in. No stage, no store, no screen here."""
