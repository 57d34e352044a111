-- Why somebody opened a sensitive case: one of the reasons that the desk offers, never free text.
alter table audit add column reason text;
create index audit_at on audit (at);

-- A counsellor says that a case is sensitive, besides those where a grave danger showed.
alter table tickets add column marked_sensitive boolean not null default false;
