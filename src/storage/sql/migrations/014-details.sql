alter table tickets
  -- the person says that they are under 18
  add column minor boolean not null default false,
  -- sealed: what the person shared of their own accord; null: nothing
  add column details text;
