"""Which of the 42 technique families a paper proposes or measures."""

from claims.families.scoring import FamilyEvidence, technique_families

__all__ = ["FamilyEvidence", "technique_families"]
