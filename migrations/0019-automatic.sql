-- Automatic processing: which items wait for a person, and when what the program makes may leave.

ALTER TABLE studio
  ADD COLUMN settle_minutes integer NOT NULL DEFAULT 5 CONSTRAINT studio_settle_minutes CHECK (settle_minutes BETWEEN 0 AND 1440),
  ADD COLUMN daily_cap integer CONSTRAINT studio_daily_cap CHECK (daily_cap BETWEEN 1 AND 1000), -- automatic messages to a client a day; null: as many as come
  ADD COLUMN merge_same_day boolean NOT NULL DEFAULT false;     -- automatic emails to one person that leave at the same time are one email

ALTER TABLE trigger ADD COLUMN includes_waiting boolean NOT NULL DEFAULT false; -- made automatic together with what was listed then
CREATE INDEX trigger_automatic ON trigger (studio_id, id) WHERE automatic AND active AND archived_at IS NULL;

ALTER TABLE triggered_item
  ADD COLUMN waits_until timestamptz,                           -- studio time from which it goes by itself though it waits; null: a person says so
  ADD COLUMN let_go boolean NOT NULL DEFAULT false;             -- a person let it go by itself: neither brake nor cap stops it
-- What the job looks for: its cost is what is ready, not what is listed.
CREATE INDEX triggered_item_ready ON triggered_item (studio_id, trigger_id, due_at, id) WHERE state = 'active' AND waits_for IS NULL;
CREATE INDEX triggered_item_waiting ON triggered_item (studio_id, trigger_id, waits_for) WHERE state = 'active' AND waits_for IS NOT NULL;
CREATE INDEX triggered_item_waits_until ON triggered_item (studio_id, waits_until) WHERE waits_until IS NOT NULL;

-- What was listed when a trigger is made automatic was listed for a person: it waits for one, unless they include it. In the same
-- transaction, or the program would be faster.
CREATE FUNCTION hold_back_waiting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE triggered_item i SET waits_for = CASE WHEN n.includes_waiting THEN NULL ELSE 'was-waiting' END, waits_until = NULL, let_go = n.includes_waiting, version = i.version + 1
  FROM new_rows n JOIN old_rows o ON o.studio_id = n.studio_id AND o.id = n.id
  WHERE n.automatic AND NOT o.automatic AND i.studio_id = n.studio_id AND i.trigger_id = n.id AND i.state IN ('active', 'held', 'attention');
  RETURN NULL;
END $$;
CREATE TRIGGER trigger_made_automatic AFTER UPDATE ON trigger REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION hold_back_waiting();

ALTER TABLE dispatch ADD COLUMN any_time boolean NOT NULL DEFAULT false; -- a person sends it: hours of automatic messages do not bind it

ALTER TABLE run_decision DROP CONSTRAINT run_decision_outcome, ADD CONSTRAINT run_decision_outcome
  CHECK (outcome IN ('processed', 'skipped', 'deleted', 'attention', 'withdrawn', 'changed', 'decided', 'braked', 'capped'));
