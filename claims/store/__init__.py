"""The store: papers and validated claims in one DuckDB file, open to anyone's SQL.

`Store.open` opens or makes one, `Store.ingest` validates what was extracted and writes it in one
transaction, `Store.query` answers SQL. DuckDB is loaded with this package; pandas and pandera only where rows
are validated.
"""

from claims.store.store import Store
from claims.store.values import Counts, Source, Table

__all__ = ["Counts", "Source", "Store", "Table"]
