"""The contracts of the project: what a paper, a claim and a unit may be, and the tables that hold them.

`schemas.claim` and `schemas.paper` define the rows once, as pandera schemas; `schemas.ddl` and
`schemas.json_schema` derive the DuckDB tables and the JSON Schema from them; `schemas.units` knows which
units there are and `schemas.base` brings values to base units; `schemas.reference` writes the reference page.
The views and macros of a store are the SQL files beside this one. Nothing here extracts or draws. Importing
this package alone loads no heavy library.
"""

SCHEMA_VERSION = 2
"""Raised whenever a stored table changes its meaning or shape; a store says which one it was made under."""
