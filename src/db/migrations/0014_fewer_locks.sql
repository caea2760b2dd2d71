-- Storing a response wrote and locked more rows than it has to.

-- A response is about the therapy and the session of its check-in: one key says so where three said less, and locks one row instead
-- of three.
create unique index checkin_of_session on checkin (practice_id, session_id, therapy_id, checkin_id);
drop index checkin_by_session;
alter table response
  drop constraint response_practice_id_checkin_id_fkey,
  drop constraint response_practice_id_therapy_id_fkey,
  drop constraint response_practice_id_session_id_fkey,
  add foreign key (practice_id, session_id, therapy_id, checkin_id) references checkin (practice_id, session_id, therapy_id, checkin_id);

-- Every line of the audit locked the one row of its practice, and lines at the same time shared that lock. No practice is ever
-- deleted, and row-level security lets a line be written for the practice at hand only.
alter table audit drop constraint audit_practice_id_fkey;

-- Look-up 6 goes by the check-ins of a session, so that responses need no index by session of their own.
create or replace function answered_sessions(p_sessions uuid[]) returns table (session_id uuid, instrument_id text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select c.session_id, r.answers->>'instrument' from checkin c
    join response r on r.practice_id = c.practice_id and r.checkin_id = c.checkin_id
    where c.practice_id = app_practice() and c.session_id = any (p_sessions)
$$;
drop index response_by_session;

drop function checkins_by_token;
-- Look-up 4, otherwise as in 0012. One row for each token that is known, whosever practice it is. Read once and as text, its answer is
-- json: making jsonb of it took a third of the statement.
-- json: building jsonb took a third of the statement.
create function checkins_by_token(p_hashes bytea[]) returns table (token_hash bytea, found json)
  language plpgsql security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
declare asked checkin[]; practices uuid[]; v_practice uuid;
begin
  select array_agg(k), array_agg(distinct k.practice_id) into asked, practices from checkin k where k.token_hash = any (p_hashes);
  if asked is null then return; end if;
  foreach v_practice in array practices loop
    perform set_config('app.practice', v_practice::text, true);
    return query select c.token_hash, json_build_object(
      'practice', json_build_object('practiceId', p.practice_id, 'name', p.name, 'timeZone', p.time_zone,
        'recipientId', p.recipient_id, 'recipientName', (select r.name from member r
          where r.practice_id = p.practice_id and r.member_id = p.recipient_id and r.disabled_at is null and r.member_id <> t.therapist_id),
        'outsideContacts', p.outside_contacts, 'supervisorMaySee', p.supervisor_may_see,
        'readingWeek', p.reading_week, 'onDuty', to_json(p.on_duty), 'acknowledgeMinutes', p.acknowledge_minutes,
        'helpLines', p.help_lines, 'leaveUrl', p.leave_url, 'ownView', p.own_view),
      'therapist', json_build_object('memberId', m.member_id, 'firstName', m.first_name, 'supervisorId', m.supervisor_id),
      'client', json_build_object('clientId', k.client_id, 'language', k.language, 'timeZone', k.time_zone),
      'therapyId', t.therapy_id, 'therapyEnded', t.ended_at is not null,
      'checkIn', json_build_object('checkInId', c.checkin_id, 'sessionId', s.session_id, 'session', s.number,
        'heldAt', s.held_at, 'kind', s.kind, 'instrumentId', c.instrument_id, 'instrumentVersion', c.instrument_version,
        'sentAt', c.sent_at, 'expiresAt', c.expires_at, 'revokedAt', c.revoked_at),
      'licensedText', (select l.text from licensed_text l where l.practice_id = v_practice
        and l.instrument_id = c.instrument_id and l.instrument_version = c.instrument_version),
      -- The first complete response about a session counts, by whichever link it came.
      'answered', (select json_build_object('key', r.idempotency_key, 'held', r.held_from is not null)
        from response r where r.practice_id = v_practice and r.therapy_id = c.therapy_id and r.session_number = s.number
          and r.answers->>'instrument' = c.instrument_id order by r.received_at limit 1),
      'series', case when e.revision is not null then json_build_object('state', e.state, 'line', e.line,
        'judgedSession', e.judged_session, 'revision', e.revision) end,
      -- What the practice judges this form with: the newest settings, where it has any of its own.
      'settings', (select json_build_object('number', g.number, 'madeAt', g.made_at, 'limits', g.limits, 'norms', g.norms,
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
      'rupture', (select json_build_object('ruptureId', u.rupture_id, 'onset', u.onset_session, 'stage', u.stage,
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

revoke all on function checkins_by_token from public;
grant execute on function checkins_by_token to attune_app;
