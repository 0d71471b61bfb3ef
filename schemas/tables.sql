-- Tables that only the store knows; papers, claims and what they reject are derived from the row schemas.

create table refused_quantities (
    "paper_id" varchar not null,
    "text" varchar not null,
    "start" bigint not null,
    "end" bigint not null,
    "rule" varchar not null,
    "reason" varchar not null
);
comment on table refused_quantities is 'Quantities that are no claim, with the rule that says why.';

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

create table schema_version ("version" integer not null);
comment on table schema_version is 'The version of these tables, in one row; another version is refused.';
