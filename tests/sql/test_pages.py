"""The pages docs/schema.md and docs/flags.md are what the code says of itself."""

from __future__ import annotations

from claims.rules.flags import FLAGS, write_page
from schemas.claim import stored_claim_schema
from schemas.reference import write_reference


def test_the_page_of_the_store_is_fresh(root):
    page = (root / "docs" / "schema.md").read_text(encoding="utf-8")
    assert page == write_reference(), "docs/schema.md is stale: run `make docs`"


def test_the_page_of_flags_is_fresh(root):
    page = (root / "docs" / "flags.md").read_text(encoding="utf-8")
    assert page == write_page(), "docs/flags.md is stale: run `make docs`"


def test_every_column_of_a_claim_and_every_check_is_on_the_page():
    page = write_reference()
    schema = stored_claim_schema({})
    named = [str(name) for name in schema.columns] + [str(check.name) for check in schema.checks]
    assert [name for name in named if f"| `{name}` |" not in page] == []


def test_every_flag_has_its_rule_and_its_source():
    page = write_page()
    assert all(f"## {flag.name}\n" in page for flag in FLAGS)
    assert all(flag.when and flag.rule and flag.source for flag in FLAGS)
    for source in ("Hoefler & Belli", "Fleming & Wallace", "SIGPLAN Empirical Evaluation Checklist"):
        assert source in page
