-- Macros: how a gain is read, bounded, compared and averaged. The views use them; so can any query.

create macro times(gain) as
    case
        when gain >= 100 then format('{:.0f}x', gain::double)
        when gain >= 10 then regexp_replace(format('{:.1f}', gain::double), '\.?0+$', '') || 'x'
        when gain >= 1 then regexp_replace(format('{:.2f}', gain::double), '\.?0+$', '') || 'x'
        else regexp_replace(format('{:.3f}', gain::double), '\.?0+$', '') || 'x'
    end;
comment on macro times is 'The gain as a reader writes it, with three digits: 1.6667 is ''1.67x''.';

create macro as_reduction(gain) as 100 - 100 / gain::double;
comment on macro as_reduction is 'The gain as a percentage taken away: a gain of 1.6667 is 40% less.';

create macro as_increase(gain) as 100 * gain::double - 100;
comment on macro as_increase is 'The gain as a percentage added: a gain of 1.31 is 31% more.';

create macro as_fraction(gain) as 100 / gain::double;
comment on macro as_fraction is 'The gain as the percentage that is left: a gain of 1.6667 leaves 60%.';

-- The same rule as claims.gain.gain_bound; a test compares them over every combination.
create macro bound_of_gain(kind, direction, bound, change, value) as
    case
        when bound not in ('at_most', 'at_least') then bound
        when kind = 'fraction' and (direction = 'better') = (change is distinct from 'increase')
            or kind <> 'fraction'
                and (direction = 'worse') <> (kind = 'times' and change is not distinct from 'decrease' and value < 1)
            then case bound when 'at_most' then 'at_least' else 'at_most' end
        else bound
    end;
comment on macro bound_of_gain is
    'The bound of the gain, given that of the stated number: "less than a tenth of the memory" is a gain of at least 10.';

create macro range_mid(low, high) as case when high is null then low else sqrt(low * high) end;
comment on macro range_mid is 'The geometric middle of a range of ratios; the ratio itself where there is no range.';

-- Powers of two, the commonest ratios, come out exact; exp(avg(ln(x))) is a hair off.
-- Rounded at the twelfth digit: threads add in no fixed order, and the same rows must give the same bytes.
create macro ratio_mean(x) as pow(2, round(avg(log2(x)), 12));
comment on macro ratio_mean is 'The geometric mean, the only mean that ratios have (Fleming & Wallace 1986); nulls are left out.';

create macro student_t(n) as
    case
        when n < 2 then null
        when n <= 31 then [
            12.7062, 4.30265, 3.18245, 2.77645, 2.57058, 2.44691, 2.36462, 2.306, 2.26216, 2.22814,
            2.20099, 2.17881, 2.16037, 2.14479, 2.13145, 2.11991, 2.10982, 2.10092, 2.09302, 2.08596,
            2.07961, 2.07387, 2.06866, 2.0639, 2.05954, 2.05553, 2.05183, 2.04841, 2.04523, 2.04227
        ][n - 1]
        -- The Cornish-Fisher expansion around the normal 1.959964; from 32 values on its error is below 1e-5.
        else 1.959964e0 + 2.372271e0 / (n - 1) + 2.8225e0 / (n - 1) ** 2 + 2.5559e0 / (n - 1) ** 3
    end;
comment on macro student_t is 'The 97.5% quantile of Student''s t for n values (n - 1 degrees of freedom); null below two.';

-- Two values show no scatter worth the name: their interval would span factors of thousands.
create macro ratio_low(x) as
    case when count(x) > 2 then
        pow(2, round(avg(log2(x)) - student_t(count(x)) * stddev_samp(log2(x)) / sqrt(count(x)), 12))
    end;
comment on macro ratio_low is
    'The lower end of the 95% interval of the geometric mean: Student''s t on the logarithms, as for log-normal ratios; null below three values.';

create macro ratio_high(x) as
    case when count(x) > 2 then
        pow(2, round(avg(log2(x)) + student_t(count(x)) * stddev_samp(log2(x)) / sqrt(count(x)), 12))
    end;
comment on macro ratio_high is 'The upper end of the 95% interval of the geometric mean; see ratio_low.';

create macro share(condition) as avg(condition::integer);
comment on macro share is 'The share of rows, from 0 to 1, for which a condition holds.';

create macro comparable(a, b) as
    case
        when struct_extract(a, 'gain') is not null and struct_extract(b, 'gain') is not null
            then struct_extract(a, 'metric_family') = struct_extract(b, 'metric_family')
        when struct_extract(a, 'gain') is null and struct_extract(b, 'gain') is null
            then struct_extract(a, 'kind') in ('level', 'points')
                and struct_extract(a, 'kind') = struct_extract(b, 'kind')
                and struct_extract(a, 'metric') = struct_extract(b, 'metric')
                and struct_extract(a, 'unit_base') = struct_extract(b, 'unit_base')
                and list_has_any(struct_extract(a, 'benchmark'), struct_extract(b, 'benchmark'))
        else false
    end;
comment on macro comparable is
    'Whether two rows of claims may stand on one axis: ratios of one metric family, or levels or points of one metric, in one base unit, with a benchmark in common. Use: from claims a, claims b where comparable(a, b).';
