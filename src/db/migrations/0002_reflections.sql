-- Reflections are locked with a key of their own and may be shared one by one.
--
-- The words are sealed by the application (AES-256-GCM); the key lies in a file and never in the database. The old
-- column holds words in the clear until the next start has sealed them (docs/decisions/0011-reflections-are-sealed.md);
-- from here on the request role can neither read nor write it.
alter table reflection alter column words drop not null;
alter table reflection
  -- Which key it was sealed with, so that a key can be changed.
  add column key_id text,
  add column nonce bytea check (octet_length(nonce) = 12),
  -- The sealed words with their 16-byte tag; practice, author, case and prompt are bound to it.
  add column sealed bytea check (octet_length(sealed) >= 16),
  add constraint reflection_clear_or_sealed check (
    (words is null) = (sealed is not null) and (sealed is null) = (nonce is null) and (sealed is null) = (key_id is null)),
  add constraint reflection_of_author unique (practice_id, reflection_id, author_id);

-- One entry that its author shares on purpose, with one person, until it is taken back or rewritten.
create table reflection_share (
  practice_id uuid not null,
  reflection_id uuid not null,
  author_id uuid not null,
  with_id uuid not null,
  shared_at timestamptz not null,
  primary key (practice_id, reflection_id),
  -- Only the author's own entry can be shared: the pair has to stand in the other table.
  foreign key (practice_id, reflection_id, author_id) references reflection (practice_id, reflection_id, author_id) on delete cascade,
  foreign key (practice_id, with_id) references member (practice_id, member_id)
);
create index reflection_share_with on reflection_share (practice_id, with_id);
alter table reflection_share enable row level security;
alter table reflection_share force row level security;
create policy own_share on reflection_share using (practice_id = app_practice() and author_id = app_member())
  with check (practice_id = app_practice() and author_id = app_member());
-- It is seen by that person only while that person accompanies the author.
create policy shared_with_me on reflection_share for select using (practice_id = app_practice() and with_id = app_member()
  and exists (select from member m where m.practice_id = reflection_share.practice_id
    and m.member_id = reflection_share.author_id and m.supervisor_id = app_member()));
create policy shared_with_me on reflection for select using (practice_id = app_practice()
  and exists (select from reflection_share s where s.practice_id = reflection.practice_id
    and s.reflection_id = reflection.reflection_id and s.with_id = app_member()));
grant select, insert, delete on reflection_share to attune_app;

-- Sealing what an older version left, and sealing again under a new key, is done by the owner at a start. It sees no
-- words that are sealed: the key is not here.
create policy seal on reflection to current_user using (true) with check (true);

revoke all on reflection from attune_app;
grant select (practice_id, reflection_id, rupture_id, author_id, prompt_id, key_id, nonce, sealed, written_at) on reflection to attune_app;
grant insert (practice_id, reflection_id, rupture_id, author_id, prompt_id, key_id, nonce, sealed, written_at) on reflection to attune_app;
grant update (key_id, nonce, sealed, written_at) on reflection to attune_app;
grant delete on reflection to attune_app;
