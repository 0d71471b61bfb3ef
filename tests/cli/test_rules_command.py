"""``claims rules`` lists every rule with the line that says what it holds for."""

import json

from claims.rules.rulebook import all_cases, rules


def test_every_rule_is_listed_with_its_line(run):
    result = run("rules", "--format", "jsonl")
    assert result.exit_code == 0
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(r["rule"], r["decides"], r["holds"]) for r in rows] == [
        (rule.name, rule.decides, rule.holds) for rule in rules().values()
    ]


def test_a_rule_is_shown_with_the_shortest_text_that_it_decides_on(run):
    result = run("rules", "--columns", "rule,example", "--format", "jsonl")
    shown = {row["rule"]: row["example"] for row in map(json.loads, result.stdout.splitlines())}
    for name in rules():
        stated = {case.text for case in all_cases() if case.rule == name and case.positive and not case.gap}
        assert shown[name] in stated
        assert len(shown[name]) == min(map(len, stated))


def test_an_unknown_column_is_bad_usage(run):
    assert run("rules", "--columns", "zorch", standalone_mode=False).exception is not None
