-- What people asked to be told later. Whose it is and what it is about is sealed; only the day of sending is not.
create table reminders (
  id text primary key,
  -- the mark of the conversation
  person text not null,
  conversation text not null,
  detail text not null,
  -- YYYY-MM-DD; null: when an article changes
  send_on text
);
create index reminders_person on reminders (person);
create index reminders_send_on on reminders (send_on);
