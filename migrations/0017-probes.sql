-- What matching needs of the database for the whole catalogue: dates as triggers count them, an index for every question it asks each day,
-- and the queue of changed records for every kind.

-- [calendar/work-week.ts] The date so many work days after a date; before it when negative. A test compares the two.
-- STRICT: without a day there is none to count from, and the loop below would never end.
CREATE FUNCTION add_work_days(day date, count integer, week smallint[]) RETURNS date LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  step integer := sign(count);
  weeks integer := count / cardinality(week);
  days_left integer := abs(count % cardinality(week));
  reached date := day + weeks * 7;
BEGIN
  -- Whole weeks keep the weekday. Landing on a free day after whole weeks only: go back to the last work day counted.
  IF days_left = 0 AND weeks <> 0 THEN
    WHILE NOT extract(isodow FROM reached)::smallint = ANY(week) LOOP reached := reached - step; END LOOP;
  END IF;
  WHILE days_left > 0 LOOP
    reached := reached + step;
    IF extract(isodow FROM reached)::smallint = ANY(week) THEN days_left := days_left - 1; END IF;
  END LOOP;
  RETURN reached;
END $$;

-- A date and an offset of days, weeks or work days.
CREATE FUNCTION shift_date(day date, count integer, unit text, week smallint[]) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE unit WHEN 'days' THEN day + count WHEN 'weeks' THEN day + count * 7 ELSE add_work_days(day, count, week) END
$$;

-- The other way round: the last date whose shifted date is not after `due`. So what fell due in some days is one range of dates, work days
-- too: a later date never shifts to an earlier one.
CREATE FUNCTION last_shifted_to(due date, count integer, unit text, week smallint[]) RETURNS date LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  candidate date;
BEGIN
  IF unit = 'days' THEN RETURN due - count; END IF;
  IF unit = 'weeks' THEN RETURN due - count * 7; END IF;
  candidate := due - count / cardinality(week) * 7 + 14;
  WHILE add_work_days(candidate, count, week) > due LOOP candidate := candidate - 1; END LOOP;
  RETURN candidate;
END $$;

-- [calendar/zone.ts] The instant at which a clock on the wall shows this; when it shows it twice, the first time.
CREATE FUNCTION instant_of(shown timestamp, zone text) RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(
    (SELECT (shown AT TIME ZONE zone) - d FROM unnest(ARRAY['2 hours', '1 hour', '30 minutes']::interval[]) d
     WHERE ((shown AT TIME ZONE zone) - d) AT TIME ZONE zone = shown ORDER BY d DESC LIMIT 1),
    shown AT TIME ZONE zone)
$$;

-- The day of a yearly date in a year: February 29 is kept on the studio's day in common years (studio.leap_day).
CREATE FUNCTION yearly_on(mmdd smallint, year integer, leap_day text) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN mmdd IS NULL THEN NULL -- nobody knows it
    WHEN mmdd <> 229 OR (year % 4 = 0 AND (year % 100 <> 0 OR year % 400 = 0)) THEN make_date(year, mmdd / 100, mmdd % 100)
    WHEN leap_day = 'march-1' THEN make_date(year, 3, 1)
    ELSE make_date(year, 2, 28) END
$$;

-- Of a yearly date, the day nearest to another day; of two as near, the earlier. Not in SQL: PostgreSQL would set up a query for each row.
CREATE FUNCTION nearest_yearly(mmdd smallint, day date, leap_day text) RETURNS date LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  year integer := extract(year FROM day);
  this date := yearly_on(mmdd, year, leap_day);
  other date;
BEGIN
  IF this > day THEN
    other := yearly_on(mmdd, year - 1, leap_day);
    RETURN CASE WHEN this - day < day - other THEN this ELSE other END;
  END IF;
  other := yearly_on(mmdd, year + 1, leap_day);
  RETURN CASE WHEN day - this <= other - day THEN this ELSE other END;
END
$$;

-- The yearly dates that are kept on the days after `after` up to `upto`.
CREATE FUNCTION yearly_between(after date, upto date, leap_day text) RETURNS smallint[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT mmdd), '{}') FROM generate_series(greatest(after + 1, upto - 365), upto, interval '1 day') d,
    LATERAL (SELECT (extract(month FROM d) * 100 + extract(day FROM d))::smallint AS mmdd
             UNION ALL SELECT 229::smallint WHERE yearly_on(229::smallint, extract(year FROM d)::integer, leap_day) = d::date) kept
$$;

-- One index for every basis and anchor of the catalogue, as session has them (0003): a probe is one descent.
CREATE INDEX appointment_type_day ON appointment (studio_id, type_id, on_day);
CREATE INDEX appointment_status_day ON appointment (studio_id, status_id, on_day);
CREATE INDEX appointment_type_booked ON appointment (studio_id, type_id, booked_on) WHERE booked_on IS NOT NULL;
CREATE INDEX appointment_booked ON appointment (studio_id, booked_on) WHERE booked_on IS NOT NULL;
CREATE INDEX client_status_due ON client (studio_id, status_id, status_due_on) WHERE status_due_on IS NOT NULL;
CREATE INDEX client_status_birthday ON client (studio_id, status_id, birthday_mmdd) WHERE birthday_mmdd IS NOT NULL;
CREATE INDEX client_status_anniversary ON client (studio_id, status_id, anniversary_mmdd) WHERE anniversary_mmdd IS NOT NULL;
CREATE INDEX invoice_status_due ON invoice (studio_id, status_id, status_due_on) WHERE status_due_on IS NOT NULL;
CREATE INDEX invoice_status_payment ON invoice (studio_id, status_id, payment_due_on) WHERE payment_due_on IS NOT NULL;
CREATE INDEX production_order_status_due ON production_order (studio_id, status_id, status_due_on) WHERE status_due_on IS NOT NULL;
CREATE INDEX preproduction_order_status_due ON preproduction_order (studio_id, status_id, status_due_on) WHERE status_due_on IS NOT NULL;
CREATE INDEX task_status_due ON task (studio_id, status_id, status_due_on) WHERE status_due_on IS NOT NULL;
CREATE INDEX task_status_due_on ON task (studio_id, status_id, due_on) WHERE due_on IS NOT NULL;
CREATE INDEX task_status_start ON task (studio_id, status_id, start_on) WHERE start_on IS NOT NULL;
CREATE INDEX task_status_completed ON task (studio_id, status_id, completed_at) WHERE completed_at IS NOT NULL;
CREATE INDEX task_type_due_on ON task (studio_id, type_id, due_on) WHERE due_on IS NOT NULL;
CREATE INDEX task_type_start ON task (studio_id, type_id, start_on) WHERE start_on IS NOT NULL;
CREATE INDEX task_type_completed ON task (studio_id, type_id, completed_at) WHERE completed_at IS NOT NULL;

-- A family member's birthday counts by the client's status. It is kept beside the birthday, so that it is one descent too. person_id: the
-- member's own record, where they are a client too; then one of the two birthdays counts.
ALTER TABLE family_member ADD COLUMN client_status_id bigint, ADD COLUMN person_id bigint,
  ADD CONSTRAINT family_member_person FOREIGN KEY (studio_id, person_id) REFERENCES client (studio_id, id);
CREATE INDEX family_member_birthday ON family_member (studio_id, client_status_id, birthday_mmdd) WHERE birthday_mmdd IS NOT NULL;

CREATE FUNCTION keep_family_status() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.client_status_id := (SELECT status_id FROM client WHERE studio_id = NEW.studio_id AND id = NEW.client_id);
  RETURN NEW;
END $$;
CREATE TRIGGER family_member_status BEFORE INSERT OR UPDATE OF client_id ON family_member FOR EACH ROW EXECUTE FUNCTION keep_family_status();

-- Without nested loops over the changed rows, as in 0003.
CREATE FUNCTION pass_status_to_family() RETURNS trigger LANGUAGE plpgsql SET enable_nestloop = off AS $$
DECLARE
  moved bigint[] := (SELECT array_agg(n.id) FROM new_rows n JOIN old_rows o ON o.studio_id = n.studio_id AND o.id = n.id WHERE n.status_id <> o.status_id);
BEGIN
  IF moved IS NULL THEN RETURN NULL; END IF;
  UPDATE family_member f SET client_status_id = c.status_id FROM client c
  WHERE c.studio_id = f.studio_id AND c.id = f.client_id AND c.id = ANY(moved) AND f.client_id = ANY(moved);
  RETURN NULL;
END $$;
CREATE TRIGGER client_family_status AFTER UPDATE ON client REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION pass_status_to_family();

-- The queue of changed records (0003) for the other kinds. A new record of a kind that no trigger looks at is not queued: a trigger that is
-- switched on later calls it history, and what falls due later the sweep finds.
CREATE FUNCTION queue_new_records() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM trigger WHERE studio_id = current_studio() AND subject_kind = TG_ARGV[0] AND active AND archived_at IS NULL) THEN RETURN NULL; END IF;
  INSERT INTO record_change (studio_id, subject_kind, subject_id) SELECT studio_id, TG_ARGV[0], id FROM new_rows;
  IF FOUND THEN PERFORM pg_notify('hotshoe', current_studio() || ' find'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER client_added AFTER INSERT ON client REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION queue_new_records('client');
CREATE TRIGGER appointment_added AFTER INSERT ON appointment REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION queue_new_records('appointment');
CREATE TRIGGER invoice_added AFTER INSERT ON invoice REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION queue_new_records('invoice');
CREATE TRIGGER production_order_added AFTER INSERT ON production_order REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION queue_new_records('production_order');
CREATE TRIGGER preproduction_order_added AFTER INSERT ON preproduction_order REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION queue_new_records('preproduction_order');
CREATE TRIGGER task_added AFTER INSERT ON task REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION queue_new_records('task');

-- Of a record that was changed, these columns bear on triggers. As one function for all kinds: which columns, the arguments say.
CREATE FUNCTION queue_changed_records() RETURNS trigger LANGUAGE plpgsql SET enable_nestloop = off AS $$
DECLARE
  queued bigint;
BEGIN
  EXECUTE format($sql$
    INSERT INTO record_change (studio_id, subject_kind, subject_id)
    SELECT n.studio_id, %L, n.id FROM new_rows n JOIN old_rows o ON o.studio_id = n.studio_id AND o.id = n.id
    WHERE (%s) IS DISTINCT FROM (%s)$sql$, TG_ARGV[0], 'n.' || replace(TG_ARGV[1], ', ', ', n.'), 'o.' || replace(TG_ARGV[1], ', ', ', o.'));
  GET DIAGNOSTICS queued = ROW_COUNT;
  IF queued > 0 THEN PERFORM pg_notify('hotshoe', current_studio() || ' find'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER appointment_changed AFTER UPDATE ON appointment REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT
  EXECUTE FUNCTION queue_changed_records('appointment',
    'client_id, session_id, type_id, status_id, status_entry_id, status_due_on, on_day, at_time, zone, booked_on, member_id, on_hold, confirmed, canceled, archived_at');
CREATE TRIGGER invoice_changed AFTER UPDATE ON invoice REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT
  EXECUTE FUNCTION queue_changed_records('invoice',
    'bill_to_id, session_id, type_id, status_id, status_entry_id, status_due_on, payment_due_on, balance, canceled, archived_at');
CREATE TRIGGER production_order_changed AFTER UPDATE ON production_order REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT
  EXECUTE FUNCTION queue_changed_records('production_order',
    'client_id, session_id, vendor_id, member_id, department_id, type_id, status_id, status_entry_id, status_due_on, archived_at');
CREATE TRIGGER preproduction_order_changed AFTER UPDATE ON preproduction_order REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT
  EXECUTE FUNCTION queue_changed_records('preproduction_order',
    'client_id, session_id, vendor_id, member_id, department_id, status_id, status_entry_id, status_due_on, archived_at');
CREATE TRIGGER task_changed AFTER UPDATE ON task REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT
  EXECUTE FUNCTION queue_changed_records('task',
    'client_id, session_id, type_id, status_id, status_entry_id, status_due_on, start_on, due_on, completed_at, canceled_at, member_id, department_id');

-- A family member that comes, goes or changes is a change of the client.
CREATE FUNCTION queue_changed_family() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM trigger WHERE studio_id = current_studio() AND subject_kind = 'client' AND active AND archived_at IS NULL) THEN RETURN NULL; END IF;
  INSERT INTO record_change (studio_id, subject_kind, subject_id) SELECT DISTINCT studio_id, 'client', client_id FROM touched;
  IF FOUND THEN PERFORM pg_notify('hotshoe', current_studio() || ' find'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER family_member_added AFTER INSERT ON family_member REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION queue_changed_family();
CREATE TRIGGER family_member_changed AFTER UPDATE ON family_member REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION queue_changed_family();
CREATE TRIGGER family_member_removed AFTER DELETE ON family_member REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION queue_changed_family();
