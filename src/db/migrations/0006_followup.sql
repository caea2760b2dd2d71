-- Questions to the client after a conversation, looking back, and closing.
--
-- What went before the repairs of a practice, as it was shown: made from ten clients at a time, and kept, so that two
-- looks at the page never differ by one client (docs/clinical/followup.md). Counts only; `cases` is what they were made
-- from, so that the next ones can be held back until enough has changed. Append-only.
create table repair_figures (
  practice_id uuid not null references practice,
  number integer not null check (number >= 1),
  made_at timestamptz not null,
  -- As src/core/followup/before-repairs.ts makes them.
  figures jsonb not null,
  -- [{"caseId", "knownTo": [member ids]}]
  cases jsonb not null,
  primary key (practice_id, number)
);
alter table repair_figures enable row level security;
alter table repair_figures force row level security;
create policy own_practice on repair_figures using (practice_id = app_practice()) with check (practice_id = app_practice());
grant select, insert on repair_figures to attune_app;
