-- Summaries of gains: geometric means with how much they rest on, never across metric families.

create view grouped_gains as
select 'technique' as grouping, technique as name, * from gains where technique is not null
union all by name
select 'technique_family' as grouping, unnest(technique_family) as name, * from gains
union all by name
select 'hardware' as grouping, unnest(hardware) as name, * from gains
union all by name
select 'benchmark' as grouping, unnest(benchmark) as name, * from gains;
comment on view grouped_gains is
    'The gains once for each group that they belong to: a claim that names two devices stands in both.';
comment on column grouped_gains.grouping is 'What groups: technique, technique_family, hardware or benchmark.';
comment on column grouped_gains.name is 'Which of them.';
comment on column grouped_gains.gain_bound is 'The bound of the gain, not of the stated number.';
comment on column grouped_gains.gain_mid is 'The gain, or the geometric middle of its range.';

create view gain_summaries as
select
    grouping, name, metric_family,
    count(*) as claims,
    count(distinct paper_id) as papers,
    count(stated) as stated,
    ratio_mean(stated) as gain,
    ratio_low(stated) as gain_low,
    ratio_high(stated) as gain_high,
    ratio_mean(gain_mid) as gain_at_bounds,
    min(gain_from) as smallest,
    max(gain_to) as largest,
    share(gain_bound = 'at_most') as up_to,
    share(gain_bound = 'at_least') as at_least
from (
    select
        grouping, name, metric_family, paper_id, gain_mid, gain_bound,
        gain as gain_from, coalesce(gain_max, gain) as gain_to,
        case when gain_bound in ('exact', 'approx') then gain_mid end as stated
    from grouped_gains
)
group by grouping, name, metric_family;
comment on view gain_summaries is
    'Gains of each group in each metric family. The views by_… are its parts.';
comment on column gain_summaries.grouping is 'What groups: technique, technique_family, hardware or benchmark.';
comment on column gain_summaries.name is 'Which of them.';
comment on column gain_summaries.claims is 'How many claims have a gain.';
comment on column gain_summaries.papers is 'How many papers they come from.';
comment on column gain_summaries.stated is
    'How many of the claims state the gain itself, exactly or about, rather than a bound of it: the n of the mean.';
comment on column gain_summaries.gain is
    'The geometric mean of the stated gains, a range by its geometric middle; null when there are only bounds.';
comment on column gain_summaries.gain_low is
    'The lower end of its 95% interval: Student''s t on the logarithms. It says how much the claims scatter, not how true they are.';
comment on column gain_summaries.gain_high is 'The upper end of that interval; null below three stated gains.';
comment on column gain_summaries.gain_at_bounds is
    'The geometric mean of all, with each bound taken as if it were reached: where most are "up to", the best case.';
comment on column gain_summaries.smallest is 'The smallest gain, bounds and the lower ends of ranges included.';
comment on column gain_summaries.largest is 'The largest gain, bounds and the upper ends of ranges included.';
comment on column gain_summaries.up_to is 'The share of the claims, from 0 to 1, that are upper bounds ("up to").';
comment on column gain_summaries.at_least is 'The share of the claims that are lower bounds ("over", "at least").';

create view by_technique as
select name as technique, * exclude (grouping, name) from gain_summaries where grouping = 'technique'
order by claims desc, name, metric_family;
comment on view by_technique is 'Gains of each named technique in each metric family, those with most claims first.';
comment on column by_technique.technique is 'The named technique.';

create view by_technique_family as
select name as technique_family, * exclude (grouping, name) from gain_summaries where grouping = 'technique_family'
order by claims desc, name, metric_family;
comment on view by_technique_family is
    'Gains of each family of techniques (quantization, pruning, …); a claim counts in every family of its technique.';
comment on column by_technique_family.technique_family is 'One family of techniques.';

create view by_hardware as
select name as hardware, * exclude (grouping, name) from gain_summaries where grouping = 'hardware'
order by claims desc, name, metric_family;
comment on view by_hardware is 'Gains on each device in each metric family; a claim counts on every device it names.';
comment on column by_hardware.hardware is 'One device.';

create view by_benchmark as
select name as benchmark, * exclude (grouping, name) from gain_summaries where grouping = 'benchmark'
order by claims desc, name, metric_family;
comment on view by_benchmark is 'Gains on each benchmark in each metric family; a claim counts on every benchmark it names.';
comment on column by_benchmark.benchmark is 'One benchmark.';
