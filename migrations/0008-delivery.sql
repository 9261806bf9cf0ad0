-- Delivery: the way of a written message to the mail server. waiting → claimed → sending → sent | retry | failed | in-doubt | recalled | expired

CREATE TABLE dispatch (
  studio_id bigint NOT NULL DEFAULT current_studio(),
  communication_id bigint NOT NULL,
  state text NOT NULL DEFAULT 'waiting' CONSTRAINT dispatch_state
    CHECK (state IN ('waiting', 'claimed', 'sending', 'sent', 'retry', 'failed', 'in-doubt', 'recalled', 'expired')),
  next_at timestamptz NOT NULL,                                 -- database time: not before
  not_after timestamptz,                                        -- studio time
  lease uuid,
  lease_until timestamptz,                                      -- database time
  attempts smallint NOT NULL DEFAULT 0,
  reason text,
  response text,
  failed_scope text,                                            -- what a final refusal was about: message, recipient
  followed boolean NOT NULL DEFAULT false,                      -- what follows a failure (stop the address, next channel) was done
  doubtful boolean NOT NULL DEFAULT false,                      -- an earlier try may have arrived: it is not recalled as if it had not
  rehearsal boolean NOT NULL DEFAULT false,                     -- made while the studio rehearsed: it never goes to a client, whatever comes later
  rehearsed_to text,                                            -- where it really went then
  together uuid,                                                -- the one email in which it leaves with others; binds once it was begun (attempts > 0)
  settled_at timestamptz,                                       -- studio time
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (studio_id, communication_id),
  FOREIGN KEY (studio_id, communication_id) REFERENCES communication (studio_id, id)
);
CREATE INDEX dispatch_waiting ON dispatch (studio_id, next_at, communication_id) WHERE state IN ('waiting', 'retry');
-- Not by state: a turn of the sending loop, which knows the message it means, would be tempted to read all that are leased.
CREATE INDEX dispatch_leased ON dispatch (studio_id, lease_until) WHERE lease_until IS NOT NULL;
CREATE INDEX dispatch_unfollowed ON dispatch (studio_id, communication_id) WHERE state = 'failed' AND NOT followed;
CREATE INDEX dispatch_trouble ON dispatch (studio_id, settled_at) WHERE state IN ('failed', 'in-doubt', 'recalled', 'expired');
CREATE INDEX dispatch_together ON dispatch (studio_id, together) WHERE together IS NOT NULL;
CREATE INDEX dispatch_by_state ON dispatch (studio_id, state, communication_id);
SELECT guard_studio_table('dispatch');

-- One turn of the sending loop: how messages ended is written down, and the next ones are marked as being sent before their bytes leave.
-- It opens the studio itself, so that a turn is one statement, one round trip and one commit; a big run takes thousands of them. Both halves
-- are fenced by the lease, and a turn whose answer was lost may be taken again. Returns those that may leave.
CREATE FUNCTION begin_and_settle(of_studio bigint, ours uuid, ended json, beginning bigint[], sending_seconds integer, rehearsed text)
  RETURNS SETOF bigint LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE studio_now timestamptz; going boolean; rehearsing boolean; e record;
BEGIN
  PERFORM set_config('hotshoe.studio', of_studio::text, true);
  -- Paused meanwhile: what is under way is settled, nothing more begins; a rehearsal that began meanwhile holds what was not made in one.
  SELECT now() + clock_shift, paused_at IS NULL, studio.rehearsal INTO STRICT studio_now, going, rehearsing FROM studio WHERE id = of_studio;
  -- One by one, each by its key: no plan of a join can be wrong.
  FOR e IN SELECT * FROM json_to_recordset(ended) AS t (id bigint, state text, reason text, response text, scope text, doubtful boolean, attempts smallint, wait integer) LOOP
    UPDATE dispatch d SET
      state = CASE WHEN e.state = 'retry' AND d.not_after <= studio_now THEN 'expired' ELSE e.state END,
      reason = e.reason, response = e.response, failed_scope = e.scope, doubtful = d.doubtful OR e.doubtful, attempts = e.attempts,
      next_at = clock_timestamp() + make_interval(secs => e.wait),
      settled_at = CASE WHEN e.state <> 'retry' OR d.not_after <= studio_now THEN studio_now END,
      lease = NULL, lease_until = NULL, version = d.version + 1
    WHERE d.studio_id = of_studio AND d.communication_id = e.id AND d.state = 'sending' AND d.lease = ours;
  END LOOP;
  IF NOT going THEN RETURN; END IF;
  RETURN QUERY UPDATE dispatch d SET
    state = 'sending', lease_until = clock_timestamp() + make_interval(secs => sending_seconds),
    attempts = d.attempts + CASE WHEN d.state = 'claimed' THEN 1 ELSE 0 END, rehearsed_to = CASE WHEN d.rehearsal THEN rehearsed END
  WHERE d.studio_id = of_studio AND d.communication_id = ANY(beginning) AND d.state IN ('claimed', 'sending') AND d.lease = ours
    AND (d.rehearsal OR NOT rehearsing)
  RETURNING d.communication_id;
END $$;

-- Pull, not push: writing an email leaves a row for delivery, in the writer's own transaction, so none can be forgotten.
CREATE FUNCTION leave_for_delivery() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO dispatch (studio_id, communication_id, next_at, not_after, rehearsal)
  SELECT studio_id, id, coalesce(rest_until, now()), not_after, (SELECT s.rehearsal FROM studio s WHERE s.id = current_studio())
  FROM new_rows WHERE channel = 'email';
  IF FOUND THEN PERFORM pg_notify('hotshoe', current_studio() || ' send'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER communication_written AFTER INSERT ON communication REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION leave_for_delivery();

-- Emails on their way whose client, session or other record changed after they were written, consumed by DELETE … RETURNING: what stopped fitting is
-- recalled at once. Never ON CONFLICT, as with record_change; and no foreign key to dispatch, or whoever changes a record would wait
-- for whoever is just recalling. A message of a transaction that is still open is missed here and seen at hand-over, by the versions.
CREATE TABLE touched_dispatch (
  studio_id bigint NOT NULL DEFAULT current_studio(),
  id bigint GENERATED BY DEFAULT AS IDENTITY,
  communication_id bigint NOT NULL,
  PRIMARY KEY (studio_id, id)
);
SELECT guard_studio_table('touched_dispatch');

CREATE FUNCTION touch_dispatches() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
  -- Mostly nothing is on its way: then a hundred thousand imported sessions cost one look.
  IF NOT EXISTS (SELECT FROM dispatch WHERE state IN ('waiting', 'claimed', 'retry')) THEN RETURN NULL; END IF;
  -- Fences: record by record, then message by message, whatever the planner thinks of tables that just grew.
  INSERT INTO touched_dispatch (studio_id, communication_id)
  SELECT DISTINCT m.studio_id, m.id FROM (
    SELECT c.studio_id, c.id FROM new_rows n CROSS JOIN LATERAL (
      SELECT c.studio_id, c.id FROM communication c WHERE c.studio_id = n.studio_id AND c.session_id = n.subject_id OFFSET 0) c
    WHERE n.subject_kind = 'session'
    UNION ALL
    SELECT c.studio_id, c.id FROM new_rows n CROSS JOIN LATERAL (
      SELECT c.studio_id, c.id FROM communication c WHERE c.studio_id = n.studio_id AND c.client_id = n.subject_id OFFSET 0) c
    WHERE n.subject_kind = 'client'
    UNION ALL
    SELECT c.studio_id, c.id FROM new_rows n CROSS JOIN LATERAL (
      SELECT c.studio_id, c.id FROM communication c WHERE c.studio_id = n.studio_id AND c.subject_id = n.subject_id AND c.subject_kind = n.subject_kind OFFSET 0) c
    WHERE n.subject_kind NOT IN ('session', 'client')) m
  WHERE (SELECT d.state FROM dispatch d WHERE d.studio_id = m.studio_id AND d.communication_id = m.id) IN ('waiting', 'claimed', 'retry');
  RETURN NULL;
END $$;
CREATE TRIGGER record_change_queued AFTER INSERT ON record_change REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION touch_dispatches();
