"""Transcripts of meetings: WebVTT and SubRip with speakers in every way that programs write them."""

from tests.corpus.entry import READ, CorpusFile

ANSWER = "Lukemia ei katso kukaan & rahaa ei ole."
TEAMS = (
    "WEBVTT\n\nNOTE Tallennettu 24.3.\n\n7c4f/1-0\n00:00:03.000 --> 00:00:09.000\n"
    "<v Minna Aaltonen>Mikä kulutusseurannassa ei toimi?</v>\n\n"
    "00:00:09.200 --> 00:00:11.000\n<v Toivo Järvinen>Lukemia ei katso kukaan &amp; rahaa ei ole.</v>\n\n"
    "00:00:09.900 --> 00:00:12.000\n<v Toivo Järvinen>Mittarit ovat vanhoja.</v>\n<v Minna Aaltonen>Kuuluu.</v>\n"
)
SRT = (
    "1\r\n00:00:03,000 --> 00:00:09,000\r\nMinna Aaltonen: Mikä kulutusseurannassa ei toimi?\r\n\r\n"
    "2\r\n00:00:09,200 --> 00:00:11,000\r\nToivo Järvinen: Mittarit ovat <i>vanhoja</i>.\r\n\r\n3\r\n"
)

FILES = (
    CorpusFile(
        "teams.vtt",
        TEAMS.encode("utf-8-sig"),
        READ,
        texts=(ANSWER, "Mittarit ovat vanhoja."),
        raws=("Tallennettu 24.3.",),
        absent=("Toivo", "Minna"),
        layout="transcript",
    ),
    CorpusFile(
        "kokous.srt",
        SRT.encode(),
        READ,
        texts=("Mittarit ovat vanhoja.",),
        absent=("Toivo", "Minna", "<i>"),
        layout="transcript",
    ),
    CorpusFile(
        "kokous_nimetta.txt",
        SRT.replace("Minna Aaltonen: ", "").replace("Toivo Järvinen: ", "").encode(),
        READ,
        texts=("Mittarit ovat vanhoja.",),
        layout="transcript",
    ),
)
