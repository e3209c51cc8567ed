"""Vertaiskooste without a screen, in the order of the flow.

`ingest` reads notes into source lines and draft findings · `store` keeps them · `language` and `recurring` suggest what
recurs · people decide through `workflow` · `summary` drafts statements under the rules · `export` writes the documents.
`model` holds the nouns they all speak in; `access` says who may open what.
"""
