import io
import zipfile

import pytest
from export_builders import every_part, opened, section, summary, template, texts

from analysis.errors import InvalidInput
from analysis.export.word import summary_docx
from analysis.export.word_report import report_docx
from analysis.export.word_template import MOST_BYTES, check_template


def changed(data, name, edit):
    """A package with one part rewritten."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as copy:
        for entry in source.namelist():
            content = source.read(entry)
            copy.writestr(entry, edit(content) if entry == name else content)
    return out.getvalue()


def reason(data):
    with pytest.raises(InvalidInput) as caught:
        check_template(data)
    return caught.value.reason


def test_styles_and_header_of_the_template_are_used_and_its_text_is_not():
    document = opened(summary_docx(summary(), template=template()))

    assert str(document.styles["Heading 1"].font.color.rgb) == "008000"
    assert document.sections[0].header.paragraphs[0].text == "Motivan ylätunniste"
    assert "Vanha teksti" not in [one.text for one in document.paragraphs]


def test_nobody_of_the_template_stays_in_its_properties():
    data = summary_docx(summary(), template=template())

    assert b"Teppo" not in b"".join(every_part(data).values())
    assert opened(data).core_properties.author == "Motiva"


def test_same_template_gives_the_same_words_and_bytes():
    one, plain = template(), summary_docx(summary())

    assert summary_docx(summary(), template=one) == summary_docx(summary(), template=one)
    assert texts(summary_docx(summary(), template=one)) == texts(plain)


def test_missing_styles_are_named_and_ours_stand_in():
    bare = template(styles=False)

    missing = check_template(bare).missing
    data = summary_docx(summary(), template=bare)

    assert {"List Bullet", "Heading 2", "Title", "Table Grid"} <= set(missing)
    assert "Sijainen puuttuu." in texts(data, "List Bullet")
    assert opened(data).styles["Heading 2"].font.bold
    assert opened(report_docx(section(), bare)).tables


def test_template_with_every_style_lacks_only_our_own_boxes():
    checked = check_template(summary_docx(summary()))

    assert checked.missing == checked.missing_of_ours == ()
    assert set(check_template(template()).missing_of_ours) == {"Source", "Notice", "Example", "Table Text"}


@pytest.mark.parametrize("data", [b"", b"not a zip", b"PK\x03\x04 broken", b"teksti"])
def test_what_is_no_word_file_is_refused(data):
    assert reason(data) == "not_word"


def test_macros_size_and_pictures_from_elsewhere_are_refused_and_a_link_is_not():
    good = template()
    types, rels = "[Content_Types].xml", "word/_rels/document.xml.rels"
    picture = b'<Relationship Id="rId90" TargetMode="External" Target="https://x.example/a.png" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/></Relationships>'
    link = picture.replace(b"/image", b"/hyperlink")

    assert reason(changed(good, types, lambda xml: xml.replace(b"document.main+xml", b"macroEnabled.main+xml"))) == (
        "has_macros"
    )
    assert reason(changed(good, rels, lambda xml: xml.replace(b"</Relationships>", picture))) == "linked_content"
    assert check_template(changed(good, rels, lambda xml: xml.replace(b"</Relationships>", link)))
    assert reason(good + b"\0" * MOST_BYTES) == "too_large"
