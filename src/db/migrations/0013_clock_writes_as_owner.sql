-- A login for requests that falls into wrong hands could write limits and norms for a practice it knows, and ask which practices there
-- are. The clock alone needs either, and it has the owner's login at hand: it reads as requests do, and writes as the owner, who is
-- bound by the same policies (nobody signed in, one practice).
revoke insert on engine_settings from attune_app;
revoke insert, update on alarm_look from attune_app;
revoke execute on function practices_to_look_at from attune_app;

-- Whether a guess came after a look at the answer is asked of every guess of a therapy, and Today asks for its last look.
create index audit_of_reads on audit (practice_id, subject_id, member_id, at) where action in ('client read', 'today read');
