-- Views of single claims: ratios, levels and points, which are never mixed. A column that the table claims has too means
-- the same there; only the others are commented on here. Rows flagged `impossible` are in none of them.

create view gains as
select
    claim_id, paper_id, title, year, url, technique, technique_family, baseline, benchmark, hardware,
    metric, metric_family, text, kind, change, direction, gain, gain_max,
    bound_of_gain(kind, direction, bound, change, value) as gain_bound,
    range_mid(gain, gain_max) as gain_mid,
    confidence, flags
from claims
where gain is not null and not list_contains(flags, 'impossible');
comment on view gains is
    'Ratios to a baseline, one row a claim; those of one metric family may stand on one axis.';
comment on column gains.gain_bound is
    'The bound of the gain, not of the stated number: "less than a tenth of the memory" is at_least.';
comment on column gains.gain_mid is 'The gain, or the geometric middle of its range.';

create view scores as
select
    claim_id, paper_id, title, year, url, technique, technique_family, baseline,
    unnest(case when len(benchmark) = 0 then [null] else benchmark end) as benchmark,
    hardware, claims.metric, claims.metric_family, coalesce(metrics.better, 'none') as better,
    text, value, value_max, unit, bound, value_base, value_base_max, unit_base, dimension, confidence, flags
from claims left join metrics on metrics.metric = claims.metric
where kind = 'level' and not list_contains(flags, 'impossible');
comment on view scores is
    'Absolute values that were reached: one row for each claim and benchmark, so a claim of two benchmarks stands twice.';
comment on column scores.benchmark is 'One benchmark that the value was measured on; null when the text names none.';
comment on column scores.better is 'Whether a higher or a lower value of the metric is better, or none when neither is.';

create view deltas as
select
    claim_id, paper_id, title, year, url, technique, technique_family, baseline, benchmark, hardware,
    metric, metric_family, text, value, value_max, unit, change, direction, bound,
    case direction when 'better' then value when 'worse' then -coalesce(value_max, value) end as improvement,
    case
        when value_max is null then null
        when direction = 'better' then value_max
        when direction = 'worse' then -value
    end as improvement_max,
    value_base, value_base_max, unit_base, dimension, confidence, flags
from claims
where kind = 'points' and not list_contains(flags, 'impossible');
comment on view deltas is
    'Differences in a metric''s own unit, one row a claim: percentage points, BLEU points, milliseconds. They are no ratios.';
comment on column deltas.improvement is
    'The difference in the stated unit, positive when better and negative when worse; null when neither.';
comment on column deltas.improvement_max is 'The larger end of a range of improvements; null otherwise.';

create view best_reported as
select
    benchmark, metric, metric_family, better,
    case better when 'higher' then coalesce(value_max, value) else value end as best,
    unit, bound, technique, paper_id, title, year, claim_id, text,
    count(*) over (partition by benchmark, metric, unit_base) as candidates,
    unit_base, flags
from scores
where benchmark is not null and better in ('higher', 'lower')
qualify row_number() over (
    partition by benchmark, metric, unit_base
    order by
        case better when 'higher' then -coalesce(value_base_max, value_base) else value_base end,
        year nulls last, paper_id, claim_id
) = 1
order by metric_family, metric, benchmark, unit_base;
comment on view best_reported is
    'The best value that any abstract reports for a benchmark and a metric, in base units. Nobody checked that two papers measured alike.';
comment on column best_reported.benchmark is 'The benchmark.';
comment on column best_reported.better is 'Whether the highest or the lowest value is taken.';
comment on column best_reported.best is 'The best value, in the unit stated; of a range its better end.';
comment on column best_reported.candidates is 'How many reported values it is the best of.';
