"""Typed and pasted notes: plain text and Markdown, in every encoding, with what programs leave in them."""

from tests.corpus.entry import READ, CorpusFile

FILES = (
    CorpusFile(
        "muistio.txt",
        "Havulinna, muistio\n\nHankinnat\n- kriteerejä ei käytetä laitteissa\n".encode(),
        READ,
        texts=("kriteerejä ei käytetä laitteissa",),
        raws=("- kriteerejä ei käytetä laitteissa",),
        layout="plain_text",
    ),
)
