-- Views over the tables of a store. Reports and the command line read these; so can anyone.

-- Ratios to a baseline, which may stand on one axis within one metric family. The bound is that of the
-- gain, not of the stated number: "less than a tenth of the memory" is a gain of at least 10.
create view gains as
select
    claim_id, paper_id, title, year, url, technique, technique_family, baseline, benchmark, hardware,
    metric, metric_family, text, kind, change, direction, gain, gain_max,
    case
        when bound not in ('at_most', 'at_least') then bound
        when (kind = 'fraction' and change is distinct from 'increase')
            or (kind <> 'fraction'
                and (direction = 'worse') <> (kind = 'times' and change is not distinct from 'decrease' and value < 1))
            then case bound when 'at_most' then 'at_least' else 'at_most' end
        else bound
    end as gain_bound,
    confidence, flags
from claims
where gain is not null;

-- How much of each metric's claims is filled in: what a chart of it would rest on.
create view coverage as
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

-- What each source still holds: a paper that a later source read again counts for the later one.
create view source_counts as
select
    name,
    (select count(*) from papers where source = name) as papers,
    (select count(*) from claims join papers on papers.id = claims.paper_id where source = name) as claims,
    (select count(*) from rejected_claims join papers on papers.id = rejected_claims.paper_id where source = name)
        + (select count(*) from rejected_papers where source = name) as rejected,
    (select count(*) from papers
        where source = name
            and id not in (select paper_id from claims)
            and id not in (select paper_id from rejected_claims where paper_id is not null)) as no_claims
from sources;
