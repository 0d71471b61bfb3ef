-- How much was read, and how much of it is filled in: what any answer from this store rests on.

-- A paper that a later source read again counts for the later one.
create view coverage as
with
    claim_counts as (select paper_id, count(*) as claims, count(gain) as with_gain from claims group by paper_id),
    rejected_counts as (select paper_id, count(*) as rejected from rejected_claims group by paper_id),
    refused_counts as (select paper_id, count(*) as refused from refused_quantities group by paper_id),
    kept_aside as (select source, count(*) as papers from rejected_papers group by source),
    held as (
        select
            source,
            count(*) as papers,
            sum(coalesce(claims, 0)) as claims,
            sum(coalesce(with_gain, 0)) as with_gain,
            sum(coalesce(rejected, 0)) as rejected,
            sum(coalesce(refused, 0)) as refused,
            count(*) filter (claims is null and rejected is null) as no_claims
        from papers
            left join claim_counts on claim_counts.paper_id = papers.id
            left join rejected_counts on rejected_counts.paper_id = papers.id
            left join refused_counts on refused_counts.paper_id = papers.id
        group by source
    )
select
    sources.name as source,
    coalesce(held.papers, 0) as papers,
    coalesce(held.claims, 0)::bigint as claims,
    coalesce(held.with_gain, 0)::bigint as with_gain,
    (coalesce(held.rejected, 0) + coalesce(kept_aside.papers, 0))::bigint as rejected,
    coalesce(held.refused, 0)::bigint as refused,
    coalesce(held.no_claims, 0) as no_claims
from sources
    left join held on held.source = sources.name
    left join kept_aside on kept_aside.source = sources.name
order by source;
comment on view coverage is 'What each source gave, as it stands now.';
comment on column coverage.source is 'The name of the file or address that was read.';
comment on column coverage.papers is 'How many papers are held from it.';
comment on column coverage.claims is 'How many claims their abstracts make.';
comment on column coverage.with_gain is 'How many of the claims are ratios to a baseline.';
comment on column coverage.rejected is 'How many rows, papers or claims, broke a check and were kept aside.';
comment on column coverage.refused is 'How many numbers of the abstracts are no claim; refused_quantities has each with its reason.';
comment on column coverage.no_claims is 'How many papers gave no claim and no rejected row.';

create view coverage_by_metric as
select
    metric_family, metric,
    count(*) as claims,
    count(distinct paper_id) as papers,
    count(gain) as with_gain,
    count(technique) as with_technique,
    count(*) filter (len(baseline) > 0) as with_baseline,
    count(*) filter (len(benchmark) > 0) as with_benchmark,
    count(*) filter (len(hardware) > 0) as with_hardware
from claims
group by metric_family, metric
order by claims desc, metric_family, metric;
comment on view coverage_by_metric is 'How much of each metric''s claims is filled in: what a chart of it would rest on.';
comment on column coverage_by_metric.claims is 'How many claims measure it.';
comment on column coverage_by_metric.papers is 'How many papers make them.';
comment on column coverage_by_metric.with_gain is 'How many are ratios to a baseline.';
comment on column coverage_by_metric.with_technique is 'How many say what technique the number is of.';
comment on column coverage_by_metric.with_baseline is 'How many say what it is compared with.';
comment on column coverage_by_metric.with_benchmark is 'How many say what it was measured on.';
comment on column coverage_by_metric.with_hardware is 'How many say which device it ran on.';
