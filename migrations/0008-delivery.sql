-- Delivery: the way of a written message to the mail server. waiting → claimed → sending → sent | retry | failed | in-doubt | recalled | expired

CREATE TABLE dispatch (
  studio_id bigint NOT NULL DEFAULT current_studio() REFERENCES studio,
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
  rehearsed_to text,                                            -- where it really went while the studio was in rehearsal
  settled_at timestamptz,                                       -- studio time
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (studio_id, communication_id),
  FOREIGN KEY (studio_id, communication_id) REFERENCES communication (studio_id, id)
);
CREATE INDEX dispatch_waiting ON dispatch (studio_id, next_at, communication_id) WHERE state IN ('waiting', 'retry');
CREATE INDEX dispatch_leased ON dispatch (studio_id, lease_until) WHERE state IN ('claimed', 'sending');
CREATE INDEX dispatch_unfollowed ON dispatch (studio_id, communication_id) WHERE state = 'failed' AND NOT followed;
CREATE INDEX dispatch_by_state ON dispatch (studio_id, state, communication_id);
SELECT guard_studio_table('dispatch');

-- Pull, not push: writing an email leaves a row for delivery, in the writer's own transaction, so none can be forgotten.
CREATE FUNCTION leave_for_delivery() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO dispatch (studio_id, communication_id, next_at, not_after)
  SELECT studio_id, id, coalesce(rest_until, now()), not_after FROM new_rows WHERE channel = 'email';
  IF FOUND THEN PERFORM pg_notify('hotshoe', current_studio() || ' send'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER communication_written AFTER INSERT ON communication REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION leave_for_delivery();
