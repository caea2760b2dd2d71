-- What nobody may forge, and what a therapist may not work out: rules that rested on actions rest on the database too.

-- Held answers and words are passed on only by somebody who sees the held task, in their own name. The therapist it is held
-- from does not see it, so no release can come from there.
alter policy own_practice on release with check (practice_id = app_practice() and released_by = app_member()
  and exists (select from risk_task k where k.practice_id = release.practice_id and k.response_id = release.response_id
    and k.held_from is not null));

-- The audit and the history of a case speak of whoever acts; nobody = a client, or the clock.
alter policy own_practice on audit with check (practice_id = app_practice() and (member_id is null or member_id = app_member()));
alter policy own_practice on case_event with check (practice_id = app_practice() and (by_member is null or by_member = app_member()));

-- A risk check is begun with nothing said on it; it is seen to, and documented, in one's own name; who sees to it stays.
create function risk_task_in_own_name() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    if new.acknowledged_at is null and new.acknowledged_by is null and new.outcome_at is null then return new; end if;
  elsif (new.acknowledged_by is not distinct from old.acknowledged_by and new.acknowledged_at is not distinct from old.acknowledged_at
      or old.acknowledged_by is null and new.acknowledged_by = app_member())
    and (new.outcome_by is null or new.outcome_by = app_member()) then return new;
  end if;
  raise exception 'a risk check is seen to and documented in one''s own name' using errcode = '42501';
end $$;
-- The request role alone: leaving members' tasks are handed on by the owner, below.
create trigger risk_task_in_own_name before insert or update on risk_task for each row when (current_user = 'attune_app')
  execute function risk_task_in_own_name();

-- What is closed keeps all that was documented; only who may find it again can change, when its readers have left.
drop trigger closed_task_stays on risk_task;
create trigger closed_task_stays before update on risk_task for each row
  when (old.outcome_at is not null and (to_jsonb(new) - 'ladder') is distinct from (to_jsonb(old) - 'ladder'))
  execute function closed_task_stays();

-- A check-in that was sent can be ended, and nothing else of it changes: not its link, its session, or how long it is open.
revoke update on checkin from attune_app;
grant update (revoked_at) on checkin to attune_app;

-- A link shows what its maker may read: it is made by the therapist of that therapy, or, of one held answer, by somebody who
-- sees its task; as nobody else. What was ended stays so.
drop policy own_practice on client_link;
create policy own_practice on client_link for select
  using (practice_id = app_practice() and (response_id is null or app_member() is null or made_by = app_member()));
create policy in_own_name on client_link for insert with check (practice_id = app_practice() and made_by = app_member()
  and revoked_at is null and case when response_id is null
    then exists (select from therapy t where t.practice_id = client_link.practice_id and t.therapy_id = client_link.therapy_id
      and t.therapist_id = app_member())
    else exists (select from risk_task k where k.practice_id = client_link.practice_id and k.therapy_id = client_link.therapy_id
      and k.response_id = client_link.response_id and k.held_from is not null) end);
create policy ended on client_link for update
  using (practice_id = app_practice() and (response_id is null or app_member() is null or made_by = app_member()))
  with check (practice_id = app_practice() and revoked_at is not null);

-- What a client was told is between that therapist and that client; what was taken back stays taken back.
drop policy own_practice on told_client;
create policy own_therapy on told_client for select using (practice_id = app_practice() and exists (select from therapy t
  where t.practice_id = told_client.practice_id and t.therapy_id = told_client.therapy_id and t.therapist_id = app_member()));
create policy by_therapist on told_client for insert with check (practice_id = app_practice() and told_by = app_member()
  and withdrawn_at is null and exists (select from therapy t where t.practice_id = told_client.practice_id
    and t.therapy_id = told_client.therapy_id and t.therapist_id = app_member()));
create policy taken_back on told_client for update using (practice_id = app_practice() and exists (select from therapy t
  where t.practice_id = told_client.practice_id and t.therapy_id = told_client.therapy_id and t.therapist_id = app_member()))
  with check (practice_id = app_practice() and withdrawn_at is not null);
create policy lookup on told_client for select to current_user using (practice_id = app_practice());

-- A table of one's own making, for the length of a session, is not asked who is a director.
alter function app_is_director() set search_path = public, pg_temp;

-- Whoever leaves hands on what they were to read. Asked by a director only. A held one that is closed and whose readers
-- have all left goes to the next as well: the client's agreement to pass it on may come later.
create or replace function hand_on_tasks(p_from uuid, p_to uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not app_is_director() then raise exception 'only directors hand on' using errcode = '42501'; end if;
  update risk_task k set
    ladder = case when array_remove(ladder, p_from) <> '{}' then array_remove(ladder, p_from)
      else array[case when held_from is distinct from p_to then p_to else coalesce((select m.member_id from member m
        where m.practice_id = k.practice_id and m.disabled_at is null and m.member_id not in (p_from, p_to)
          and m.roles && array['recipient', 'supervisor', 'director'] order by m.created_at, m.member_id limit 1), p_to) end] end,
    acknowledged_at = case when acknowledged_by = p_from then null else acknowledged_at end,
    acknowledged_by = nullif(acknowledged_by, p_from)
  where practice_id = app_practice() and outcome_at is null and (p_from = any (ladder) or acknowledged_by = p_from);
  update risk_task k set ladder = array[coalesce(
      (select m.member_id from unnest(k.ladder) with ordinality as l(id, place)
        join member m on m.practice_id = k.practice_id and m.member_id = l.id
        where m.disabled_at is null and m.member_id not in (p_from, k.held_from) order by l.place limit 1),
      case when k.held_from <> p_to then p_to end,
      (select m.member_id from member m where m.practice_id = k.practice_id and m.disabled_at is null
        and m.member_id not in (p_from, k.held_from) and m.roles && array['recipient', 'supervisor', 'director']
        order by m.created_at, m.member_id limit 1), k.ladder[1])]
  where practice_id = app_practice() and outcome_at is not null and held_from is not null and p_from in (ladder[1], acknowledged_by)
    and not exists (select from member m where m.practice_id = k.practice_id and m.disabled_at is null and m.member_id <> p_from
      and m.member_id in (k.ladder[1], k.acknowledged_by));
end $$;

-- Look-up 7 again. The therapist makes these links and may open them: a held answer changes neither whether this is the first
-- time, nor what is told. Only the questions besides the form are left out, for the client's sake.
create or replace function around_checkin(p_hash bytea) returns jsonb
  language plpgsql security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
declare c checkin; answer jsonb; last timestamptz;
begin
  select * into c from checkin where token_hash = p_hash;
  if not found then return null; end if;
  perform set_config('app.practice', c.practice_id::text, true);
  select max(r.received_at) into last from response r where r.practice_id = c.practice_id and r.therapy_id = c.therapy_id
    and (r.held_from is null or exists (select from release e where e.practice_id = r.practice_id and e.response_id = r.response_id
      and e.what = 'answers'));
  select jsonb_build_object('first', last is null,
    'candid', case when p.candid_confirmed_at is not null then jsonb_build_object('text', p.candid_text) end,
    'told', coalesce((select jsonb_agg(jsonb_build_object('kind', n.kind, 'words', n.words, 'onTheirWord', n.on_their_word,
        'toldAt', n.told_at, 'heldAt', s.held_at) order by n.told_at, n.note_id)
      from told_client n left join session s on s.practice_id = n.practice_id and s.session_id = n.session_id
      where n.practice_id = c.practice_id and n.therapy_id = c.therapy_id and n.withdrawn_at is null
        and (last is null or n.told_at >= last)), '[]'),
    -- What may be asked besides the form rests on the client's own word to this therapist, and on nothing held from that one.
    'wrote', coalesce((select jsonb_agg(jsonb_build_object('session', r.session_number, 'wish', x.wish))
      from response r join response_words x on x.practice_id = r.practice_id and x.response_id = r.response_id
      where r.practice_id = c.practice_id and r.therapy_id = c.therapy_id and r.held_from is null and x.reader = 'therapist'), '[]'),
    'direct', coalesce((select jsonb_agg(jsonb_build_object('session', r.session_number, 'steps', r.direct))
      from response r where r.practice_id = c.practice_id and r.therapy_id = c.therapy_id and r.held_from is null
        and r.direct > 0), '[]'),
    'said', coalesce((select jsonb_agg(s.number)
      from noted_sign n join session s on s.practice_id = n.practice_id and s.session_id = n.session_id
      where n.practice_id = c.practice_id and n.therapy_id = c.therapy_id and n.withdrawn_at is null
        and n.kind = 'said-directly'), '[]'),
    'held', exists (select from response r left join response_words x on x.practice_id = r.practice_id and x.response_id = r.response_id
      where r.practice_id = c.practice_id and r.therapy_id = c.therapy_id and (r.held_from is not null or x.reader = 'someone-else')
        and not exists (select from release e where e.practice_id = r.practice_id and e.response_id = r.response_id
          and e.what = case when r.held_from is null then 'words' else 'answers' end)))
  into answer from practice p where p.practice_id = c.practice_id;
  return answer;
end $$;
