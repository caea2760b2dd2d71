-- What a client may ask, see and be told.

-- The practice's own invitation to be candid. Without a confirmation none is shown; confirmed without words of its own, the
-- usual text stands in the language of the page.
alter table practice add column candid_text text;
alter table practice add column candid_confirmed_at timestamptz;
alter table practice add column candid_confirmed_by uuid;
-- Whether clients may look at their own check-ins by a link.
alter table practice add column own_view boolean not null default true;

-- In the client's own view: what was computed from the answers is left out, never the answers.
alter table therapy add column bands_hidden boolean not null default false;
-- When the client last asked for a link to their own check-ins; null = not, or one was made since.
alter table therapy add column view_asked_at timestamptz;

-- What the therapist tells this client about what came of an answer: talked about, or changed. Shown to that client alone.
create table told_client (
  practice_id uuid not null,
  note_id uuid not null,
  therapy_id uuid not null,
  -- The session whose check-in it answers; null = none in particular.
  session_id uuid,
  kind text not null check (kind in ('discussed', 'changed')),
  -- For what was changed: the sentence as the client reads it.
  words text not null,
  -- The client allowed their words to be taken up: then, and only then, it says that they said so.
  on_their_word boolean not null,
  told_by uuid not null,
  told_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (practice_id, note_id),
  foreign key (practice_id, therapy_id) references therapy (practice_id, therapy_id),
  foreign key (practice_id, session_id) references session (practice_id, session_id),
  foreign key (practice_id, told_by) references member (practice_id, member_id)
);
create index told_client_by_therapy on told_client (practice_id, therapy_id, told_at);

-- A link to a client's own check-ins: read only, soon over. Only the hash is stored. It shows what the member who made it
-- may read, and nothing else: a link passes through hands, and what is held from a therapist must not be had by making one.
create table client_link (
  practice_id uuid not null,
  link_id uuid not null,
  therapy_id uuid not null,
  token_hash bytea not null,
  made_by uuid not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  primary key (practice_id, link_id),
  foreign key (practice_id, therapy_id) references therapy (practice_id, therapy_id),
  foreign key (practice_id, made_by) references member (practice_id, member_id)
);
create unique index client_link_by_token on client_link (token_hash);
create index client_link_by_therapy on client_link (practice_id, therapy_id);

do $$
declare t text;
begin
  foreach t in array array['told_client', 'client_link'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy own_practice on %I using (practice_id = app_practice()) '
      'with check (practice_id = app_practice())', t);
  end loop;
end $$;
create policy lookup on client_link for select to current_user using (true);

-- The look-up below asks who may read words, and what was wished; it gives back neither words nor readers.
create policy lookup on response_words for select to current_user using (practice_id = app_practice());

-- What was told stays as it was said; it can be taken back. A link can be ended.
grant select, insert on told_client, client_link to attune_app;
grant update (withdrawn_at) on told_client to attune_app;
grant update (revoked_at) on client_link to attune_app;

-- Look-up 4 again, with what the receipt says besides.
create or replace function checkin_by_token(p_hash bytea) returns jsonb
  language plpgsql security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
declare c checkin; answer jsonb;
begin
  select * into c from checkin where token_hash = p_hash;
  if not found then return null; end if;
  perform set_config('app.practice', c.practice_id::text, true);
  select jsonb_build_object(
    'practice', jsonb_build_object('practiceId', p.practice_id, 'name', p.name, 'timeZone', p.time_zone,
      'recipientId', p.recipient_id, 'recipientName', (select r.name from member r
        where r.practice_id = p.practice_id and r.member_id = p.recipient_id and r.disabled_at is null and r.member_id <> t.therapist_id),
      'outsideContacts', p.outside_contacts, 'supervisorMaySee', p.supervisor_may_see, 'readingHours', p.reading_hours,
      'readingWeek', p.reading_week, 'onDuty', to_jsonb(p.on_duty), 'acknowledgeMinutes', p.acknowledge_minutes,
      'helpLines', p.help_lines, 'leaveUrl', p.leave_url, 'ownView', p.own_view),
    'therapist', jsonb_build_object('memberId', m.member_id, 'firstName', m.first_name, 'supervisorId', m.supervisor_id),
    'client', jsonb_build_object('clientId', k.client_id, 'language', k.language, 'timeZone', k.time_zone),
    'therapyId', t.therapy_id, 'therapyEnded', t.ended_at is not null,
    'checkIn', jsonb_build_object('checkInId', c.checkin_id, 'sessionId', s.session_id, 'session', s.number,
      'heldAt', s.held_at, 'kind', s.kind, 'instrumentId', c.instrument_id, 'instrumentVersion', c.instrument_version,
      'sentAt', c.sent_at, 'expiresAt', c.expires_at, 'revokedAt', c.revoked_at),
    'licensedText', (select l.text from licensed_text l where l.practice_id = c.practice_id
      and l.instrument_id = c.instrument_id and l.instrument_version = c.instrument_version),
    -- The first complete response about a session counts, by whichever link it came.
    'answered', (select jsonb_build_object('key', r.idempotency_key, 'held', r.held_from is not null)
      from response r where r.practice_id = c.practice_id and r.therapy_id = c.therapy_id and r.session_number = s.number
        and r.answers->>'instrument' = c.instrument_id order by r.received_at limit 1),
    'series', (select jsonb_build_object('state', e.state, 'line', e.line, 'judgedSession', e.judged_session,
        'revision', e.revision)
      from series e where e.practice_id = c.practice_id and e.therapy_id = c.therapy_id
        and e.instrument_id = c.instrument_id and e.instrument_version = c.instrument_version),
    -- Invitations before this one that nobody has judged yet: they were not answered. A held answer is no silence.
    'silent', coalesce((select jsonb_agg(jsonb_build_object('session', s2.number, 'heldAt', s2.held_at) order by s2.number)
      from session s2 where s2.practice_id = c.practice_id and s2.therapy_id = c.therapy_id and s2.number < s.number
        and s2.number > coalesce((select e.judged_session from series e where e.practice_id = c.practice_id
          and e.therapy_id = c.therapy_id and e.instrument_id = c.instrument_id
          and e.instrument_version = c.instrument_version), 0)
        and exists (select from checkin c2 where c2.practice_id = c.practice_id and c2.session_id = s2.session_id
          and c2.instrument_id = c.instrument_id and c2.instrument_version = c.instrument_version)
        and not exists (select from response r2 where r2.practice_id = c.practice_id and r2.therapy_id = c.therapy_id
          and r2.session_number = s2.number and r2.answers->>'instrument' = c.instrument_id)), '[]'),
    -- What the safety gate compares with: symptom answers, the latest alliance level beside a symptom measure (for the
    -- therapy's own form the series knows it), and what was known at the last documented assessment.
    'symptoms', coalesce((select jsonb_agg(jsonb_build_object('answers', x.answers, 'score', x.score)) from (
      select r.answers, r.score from response r where r.practice_id = c.practice_id and r.therapy_id = c.therapy_id
        and r.answers->>'instrument' <> t.instrument_id order by r.session_number desc limit 6) x), '[]'),
    'beside', case when c.instrument_id <> t.instrument_id then (
      select e.line->-1 from series e where e.practice_id = t.practice_id and e.therapy_id = t.therapy_id
        and e.instrument_id = t.instrument_id and e.instrument_version = t.instrument_version) end,
    'assessed', (select jsonb_build_object('answers', r.answers, 'score', r.score, 'through', (select max(s5.number)
        from session s5 where s5.practice_id = c.practice_id and s5.therapy_id = c.therapy_id and s5.held_at <= k2.outcome_at))
      from risk_task k2 left join response r on r.practice_id = k2.practice_id and r.response_id = k2.response_id
      where k2.practice_id = c.practice_id and k2.therapy_id = c.therapy_id and k2.outcome_at is not null
      order by k2.outcome_at desc limit 1),
    'signs', coalesce((select jsonb_agg(jsonb_build_object('noteId', n.note_id, 'signId', n.sign_id, 'kind', n.kind,
        'session', s3.number, 'heldAt', s3.held_at) order by n.note_id)
      from noted_sign n join session s3 on s3.practice_id = n.practice_id and s3.session_id = n.session_id
      where n.practice_id = c.practice_id and n.therapy_id = c.therapy_id and n.withdrawn_at is null
        and s3.number > s.number - 8), '[]'),
    'rupture', (select jsonb_build_object('ruptureId', u.rupture_id, 'onset', u.onset_session, 'stage', u.stage,
        'events', (select jsonb_agg(jsonb_build_object('number', e.number, 'at', e.at,
          'by', e.by_member, 'type', e.type, 'data', e.data) order by e.number) from case_event e
          where e.practice_id = u.practice_id and e.rupture_id = u.rupture_id))
      from rupture u where u.practice_id = c.practice_id and u.therapy_id = c.therapy_id and not u.closed))
  into answer
  from practice p, therapy t, member m, client k, session s
  where p.practice_id = c.practice_id
    and t.practice_id = c.practice_id and t.therapy_id = c.therapy_id
    and m.practice_id = c.practice_id and m.member_id = t.therapist_id
    and k.practice_id = c.practice_id and k.client_id = t.client_id
    and s.practice_id = c.practice_id and s.session_id = c.session_id;
  return answer;
end $$;

-- Look-up 7: what stands around the form, asked for only when it is shown: whether this client has answered nothing yet, and what
-- they were told since they last answered, and on which of their own words a question may rest. Null for an unknown token.
create function around_checkin(p_hash bytea) returns jsonb
  language plpgsql security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
declare c checkin; answer jsonb; last timestamptz;
begin
  select * into c from checkin where token_hash = p_hash;
  if not found then return null; end if;
  perform set_config('app.practice', c.practice_id::text, true);
  select max(r.received_at) into last from response r where r.practice_id = c.practice_id and r.therapy_id = c.therapy_id;
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

-- Look-up 8: whose check-ins does this link show, and what may it show? Null for an unknown token, and where the practice has
-- turned the view off or whoever made the link has left. Whether its time is over, the caller judges by its own clock.
create function client_link_by_token(p_hash bytea)
  returns table (practice_id uuid, link_id uuid, therapy_id uuid, made_by uuid, expires_at timestamptz, revoked_at timestamptz)
  language plpgsql security definer set search_path = public, pg_temp as $$
declare l client_link;
begin
  select * into l from client_link where token_hash = p_hash;
  if not found then return; end if;
  perform set_config('app.practice', l.practice_id::text, true);
  return query select l.practice_id, l.link_id, l.therapy_id, l.made_by, l.expires_at, l.revoked_at
    from practice p join member m on m.practice_id = p.practice_id and m.member_id = l.made_by and m.disabled_at is null
    where p.practice_id = l.practice_id and p.own_view;
end $$;

-- A client asks for a link to their own check-ins, by any link that was theirs, used or over. Says nothing: whoever asks
-- gets the same answer, and only the therapist sees that somebody asked.
create function ask_for_own_view(p_hash bytea, p_at timestamptz) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare c checkin;
begin
  select * into c from checkin where token_hash = p_hash;
  if not found then return; end if;
  perform set_config('app.practice', c.practice_id::text, true), set_config('app.member', '', true);
  update therapy t set view_asked_at = p_at from practice p
    where t.practice_id = c.practice_id and t.therapy_id = c.therapy_id and p.practice_id = c.practice_id and p.own_view
      and t.view_asked_at is null;
end $$;

revoke all on function around_checkin, client_link_by_token, ask_for_own_view from public;
grant execute on function around_checkin, client_link_by_token, ask_for_own_view to attune_app;
