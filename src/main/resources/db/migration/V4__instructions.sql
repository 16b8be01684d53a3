-- Runs on H2 and PostgreSQL alike.
-- every template of the AI's instructions that a call was held by; the call's event instructions.version names it
create table instructions_version (
    version     varchar(64) primary key,
    template    text not null,
    first_used  timestamp(6) with time zone not null
);
