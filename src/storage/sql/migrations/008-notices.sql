-- What the bot tells a person about their ticket in its own words (TicketNotice in src/message.ts): more than that it was closed.
alter table thread add column notice jsonb;
alter table thread drop constraint thread_source_check;
update thread set source = 'notice', notice = '{"type": "ticket-closed"}' where source = 'closing';
alter table thread add constraint thread_source_check check (source in ('person', 'counsellor', 'notice'));
create index tickets_resolved on tickets (waiting_since) where status = 'resolved';
