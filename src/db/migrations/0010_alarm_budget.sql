-- The alarm budget (docs/clinical/budget.md): what a practice judges a form with once it has answers enough, and the last look
-- at how often Attune spoke.

-- Limits and norms of one practice for one form, in place of those that are shipped. Numbered from 1 and append-only: a verdict
-- names the number that it was given under, so that it can be given again. Written by the clock alone, never by a member.
create table engine_settings (
  practice_id uuid not null references practice,
  instrument_id text not null,
  instrument_version text not null,
  number integer not null check (number >= 1),
  made_at timestamptz not null,
  -- {"notice", "alert"}: p-limits; null = as shipped.
  limits jsonb,
  -- {"mean", "sdBetween", "sdWithin"}, and the same by the name of a subscale; null = as shipped.
  norms jsonb,
  subscales jsonb,
  -- What they rest on: {"ratings", "clients", "flags", "alerts"} as src/core/budget counts them.
  rests_on jsonb not null,
  primary key (practice_id, instrument_id, instrument_version, number)
);
alter table engine_settings enable row level security;
alter table engine_settings force row level security;
create policy own_practice on engine_settings for select using (practice_id = app_practice());
create policy by_the_clock on engine_settings for insert with check (practice_id = app_practice() and app_member() is null);
grant select, insert on engine_settings to attune_app;

-- The latest look, one for each practice; what is shown of it changes only when enough has been added (src/core/budget).
create table alarm_look (
  practice_id uuid not null references practice,
  looked_at timestamptz not null,
  -- For each form: how far the practice is, and the figures as they were last made.
  forms jsonb not null,
  -- How many cases were one, as last made, and the cases behind it: [{"caseId", "knownTo": [member ids]}].
  precision jsonb,
  precision_cases jsonb not null,
  primary key (practice_id)
);
alter table alarm_look enable row level security;
alter table alarm_look force row level security;
create policy own_practice on alarm_look for select using (practice_id = app_practice());
create policy by_the_clock on alarm_look for insert with check (practice_id = app_practice() and app_member() is null);
create policy again_by_the_clock on alarm_look for update using (practice_id = app_practice() and app_member() is null);
grant select, insert, update on alarm_look to attune_app;

-- Practices with answers that nobody looked at since then. For the clock, which nobody is signed in to.
create policy lookup_due on alarm_look for select to current_user using (true);
create policy lookup_due on series for select to current_user using (true);
create function practices_to_look_at(p_since timestamptz) returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  select p.practice_id from (select distinct practice_id from series) p
  where not exists (select from alarm_look l where l.practice_id = p.practice_id and l.looked_at > p_since)
$$;
revoke all on function practices_to_look_at from public;
grant execute on function practices_to_look_at to attune_app;
