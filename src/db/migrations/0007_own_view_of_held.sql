-- What a client gave to somebody else to read, they can look at again too: by a link from whoever holds it, to that answer alone.
-- Such a link stays unknown to everybody else, the therapist above all; where nobody is signed in it is opened and ended.
alter table client_link add column response_id uuid,
  add foreign key (practice_id, response_id) references response (practice_id, response_id);
alter policy own_practice on client_link
  using (practice_id = app_practice() and (response_id is null or app_member() is null or made_by = app_member()));

-- Look-up 8 with the one answer that a link is bound to; null = what its maker may read of the therapy.
drop function client_link_by_token(bytea);
create function client_link_by_token(p_hash bytea)
  returns table (practice_id uuid, link_id uuid, therapy_id uuid, response_id uuid, made_by uuid, expires_at timestamptz, revoked_at timestamptz)
  language plpgsql security definer set search_path = public, pg_temp as $$
declare l client_link;
begin
  select * into l from client_link where token_hash = p_hash;
  if not found then return; end if;
  perform set_config('app.practice', l.practice_id::text, true);
  return query select l.practice_id, l.link_id, l.therapy_id, l.response_id, l.made_by, l.expires_at, l.revoked_at
    from practice p join member m on m.practice_id = p.practice_id and m.member_id = l.made_by and m.disabled_at is null
    where p.practice_id = l.practice_id and p.own_view;
end $$;
revoke all on function client_link_by_token from public;
grant execute on function client_link_by_token to attune_app;
