"""The views of the page that explores a round: each a picture with its sentence and table, and a list below."""
