-- Runs on H2 and PostgreSQL alike.
-- what came of a call, drafted; waits for approval until approved_at is set
create table call_draft (
    attempt           varchar(100) primary key references phone_call (attempt),
    payer_id          varchar(100) not null,
    source            varchar(20) not null,
    summary           varchar(2000) not null,
    outcome           varchar(30) not null,
    next_action       varchar(30) not null,
    promise_amount    decimal(19, 4),
    promise_currency  varchar(3),
    promise_date      date,
    drafted_at        timestamp(6) with time zone not null,
    approved_by       varchar(400),
    approved_at       timestamp(6) with time zone
);
create index call_draft_payer on call_draft (payer_id);
