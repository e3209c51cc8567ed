"""An export is valid by the REFI-QDA standard's own schemas (MIT, of 18 March 2019), and as QualCoder wants it.

Desktop programs were not there to open an export. What QualCoder's importer does was read in its source: it takes a
lower-case `sources`, makes a file of each source's name, keeps one code of a name, and cuts passages by code points.
"""

import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree
from qda_schema import NAMESPACE
from test_qda_export import CODES, FINDING, PROJECT, SOURCE, opened

from analysis.export.qda import codebook_qdc, project_qdpx
from analysis.export.qda_content import CodedProject, CodeEntry
from analysis.workflow import building

SCHEMAS = Path(__file__).parent / "refi_qda"
ROUND = Path(__file__).parents[3] / "sample_data" / "kierros-pieni"
TWICE = CodeEntry("recurring 2", "hankinnat")
ODD = replace(
    PROJECT,
    codes=(*CODES, CodeEntry("more", "Teemat", (TWICE,), is_heading=True)),
    sources=(
        replace(SOURCE, source_id="D2", name='muistio 14:00 "luonnos"?.docx', findings=()),
        replace(SOURCE, findings=(replace(FINDING, text="kriteerit puuttuvat", codes=("recurring 2",)),)),
    ),
)


def faults(schema: str, document: bytes) -> list[str]:
    checker = etree.XMLSchema(etree.parse(SCHEMAS / schema))
    return [] if checker.validate(etree.fromstring(document)) else [str(one.message) for one in checker.error_log]


def project_of(archive: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(archive)) as opened_archive:
        return opened_archive.read("project.qde")


@pytest.mark.parametrize("project", [PROJECT, ODD, replace(PROJECT, sources=(), cases=(), codes=())])
def test_a_project_is_valid_by_the_standard(project: CodedProject) -> None:
    assert faults("Project.xsd", project_of(project_qdpx(project))) == []


@pytest.mark.parametrize("project", [PROJECT, ODD])
def test_a_codebook_is_valid_by_the_standard(project: CodedProject) -> None:
    assert faults("Codebook.xsd", codebook_qdc(project)) == []


def test_the_sample_round_is_valid_by_the_standard() -> None:
    built = building.build_project(ROUND, "fi", lambda *_: None)

    assert faults("Project.xsd", project_of(built.project)) == []
    assert faults("Codebook.xsd", built.codebook) == []


def test_a_breach_of_the_standard_is_noticed() -> None:
    document = project_of(project_qdpx(PROJECT)).replace(b"startPosition", b"start")

    assert len(faults("Project.xsd", document)) > 0


def test_codes_of_one_name_are_told_apart_and_keep_their_passages() -> None:
    root = opened(ODD)[0]
    names = {code.get("guid"): code.get("name") for code in root.iter(f"{NAMESPACE}Code")}
    used = [names[one.get("targetGUID")] for one in root.iter(f"{NAMESPACE}CodeRef")]

    assert len({name.casefold() for name in names.values()}) == len(names)
    assert {"Hankinnat", "hankinnat (2)", "Teemat", "Teemat (2)"} <= set(names.values())
    assert used == ["hankinnat (2)"]


def test_a_source_has_a_name_that_a_file_may_have() -> None:
    names = [one.get("name") for one in opened(ODD)[0].iter(f"{NAMESPACE}TextSource")]

    assert names == ["muistio 14.00 luonnos.docx", "Havulinna – muistio.docx"]
