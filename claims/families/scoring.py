"""How much each phrase of a paper counts for its family, and which families are kept."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from claims.families.lexicon import fold, load_families

MOST: Final = 4
PARAMS = dict(
    strong=3.0, plain=1.4, weak=0.5, titleclass=2.2,
    title=2.5, proposal=1.2, sentence=0.7, background=0.35, comparison=0.35, head=1.25, target=0.7,
    decay=0.6, ratio=0.75, floor=6.0, reach=50, maxn=3, ratio_t=0.6,
)
P = PARAMS


@dataclass(frozen=True, slots=True)
class FamilyEvidence:
    family: str
    phrase: str
    where: str
    start: int
    end: int
    score: float


_END = re.compile(r"[.!?][)\"']?\s+(?=[A-Z$\\(\[\"])")


def raw_matches(title, abstract):
    lex = load_families()
    text = f" {fold(title)}   {fold(abstract)}  "
    found = []
    for i, s, e in lex.automaton.find_matches_as_indexes(text, overlapping=True):
        nxt = text[e]
        if nxt != " ":
            if nxt != "s" or text[e + 1] != " ":
                continue
            e += 1
        found.append((s + 1, -e, i))
    found.sort()
    return lex, text, found


def score_all(title, abstract):
    lex, text, found = raw_matches(title, abstract)
    cut = len(title) + 4
    ends = [m.end() + cut for m in _END.finditer(abstract)]
    n = len(ends) + 1
    role = [0] * n  # 0 none 1 background 2 proposal
    comp = []
    kept = []
    cover = -1
    for s, me, i in found:
        e = -me
        ph = lex.phrases[i]
        if ph.cues:
            c = ph.cues
            if s >= cut:
                k = bisect_right(ends, s)
                if "proposal" in c:
                    role[k] = 2
                elif "background" in c and role[k] == 0:
                    role[k] = 1
            if "comparison" in c:
                comp.append(e)
            if "neutral" in c and e > cover:
                cover = e
        if ph.families and e > cover:
            kept.append((s, e, ph))
            cover = e
    contrib = defaultdict(list)
    for s, e, ph in kept:
        in_title = s < cut
        after = text[e + 1:text.find(" ", e + 1)]
        f = 1.0
        if after in lex.heads:
            f *= P["head"]
        if in_title:
            before = text[:s - 1].rsplit(" ", 1)[-1]
            f *= P["title"]
            # also articles
            if before in lex.targets:
                f *= P["target"]
        else:
            k = bisect_right(ends, s)
            r = role[k]
            f *= P["proposal"] if r == 2 else P["background"] if r == 1 else P["sentence"]
            j = bisect_right(comp, s)
            if j and comp[j - 1] >= s - P["reach"] and (k == 0 or comp[j - 1] > ends[k - 1]) and comp[j-1] >= cut:
                f *= P["comparison"]
        for fam, cls in ph.families:
            if cls == "title":
                if not in_title:
                    continue
                w = P["titleclass"]
            else:
                w = P[cls]
            contrib[fam].append((w * f, s, e))
    out = []
    for fam, cs in contrib.items():
        cs.sort(key=lambda x: (-x[0], x[1]))
        t = 0.0
        d = 1.0
        for c, *_ in cs:
            t += c * d
            d *= P["decay"]
        out.append((t, fam, cs))
    out.sort(key=lambda x: (-x[0], x[1]))
    return out


def choose(out):
    if not out:
        return []
    top = out[0][0]
    res = [out[0]]
    for o in out[1:P["maxn"]]:
        if o[0] >= P["ratio"] * top and o[0] >= P["floor"]:
            res.append(o)
    return res


def technique_families(title, abstract):
    cut = len(title) + 4
    res = []
    for t, fam, cs in choose(score_all(title, abstract)):
        _, s, e = cs[0]
        if s < cut:
            res.append(FamilyEvidence(fam, title[s - 1:e - 1], "title", s - 1, e - 1, t))
        else:
            res.append(FamilyEvidence(fam, abstract[s - cut:e - cut], "abstract", s - cut, e - cut, t))
    return tuple(res)
