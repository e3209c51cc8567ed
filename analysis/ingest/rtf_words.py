"""The control words of rich text (RTF) that the reader knows, and what they stand for."""

SIGNS = {"~": "\u00a0", "-": "\u00ad", "_": "-", "\t": "\t", "\\": "\\", "{": "{", "}": "}"}
LETTERS = {
    "tab": "\t",
    "line": "\n",
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "emspace": "\u2003",
    "enspace": "\u2002",
}
CODE_PAGES = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
CHARSETS = {77: "mac_roman", 161: "cp1253", 162: "cp1254", 186: "cp1257", 204: "cp1251", 238: "cp1250"}
SYMBOL_FONT = 2
# Groups whose words are no text of the notes. Any group that begins with \* and is not known is one, too.
_SKIPPED_WORDS = """
colortbl listtable listoverridetable info fldinst themedata datastore generator xmlnstbl rsidtbl pn pntxta pntxtb
bkmkstart bkmkend objdata objclass objname nonshppict shprslt filetbl revtbl latentstyles xe tc atnid atndate atntime
atnicn atnparent atrfstart atrfend ftnsep ftnsepc aftnsep aftnsepc ftncn aftncn falt panose template leveltext
levelnumbers nonesttables picprop sp formfield private
"""
SKIPPED = frozenset(_SKIPPED_WORDS.split())
PICTURES = frozenset({"pict", "object"})
EDGES = {
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), "header"),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), "footer"),
}
STORIES = {"footnote": "footnote", "annotation": "comment", "shptxt": "textbox", **EDGES}
KNOWN_AFTER_STAR = frozenset({"footnote", "annotation", "atnauthor", "shpinst", "shptxt", "fldrslt"})
