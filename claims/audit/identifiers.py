"""Identifiers of papers in any text: arXiv ids, DOIs, ACL Anthology ids, addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ARXIV = r"\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7}"
_PATTERN = re.compile(
    rf"""
      (?:https?://)?(?:www\.)?(?:ar5iv|[a-z]*\.?arxiv)\.[a-z.]+/(?:abs|pdf|html)/(?P<arxiv_url>{_ARXIV})(?:v\d+)?(?:\.pdf)?
    | arXiv\s?(?:preprint\s)?(?:arXiv)?\s?:?\s?(?P<arxiv>{_ARXIV})(?:v\d+)?
    | (?:https?://)?(?:dx\.)?doi\.org/(?P<doi_url>10\.\d{{4,9}}/[^\s"<>{{}}\])]+[^\s"<>{{}}\]).,;:])
    | (?:doi:?\s?)?(?P<doi>\b10\.\d{{4,9}}/[^\s"<>{{}}\])]*[^\s"<>{{}}\]).,;:])
    | (?:https?://)?(?:www\.)?(?:aclanthology\.org|aclweb\.org/anthology)/(?:papers/)?(?P<acl>[A-Z]\d{{2}}-\d{{4}}|\d{{4}}\.[a-z0-9_]+-[a-z0-9_]+\.\d+)(?:\.pdf|/)?
    | (?P<url>https?://[^\s"<>{{}}\])]+[^\s"<>{{}}\]).,;:])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BARE_ARXIV = re.compile(
    r"^(?:oai:)?(?:arxiv[.:/]?(?:org:)?)?(?P<id>\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?$",
    re.IGNORECASE,
)
_BARE_ACL = re.compile(
    r"^(?:acl:)?(?P<id>[A-Z]\d{2}-\d{4}|\d{4}\.[a-z0-9_]+-[a-z0-9_]+\.\d+)$", re.IGNORECASE
)
_ARXIV_DOI = re.compile(r"^10\.48550/arxiv\.(?P<id>.+)$", re.IGNORECASE)
_ACL_DOI = re.compile(r"^10\.(?:18653|3115)/v\d/(?P<id>.+)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Identifier:
    """An identifier where it stands: its scheme (``arxiv``, ``doi``, ``acl``, ``url``), its normal form, its span."""

    scheme: str
    value: str
    start: int
    end: int

    @property
    def key(self) -> str:
        """The identifier as a citation key: ``arXiv:2401.00001``, ``doi:10.1/x``."""
        return {"arxiv": "arXiv:", "doi": "doi:", "acl": "acl:", "url": ""}[self.scheme] + self.value

    @property
    def pair(self) -> tuple[str, str]:
        """The scheme and the normal form."""
        return self.scheme, self.value


def normalise(scheme: str, value: str) -> tuple[str, str]:
    """Return an identifier in the form in which two are compared.

    >>> normalise("doi", "10.48550/arXiv.2401.00001v2"), normalise("url", "https://Example.org/a/")
    (('arxiv', '2401.00001'), ('url', 'example.org/a'))
    """
    if scheme == "doi":
        inner = _ARXIV_DOI.match(value)
        if inner:
            return normalise("arxiv", inner.group("id"))
        inner = _ACL_DOI.match(value)
        if inner:
            return "acl", inner.group("id").lower()
        return "doi", value.lower().rstrip(".,;")
    if scheme == "arxiv":
        return "arxiv", re.sub(r"v\d+$", "", value).lower()
    if scheme == "url":
        plain = re.sub(r"^https?://(?:www\.)?", "", value.strip(), flags=re.IGNORECASE)
        return "url", plain.rstrip("/").lower()
    return scheme, value.lower()


def find_identifiers(text: str) -> list[Identifier]:
    """List the identifiers in a text, in order.

    >>> [i.key for i in find_identifiers("see arXiv:2401.00001v2 and https://doi.org/10.1000/xyz.")]
    ['arXiv:2401.00001', 'doi:10.1000/xyz']
    """
    found = []
    for match in _PATTERN.finditer(text):
        group = match.lastgroup or ""
        scheme, value = normalise(group.removesuffix("_url") if group != "url" else group, match.group(group))
        found.append(Identifier(scheme, value, match.start(), match.end()))
    return found


def read_identifier(text: str) -> tuple[str, str] | None:
    """Read a text that is nothing but an identifier, such as a paper's id; None when it is none.

    >>> read_identifier("arxiv:2401.00001v1"), read_identifier("P19-1355"), read_identifier("seed-12")
    (('arxiv', '2401.00001'), ('acl', 'p19-1355'), None)
    """
    plain = text.strip()
    if match := _BARE_ARXIV.match(plain):
        return normalise("arxiv", match.group("id"))
    if match := _BARE_ACL.match(plain):
        return normalise("acl", match.group("id"))
    found = find_identifiers(plain)
    if len(found) == 1 and found[0].end - found[0].start >= len(plain) - 1:
        return found[0].pair
    return None
