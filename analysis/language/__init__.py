"""Finnish, Swedish and English: tokens, lemmas, compound parts, sentence vectors."""
