-- Summaries of gains, never across metric families. All have the same columns after the first:
--   claims, papers   how much there is;
--   stated           how many of the claims state the gain itself, exactly or about, and no bound of it;
--   gain             the geometric mean of those; gain_low and gain_high are its 95% interval (ratio_low, ratio_high);
--   gain_at_bounds   the geometric mean of all, each bound taken as if it were reached: best case for "up to";
--   smallest, largest the range of all, bounds and ends of ranges included;
--   up_to, at_least  the shares of claims that are upper and lower bounds.

create view by_technique as
select
    technique, metric_family, count(*) as claims, count(distinct paper_id) as papers,
    count(stated) as stated, ratio_mean(stated) as gain, ratio_low(stated) as gain_low, ratio_high(stated) as gain_high,
    ratio_mean(gain_mid) as gain_at_bounds, min(low) as smallest, max(high) as largest,
    share(gain_bound = 'at_most') as up_to, share(gain_bound = 'at_least') as at_least
from gains_to_summarise
where technique is not null
group by all
order by claims desc, technique, metric_family;
comment on view by_technique is 'Gains of each named technique in each metric family.';

create view by_technique_family as
select
    family as technique_family, metric_family, count(*) as claims, count(distinct paper_id) as papers,
    count(stated) as stated, ratio_mean(stated) as gain, ratio_low(stated) as gain_low, ratio_high(stated) as gain_high,
    ratio_mean(gain_mid) as gain_at_bounds, min(low) as smallest, max(high) as largest,
    share(gain_bound = 'at_most') as up_to, share(gain_bound = 'at_least') as at_least
from (select unnest(technique_family) as family, * from gains_to_summarise)
group by all
order by claims desc, technique_family, metric_family;
