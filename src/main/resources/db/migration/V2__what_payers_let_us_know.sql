-- Runs on H2 and PostgreSQL alike.
alter table promise add column speaker varchar(20) default 'PAYER' not null;

-- what a payer let us know in a call, with where it was said; closed_at is when somebody at the desk has dealt with it
create table notice (
    attempt        varchar(100) not null,
    tool_call_id   varchar(200) not null,
    payer_id       varchar(100) not null,
    kind           varchar(20) not null,
    reason         varchar(2000) not null,
    about          varchar(400) not null,
    due_at         timestamp(6) with time zone,
    item_id        varchar(200) not null,
    quote          varchar(8000) not null,
    speaker        varchar(20) not null,
    offset_millis  bigint not null,
    made_at        timestamp(6) with time zone not null,
    closed_at      timestamp(6) with time zone,
    primary key (attempt, tool_call_id)
);
create index notice_payer on notice (payer_id);

-- a debt in parts as it was proposed; what was agreed of it stands in promise
create table plan (
    attempt        varchar(100) not null,
    tool_call_id   varchar(200) not null,
    payer_id       varchar(100) not null,
    item_id        varchar(200) not null,
    quote          varchar(8000) not null,
    speaker        varchar(20) not null,
    offset_millis  bigint not null,
    made_at        timestamp(6) with time zone not null,
    primary key (attempt, tool_call_id)
);
create index plan_payer on plan (payer_id);

create table plan_instalment (
    attempt       varchar(100) not null,
    tool_call_id  varchar(200) not null,
    part          integer not null,
    amount        decimal(19, 4) not null,
    currency      varchar(3) not null,
    pay_on        date not null,
    primary key (attempt, tool_call_id, part),
    foreign key (attempt, tool_call_id) references plan (attempt, tool_call_id)
);
