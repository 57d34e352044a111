-- Of which wait the desk was warned: the moment since which the person waits for us.
alter table tickets add column warned_of bigint;

-- How often the person was asked whether they got to the service.
alter table referrals add column times_asked integer not null default 0;
update referrals set times_asked = 1 where asked and agreed_at is not null and visit_question_at is null;

-- Of somebody who was not let in: a keyed hash of where they came from, and how many tries there were from there of late.
alter table audit add column address text, add column tries integer;
