"""Layer 2, quantities: every number of a text with its unit, range and bound, claim or not."""

from claims.quantity.atom import Atom
from claims.quantity.numbers import read_atoms
from claims.quantity.reading import quantities, read_quantities

__all__ = ["Atom", "quantities", "read_atoms", "read_quantities"]
