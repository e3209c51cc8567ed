"""Kinds of comments and of answers in the words of a document. The texts are English msgids."""

from analysis.model.comments import AnswerKind, CommentKind

COMMENT_KINDS = {
    CommentKind.FACTUAL_ERROR: "factual error",
    CommentKind.ADDITION: "addition",
    CommentKind.WORDING: "wording",
    CommentKind.NUMBER: "number or its scope",
    CommentKind.SITUATION_CHANGED: "the situation has changed",
    CommentKind.ANONYMISE: "request to anonymise",
    CommentKind.DO_NOT_QUOTE: "the quotation may not be published",
    CommentKind.NOT_PUBLIC: "not public",
    CommentKind.NAME_USE: "use of the name",
    CommentKind.DIFFERING_VIEW: "differing view",
    CommentKind.NO_REMARKS: "no remarks",
}
ANSWERS = {
    AnswerKind.ACCEPTED: "accepted",
    AnswerKind.PARTLY: "accepted in part",
    AnswerKind.NO_CHANGE: "no change",
    AnswerKind.MOVED_ON: "moved on",
}
NO_ANSWER = "no answer yet"
