"""The second look at a meaning: what one link rule alone cannot know, step by step."""

from __future__ import annotations

from claims.mentions.lexicon import Lexicon
from claims.quantity.atom import Atom
from claims.rules.meaning.corrections import (
    absolute_goes_on,
    as_measured_before,
    by_its_letter,
    factor_of_something,
    gain_named_before,
    level_again,
    more_of_what_is_good,
    no_share_of_speed,
    reached_by_the_winner,
    restated,
    same_sort_of_percent,
    share_removed,
    sign_after_comparative,
    sign_of_a_gain,
    size_of_a_rival,
)
from claims.rules.meaning.findings import (
    efficiency_of_many,
    errors_found,
    falls_below,
    on_average_too,
    own_name,
    saved_too,
    share_of_a_whole,
    spread,
    time_of_rounds,
)
from claims.rules.meaning.losses import (
    below,
    change_made_smaller,
    difference,
    difference_goes_on,
    loss_kept_small,
    loss_made_smaller,
    lost_in,
    lost_to,
    price_paid,
    than_by,
)
from claims.rules.meaning.pairs import (
    gain_in_brackets,
    level_after_its_measure,
    level_reached,
    levels_in_brackets,
    pair_of_a_metric,
    pair_of_the_claim_before,
    read_pair,
)
from claims.rules.meaning.qualities import (
    beaten_though_larger,
    cut_to,
    how_many_more,
    less_of_what_is_good,
    mostly_kept,
)
from claims.rules.meaning.runs import behind_a_bracket, each_in_turn
from claims.rules.meaning.shared import (
    Meaning,
    NoClaim,
)
from claims.rules.meaning.verbs import (
    differs_by,
    faster_activity,
    faster_time,
    harm_of_an_attack,
    more_of_what_is_bad,
    preferred_by,
    speedup_in_brackets,
    takes_longer,
)
from claims.rules.sentence import Sentence


def look_again(
    sentence: Sentence, atom: Atom, read: Meaning | NoClaim, previous: Meaning | None, lexicon: Lexicon
) -> Meaning | NoClaim:
    """Correct what one link rule alone cannot know; `read` is what was read so far.

    The order counts: what is settled by one step is not asked again by the next.
    """
    read = gain_in_brackets(sentence, atom, read, previous)
    if isinstance(read, NoClaim):
        return read_pair(sentence, atom, read, previous, lexicon)
    read = _lost(sentence, _beside_others(sentence, read, previous, lexicon), previous, lexicon)
    return _as_a_share(sentence, _by_its_verb(sentence, read, lexicon), previous, lexicon)


def _beside_others(sentence: Sentence, read: Meaning, previous: Meaning | None, lexicon: Lexicon) -> Meaning:
    """Correct by what stands around the number: the claim before it, its brackets, who wins."""
    read = level_again(read, previous)
    read = absolute_goes_on(sentence, read, previous)
    read = behind_a_bracket(sentence, each_in_turn(sentence, read), previous)
    read = no_share_of_speed(read, previous, lexicon)
    read = by_its_letter(sentence, read, previous, lexicon)
    read = difference_goes_on(sentence, read, previous)
    read = reached_by_the_winner(sentence, read)
    read = levels_in_brackets(sentence, read, lexicon)
    read = level_after_its_measure(sentence, read)
    read = level_reached(sentence, read, previous)
    read = pair_of_a_metric(sentence, read, lexicon)
    read = pair_of_the_claim_before(sentence, read, previous)
    read = sign_after_comparative(sentence, read, lexicon)
    return gain_named_before(sentence, read)


def _lost(sentence: Sentence, read: Meaning, previous: Meaning | None, lexicon: Lexicon) -> Meaning:
    """Correct what is lost, paid or fallen short of."""
    read = difference(sentence, read)
    read = loss_kept_small(sentence, read, lexicon)
    read = price_paid(sentence, read)
    read = lost_in(sentence, read, previous)
    read = lost_to(sentence, read, lexicon)
    read = than_by(sentence, read, lexicon)
    return below(sentence, read)


def _by_its_verb(sentence: Sentence, read: Meaning, lexicon: Lexicon) -> Meaning:
    """Correct by the verb, and by what is good or bad to have more of."""
    read = differs_by(sentence, read, lexicon)
    read = faster_activity(sentence, read, lexicon)
    read = speedup_in_brackets(sentence, read)
    read = faster_time(sentence, read, lexicon)
    read = preferred_by(sentence, read, lexicon)
    read = harm_of_an_attack(sentence, read)
    read = more_of_what_is_bad(sentence, read)
    read = as_measured_before(sentence, read)
    read = takes_longer(sentence, read, lexicon)
    return sign_of_a_gain(sentence, read)


def _as_a_share(sentence: Sentence, read: Meaning, previous: Meaning | None, lexicon: Lexicon) -> Meaning:
    """Correct what is restated, removed, shared or kept."""
    read = restated(sentence, read, previous)
    read = more_of_what_is_good(sentence, read)
    read = share_removed(sentence, read, lexicon)
    read = share_of_a_whole(sentence, read)
    read = errors_found(sentence, read, lexicon)
    read = saved_too(sentence, read, previous, lexicon)
    read = falls_below(sentence, read)
    read = spread(sentence, read)
    read = on_average_too(sentence, read, previous)
    read = own_name(sentence, read, lexicon)
    read = time_of_rounds(sentence, read, lexicon)
    read = mostly_kept(sentence, read, previous)
    read = cut_to(sentence, read, lexicon)
    read = less_of_what_is_good(sentence, read, lexicon)
    read = how_many_more(sentence, read)
    read = beaten_though_larger(sentence, read, lexicon)
    read = efficiency_of_many(sentence, read, lexicon)
    read = factor_of_something(sentence, read, lexicon)
    read = loss_made_smaller(sentence, read)
    read = change_made_smaller(sentence, read)
    read = same_sort_of_percent(sentence, read, previous)
    return size_of_a_rival(read, lexicon)
