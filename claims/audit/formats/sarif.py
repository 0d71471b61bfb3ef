"""SARIF 2.1.0, the format in which code hosts take findings.

Rule ids are the names of the verdicts and never change. A fingerprint is of the words around the number, not
of its line, so that a finding stays the same one when text is added above it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, TextIO
from urllib.parse import quote

from claims import __version__
from claims.audit.advice import plain
from claims.audit.catalogue import Verdict, level_of, verdicts

if TYPE_CHECKING:
    from claims.audit.audit import Report
    from claims.audit.values import Finding, Notice

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"problem": "error", "warning": "warning", "fine": "none"}
_ROOT = "SRCROOT"


def write(report: Report, stream: TextIO) -> None:
    """Write one run with a result for each finding that is not fine."""
    rules = [v for v in verdicts().values() if v.level != "fine"]
    places = {v.name: i for i, v in enumerate(rules)}
    seen: Counter[str] = Counter()
    results = [_result(f, places, seen) for f in report.findings if level_of(f.verdict) != "fine"]
    run = {
        "tool": {
            "driver": {
                "name": "claims audit",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [_rule(v) for v in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder that the audit was started in."}}},
        "invocations": [
            {
                "executionSuccessful": not report.broken,
                "toolExecutionNotifications": [_notification(n) for n in report.notices],
            }
        ],
        "results": results,
    }
    json.dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, stream, ensure_ascii=False, indent=2)
    stream.write("\n")


def _rule(verdict: Verdict) -> dict[str, object]:
    return {
        "id": verdict.name,
        "name": "".join(w.capitalize() for w in verdict.name.split("-")),
        "shortDescription": {"text": verdict.title},
        "fullDescription": {"text": verdict.means},
        "help": {"text": f"{verdict.means} {verdict.do}"},
        "defaultConfiguration": {"level": _LEVELS[verdict.level]},
    }


def _result(finding: Finding, places: dict[str, int], seen: Counter[str]) -> dict[str, object]:
    stated = f" The abstract: {plain(finding.claim_sentence)}" if finding.claim_sentence else ""
    result: dict[str, object] = {
        "ruleId": finding.verdict,
        "ruleIndex": places[finding.verdict],
        "level": _LEVELS[level_of(finding.verdict)],
        "message": {"text": f"{finding.cite} {finding.advice}.{stated}"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": _locate(finding.file),
                    "region": {
                        "startLine": finding.line, "startColumn": finding.column,
                        "endLine": finding.end_line, "endColumn": finding.end_column,
                        "snippet": {"text": finding.text},
                    },
                }
            }
        ],
        "partialFingerprints": {"claimsQuote/v1": fingerprint(finding, seen)},
    }  # fmt: skip
    if finding.ignored is not None:
        result["suppressions"] = [{"kind": "inSource", "justification": finding.ignored}]
    return result


def fingerprint(finding: Finding, seen: Counter[str]) -> str:
    """Return what makes a finding the same in the next run: file, key, number and the words of its sentence.

    `seen` counts the same fingerprint within a run, so that two of one kind stay two.
    """
    words = " ".join(re.findall(r"\w+", plain(finding.quote_sentence).lower()))
    parts = "\n".join(
        (relative_path(finding.file), finding.cite, plain(finding.text), finding.verdict, words)
    )
    seen[parts] += 1
    return hashlib.sha256(f"{parts}\n{seen[parts]}".encode("utf-8", "surrogatepass")).hexdigest()[:32]


def relative_path(file: str) -> str:
    """Return a path relative to the working folder where it lies below it, with forward slashes.

    >>> relative_path("./paper/main.tex")
    'paper/main.tex'
    """
    path = Path(file)
    if path.is_absolute():
        try:
            path = path.relative_to(Path.cwd())
        except ValueError:
            return path.as_posix()
    return PurePosixPath(path.as_posix()).as_posix()


def _locate(file: str) -> dict[str, str]:
    path = relative_path(file)
    if path.startswith("/"):
        return {"uri": f"file://{quote(path)}"}
    return {"uri": quote(path), "uriBaseId": _ROOT}


def _notification(notice: Notice) -> dict[str, object]:
    location: dict[str, object] = {"artifactLocation": _locate(notice.file)}
    if notice.line:
        location["region"] = {"startLine": notice.line}
    return {
        "level": "error" if notice.serious else "warning",
        "message": {"text": notice.message},
        "locations": [{"physicalLocation": location}],
    }
