-- Look-up 4 again, with the settings in force: a verdict needs them, and one more row in a query that is made anyway costs less
-- than a query of its own.
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
    -- What the practice judges this form with: the newest settings, where it has any of its own.
    'settings', (select jsonb_build_object('number', g.number, 'madeAt', g.made_at, 'limits', g.limits, 'norms', g.norms,
        'subscales', g.subscales)
      from engine_settings g where g.practice_id = c.practice_id and g.instrument_id = c.instrument_id
        and g.instrument_version = c.instrument_version order by g.number desc limit 1),
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
        and r.answers->>'instrument' <> t.instrument_id
        and (r.held_from is null or exists (select from release e where e.practice_id = r.practice_id
          and e.response_id = r.response_id and e.what = 'answers'))
      order by r.session_number desc limit 6) x), '[]'),
    'beside', case when c.instrument_id <> t.instrument_id then (
      select e.line->-1 from series e where e.practice_id = t.practice_id and e.therapy_id = t.therapy_id
        and e.instrument_id = t.instrument_id and e.instrument_version = t.instrument_version) end,
    'assessed', (select jsonb_build_object('answers', r.answers, 'score', r.score, 'through', (select max(s5.number)
        from session s5 where s5.practice_id = c.practice_id and s5.therapy_id = c.therapy_id and s5.held_at <= k2.outcome_at))
      from risk_task k2 left join response r on r.practice_id = k2.practice_id and r.response_id = k2.response_id
      where k2.practice_id = c.practice_id and k2.therapy_id = c.therapy_id and k2.outcome_at is not null
        and (k2.held_from is null or exists (select from release e where e.practice_id = k2.practice_id
          and e.response_id = k2.response_id and e.what = 'answers'))
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
