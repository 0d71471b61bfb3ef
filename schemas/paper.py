"""The definition of a paper as it is stored: identity, title, abstract as it was read."""

from __future__ import annotations

from pandera.pandas import Column, DataFrameSchema

from schemas.checks import hold, hold_between
from schemas.claim import FIRST_YEAR, LAST_YEAR


def paper_schema() -> DataFrameSchema:
    """Return the schema of a frame of papers, one row a paper.

    >>> list(paper_schema().columns)
    ['id', 'title', 'abstract', 'year', 'url']
    """
    value = {"holds": "value"}
    return DataFrameSchema(
        {
            "id": Column(
                "str",
                hold("id-present", lambda column: column.fillna("").str.strip() != "", "the id is not empty"),
                description="The arXiv id, DOI or ACL id where the input has one, else made of the title.",
                metadata=value,
            ),
            "title": Column("str", description="The title of the paper.", metadata=value),
            "abstract": Column("str", description="The abstract, character for character as read.", metadata=value),
            "year": Column(
                "Int64",
                hold_between("year-plausible", FIRST_YEAR, LAST_YEAR, "the year is one that a paper can have"),
                nullable=True,
                description="The year of the paper.",
                metadata=value,
            ),
            "url": Column("str", nullable=True, description="Where the paper is found.", metadata=value),
        },
        strict=True,
        ordered=True,
        name="paper",
        title="Paper",
        description="A paper that was read, whether or not its abstract reports a result.",
    )
