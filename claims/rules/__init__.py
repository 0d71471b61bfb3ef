"""Layer 4, rules: which quantity is a claim, what it says, and which mention plays which role for it."""
