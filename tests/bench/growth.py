"""How the time of an extraction grows with hostile input: doubling the text should double the time.

A ratio near 2 is linear; near 4 it is quadratic. ``python tests/bench growth``, or this file with the names
of some inputs.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from claims.extraction import extract_paper
from claims.model import Paper

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

GOAL = 2.5
START = 500
# Below this a measurement is mostly noise; above it a quadratic input would take minutes.
SHORTEST, LONGEST = 0.3, 1.0
LARGEST = 1_000_000
RUNS = 3
# How often both sizes are timed once more where the growth seems too steep.
AGAIN = 4

PIECES = {
    "digits": "1",
    "percent signs": "%",
    "numbers with percent": "1% ",
    "numbers with percent, no spaces": "7%",
    "hyphenated digits": "1-",
    "digits with points": "1.",
    "digits with commas": "1,",
    "grouped thousands": "100,000",
    "digits with slashes": "1/",
    "digits with colons": "1:",
    "sizes": "3x",
    "exponents": "1e1 ",
    "plus-minus": "1 ± ",
    "ranges": "1 to ",
    "up to": "up to ",
    "about a": "about a ",
    "spaces": " ",
    "commas": ",",
    "full stops": ".",
    "full stops and spaces": ". ",
    "open parentheses": "(",
    "open parentheses with numbers": "(1, ",
    "open square brackets": "[1, ",
    "dollar signs": "$",
    "formulas": "$1$ ",
    "backslashes": "\\",
    "open braces": "{",
    "open fractions": r"\frac{",
    "open bold": r"\textbf{",
    "entities": "&amp;",
    "broken entities": "&",
    "broken tags": "<i",
    "metric words": "accuracy ",
    "metric words with commas": "accuracy, ",
    "verbs of change": "reduces ",
    "nouns of change": "reduction of ",
    "verbs of winning": "outperforms ",
    "comparatives": "faster ",
    "more and more": "more ",
    "number words": "one ",
    "halves": "half ",
    "orders of magnitude": "orders of magnitude ",
    "letters": "a",
    "capitals": "A",
    "camel case": "FooBar",
    "words with hyphens": "foo-",
    "capital words": "Foo ",
    "coined names": "FooNet and ",
    "short words": "a ",
    "abbreviations": "e.g. ",
    "line breaks": "\n",
    "combining signs": "e\u0301",
    "lost TeX": "sim8.3x",
    "one endless sentence": "FooNet cuts latency by 25% on ImageNet and ",
    "one endless list": "accuracy of 92.1%, ",
    "an endless list of factors": "2.5x, ",
    "many sentences": "FooNet cuts latency by 25% on ImageNet. ",
    "many winners": "FooNet outperforms BarNet by 4.2 points on ImageNet. ",
    "an endless comparison": "FooNet is 2x faster than BarNet, ",
}


def _nest(size: int) -> str:
    return r"\textbf{" * (size // 9) + "5%" + "}" * (size // 9)


def _nest_parentheses(size: int) -> str:
    return "(" * (size // 2) + "5%" + ")" * (size // 2)


def _words_before_a_number(size: int) -> str:
    return "the latency of our system " * (size // 26) + "is reduced by 25%."


def _words_after_a_number(size: int) -> str:
    return "We need 25%" + " more of the latency than our system" * (size // 36)


def repeat(piece: str) -> Callable[[int], str]:
    """Give the function that repeats `piece` to a size."""
    return lambda size: piece * max(1, size // len(piece))


def _before_a_claim(piece: str) -> Callable[[int], str]:
    return lambda size: piece * max(1, size // len(piece)) + ". FooNet cuts latency by 25%."


INPUTS: dict[str, Callable[[int], str]] = {
    **{name: repeat(piece) for name, piece in PIECES.items()},
    # The same with a claim behind, so that the later layers see it too.
    **{f"{name}, then a claim": _before_a_claim(piece) for name, piece in PIECES.items()},
    "nested bold": _nest,
    "nested parentheses": _nest_parentheses,
    "words before a number": _words_before_a_number,
    "words after a number": _words_after_a_number,
}


def measure(names: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield how the time of each input grows when its size doubles, each the fastest of some runs."""
    extract_paper(Paper("", "", "FooNet is 2x faster."))
    for name, build in INPUTS.items():
        if names and name not in names:
            continue
        try:
            size, seconds = settle(build)
            doubled = time_extraction(build(2 * size))
            if doubled > GOAL * seconds:
                seconds, doubled = again(build, size, seconds, doubled)
        except Exception as error:  # noqa: BLE001 - whatever it is, the other inputs are still to be measured
            yield f"{name:<45}FAILED: {type(error).__name__}: {error}"
            continue
        ratio = doubled / seconds
        verdict = "" if ratio <= GOAL else "   ABOVE THE GOAL"
        yield f"{name:<45}{size:>10,} characters{seconds:8.3f} s{doubled:9.3f} s{ratio:6.2f}x{verdict}"


def settle(build: Callable[[int], str]) -> tuple[int, float]:
    """Return a size at which the time can be told from noise, and that time."""
    size = START
    seconds = time_extraction(build(size))
    while seconds < SHORTEST and size < LARGEST:
        size *= 2
        seconds = time_extraction(build(size))
    return size, seconds


def again(build: Callable[[int], str], size: int, seconds: float, doubled: float) -> tuple[float, float]:
    """Time a size and its double in turn, and return the fastest of all runs of each.

    What else the machine does can only make a run slower, and seldom the same runs: growth of the code stays.
    """
    for _ in range(AGAIN):
        seconds = min(seconds, time_extraction(build(size)))
        doubled = min(doubled, time_extraction(build(2 * size)))
    return seconds, doubled


def time_extraction(text: str) -> float:
    """Return the fastest of some runs in seconds of this process; one run where it takes long."""
    taken: list[float] = []
    while len(taken) < RUNS and sum(taken) < LONGEST:
        start = time.process_time()
        extract_paper(Paper("", "FooNet", text))
        taken.append(time.process_time() - start)
    return min(taken)


if __name__ == "__main__":
    for line in measure(tuple(sys.argv[1:])):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
