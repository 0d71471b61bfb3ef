"""The definition of a paper as it is stored: identity, title, abstract as it was read."""

from __future__ import annotations

from pandera.pandas import DataFrameSchema

from schemas.checks import hold, hold_between, hold_encodable
from schemas.claim import FIRST_YEAR, LAST_YEAR
from schemas.columns import make_column


def paper_schema() -> DataFrameSchema:
    """Return the schema of a frame of papers, one row a paper.

    >>> list(paper_schema().columns)
    ['id', 'title', 'abstract', 'year', 'url']
    """
    return DataFrameSchema(
        {
            "id": make_column(
                "text",
                "The arXiv id, DOI or ACL id where the input has one, else made of the title.",
                hold("id-present", lambda column: column.fillna("").str.strip() != "", "the id is not empty"),
                hold_encodable(),
            ),
            "title": make_column("text", "The title of the paper.", hold_encodable()),
            "abstract": make_column(
                "text", "The abstract, character for character as it was read.", hold_encodable()
            ),
            "year": make_column(
                "integer",
                "The year of the paper.",
                hold_between(
                    "year-plausible", FIRST_YEAR, LAST_YEAR, "the year is one that a paper can have"
                ),
                nullable=True,
            ),
            "url": make_column("text", "Where the paper is found.", hold_encodable(), nullable=True),
        },
        strict=True,
        ordered=True,
        name="paper",
        title="Paper",
        description="A paper that was read, whether or not its abstract reports a result.",
    )
