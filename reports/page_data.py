"""What the page's script reads: all shown claims, their papers and sentences, and the spellings of names."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from reports.naming import title_name
from reports.selection import Selection
from reports.summaries import BOUND_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    import duckdb

# What the page's script reads, in this order; paper and sentence are places in lists of their own,
# because many claims share them.
_FIELDS: Final = (
    "claim_id", "start", "end", "text", "value", "value_max", "unit", "kind", "change", "direction",
    "bound", "metric", "metric_family", "technique", "technique_family", "baseline", "benchmark",
    "hardware", "gain", "gain_max", "rule", "confidence", "flags",
)  # fmt: skip


def read_data(connection: duckdb.DuckDBPyConnection, selection: Selection | None = None) -> dict[str, Any]:
    """Read the selected claims as the page's script wants them.

    `claims` are lists in the order of `fields`, followed by the places of their paper and of their
    sentence in `papers` and `sentences`, and by what stands in the sentence before the number, as a
    count of UTF-16 units, in which JavaScript counts (-1 when the sentence does not hold it). `spellings`
    has, for a metric or a device, how texts write it, and `names` how the page does.
    """
    condition, parameters = (selection or Selection()).to_sql()
    columns = ", ".join(f'c."{field}"' for field in _FIELDS)
    rows = connection.execute(
        f"""
        WITH shown AS (SELECT * FROM claims WHERE {condition})
        SELECT {columns}, c.paper_id, c.title, c.year, c.url, c.sentence, p.abstract
        FROM shown AS c
        LEFT JOIN (SELECT id, min(abstract) AS abstract FROM papers GROUP BY id) AS p ON p.id = c.paper_id
        ORDER BY c.paper_id, c."start", c."end", c.claim_id
        """,  # noqa: S608 - the condition is the store owner's
        parameters,
    ).fetchall()
    papers: dict[tuple[Any, ...], int] = {}
    sentences: dict[str, int] = {}
    claims = []
    place = {field: number for number, field in enumerate(_FIELDS)}
    for row in rows:
        values = row[: len(_FIELDS)]
        paper_id, title, year, url, sentence, abstract = row[len(_FIELDS) :]
        paper = papers.setdefault((paper_id, title, year, _keep_link(url)), len(papers))
        start, end = row[place["start"]], row[place["end"]]
        before = find_number(sentence, row[place["text"]], abstract, start, end)
        places = [paper, sentences.setdefault(sentence, len(sentences)), before]
        claims.append([*(_clean_value(value) for value in values), *places])
    metrics = {row[place["metric"]] for row in rows}
    devices = {name for row in rows for name in row[place["hardware"]] or ()}
    ids = metrics | {row[place["metric_family"]] for row in rows}
    ids |= {name for row in rows for name in row[place["technique_family"]] or ()}
    return {
        "fields": [*_FIELDS, "paper", "sentence", "before"],
        "claims": claims,
        "papers": list(papers),
        "sentences": list(sentences),
        "spellings": {"metric": _spell_metrics(metrics), "hardware": _spell_devices(devices)},
        "names": {name: title_name(name) for name in sorted(ids) if title_name(name) != name},
    }


def title_marks(data: dict[str, Any]) -> dict[str, str]:
    """Write for every claim of `data` what a reader sees who points at its mark."""
    place = {field: number for number, field in enumerate(data["fields"])}
    titles = {}
    for claim in data["claims"]:
        bound = BOUND_WORDS.get(claim[place["bound"]], "")
        title = data["papers"][claim[place["paper"]]][1]
        metric = title_name(claim[place["metric"]])
        titles[claim[place["claim_id"]]] = f"{bound}{claim[place['text']]}, {metric} – {title}"
    return titles


def find_number(sentence: str, text: str, abstract: str | None, start: int, end: int) -> int:
    """Say how many UTF-16 units of `sentence` stand before the number `text`, or -1 if it is not there.

    The place in the abstract decides which one is meant when a sentence holds the same number twice.

    >>> find_number("2x or 2x.", "2x", "It is 2x. 2x or 2x.", 16, 18)
    6
    """
    place = sentence.find(text)
    if abstract and abstract[start:end] == text:
        begin = abstract.rfind(sentence, 0, start + len(sentence))
        while begin > start:
            begin = abstract.rfind(sentence, 0, begin + len(sentence) - 1)
        if 0 <= begin <= start and end <= begin + len(sentence):
            place = start - begin
    return len(sentence[:place].encode("utf-16-le", "surrogatepass")) // 2 if place >= 0 else -1


def dump_json(data: object) -> str:
    r"""Write JSON that may stand in a ``<script>`` element: no text in it can end the element.

    >>> dump_json({"title": "</script>"})
    '{"title":"\\u003c/script>"}'
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character in "<\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    # A lone surrogate, from a broken source, is no UTF-8.
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _spell_metrics(used: Iterable[str]) -> dict[str, list[str]]:
    from claims.lexicons import load_lexicon

    lexicon = load_lexicon("metrics")
    spelled = {name: list(lexicon.get(name, {}).get("aliases", [])) for name in sorted(used)}
    # "3x faster" names its metric by the comparison.
    for table in load_lexicon("cues").values():
        for word, meaning in table.items() if isinstance(table, dict) else ():
            metric = meaning.get("metric") if isinstance(meaning, dict) else None
            if metric in spelled:
                spelled[metric].append(word)
    return {name: spellings for name, spellings in spelled.items() if spellings}


def _spell_devices(used: Iterable[str]) -> dict[str, list[str]]:
    from claims.lexicons import load_lexicon

    lexicon = load_lexicon("hardware")
    classes, devices = lexicon.get("classes", {}), lexicon.get("devices", {})
    spelled = {}
    for name in sorted(used):
        aliases = classes.get(name) or devices.get(name, {}).get("aliases")
        if aliases:
            spelled[name] = list(aliases)
    return spelled


def _keep_link(url: str | None) -> str | None:
    # Anything else, javascript: first of all, has no place in a link.
    return url if url and url.lower().startswith(("https://", "http://")) else None


def _clean_value(value: object) -> object:
    if isinstance(value, float):
        if value - value != 0:  # infinite or undefined: no number in JSON
            return None
        return int(value) if value.is_integer() and abs(value) < 1e15 else float(f"{value:.10g}")
    return value
