-- The Control Center: when a job runs is the studio's choice, and what came of it is kept.

-- One number for every claim of every job: what tells a run from the next, and what its traces carry.
CREATE SEQUENCE job_run_number;
GRANT USAGE ON SEQUENCE job_run_number TO hotshoe_app;

ALTER TABLE studio_job ALTER COLUMN run TYPE bigint;
ALTER TABLE studio_job
  ADD COLUMN enabled boolean NOT NULL DEFAULT true,             -- off: runs when a person asks, and else never
  ADD COLUMN schedule jsonb,                                    -- the studio's choice; null: the rhythm of the job
  ADD COLUMN zone text,                                         -- the studio's, where the schedule knows days and times
  ADD COLUMN counted_from timestamptz NOT NULL DEFAULT now(),   -- the last run that went through; its next time is the first one after
  ADD COLUMN woken_by jsonb,                                    -- who lets it come before its time: a hint, or a person as an actor
  ADD COLUMN run_by jsonb,                                      -- likewise, of the run in hand or the last one; null: its schedule
  ADD COLUMN changed_by jsonb,                                  -- who chose so
  ADD COLUMN changed_at timestamptz,
  ADD COLUMN version integer NOT NULL DEFAULT 1;

-- The studio's clocks moved: what goes by them looks anew for its next time.
CREATE FUNCTION move_schedules() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE studio_job SET zone = NEW.zone, version = version + 1, next_at = CASE WHEN enabled THEN now() ELSE next_at END
  WHERE studio_id = NEW.id AND zone IS NOT NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER studio_zone_changed AFTER UPDATE OF zone ON studio FOR EACH ROW WHEN (OLD.zone IS DISTINCT FROM NEW.zone) EXECUTE FUNCTION move_schedules();

-- A run that did something, failed, or was asked for by a person. One that found nothing to do leaves no row.
CREATE TABLE job_run (
  studio_id bigint NOT NULL DEFAULT current_studio() REFERENCES studio,
  id bigint NOT NULL,                                           -- of job_run_number
  job text NOT NULL,
  started_at timestamptz NOT NULL,                              -- database time, as all of a job's
  finished_at timestamptz NOT NULL,
  run_by jsonb,                                                 -- null: its schedule; a hint; a person as an actor
  outcome text NOT NULL CONSTRAINT job_run_outcome CHECK (outcome IN ('done', 'failed', 'stopped')),
  error text,                                                   -- for people
  detail text,                                                  -- for whoever runs Hotshoe
  times integer NOT NULL DEFAULT 1,                             -- the same trouble again and again is one row
  counts jsonb NOT NULL DEFAULT '{}',
  handled jsonb NOT NULL DEFAULT '{}',                          -- count → the numbers of what it counts, where no event tells them
  PRIMARY KEY (studio_id, id)
);
CREATE INDEX job_run_by_job ON job_run (studio_id, job, id);
CREATE INDEX job_run_by_age ON job_run (studio_id, finished_at);
SELECT guard_studio_table('job_run');

CREATE TABLE job_history (
  studio_id bigint NOT NULL DEFAULT current_studio() REFERENCES studio,
  keep_days integer NOT NULL CONSTRAINT job_history_keep_days CHECK (keep_days BETWEEN 7 AND 400),
  PRIMARY KEY (studio_id)
);
SELECT guard_studio_table('job_history');

-- The run of a job in which something is written: set with the studio when its transaction begins, null for people.
CREATE FUNCTION current_job_run() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('hotshoe.job_run', true), '')::bigint $$;

-- Which run moved an item: the items behind its counts.
ALTER TABLE item_event ADD COLUMN job_run_id bigint DEFAULT current_job_run();
CREATE INDEX item_event_by_job_run ON item_event (studio_id, job_run_id) WHERE job_run_id IS NOT NULL;
