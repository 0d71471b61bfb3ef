-- Tables that only the store knows; papers, claims and what they reject are derived from the row schemas.

comment on table papers is 'Papers that were read, whether or not their abstracts report a result.';
comment on table claims is 'Quantitative results that abstracts report, one row a number.';
comment on table rejected_papers is 'Papers that broke a check, with the check.';
comment on table rejected_claims is 'Claims that broke a check, with the check.';
comment on column papers."source" is 'The name of the file or address that it was read from.';
comment on column rejected_papers."source" is 'The name of the file or address that it was read from.';

create table refused_quantities (
    "paper_id" varchar not null,
    "text" varchar not null,
    "start" bigint not null,
    "end" bigint not null,
    "rule" varchar not null,
    "reason" varchar not null
);
comment on table refused_quantities is 'Quantities that are no claim, with the rule that says why.';
comment on column refused_quantities."rule" is 'The rule that says why it is none.';
comment on column refused_quantities."reason" is 'The same in words.';

create table metrics (
    "metric" varchar primary key,
    "metric_family" varchar not null,
    "better" varchar not null check ("better" in ('higher', 'lower', 'none')),
    "percent" boolean not null
);
comment on table metrics is 'The metrics that were known when this store was filled.';
comment on column metrics."better" is 'Whether a higher or a lower value is better, or neither (none).';
comment on column metrics."percent" is 'Whether its values are usually stated in percent, so that "2%" may mean points.';

-- Without times of day, so that the same input makes the same rows.
create table sources (
    "name" varchar primary key,
    "digest" varchar not null,
    "format" varchar not null,
    "version" varchar not null,
    "papers" bigint not null,
    "claims" bigint not null,
    "rejected" bigint not null,
    "no_claims" bigint not null
);
comment on table sources is 'What the store was made from: each input, its SHA-256, and what it gave.';
comment on column sources."name" is 'The name of the file or address that was read.';
comment on column sources."digest" is 'The SHA-256 of what was read.';
comment on column sources."format" is 'The input format it was read as.';
comment on column sources."version" is 'The version of the program that read it.';
comment on column sources."papers" is 'How many papers it gave, when it was read.';
comment on column sources."claims" is 'How many claims.';
comment on column sources."rejected" is 'How many rows broke a check.';
comment on column sources."no_claims" is 'How many papers gave no row at all.';

create table schema_version ("version" integer not null);
comment on table schema_version is 'The version of these tables, in one row; another version is refused.';
comment on column schema_version."version" is 'The version.';
