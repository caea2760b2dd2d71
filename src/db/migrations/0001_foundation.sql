-- The foundation: practice, people, therapies, check-ins, responses, signs, ruptures, safety, audit.
--
-- Rules (ARCHITECTURE.md): practice_id comes first in every key; row-level security is forced on every table with
-- practice data; requests run as attune_app, which cannot bypass it and cannot change what is append-only.
-- Ids are UUIDv7 made by the application. All times are timestamptz.

do $$ begin
  if not exists (select from pg_roles where rolname = 'attune_app') then
    create role attune_app nologin nosuperuser nobypassrls;
  end if;
end $$;
grant attune_app to current_user;
grant usage on schema public to attune_app;

-- The practice and member of the running request; null outside one, so that every policy then shows nothing.
create function app_practice() returns uuid language sql stable
  return nullif(current_setting('app.practice', true), '')::uuid;
create function app_member() returns uuid language sql stable
  return nullif(current_setting('app.member', true), '')::uuid;

create table practice (
  practice_id uuid primary key,
  name text not null,
  time_zone text not null,
  -- Who a client sees named for words not meant for the therapist; null = the choice is not offered.
  recipient_id uuid,
  -- Shown on the receipt where there is no recipient.
  outside_contacts text not null default '',
  supervisor_may_see boolean not null,
  reading_hours text not null,
  -- Structured: {"timeZone", "week": [{"day":1..7,"from":"08:00","to":"18:00"}]}
  reading_week jsonb not null,
  on_duty uuid[] not null,
  acknowledge_minutes integer not null default 30,
  help_lines jsonb not null,
  help_confirmed_at timestamptz not null,
  help_confirmed_by uuid not null,
  leave_url text not null,
  demo boolean not null default false,
  created_at timestamptz not null
);

create table member (
  practice_id uuid not null references practice,
  member_id uuid not null,
  email text not null,
  name text not null,
  -- What clients call this person, as printed on their page.
  first_name text not null,
  roles text[] not null check (roles <@ array['therapist', 'supervisor', 'director', 'recipient'] and cardinality(roles) > 0),
  -- The supervisor assigned to this therapist, if any.
  supervisor_id uuid,
  password_hash text,
  join_hash bytea unique,
  join_expires_at timestamptz,
  disabled_at timestamptz,
  created_at timestamptz not null,
  primary key (practice_id, member_id),
  foreign key (practice_id, supervisor_id) references member (practice_id, member_id)
);
create unique index member_email on member (lower(email));

-- A signed-in device. Only the hash of its token is stored.
create table login (
  practice_id uuid not null,
  login_hash bytea not null,
  member_id uuid not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (practice_id, login_hash),
  foreign key (practice_id, member_id) references member (practice_id, member_id)
);
create unique index login_by_hash on login (login_hash);
create index login_by_member on login (practice_id, member_id);

create table client (
  practice_id uuid not null references practice,
  client_id uuid not null,
  name text not null,
  language text not null,
  contact text not null default '',
  time_zone text not null,
  created_at timestamptz not null,
  primary key (practice_id, client_id)
);

create table therapy (
  practice_id uuid not null,
  therapy_id uuid not null,
  client_id uuid not null,
  therapist_id uuid not null,
  instrument_id text not null,
  instrument_version text not null,
  setting text not null check (setting in ('in-person', 'telehealth')),
  started_on date not null,
  next_at timestamptz,
  ended_at timestamptz,
  ended_how text,
  created_at timestamptz not null,
  primary key (practice_id, therapy_id),
  foreign key (practice_id, client_id) references client (practice_id, client_id),
  foreign key (practice_id, therapist_id) references member (practice_id, member_id)
);
create index therapy_by_therapist on therapy (practice_id, therapist_id) where ended_at is null;
create index therapy_by_client on therapy (practice_id, client_id);

create table session (
  practice_id uuid not null,
  session_id uuid not null,
  therapy_id uuid not null,
  number integer not null check (number >= 1),
  held_at timestamptz not null,
  kind text not null check (kind in ('held', 'missed')),
  created_at timestamptz not null,
  primary key (practice_id, session_id),
  unique (practice_id, therapy_id, number),
  foreign key (practice_id, therapy_id) references therapy (practice_id, therapy_id)
);

-- The therapist's own 30 seconds after a session.
create table session_note (
  practice_id uuid not null,
  session_id uuid not null,
  member_id uuid not null,
  -- Own guess of the client's score, made before seeing it; in the unit of the score.
  guess double precision,
  guessed_at timestamptz,
  words text not null default '',
  updated_at timestamptz not null,
  primary key (practice_id, session_id, member_id),
  foreign key (practice_id, session_id) references session (practice_id, session_id),
  foreign key (practice_id, member_id) references member (practice_id, member_id)
);

create table checkin (
  practice_id uuid not null,
  checkin_id uuid not null,
  therapy_id uuid not null,
  session_id uuid not null,
  instrument_id text not null,
  instrument_version text not null,
  token_hash bytea not null,
  sent_at timestamptz not null,
  sent_by uuid not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  primary key (practice_id, checkin_id),
  foreign key (practice_id, therapy_id) references therapy (practice_id, therapy_id),
  foreign key (practice_id, session_id) references session (practice_id, session_id)
);
create unique index checkin_by_token on checkin (token_hash);
create index checkin_by_therapy on checkin (practice_id, therapy_id);
create index checkin_by_session on checkin (practice_id, session_id);

-- What the client answered, with its score and the verdict given then. Append-only.
create table response (
  practice_id uuid not null,
  response_id uuid not null,
  checkin_id uuid not null,
  therapy_id uuid not null,
  session_id uuid not null,
  session_number integer not null,
  idempotency_key text not null,
  -- As the client's device says, and as this server received it.
  claimed_at timestamptz,
  received_at timestamptz not null,
  -- {"instrument": id, "version": v, "items": {itemId: answer or null for a chosen skip}}
  answers jsonb not null,
  score double precision,
  unscorable text,
  direct smallint,
  verdict jsonb not null,
  late boolean not null,
  -- The therapist it is held from (engine §6); a release makes it visible.
  held_from uuid,
  primary key (practice_id, response_id),
  unique (practice_id, checkin_id),
  foreign key (practice_id, checkin_id) references checkin (practice_id, checkin_id),
  foreign key (practice_id, therapy_id) references therapy (practice_id, therapy_id),
  foreign key (practice_id, session_id) references session (practice_id, session_id)
);
create index response_by_therapy on response (practice_id, therapy_id, session_number);
create index response_by_session on response (practice_id, session_id);

-- The client's own words, apart from the answers: exactly one person may read them. Append-only.
create table response_words (
  practice_id uuid not null,
  response_id uuid not null,
  therapy_id uuid not null,
  words text not null,
  reader text not null check (reader in ('therapist', 'someone-else')),
  wish text not null check (wish in ('bring-up', 'just-read', 'none')),
  reader_id uuid not null,
  primary key (practice_id, response_id),
  foreign key (practice_id, response_id) references response (practice_id, response_id),
  foreign key (practice_id, reader_id) references member (practice_id, member_id)
);

-- Held answers and words that a recipient released to the therapist, with the client's agreement. Append-only.
create table release (
  practice_id uuid not null,
  response_id uuid not null,
  what text not null check (what in ('answers', 'words')),
  released_at timestamptz not null,
  released_by uuid not null,
  note text not null,
  primary key (practice_id, response_id, what),
  foreign key (practice_id, response_id) references response (practice_id, response_id)
);

-- The engine's running state: a cache that can be rebuilt from responses at any time.
create table series (
  practice_id uuid not null,
  therapy_id uuid not null,
  instrument_id text not null,
  instrument_version text not null,
  state jsonb not null,
  -- The last points of the line, for the small picture on Today.
  line jsonb not null,
  -- The last session number that the state has judged; a response for an earlier one is late.
  judged_session integer not null,
  revision integer not null,
  primary key (practice_id, therapy_id, instrument_id, instrument_version),
  foreign key (practice_id, therapy_id) references therapy (practice_id, therapy_id)
);

-- Verdicts and states stay in their rows as they are: packing them at every answer costs more than it saves.
alter table response set (toast_tuple_target = 8160);
alter table series set (toast_tuple_target = 8160, fillfactor = 50);

create table noted_sign (
  practice_id uuid not null,
  note_id uuid not null,
  therapy_id uuid not null,
  session_id uuid not null,
  sign_id text not null,
  kind text not null check (kind in ('withdrawal', 'confrontation', 'cue', 'marker', 'said-directly')),
  noted_by uuid not null,
  noted_at timestamptz not null,
  when_i_said text,
  when_we_spoke_of text,
  not_typical_for text check (not_typical_for in ('me', 'client', 'both')),
  client_said text,
  words text,
  withdrawn_at timestamptz,
  primary key (practice_id, note_id),
  foreign key (practice_id, therapy_id) references therapy (practice_id, therapy_id),
  foreign key (practice_id, session_id) references session (practice_id, session_id)
);
create index noted_sign_by_therapy on noted_sign (practice_id, therapy_id);

-- The case. `stage` is written with the event that leads to it; a test holds that it equals the fold over the events.
create table rupture (
  practice_id uuid not null,
  rupture_id uuid not null,
  therapy_id uuid not null,
  onset_session integer not null,
  stage text not null,
  closed boolean not null,
  events integer not null,
  opened_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (practice_id, rupture_id),
  foreign key (practice_id, therapy_id) references therapy (practice_id, therapy_id)
);
create unique index rupture_one_open on rupture (practice_id, therapy_id) where not closed;
create index rupture_by_therapy on rupture (practice_id, therapy_id);

-- Append-only; the number in the case settles races: two writers cannot both be third.
create table case_event (
  practice_id uuid not null,
  rupture_id uuid not null,
  number integer not null,
  at timestamptz not null,
  by_member uuid,
  type text not null,
  data jsonb not null,
  primary key (practice_id, rupture_id, number),
  foreign key (practice_id, rupture_id) references rupture (practice_id, rupture_id)
);

-- Private to its author, apart from the record.
create table reflection (
  practice_id uuid not null,
  reflection_id uuid not null,
  rupture_id uuid not null,
  author_id uuid not null,
  prompt_id text not null,
  words text not null,
  written_at timestamptz not null,
  primary key (practice_id, reflection_id),
  unique (practice_id, rupture_id, author_id, prompt_id),
  foreign key (practice_id, rupture_id) references rupture (practice_id, rupture_id),
  foreign key (practice_id, author_id) references member (practice_id, member_id)
);

create table risk_task (
  practice_id uuid not null,
  task_id uuid not null,
  client_id uuid not null,
  therapy_id uuid not null,
  response_id uuid,
  reasons jsonb not null,
  raised_at timestamptz not null,
  -- The ladder of owners at the time it was raised, first to last.
  ladder uuid[] not null,
  held_from uuid,
  acknowledged_at timestamptz,
  acknowledged_by uuid,
  outcome text,
  outcome_at timestamptz,
  outcome_by uuid,
  primary key (practice_id, task_id),
  foreign key (practice_id, client_id) references client (practice_id, client_id),
  foreign key (practice_id, therapy_id) references therapy (practice_id, therapy_id)
);
create index risk_task_open on risk_task (practice_id) where outcome_at is null;
create index risk_task_by_response on risk_task (practice_id, response_id);

create table guide_vote (
  practice_id uuid not null,
  guide_id text not null,
  member_id uuid not null,
  helpful boolean not null,
  voted_at timestamptz not null,
  primary key (practice_id, guide_id, member_id),
  foreign key (practice_id, member_id) references member (practice_id, member_id)
);

-- The wording of a form that asks for a licence, as the practice loaded it. Forms that ship with their words have no row.
create table licensed_text (
  practice_id uuid not null references practice,
  instrument_id text not null,
  instrument_version text not null,
  -- As src/core/instruments/with-wording.ts takes it: language, lead, rows, words at the answers, and the key if it is open.
  text jsonb not null,
  -- Where the permission is written down.
  reference text not null,
  loaded_by uuid not null,
  loaded_at timestamptz not null,
  primary key (practice_id, instrument_id, instrument_version),
  foreign key (practice_id, loaded_by) references member (practice_id, member_id)
);

create table audit (
  practice_id uuid not null references practice,
  audit_id uuid not null,
  at timestamptz not null,
  -- Null: a client by a check-in link, or the system.
  member_id uuid,
  action text not null,
  subject_id uuid,
  data jsonb not null,
  primary key (practice_id, audit_id)
);
create index audit_by_subject on audit (practice_id, subject_id);

-- Not practice data: how often somebody tried to sign in, by hashes only; and the code for creating a practice.
create table sign_in_attempt (
  attempt_id uuid primary key,
  account_hash bytea not null,
  address_hash bytea not null,
  at timestamptz not null,
  succeeded boolean not null
);
create index sign_in_attempt_account on sign_in_attempt (account_hash, at);
create index sign_in_attempt_address on sign_in_attempt (address_hash, at);

create table setup_code (
  code_hash bytea primary key,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

-- Row-level security: every table above that holds practice data.
do $$
declare t text;
begin
  foreach t in array array['practice', 'member', 'login', 'client', 'therapy', 'session', 'session_note', 'checkin',
    'series', 'audit', 'guide_vote', 'release', 'case_event', 'response', 'response_words', 'noted_sign', 'rupture',
    'reflection', 'risk_task', 'licensed_text'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
  -- Tables where belonging to the practice is the whole rule.
  foreach t in array array['practice', 'member', 'login', 'client', 'therapy', 'session', 'checkin', 'series',
    'rupture', 'case_event', 'audit', 'guide_vote', 'release', 'licensed_text'] loop
    execute format('create policy own_practice on %I using (practice_id = app_practice()) '
      'with check (practice_id = app_practice())', t);
  end loop;
end $$;

-- What is held from the therapist it concerns (engine §6) does not exist for that therapist.
-- A task is seen by those on its ladder and by the therapist of that therapy; whose turn it is by the clock, the actions
-- decide. A held one is seen by those on its ladder until somebody sees to it, then by the recipient and that person alone.
create policy asked_to_read on risk_task using (practice_id = app_practice()
    and (app_member() = any (ladder) or (held_from is null and exists (select from therapy t
      where t.practice_id = risk_task.practice_id and t.therapy_id = risk_task.therapy_id and t.therapist_id = app_member())))
    and (held_from is null or (app_member() <> held_from
      and (acknowledged_by is null or app_member() in (ladder[1], acknowledged_by)))))
  with check (practice_id = app_practice());
-- Held answers are seen by whoever sees the task; by the therapist after a release; and where nobody is signed in, while
-- a client's own response is received.
create policy not_held on response using (practice_id = app_practice()
    and (held_from is null or app_member() is null
      or exists (select from release r where r.practice_id = response.practice_id
        and r.response_id = response.response_id and r.what = 'answers')
      or exists (select from risk_task k where k.practice_id = response.practice_id
        and k.response_id = response.response_id)))
  with check (practice_id = app_practice());

-- Words have one reader; whoever sees the task raised by them; and, after a release, the therapist.
create policy one_reader on response_words using (practice_id = app_practice()
    and (reader_id = app_member()
      or exists (select from risk_task k where k.practice_id = response_words.practice_id
        and k.response_id = response_words.response_id and app_member() = any (k.ladder))
      or exists (select from release r join therapy t on t.practice_id = r.practice_id
        where r.practice_id = response_words.practice_id and r.response_id = response_words.response_id
        and r.what = 'words' and t.therapy_id = response_words.therapy_id and t.therapist_id = app_member())))
  with check (practice_id = app_practice());

-- A therapist's own cues are private to the one who noted them.
create policy own_cues on noted_sign using (practice_id = app_practice() and (kind <> 'cue' or noted_by = app_member()))
  with check (practice_id = app_practice() and noted_by = app_member());

-- Notes and reflections belong to their author alone.
create policy own_note on session_note using (practice_id = app_practice() and member_id = app_member())
  with check (practice_id = app_practice() and member_id = app_member());
create policy own_reflection on reflection using (practice_id = app_practice() and author_id = app_member())
  with check (practice_id = app_practice() and author_id = app_member());

-- The look-ups below run before a practice is known: their owner may see these tables, and returns only what is named.
create policy lookup on checkin for select to current_user using (true);
create policy lookup on member for select to current_user using (true);
create policy lookup on login for select to current_user using (true);
create policy lookup_demo on practice for select to current_user using (demo);
-- Evidence is weighed when a response arrives, and that includes the kinds of the therapist's own cues.
create policy lookup on noted_sign for select to current_user using (practice_id = app_practice());
create policy lookup on risk_task for select to current_user using (practice_id = app_practice());
create policy lookup on response for select to current_user using (practice_id = app_practice());
-- Whoever leaves hands on what they were to read, also what the acting director may not see.
create policy hand_on on risk_task for update to current_user using (practice_id = app_practice());

-- Grants: nothing append-only can be changed by the request role.
grant select, insert on response, response_words, release, case_event, audit to attune_app;
grant select, insert, update on practice, login, client, therapy, session, session_note, checkin, series,
  rupture, reflection, risk_task, guide_vote, noted_sign, licensed_text to attune_app;
grant delete on login, reflection, licensed_text to attune_app;
grant insert, update on member to attune_app;
-- Everything of a member but the password and the join token, which only the look-ups read.
grant select (practice_id, member_id, email, name, first_name, roles, supervisor_id, join_expires_at, disabled_at, created_at)
  on member to attune_app;
grant select, insert on sign_in_attempt to attune_app;
grant select, insert, update on setup_code to attune_app;

-- Look-up 1: who is this e-mail address?
create function member_by_email(p_email text)
  returns table (practice_id uuid, member_id uuid, password_hash text, disabled boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select m.practice_id, m.member_id, m.password_hash, m.disabled_at is not null
    from member m where lower(m.email) = lower(p_email)
$$;

-- Look-up 2: who holds this sign-in token? Times are judged by the caller, who passes its own clock everywhere.
create function member_by_login(p_hash bytea)
  returns table (practice_id uuid, member_id uuid, name text, email text, roles text[], practice_name text, time_zone text,
    demo boolean, seen_at timestamptz, expires_at timestamptz)
  language plpgsql security definer set search_path = public, pg_temp as $$
declare l login;
begin
  select * into l from login where login_hash = p_hash;
  if not found then return; end if;
  perform set_config('app.practice', l.practice_id::text, true);
  return query select m.practice_id, m.member_id, m.name, m.email, m.roles, p.name, p.time_zone, p.demo, l.seen_at, l.expires_at
    from member m join practice p on p.practice_id = m.practice_id
    where m.practice_id = l.practice_id and m.member_id = l.member_id and m.disabled_at is null;
end $$;

-- Look-up 3: whose invitation to join is this?
create function member_by_join(p_hash bytea)
  returns table (practice_id uuid, member_id uuid, name text, email text, practice_name text, join_expires_at timestamptz)
  language plpgsql security definer set search_path = public, pg_temp as $$
declare m member;
begin
  select * into m from member where join_hash = p_hash;
  if not found then return; end if;
  perform set_config('app.practice', m.practice_id::text, true);
  return query select m.practice_id, m.member_id, m.name, m.email, p.name, m.join_expires_at
    from practice p where p.practice_id = m.practice_id;
end $$;

-- Look-up 4: everything that showing and receiving one check-in needs, in one round trip. Null for an unknown token.
-- Planning it costs five times as much as running it, so one plan serves all.
create function checkin_by_token(p_hash bytea) returns jsonb
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
      'helpLines', p.help_lines, 'leaveUrl', p.leave_url),
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

-- Look-up 5: the cast of a demo practice, for its one-click sign-in; nothing in any other installation.
create function demo_members() returns table (practice_id uuid, member_id uuid, name text, roles text[])
  language sql stable security definer set search_path = public, pg_temp as $$
  select m.practice_id, m.member_id, m.name, m.roles from practice p join member m on m.practice_id = p.practice_id
    where p.demo and m.disabled_at is null order by m.created_at, m.member_id
$$;

-- Look-up 6: which of these sessions have been answered, and by which form, whether or not the reader may see the answer?
-- So that a held answer is never taken for silence. Says nothing of what was answered, when, or that it is held.
create function answered_sessions(p_sessions uuid[]) returns table (session_id uuid, instrument_id text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select r.session_id, r.answers->>'instrument' from response r
    where r.practice_id = app_practice() and r.session_id = any (p_sessions)
$$;

-- A task that a leaving member was to read, or had begun, goes to the next; where nobody is left, to the given member, or,
-- if it is held from that one, to somebody else who is not only a therapist. Shows nothing of any task.
create function hand_on_tasks(p_from uuid, p_to uuid) returns void
  language sql security definer set search_path = public, pg_temp as $$
  update risk_task k set
    ladder = case when array_remove(ladder, p_from) <> '{}' then array_remove(ladder, p_from)
      else array[case when held_from is distinct from p_to then p_to else coalesce((select m.member_id from member m
        where m.practice_id = k.practice_id and m.disabled_at is null and m.member_id not in (p_from, p_to)
          and m.roles && array['recipient', 'supervisor', 'director'] order by m.created_at, m.member_id limit 1), p_to) end] end,
    acknowledged_at = case when acknowledged_by = p_from then null else acknowledged_at end,
    acknowledged_by = nullif(acknowledged_by, p_from)
  where practice_id = app_practice() and outcome_at is null and (p_from = any (ladder) or acknowledged_by = p_from)
$$;

revoke all on function member_by_email, member_by_login, member_by_join, checkin_by_token, demo_members, answered_sessions,
  hand_on_tasks from public;
grant execute on function member_by_email, member_by_login, member_by_join, checkin_by_token, demo_members, answered_sessions,
  hand_on_tasks to attune_app;

-- Storing a response is one statement, so one transaction and one round trip: the response with its score and verdict,
-- the words, the engine's state, the case with its events, any risk task, and the audit line stand or fall together.
-- Says 'stored'; 'replay' (this key is stored already); 'closed' (another response was first, or the link is over);
-- 'stale' (the series or the case has moved on since it was read: read again and judge again).
create function store_response(p jsonb) returns text
  language plpgsql set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  v_practice uuid := (p->>'practiceId')::uuid;
  r jsonb := p->'response';
  c checkin;
  v_key text;
  touched integer;
begin
  perform set_config('app.practice', v_practice::text, true), set_config('app.member', '', true);
  select * into c from checkin where practice_id = v_practice and checkin_id = (r->>'checkInId')::uuid for update;
  select idempotency_key into v_key from response where practice_id = v_practice and checkin_id = c.checkin_id;
  if v_key = r->>'key' then return 'replay'; end if;
  if v_key is not null or c.revoked_at is not null or c.expires_at <= (r->>'receivedAt')::timestamptz then return 'closed'; end if;
  if exists (select from response x where x.practice_id = v_practice and x.therapy_id = c.therapy_id
    and x.session_number = (r->>'session')::integer and x.answers->>'instrument' = c.instrument_id) then return 'closed'; end if;

  if p->'series' <> 'null'::jsonb then
    insert into series (practice_id, therapy_id, instrument_id, instrument_version, state, line, judged_session, revision)
      values (v_practice, c.therapy_id, c.instrument_id, c.instrument_version, p->'series'->'state', p->'series'->'line',
        (p->'series'->>'judgedSession')::integer, 1)
      on conflict (practice_id, therapy_id, instrument_id, instrument_version) do update
        set state = excluded.state, line = excluded.line, judged_session = excluded.judged_session, revision = series.revision + 1
        where series.revision = (p->'series'->>'revision')::integer;
    get diagnostics touched = row_count;
    if touched = 0 then return 'stale'; end if;
  end if;

  insert into response (practice_id, response_id, checkin_id, therapy_id, session_id, session_number, idempotency_key,
      claimed_at, received_at, answers, score, unscorable, direct, verdict, late, held_from)
    values (v_practice, (r->>'responseId')::uuid, c.checkin_id, c.therapy_id, c.session_id, (r->>'session')::integer, r->>'key',
      (r->>'claimedAt')::timestamptz, (r->>'receivedAt')::timestamptz, r->'answers', (r->>'score')::double precision,
      r->>'unscorable', (r->>'direct')::smallint, r->'verdict', (r->>'late')::boolean, (r->>'heldFrom')::uuid);
  if r->'words' <> 'null'::jsonb then
    insert into response_words (practice_id, response_id, therapy_id, words, reader, wish, reader_id)
      values (v_practice, (r->>'responseId')::uuid, c.therapy_id, r->'words'->>'text', r->'words'->>'reader',
        r->'words'->>'wish', (r->'words'->>'readerId')::uuid);
  end if;

  if p->'rupture' <> 'null'::jsonb then
    begin
      insert into rupture (practice_id, rupture_id, therapy_id, onset_session, stage, closed, events, opened_at, changed_at)
        values (v_practice, (p->'rupture'->>'ruptureId')::uuid, c.therapy_id, (p->'rupture'->>'onset')::integer,
          p->'rupture'->>'stage', (p->'rupture'->>'closed')::boolean, (p->'rupture'->>'events')::integer,
          (r->>'receivedAt')::timestamptz, (r->>'receivedAt')::timestamptz)
        on conflict (practice_id, rupture_id) do update
          set stage = excluded.stage, closed = excluded.closed, events = excluded.events, changed_at = excluded.changed_at
          where rupture.events = (p->'rupture'->>'eventsBefore')::integer;
      get diagnostics touched = row_count;
    exception when unique_violation then touched := 0;
    end;
    -- The series was touched above: undo it all and let the caller read again.
    if touched = 0 then raise exception 'stale' using errcode = '40001'; end if;
    insert into case_event (practice_id, rupture_id, number, at, by_member, type, data)
      select v_practice, (p->'rupture'->>'ruptureId')::uuid, (e->>'number')::integer, (e->>'at')::timestamptz,
        null, e->>'type', e->'data' from jsonb_array_elements(p->'rupture'->'newEvents') e;
  end if;

  if p->'task' <> 'null'::jsonb then
    insert into risk_task (practice_id, task_id, client_id, therapy_id, response_id, reasons, raised_at, ladder, held_from)
      values (v_practice, (p->'task'->>'taskId')::uuid, (p->'task'->>'clientId')::uuid, c.therapy_id,
        (r->>'responseId')::uuid, p->'task'->'reasons', (r->>'receivedAt')::timestamptz,
        (select array_agg(x::uuid) from jsonb_array_elements_text(p->'task'->'ladder') x), (p->'task'->>'heldFrom')::uuid);
  end if;
  insert into audit (practice_id, audit_id, at, member_id, action, subject_id, data)
    values (v_practice, (p->>'auditId')::uuid, (r->>'receivedAt')::timestamptz, null, 'response received', c.checkin_id, '{}');
  return 'stored';
end $$;
revoke all on function store_response from public;
grant execute on function store_response to attune_app;
