-- Whose turn it is to read, and what the practice has confirmed.

-- Each time somebody's turn to read was over: when by the clock, who was asked next (null = nobody was left), and when it was
-- written down. Append-only, written by record_hand_on alone. What is held stays unknown to the therapist it is held from.
create table risk_hand_on (
  practice_id uuid not null,
  task_id uuid not null,
  number integer not null check (number >= 1),
  from_member uuid not null,
  to_member uuid,
  due_at timestamptz not null,
  recorded_at timestamptz not null,
  held_from uuid,
  primary key (practice_id, task_id, number),
  foreign key (practice_id, task_id) references risk_task (practice_id, task_id),
  foreign key (practice_id, from_member) references member (practice_id, member_id),
  foreign key (practice_id, to_member) references member (practice_id, member_id)
);

-- Tries to reach the client that did not get through: noted, and the task stays open. Append-only.
create table risk_attempt (
  practice_id uuid not null,
  attempt_id uuid not null,
  task_id uuid not null,
  at timestamptz not null,
  by_member uuid not null,
  words text not null,
  primary key (practice_id, attempt_id),
  foreign key (practice_id, task_id) references risk_task (practice_id, task_id),
  foreign key (practice_id, by_member) references member (practice_id, member_id)
);
create index risk_attempt_by_task on risk_attempt (practice_id, task_id);

do $$
declare t text;
begin
  foreach t in array array['risk_hand_on', 'risk_attempt'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('grant select on %I to attune_app', t);
  end loop;
end $$;
grant insert on risk_attempt to attune_app;

create policy not_held on risk_hand_on using (practice_id = app_practice() and (held_from is null or app_member() is distinct from held_from))
  with check (practice_id = app_practice());
create policy lookup on risk_hand_on for select to current_user using (practice_id = app_practice());
create policy with_the_task on risk_attempt using (practice_id = app_practice() and exists (select from risk_task k
    where k.practice_id = risk_attempt.practice_id and k.task_id = risk_attempt.task_id))
  with check (practice_id = app_practice() and by_member = app_member() and exists (select from risk_task k
    where k.practice_id = risk_attempt.practice_id and k.task_id = risk_attempt.task_id and k.outcome_at is null));

-- A place on the ladder is no longer enough: a task is seen by the first, by whoever was asked since, by who sees to it, and
-- by the therapist of that therapy unless it is held. So the turn rests on the database too.
alter policy asked_to_read on risk_task using (practice_id = app_practice()
    and (app_member() in (ladder[1], acknowledged_by)
      or exists (select from risk_hand_on h where h.practice_id = risk_task.practice_id and h.task_id = risk_task.task_id
        and h.to_member = app_member())
      or (held_from is null and exists (select from therapy t
        where t.practice_id = risk_task.practice_id and t.therapy_id = risk_task.therapy_id and t.therapist_id = app_member())))
    and (held_from is null or (app_member() <> held_from
      and (acknowledged_by is null or app_member() in (ladder[1], acknowledged_by)))));

-- How safety was looked at. What is closed has an outcome, an assessment and a name; rows of before keep what they have.
alter table risk_task add column assessment text check (assessment in ('spoken', 'handed-over', 'no-danger'));
alter table risk_task add constraint risk_task_closed_with_outcome
  check (outcome_at is null or (outcome <> '' and outcome_by is not null and assessment is not null)) not valid;

-- Why it was raised, when, and who is asked cannot be rewritten, and what is closed stays as it was closed.
revoke update on risk_task from attune_app;
grant update (acknowledged_at, acknowledged_by, outcome, outcome_at, outcome_by, assessment) on risk_task to attune_app;
create function closed_task_stays() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  raise exception 'a documented risk check stays as it was documented' using errcode = '23514';
end $$;
create trigger closed_task_stays before update on risk_task for each row when (old.outcome_at is not null)
  execute function closed_task_stays();

-- The clock runs without anybody signed in: it may know which practices have a task that nobody sees to.
create policy lookup_waiting on risk_task for select to current_user using (outcome_at is null and acknowledged_at is null);
create function practices_waiting() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  select distinct k.practice_id from risk_task k where k.outcome_at is null and k.acknowledged_at is null
$$;

-- What the clock needs of the tasks that nobody sees to yet: no words, no client.
create function waiting_tasks() returns table (task_id uuid, ladder uuid[], raised_at timestamptz, handed_on jsonb)
  language sql stable security definer set search_path = public, pg_temp as $$
  select k.task_id, k.ladder, k.raised_at, coalesce((select jsonb_agg(jsonb_build_object('from', h.from_member, 'to', h.to_member,
      'at', h.due_at) order by h.number) from risk_hand_on h where h.practice_id = k.practice_id and h.task_id = k.task_id), '[]')
    from risk_task k where k.practice_id = app_practice() and k.outcome_at is null and k.acknowledged_at is null
$$;

-- Writes down one hand-on; says whether it was new. The same one again, or one that somebody's "I see to it" has overtaken,
-- changes nothing.
create function record_hand_on(p_task uuid, p_from uuid, p_to uuid, p_due timestamptz, p_now timestamptz) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
declare k risk_task;
begin
  select * into k from risk_task where practice_id = app_practice() and task_id = p_task for update;
  if not found or k.outcome_at is not null or k.acknowledged_at is not null or p_due > p_now
    or p_from <> all (k.ladder) or (p_to is not null and p_to <> all (k.ladder)) then return false; end if;
  insert into risk_hand_on (practice_id, task_id, number, from_member, to_member, due_at, recorded_at, held_from)
    select k.practice_id, k.task_id, (select count(*) + 1 from risk_hand_on h where h.practice_id = k.practice_id and h.task_id = k.task_id),
      p_from, p_to, p_due, p_now, k.held_from
    where not exists (select from risk_hand_on h where h.practice_id = k.practice_id and h.task_id = k.task_id
      and h.to_member is not distinct from p_to);
  return found;
end $$;

revoke all on function practices_waiting, waiting_tasks, record_hand_on from public;
grant execute on function practices_waiting, waiting_tasks, record_hand_on to attune_app;

-- A practice whose director has not confirmed its help numbers sends no check-in.
alter table practice alter column help_confirmed_at drop not null, alter column help_confirmed_by drop not null;
