"""Schema, migrations and repositories; opens only with a scope."""
