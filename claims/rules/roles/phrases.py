"""Phrases: where the noun phrase on the other side of a comparison ends, and what belongs to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claims.rules.roles.opponents import names_of, tidy
from claims.rules.sentence import METRIC, QUANTITY, Sentence

if TYPE_CHECKING:
    from claims.rules.document import Document

# What a further clause begins with behind "and" or a comma: "than X and sustains ...".
_DOES = (
    r"(?:sustains|supports|takes|lowers|raises|eliminates|introduces|extends|closes|gains|keeps|makes|gives|brings"
    r"|leads|exhibits|preserves|incurs|produces|generates|enhances|boosts|lifts|allows|helps|learns|scales|runs|drops"
    r"|doubles|halves|retains|recovers|transfers|accelerates|attains|yields|needs|uses|outperforms|improves|reduces"
    r"|provides|requires|delivers|enables|ensures|speeds|shows|saves|works|features\s[a-z]+ed|closes|converges"
    r"|generalizes|operates|performs|maintains|matches|consumes|remains|avoids|still|thus|hence|thereby|though|although)\b"
)
_STOP_WORDS = (
    r"by|with|in|on|at|while|whilst|when|for|from|without|across|under|using|which|that|where|but|to"
    r"|during|respectively|after|via|through|due|whereas|among|before|"
    r"including|(?<!ly\s)(?:trained|implemented|measured|evaluated|tested|executed|used)"
    r"|is|are|was|were|has|have|can|could|may|within|per|depending|despite|because|since|even|then|also|thus"
    r"|over|than|compared|relative|"
    r"achiev\w+|yielding|reach\w+|demonstrat\w+|show\w*|confirm\w*|reveal\w*|indicat\w+|suggest\w*|prov(?:es?|ed)|requir\w+|running|"
    rf"(?:and|or)\s{_DOES}|and\s(?:(?:the|an?|its|almost|nearly|\w*(?:ent|ant|tial))\s){{0,3}}"
    rf"(?:{METRIC}++(?!-)|(?:reduction|improvement|increase|gain)s?\b)|"
    r"and\s(?:achiev|obtain|reduc|improv|up|by|is|has|can|yield|on|in|a\s\d|over|requir"
    r"|deliver|show|demonstrat|maintain|provid|increas|cut|sav|beat|surpass|exceed|to\s|approach|outperform"
    r"|competitive|comparable|consum|remain|offer|match|does|do\s|generaliz|avoid|enabl|ensur"
    r"|perform|at\s|validat|confirm|highlight|[a-z]+ing\s(?:the|a|an|that|its|our)\s|use|with"
    r"|for|[a-z]+ly\s[a-z]+|(?:find|found|observe|see)\s|an?\s\w+\s(?:reduction|improvement|increase|gain|speedup))\w*"
)
# What more is said of the winner behind a comma or "and": far better than, capable of, robust to.
_SAYS_MORE = (
    r"(?:(?:[a-z]+ly|far|much|even|still)\s){0,2}(?:(?:better|higher|lower|faster|fewer|larger|smaller|greater|worse"
    r"|slower|cheaper|lighter)\b|(?:more|less)\s(?:[a-z]+\s)?than\b"
    r"|(?:capable|able|suitable|suited|applicable|robust|resilient|resistant|adaptable|scalable|compatible|easy"
    r"|independent|comparable|competitive|close|equal|similar|superior)\s(?:of|to|for|with|in|across|against|under)\b)"
)
# A noun phrase ends at a word that cannot stand in it, a bracket, a clause or a number.
_NP_STOP = re.compile(
    rf"\s(?:{_STOP_WORDS})(?![\w-])|(?<!such)\sas(?![\w-])|[;:(){QUANTITY}]|\[(?!\d)|\]\s?\)"
    rf"|\s[-–—]+\s|—|-by\s|\.(?=\s|$)|(?<=[^\d\]])\](?!\s?,)"
    rf"|(?:,\s|,?\sand\s){_SAYS_MORE}"
    rf"|(?<!\band)(?<!\bor)(?<!\bof)(?<!\bto)(?<!\bboth)\s(?:we\s|(?:our|the\sproposed)\s(?:[a-z][\w-]+\s){{1,3}}(?:is|are|has|[a-z]+(?:es|[nrtdklpw]s|ed))\s)"
    rf"|,\s(?:(?:and\s)?{_DOES}|along\b|e\.?g\b|yet\b|especially|particularly"
    rf"|and\s(?:its|their|the|this|our|we|it)\s|while|and\s\w+ing|with|by|which|up\sto|respectively|on"
    rf"|at|in|but|without"
    rf"|the\sfirst|e\.g|i\.e|we|it|our|(?:and\s)?has|(?:and\s)?is|a\s\w+\sof|(?:also|thereby"
    rf"|thus|further|still|all|even|often|yet)\s|(?:[a-z]+ly\s)?[a-z]{{3,}}ing\b|whil|requir|achiev"
    rf"|reduc|improv|yield"
    rf"|demonstrat|show|reach|establish|as\swell|as\sthe|the\s(?:proposed|method|model)"
    rf"|[a-z]+(?:es|ed)\s(?:the|a|an|up|by|to)\b|(?:and\s)?(?![a-z]+ers\b)[a-z]+s\s(?:[a-z]+ly"
    rf"|the|a|an|under|up|to|in|on|with|[a-z]+ed)\b|and\s(?:rais|featur|improv|reduc|achiev"
    rf"|show|yield|generaliz|requir|us|provid|offer|deliver|maintain|preserv|outperform)e?s\b"
    rf"|(?-i:[a-z]{{0,5}}[A-Z])[\w.+-]*\s(?:[a-z]+ly\s)?[a-z]+(?:s|ed)\s(?!and))"
    rf"|\s?{QUANTITY}|\s(?:up\sto|about|approximately|over|nearly)\s[{QUANTITY}~]|$",
    re.IGNORECASE,
)
_SAME_ON = re.compile(
    r"^(?:same|equivalent|identical|sequential|similar|serial|one|ones|implementations?"
    r"|single)(?:\s[\w-]+){0,2}$",
    re.IGNORECASE,
)


# Numbers that belong to a noun phrase: "the 8B baseline", "a 10B-level model", "Foo 70B", "H.264".
_FAMILIES = (
    *("GPT", "Phi", "Qwen", "Kimi", "Grok", "Llama", "LLaMA", "Gemma", "Gemini"),
    *("Claude", "Sonnet", "Opus", "Haiku", "Scout", "PyTorch"),
)
_VERSIONED = "|".join(rf"(?<=\b{name}\s)" for name in _FAMILIES)
_INSIDE = re.compile(
    # What each alternative begins with goes first: without it every place would be asked for all of them.
    r"(?=\d)(?:\d[\d.]*\s?[BMKbmk]?(?=-[A-Za-z]|\s(?:baselines?|models?|teacher|LLMs?|variant|version"
    r"|counterpart|parameter\s\w))|(?<=[A-Za-z\d]\s)\d[\d.]*[BM]\b|(?<=\[)\d[\d,\s–-]*(?=\])"
    r"|\b\d+(?=[\s-](?:cores?|thread(?:s|ed)?)\s(?:multi-?core\s)?(?:CPU|Intel|AMD|ARM|Xeon|machine|server|processor"
    r"|implementation|baseline|version))"
    rf"|\b\d[A-Z]{{2,}}\b|(?<=\bH\.)\d+|\b\d+\s?nm(?=[\s-][A-Za-z]+)"
    rf"|(?:{_VERSIONED})\d+(?:\.\d+)?(?!\d|\.\d|[%x×]|\s?%)"
    r"|\b\d+(?=\s(?:[\w-]+\s){0,3}(?:baselines|methods|models|systems|approaches|algorithms)\b))"
    r"|\b(?=[ZzOoTtFfSsEeNn])(?:(?:[Zz]ero|[Oo]ne|[Tt]wo)(?=-(?:shot|stage|step|pass|way|tower|stream|phase)\b)"
    r"|(?:[Oo]ne\sof|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even"
    r"|[Ee]ight|[Nn]ine|[Tt]en)(?=\s[a-z])(?!\s(?:times|orders|percent)))"
)


_UNIT_OF_NAME = re.compile(r"-(?:bit|byte|core|thread|node|layer|nm|step|token|shot|way|level)\b")


def show_names(sentence: Sentence) -> str:
    """Copy the masked sentence with the numbers shown that belong to noun phrases."""
    masked, text = sentence.masked, sentence.text
    if QUANTITY not in masked:
        return masked
    for match in _INSIDE.finditer(text, sentence.start, sentence.end):
        if QUANTITY in masked[match.start() : match.end()]:
            end = match.end()
            if unit := _UNIT_OF_NAME.match(text, end):
                end = unit.end()
            masked = masked[: match.start()] + text[match.start() : end] + masked[end:]
    return masked


# "a model trained on X": a class alone names nobody, what sets it apart does.
_CLASS = re.compile(
    r"^(?:models?|methods?|approach(?:es)?|systems?|baselines?|networks?|agents?|LLMs?|algorithms?|ones?"
    r"|version|polic(?:y|ies))$"
)
_SET_APART = re.compile(
    r"\s(?:(?:pre-?)?trained|fine-?tuned|with(?:out)?|using|that|in\sthe\ssame|based\son"
    r"|we(?=\s(?:train|evaluat|fine-?tun|propos|buil|test|study|consider)))"
    rf"(?:\s(?!(?:while|and|but|when|by)\b)[\w/+.{METRIC}-]+){{1,6}}?"
    r"(?=[,.;()]|\s(?:while|and|but|when|by|with|in|at|for|under|across|achiev|on\s(?:the|[A-Z]))|$)"
)


# What is done names nobody, what it is done with or without does: training from scratch.
_ACTIVITY = re.compile(
    r"(?P<more>(?:full|standard|vanilla|naive|direct|LLM|model)\s)?(?:training|inference|decoding|learning|fine-?tuning|pre-?training"
    r"|prompting|running|sampling|retraining|serving|generation|computing|planning|search)$"
)
_BY_WHAT = re.compile(
    rf"\s(?:(?:from|without)\s(?!{METRIC}|(?:any|loss|significant|sacrific|compromis|degrad)\w*\b)"
    r"|(?:on|with|using)\s(?!(?:an?\saverage|average|no|only|little|minimal|negligible|comparable|similar|better|lower"
    r"|higher|fewer|less|more|the\ssame|up|improv\w+|reduc\w+)\b))"
    rf"(?P<what>(?:[a-zA-Z{METRIC}][\w/+{METRIC}-]*\s){{0,4}}?[a-zA-Z{METRIC}][\w/+{METRIC}-]*)"
    r"(?=[,;()]|\.(?!\d)|\s(?:while|and|but|when|by|in|at|for|under|across|with|on|achiev\w+|respectively)\b|$)"
)
_NO_MORE = re.compile(r"\s(?:on|using|with\sthe)\s")
# A bracket that only explains or cites, and the next name of the list.
_LISTED_ON = re.compile(
    rf"\s?\((?!e\.g|i\.e|such|like|includ|by\b|\+|up\b)[^(){QUANTITY}]{{1,80}}\)(?:,\s(?:and\s)?|\sand\s)(?:the\s)?(?=[A-Z][\w.+-]*[A-Z\d])"
)
_CITED_ON = re.compile(
    r"\s?\([^()]{1,60}?,?\s(?:19|20)\d\d[a-z]?(?:;[^()]{1,60})?\)(?:,\s(?:and\s)?|\sand\s)(?=[A-Z][\w.+-]*[A-Z\d])"
)
_NAME = re.compile(r"[A-Z][\w.+-]*(?:[\s-][A-Z0-9][\w.+-]*)*")
_MOST = 6
# So early in a sentence, a comparison opens it; and a word that the paper's own name does something with.
_FRONT = 40
_ACTS = re.compile(r"(?:is|are|has|can|also|[a-z]+ly|[a-z]+(?:es|[nrtdklpw]s|ed))\b")


def _main_clause(text: str, start: int, end: int, own: frozenset[str]) -> int:
    """Give where the phrase of an opening comparison ends: compared to strong parsers FooNet gains ..."""
    for match in re.finditer(r"\s(?P<name>[A-Z][^\s,]*)\s", text[start : end + 1]):
        if match.group("name") in own and _ACTS.match(text, start + match.end()):
            return start + match.start()
    return end


def read_phrase(
    sentence: Sentence, masked: str, start: int, document: Document, *, sets: bool = False
) -> tuple[tuple[str, ...], int]:
    """Give the names in the noun phrase that begins at `start` of the masked text, and where it ends."""
    stop = _NP_STOP.search(masked, start, min(sentence.end, start + 240))
    end = stop.start() if stop else min(sentence.end, start + 140)
    if start < sentence.start + _FRONT:
        end = _main_clause(sentence.text, start, end, document.names.own)
    names = names_of(sentence.text, start, end, document.names.own, sets=sets)
    if names and masked.startswith((" (", "("), end):
        # "A (long form of A) and B": the list goes on behind the bracket.
        more = _LISTED_ON.match(masked, end) or _CITED_ON.match(sentence.text, end, sentence.end)
        others, close = read_phrase(sentence, masked, more.end(), document) if more else ((), end)
        if others and all(_NAME.fullmatch(n) for n in (*names, *others)):
            return (*names, *others)[:_MOST], close
    # "methods based on X": the preposition is no end.
    bare = end - len(" based") if masked.endswith(" based", start, end) else end
    if (
        masked[bare - 1] != ","
        and _CLASS.match(tidy(sentence.text[start:bare]))
        and (apart := _SET_APART.match(masked, bare))
    ):
        return (tidy(sentence.text[start : apart.end()]),), apart.end()
    done = _ACTIVITY.match(tidy(sentence.text[start:end]))
    by = _BY_WHAT.match(masked, end) if done else None
    if done and by and not (done.group("more") and _NO_MORE.match(masked, end)):
        # "decoding with beam search", "running on CPUs".
        begin = by.start("what") if done.group() == "running" else start
        return (tidy(sentence.text[begin : by.end()]),), by.end()
    if not names or (len(names) == 1 and _SAME_ON.match(names[0])):
        # "the same network on a GPU": what differs is the device.
        behind = re.compile(r"\s(?:on|running\son)\s").match(masked, end)
        if behind and _SAME_ON.match(tidy(sentence.text[start:end])):
            further = _NP_STOP.search(masked, behind.end(), min(sentence.end, start + 240))
            close = further.start() if further else min(sentence.end, start + 140)
            return names_of(sentence.text, behind.end(), close, document.names.own) or names, close
    return names, end
