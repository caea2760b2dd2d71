-- Comments on guides, and guides of the practice.

-- Whether the acting member is a director now. Asked by the policies below, so that no page can forget it.
create function app_is_director() returns boolean
language sql stable
as $$
  select exists (select from member where practice_id = app_practice() and member_id = app_member()
    and 'director' = any (roles) and disabled_at is null)
$$;

-- What a member told the director about a guide, by the name of the guide that ships or the id of an own one.
create table guide_comment (
  practice_id uuid not null,
  comment_id uuid not null,
  guide_id text not null,
  author_id uuid not null,
  words text not null,
  sent_at timestamptz not null,
  primary key (practice_id, comment_id),
  foreign key (practice_id, author_id) references member (practice_id, member_id)
);
create index guide_comment_by_time on guide_comment (practice_id, sent_at desc);
create index guide_comment_by_author on guide_comment (practice_id, author_id, guide_id);

-- A guide that the practice wrote itself: which version is shown, and how the search reads it (src/core/guides/search.ts).
create table own_guide (
  practice_id uuid not null references practice,
  guide_id uuid not null,
  version integer not null check (version >= 1),
  -- What it is shown beside: 'source:task', 'sign:withdrawal', 'intervention:adjust-work'.
  pins text[] not null,
  folded_title text not null,
  folded_summary text not null,
  folded_text text not null,
  changed_at timestamptz not null,
  -- Retired: kept, and no longer offered. Null = offered.
  retired_at timestamptz,
  primary key (practice_id, guide_id)
);

-- Every version of it, as it was typed; nothing of it is ever changed.
create table own_guide_version (
  practice_id uuid not null,
  guide_id uuid not null,
  version integer not null check (version >= 1),
  title text not null,
  summary text not null,
  body text not null,
  sources text not null,
  written_by uuid not null,
  written_at timestamptz not null,
  primary key (practice_id, guide_id, version),
  foreign key (practice_id, guide_id) references own_guide (practice_id, guide_id),
  foreign key (practice_id, written_by) references member (practice_id, member_id)
);

do $$
declare t text;
begin
  foreach t in array array['guide_comment', 'own_guide', 'own_guide_version'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
end $$;

-- A comment is between its author and the directors; the author can take it back.
create policy author_and_directors on guide_comment for select
  using (practice_id = app_practice() and (author_id = app_member() or app_is_director()));
create policy in_own_name on guide_comment for insert with check (practice_id = app_practice() and author_id = app_member());
create policy taken_back on guide_comment for delete using (practice_id = app_practice() and author_id = app_member());

-- Guides of the practice are read by all its members and written by its directors.
create policy own_practice on own_guide for select using (practice_id = app_practice());
create policy by_director on own_guide for insert with check (practice_id = app_practice() and app_is_director());
create policy changed_by_director on own_guide for update
  using (practice_id = app_practice() and app_is_director()) with check (practice_id = app_practice() and app_is_director());
create policy own_practice on own_guide_version for select using (practice_id = app_practice());
create policy by_director on own_guide_version for insert
  with check (practice_id = app_practice() and written_by = app_member() and app_is_director());

grant select, insert, delete on guide_comment to attune_app;
grant select, insert, update on own_guide to attune_app;
grant select, insert on own_guide_version to attune_app;
