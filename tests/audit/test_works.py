"""Bibliography entries meet the papers of a store."""

import pytest

from claims.audit.bibliography import read_bibliographies
from claims.audit.works import Shelf, normalise_title


@pytest.fixture
def works(opened, bibliography):
    entries, _ = read_bibliographies([str(bibliography)])
    return Shelf(opened).fetch(entries, entries)


@pytest.mark.parametrize(
    ("key", "paper", "matched_by"),
    [
        ("quill", "arxiv:2403.01234", "arXiv id"),
        ("thicket", "P19-1042", "ACL id"),
        ("salt", "p3", "DOI"),
        ("quiet", "p4", "title"),
        ("larkspur", "p5", "title"),
        ("gannet", "p6", "title"),
        ("vague", "p6", "similar title"),
        ("stranger", None, ""),
    ],
)
def test_an_entry_meets_its_paper(works, key, paper, matched_by):
    assert (works[key].paper_id, works[key].matched_by) == (paper, matched_by)


def test_a_doubtful_match_is_said_to_be_doubtful(audit):
    (finding,) = audit(r"Gannet \citep{vague} has an FID of 2.27 on ImageNet.").findings
    assert finding.doubtful
    assert "matched by a similar title only" in finding.advice


def test_the_threshold_of_a_doubtful_match_can_be_raised(audit):
    (finding,) = audit(r"Gannet \citep{vague} has an FID of 2.27 on ImageNet.", title_match=99.0).findings
    assert finding.verdict == "no-source"


def test_references_in_the_manuscript_itself_are_met(opened, tmp_path):
    from claims.audit import audit_files

    path = tmp_path / "paper.tex"
    path.write_text(
        "Gannet \\cite{g} has an FID of 2.27 on ImageNet.\n\\begin{thebibliography}{9}\n"
        "\\bibitem{g} A. Nobody. \\newblock Gannet: Diving into Image Generation. \\newblock 2024.\n\\end{thebibliography}\n",  # noqa: E501 - reads best on one line
        encoding="utf-8",
    )
    (finding,) = audit_files([str(path)], opened).findings
    assert (finding.cite, finding.paper_id, finding.verdict) == ("g", "p6", "confirmed")


def test_accents_braces_and_case_are_no_difference():
    assert normalise_title(r"{\"U}ber die {CIFAR}-10 \& more") == normalise_title("Über die Cifar 10 & More")
