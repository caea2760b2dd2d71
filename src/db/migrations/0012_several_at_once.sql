-- Look-up 4 and storing, for several check-ins at once: what costs most is starting a statement and waiting for the disk, and both
-- are then paid once. Parts that are rarely there are looked for by one short question, and read only where it finds something.

create function silent_before(p_practice uuid, p_therapy uuid, p_instrument text, p_version text, p_after integer, p_before integer) returns jsonb
  language plpgsql stable set search_path = public, pg_temp as $$
begin
  return coalesce((select jsonb_agg(jsonb_build_object('session', s.number, 'heldAt', s.held_at) order by s.number)
    from session s where s.practice_id = p_practice and s.therapy_id = p_therapy and s.number > p_after and s.number < p_before
      and exists (select from checkin c where c.practice_id = p_practice and c.session_id = s.session_id
        and c.instrument_id = p_instrument and c.instrument_version = p_version)
      and not exists (select from response r where r.practice_id = p_practice and r.therapy_id = p_therapy
        and r.session_number = s.number and r.answers->>'instrument' = p_instrument)), '[]');
end $$;

-- What is held from the therapist is compared with nothing that the therapist may read, unless it was released (0009).
create function symptoms_beside(p_practice uuid, p_therapy uuid, p_instrument text) returns jsonb
  language plpgsql stable set search_path = public, pg_temp as $$
begin
  return coalesce((select jsonb_agg(jsonb_build_object('answers', x.answers, 'score', x.score)) from (
    select r.answers, r.score from response r where r.practice_id = p_practice and r.therapy_id = p_therapy
      and r.answers->>'instrument' <> p_instrument
      and (r.held_from is null or exists (select from release e where e.practice_id = r.practice_id
        and e.response_id = r.response_id and e.what = 'answers'))
    order by r.session_number desc limit 6) x), '[]');
end $$;

create function last_assessed(p_practice uuid, p_therapy uuid) returns jsonb
  language plpgsql stable set search_path = public, pg_temp as $$
begin
  return (select jsonb_build_object('answers', r.answers, 'score', r.score, 'through', (select max(s.number)
      from session s where s.practice_id = p_practice and s.therapy_id = p_therapy and s.held_at <= k.outcome_at))
    from risk_task k left join response r on r.practice_id = k.practice_id and r.response_id = k.response_id
    where k.practice_id = p_practice and k.therapy_id = p_therapy and k.outcome_at is not null
      and (k.held_from is null or exists (select from release e where e.practice_id = k.practice_id
        and e.response_id = k.response_id and e.what = 'answers'))
    order by k.outcome_at desc limit 1);
end $$;

create function signs_since(p_practice uuid, p_therapy uuid, p_after integer) returns jsonb
  language plpgsql stable set search_path = public, pg_temp as $$
begin
  return coalesce((select jsonb_agg(jsonb_build_object('noteId', n.note_id, 'signId', n.sign_id, 'kind', n.kind,
      'session', s.number, 'heldAt', s.held_at) order by n.note_id)
    from noted_sign n join session s on s.practice_id = n.practice_id and s.session_id = n.session_id
    where n.practice_id = p_practice and n.therapy_id = p_therapy and n.withdrawn_at is null and s.number > p_after), '[]');
end $$;

create function events_of(p_practice uuid, p_rupture uuid) returns jsonb
  language plpgsql stable set search_path = public, pg_temp as $$
begin
  return (select jsonb_agg(jsonb_build_object('number', e.number, 'at', e.at, 'by', e.by_member, 'type', e.type, 'data', e.data)
    order by e.number) from case_event e where e.practice_id = p_practice and e.rupture_id = p_rupture);
end $$;

drop function checkin_by_token;
-- One row for each token that is known, whosever practice it is.
create function checkins_by_token(p_hashes bytea[]) returns table (token_hash bytea, found jsonb)
  language plpgsql security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
declare asked checkin[]; practices uuid[]; v_practice uuid;
begin
  select array_agg(k), array_agg(distinct k.practice_id) into asked, practices from checkin k where k.token_hash = any (p_hashes);
  if asked is null then return; end if;
  foreach v_practice in array practices loop
    perform set_config('app.practice', v_practice::text, true);
    return query select c.token_hash, jsonb_build_object(
      'practice', jsonb_build_object('practiceId', p.practice_id, 'name', p.name, 'timeZone', p.time_zone,
        'recipientId', p.recipient_id, 'recipientName', (select r.name from member r
          where r.practice_id = p.practice_id and r.member_id = p.recipient_id and r.disabled_at is null and r.member_id <> t.therapist_id),
        'outsideContacts', p.outside_contacts, 'supervisorMaySee', p.supervisor_may_see,
        'readingWeek', p.reading_week, 'onDuty', to_jsonb(p.on_duty), 'acknowledgeMinutes', p.acknowledge_minutes,
        'helpLines', p.help_lines, 'leaveUrl', p.leave_url, 'ownView', p.own_view),
      'therapist', jsonb_build_object('memberId', m.member_id, 'firstName', m.first_name, 'supervisorId', m.supervisor_id),
      'client', jsonb_build_object('clientId', k.client_id, 'language', k.language, 'timeZone', k.time_zone),
      'therapyId', t.therapy_id, 'therapyEnded', t.ended_at is not null,
      'checkIn', jsonb_build_object('checkInId', c.checkin_id, 'sessionId', s.session_id, 'session', s.number,
        'heldAt', s.held_at, 'kind', s.kind, 'instrumentId', c.instrument_id, 'instrumentVersion', c.instrument_version,
        'sentAt', c.sent_at, 'expiresAt', c.expires_at, 'revokedAt', c.revoked_at),
      'licensedText', (select l.text from licensed_text l where l.practice_id = v_practice
        and l.instrument_id = c.instrument_id and l.instrument_version = c.instrument_version),
      -- The first complete response about a session counts, by whichever link it came.
      'answered', (select jsonb_build_object('key', r.idempotency_key, 'held', r.held_from is not null)
        from response r where r.practice_id = v_practice and r.therapy_id = c.therapy_id and r.session_number = s.number
          and r.answers->>'instrument' = c.instrument_id order by r.received_at limit 1),
      'series', case when e.revision is not null then jsonb_build_object('state', e.state, 'line', e.line,
        'judgedSession', e.judged_session, 'revision', e.revision) end,
      -- What the practice judges this form with: the newest settings, where it has any of its own.
      'settings', (select jsonb_build_object('number', g.number, 'madeAt', g.made_at, 'limits', g.limits, 'norms', g.norms,
          'subscales', g.subscales)
        from engine_settings g where g.practice_id = v_practice and g.instrument_id = c.instrument_id
          and g.instrument_version = c.instrument_version order by g.number desc limit 1),
      -- Invitations before this one that nobody has judged yet: they were not answered. A held answer is no silence.
      'silent', case when s.number > coalesce(e.judged_session, 0) + 1 then silent_before(v_practice, c.therapy_id, c.instrument_id,
        c.instrument_version, coalesce(e.judged_session, 0), s.number) else '[]' end,
      -- What the safety gate compares with: symptom answers, the latest alliance level beside a symptom measure (for the
      -- therapy's own form the series knows it), and what was known at the last documented assessment.
      'symptoms', case when exists (select from response r where r.practice_id = v_practice and r.therapy_id = c.therapy_id
        and r.answers->>'instrument' <> t.instrument_id) then symptoms_beside(v_practice, c.therapy_id, t.instrument_id) else '[]' end,
      'beside', case when c.instrument_id <> t.instrument_id then (
        select a.line->-1 from series a where a.practice_id = v_practice and a.therapy_id = t.therapy_id
          and a.instrument_id = t.instrument_id and a.instrument_version = t.instrument_version) end,
      'assessed', case when exists (select from risk_task k2 where k2.practice_id = v_practice and k2.therapy_id = c.therapy_id
        and k2.outcome_at is not null) then last_assessed(v_practice, c.therapy_id) end,
      'signs', case when exists (select from noted_sign n where n.practice_id = v_practice and n.therapy_id = c.therapy_id
        and n.withdrawn_at is null) then signs_since(v_practice, c.therapy_id, s.number - 8) else '[]' end,
      'rupture', (select jsonb_build_object('ruptureId', u.rupture_id, 'onset', u.onset_session, 'stage', u.stage,
          'events', events_of(v_practice, u.rupture_id))
        from rupture u where u.practice_id = v_practice and u.therapy_id = c.therapy_id and not u.closed))
    from unnest(asked) c
      join practice p on p.practice_id = v_practice
      join therapy t on t.practice_id = v_practice and t.therapy_id = c.therapy_id
      join member m on m.practice_id = v_practice and m.member_id = t.therapist_id
      join client k on k.practice_id = v_practice and k.client_id = t.client_id
      join session s on s.practice_id = v_practice and s.session_id = c.session_id
      left join series e on e.practice_id = v_practice and e.therapy_id = c.therapy_id
        and e.instrument_id = c.instrument_id and e.instrument_version = c.instrument_version
    where c.practice_id = v_practice;
  end loop;
end $$;

drop function store_response;
-- Storing is one statement, so one transaction and one round trip: each response with its score and verdict, the words, the engine's
-- state, the case with its events, any risk task, and the audit line stand or fall together; and several responses of one practice
-- stand or fall together, after which each is tried alone. `p_checkins` names the check-ins of the responses in `p`, in their order.
-- Says of each 'stored'; 'replay' (this key is stored already); 'closed' (another response was first, or the link is over). Fails
-- with 40001 or 23505 when a series or a case has moved on since it was read: read again and judge again. It runs as the owner, who is
-- bound by the practice as everybody: what may be seen of a response need not be asked, as no more than its key is looked at.
create function store_responses(p_checkins uuid[], p jsonb) returns text[]
  language plpgsql security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  v_practice uuid := (p->0->>'practiceId')::uuid;
  answer text[];
  therapies uuid[];
  unchanged boolean;
  cases integer;
  touched integer;
begin
  perform set_config('app.practice', v_practice::text, true), set_config('app.member', '', true);
  -- Nobody waits for another's lock in company: alone each may wait as long as the session allows.
  if cardinality(p_checkins) > 1 then perform set_config('lock_timeout', '100ms', true); end if;

  with arrived as (
    select k.checkin_id, k.therapy_id, k.session_id, k.instrument_id, k.instrument_version, a.place, o.one, o.one->'response' as r,
      o.one->'series' as s, k.revoked_at is not null or k.expires_at <= (o.one->'response'->>'receivedAt')::timestamptz as over
    from unnest(p_checkins) with ordinality a(checkin_id, place)
      join checkin k on k.practice_id = v_practice and k.checkin_id = a.checkin_id,
      lateral (select p->(a.place - 1)::integer as one) o
    for update of k),
  told as materialized (select w.*, case
      when x.idempotency_key = w.r->>'key' then 'replay'
      when x.idempotency_key is not null or w.over then 'closed'
      when exists (select from response y where y.practice_id = v_practice and y.therapy_id = w.therapy_id
        and y.session_number = (w.r->>'session')::integer and y.answers->>'instrument' = w.instrument_id) then 'closed'
      else 'stored' end as said
    from arrived w left join response x on x.practice_id = v_practice and x.checkin_id = w.checkin_id),
  judged as (insert into series (practice_id, therapy_id, instrument_id, instrument_version, state, line, judged_session, revision)
    select v_practice, therapy_id, instrument_id, instrument_version, s->'state', s->'line', (s->>'judgedSession')::integer,
      (s->>'revision')::integer + 1
      from told where said = 'stored' and s <> 'null'::jsonb
    on conflict (practice_id, therapy_id, instrument_id, instrument_version) do update
      set state = excluded.state, line = excluded.line, judged_session = excluded.judged_session, revision = excluded.revision
      where series.revision = excluded.revision - 1
    returning 1),
  stored as (insert into response (practice_id, response_id, checkin_id, therapy_id, session_id, session_number, idempotency_key,
      claimed_at, received_at, answers, score, unscorable, direct, verdict, late, held_from)
    select v_practice, (r->>'responseId')::uuid, checkin_id, therapy_id, session_id, (r->>'session')::integer, r->>'key',
      (r->>'claimedAt')::timestamptz, (r->>'receivedAt')::timestamptz, r->'answers', (r->>'score')::double precision,
      r->>'unscorable', (r->>'direct')::smallint, r->'verdict', (r->>'late')::boolean, (r->>'heldFrom')::uuid
      from told where said = 'stored'),
  noted as (insert into audit (practice_id, audit_id, at, member_id, action, subject_id, data)
    select v_practice, (one->>'auditId')::uuid, (r->>'receivedAt')::timestamptz, null, 'response received', checkin_id, '{}'
      from told where said = 'stored')
  select array_agg(said order by place), array_agg(case when said = 'stored' then therapy_id end order by place),
      count(*) = cardinality(p_checkins) and (select count(*) from judged) = count(*) filter (where said = 'stored' and s <> 'null'::jsonb),
      count(*) filter (where said = 'stored' and one->'rupture' <> 'null'::jsonb)
    into answer, therapies, unchanged, cases from told;
  if not unchanged then raise exception 'stale' using errcode = '40001'; end if;

  if jsonb_path_exists(p, '$[*].response.words ? (@ != null)') then
    insert into response_words (practice_id, response_id, therapy_id, words, reader, wish, reader_id)
      select v_practice, (o.r->>'responseId')::uuid, a.therapy_id, w.words->>'text', w.words->>'reader', w.words->>'wish',
        (w.words->>'readerId')::uuid
      from unnest(therapies) with ordinality a(therapy_id, place), lateral (select p->(a.place - 1)::integer->'response' as r) o,
        lateral (select o.r->'words' as words) w
      where a.therapy_id is not null and w.words <> 'null'::jsonb;
  end if;

  if cases > 0 then
    insert into rupture (practice_id, rupture_id, therapy_id, onset_session, stage, closed, events, opened_at, changed_at)
      select v_practice, (u.r->>'ruptureId')::uuid, a.therapy_id, (u.r->>'onset')::integer, u.r->>'stage', (u.r->>'closed')::boolean,
        (u.r->>'events')::integer, o.at, o.at
      from unnest(therapies) with ordinality a(therapy_id, place),
        lateral (select (p->(a.place - 1)::integer->'response'->>'receivedAt')::timestamptz as at) o,
        lateral (select p->(a.place - 1)::integer->'rupture' as r) u
      where a.therapy_id is not null and u.r <> 'null'::jsonb
      on conflict (practice_id, rupture_id) do update
        set stage = excluded.stage, closed = excluded.closed, events = excluded.events, changed_at = excluded.changed_at
        where rupture.events = (select (x->'rupture'->>'eventsBefore')::integer from jsonb_array_elements(p) x
          where x->'rupture'->>'ruptureId' = excluded.rupture_id::text);
    get diagnostics touched = row_count;
    if touched <> cases then raise exception 'stale' using errcode = '40001'; end if;
    insert into case_event (practice_id, rupture_id, number, at, by_member, type, data)
      select v_practice, (u.r->>'ruptureId')::uuid, (e->>'number')::integer, (e->>'at')::timestamptz, null, e->>'type', e->'data'
      from unnest(therapies) with ordinality a(therapy_id, place), lateral (select p->(a.place - 1)::integer->'rupture' as r) u,
        jsonb_array_elements(u.r->'newEvents') e
      where a.therapy_id is not null and u.r <> 'null'::jsonb;
  end if;

  if jsonb_path_exists(p, '$[*].task ? (@ != null)') then
    insert into risk_task (practice_id, task_id, client_id, therapy_id, response_id, reasons, raised_at, ladder, held_from)
      select v_practice, (k.t->>'taskId')::uuid, (k.t->>'clientId')::uuid, a.therapy_id, (o.r->>'responseId')::uuid, k.t->'reasons',
        (o.r->>'receivedAt')::timestamptz, (select array_agg(x::uuid) from jsonb_array_elements_text(k.t->'ladder') x),
        (k.t->>'heldFrom')::uuid
      from unnest(therapies) with ordinality a(therapy_id, place), lateral (select p->(a.place - 1)::integer->'response' as r) o,
        lateral (select p->(a.place - 1)::integer->'task' as t) k
      where a.therapy_id is not null and k.t <> 'null'::jsonb;
  end if;
  return answer;
end $$;

revoke all on function silent_before, symptoms_beside, last_assessed, signs_since, events_of, checkins_by_token, store_responses from public;
grant execute on function checkins_by_token, store_responses to attune_app;
