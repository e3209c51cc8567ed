"""Statements on evidence, quantifier words, naming rules, the export gate."""
