"""The rules do what their cases say, and the rulebook knows every name that a row can bear."""

import ast
import json
import tomllib
from pathlib import Path

import pytest

from claims.explain import explain
from claims.extraction import extract_paper
from claims.model import Paper
from claims.rules import meaning
from claims.rules.reference import write_page
from claims.rules.rulebook import QUANTITY_CASES, RULE_CASES, all_cases, reason_of, rules

CASES = all_cases()
GOLD = ("dev.jsonl", "seed.jsonl")
LONGEST = 400
SHARED_RUN = 9


def mark_gap(case):
    """A known gap must still fail, so that its repair is noticed."""
    marks = [pytest.mark.xfail(reason=case.gap, strict=True, raises=AssertionError)] if case.gap else []
    return pytest.param(case, id=f"{case.rule}: {case.text[:60]}", marks=marks)


def explain_once(case):
    """Return the explanation of each number by its text; of two with the same text, the first."""
    found = {}
    for explanation in explain(case.text, case.title):
        found.setdefault(explanation.text, explanation)
    return found


@pytest.mark.parametrize("case", [mark_gap(case) for case in CASES])
def test_a_number_is_read_as_its_case_says(case):
    found = explain_once(case)
    wanted = [*((n, "claim") for n in case.finds), *((n, "no claim") for n in case.refuses)]
    for number, verdict in wanted:
        assert number["text"] in found, f"{number['text']} is not read; read are {list(found)}"
        explanation = found[number["text"]]
        assert (explanation.verdict, explanation.text) == (verdict, number["text"]), f"by {explanation.rule}"
        check_rule(explanation.rule, number.get("rule", case.rule), case.rule)
        assert explanation.reason == reason_of(explanation.rule)
        if explanation.claim is not None:
            stated = {k: v for k, v in number.items() if k not in {"text", "rule"}}
            assert {k: read_field(explanation.claim, k) for k in stated} == pytest.approx(stated)
    for text in case.spares:
        assert text in found, f"{text} is not read; read are {list(found)}"
        assert found[text].rule != case.rule


def check_rule(decided, wanted, own):
    if wanted == "another":
        assert decided != own
    elif wanted != "any":
        assert decided == wanted


def read_field(claim, name):
    value = getattr(claim, name)
    return "none" if value is None else value


@pytest.mark.parametrize("name", rules())
def test_each_rule_has_a_case_that_it_decides_and_one_that_it_leaves(name):
    own = [case for case in CASES if case.rule == name and not case.gap]
    assert [case for case in own if case.positive], "no case shows what the rule holds for"
    assert [case for case in own if not case.positive], "no case shows what the rule does not hold for"


def test_each_case_is_of_a_known_rule_and_stands_once():
    assert {case.rule for case in CASES} <= set(rules())
    named = {n["rule"] for case in CASES for n in (*case.finds, *case.refuses) if "rule" in n}
    assert named <= {*rules(), "any", "another"}
    texts = [(case.rule, case.title, case.text) for case in CASES]
    assert len(texts) == len(set(texts))


def test_a_case_has_nothing_but_what_a_case_may_have():
    for path in RULE_CASES:
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            assert set(case) <= {"rule", "title", "text", "finds", "refuses", "not", "known_gap", "reason"}
            assert {"finds", "refuses", "not"} & set(case), case["text"]
            assert ("known_gap" in case) == ("reason" in case), case["text"]


def test_each_line_says_what_its_rule_holds_for():
    for rule in rules().values():
        assert rule.holds, rule.name
        assert rule.holds == rule.holds.strip().rstrip("."), rule.name
        assert "\n" not in rule.holds, rule.name
        assert reason_of(rule.name) == rule.holds


def names_in_the_code():
    """Yield the names of rules that the readers of meaning write themselves."""
    places = sorted(Path(meaning.__file__).parent.glob("*.py"))
    for place in places:
        for node in ast.walk(ast.parse(place.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                if node.func.id == "NoClaim":
                    yield node.args[0]
                elif node.func.id == "Meaning" and len(node.args) > 6:
                    yield node.args[6]
                for keyword in node.keywords:
                    if keyword.arg == "rule":
                        yield keyword.value


def test_the_rulebook_knows_each_name_that_the_code_writes():
    names = {node.value for node in names_in_the_code() if isinstance(node, ast.Constant)} - {None}
    assert names
    assert names <= set(rules())


def check_names(path):
    unknown = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        found = extract_paper(Paper(str(record.get("id")), record["title"], record["abstract"]))
        for decided in (*found.claims, *found.refusals):
            if decided.rule not in rules():
                unknown.add(decided.rule)
            else:
                reason_of(decided.rule)
        assert all(refusal.reason == reason_of(refusal.rule) for refusal in found.refusals)
    assert unknown == set()


def test_the_rulebook_knows_each_rule_of_the_built_in_corpus(root):
    check_names(root / "data" / "papers.jsonl")


@pytest.mark.parametrize("name", GOLD)
def test_the_rulebook_knows_each_rule_of_the_gold_sets(shared, name):
    check_names(shared / "gold" / name)


def word_runs(text):
    words = text.lower().split()
    return {tuple(words[at : at + SHARED_RUN]) for at in range(len(words) - SHARED_RUN + 1)}


@pytest.mark.parametrize("name", GOLD)
def test_cases_are_in_words_of_our_own(shared, name):
    runs = set()
    for line in (shared / "gold" / name).read_text(encoding="utf-8").splitlines():
        runs |= word_runs(json.loads(line)["abstract"])
    assert [case.text for case in CASES if word_runs(case.text) & runs] == []


@pytest.mark.parametrize("path", [*RULE_CASES, *QUANTITY_CASES], ids=lambda path: path.name)
def test_a_file_of_cases_can_be_read_in_one_go(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_the_page_of_the_rules_is_fresh(root):
    page = (root / "docs" / "rules.md").read_text(encoding="utf-8")
    assert page == write_page(), "docs/rules.md is stale: run `make docs`"


def test_the_page_shows_each_rule_and_each_case():
    page = write_page()
    assert all(f"\n### {name}\n" in page for name in rules())
    assert page.count("known gap:") >= sum(bool(case.gap) for case in CASES)
