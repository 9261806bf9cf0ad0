-- A department or vendor that something still goes to is not put away: it would wait where nobody looks. Here, because triggers, tasks, calls and orders
-- are further on than departments. The detail names all of it, for people; the error bears the name of a constraint.
CREATE FUNCTION many_of(many bigint, one text, several text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE many WHEN 0 THEN NULL WHEN 1 THEN '1 ' || one ELSE many || ' ' || several END
$$;

-- Orders that are on their way, named: three of them, and how many more.
CREATE FUNCTION orders_named(numbers text[], one text, several text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE coalesce(cardinality(numbers), 0) WHEN 0 THEN NULL WHEN 1 THEN 'the ' || one || ' ' || numbers[1]
    ELSE 'the ' || several || ' ' || array_to_string(numbers[1:3], ', ') || CASE WHEN cardinality(numbers) > 3 THEN ' and ' || cardinality(numbers) - 3 || ' more' ELSE '' END END
$$;

CREATE FUNCTION refuse_used_department() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
DECLARE users text[];
BEGIN
  SELECT array_remove(ARRAY[
    (SELECT 'the trigger' || CASE WHEN count(*) > 1 THEN 's ' ELSE ' ' END || string_agg('“' || t.description || '”', ', ' ORDER BY t.id) FROM trigger t
      WHERE t.studio_id = OLD.studio_id AND t.archived_at IS NULL AND EXISTS (SELECT FROM trigger_output o
        LEFT JOIN output_step p ON p.studio_id = o.studio_id AND p.output_id = o.id
        WHERE o.studio_id = t.studio_id AND o.trigger_id = t.id AND (o.recipient_department_id = OLD.id OR p.department_id = OLD.id)) HAVING count(*) > 0),
    (SELECT 'the status' || CASE WHEN count(*) > 1 THEN 'es ' ELSE ' ' END || string_agg('“' || name || '”', ', ' ORDER BY id) FROM status
      WHERE studio_id = OLD.studio_id AND active AND default_department_id = OLD.id HAVING count(*) > 0),
    (SELECT many_of(count(*), 'open task', 'open tasks') FROM task
      WHERE studio_id = OLD.studio_id AND department_id = OLD.id AND completed_at IS NULL AND canceled_at IS NULL),
    (SELECT many_of(count(*), 'open call', 'open calls') FROM communication
      WHERE studio_id = OLD.studio_id AND channel = 'call' AND call_state = 'open' AND (department_id = OLD.id OR recipient_department_id = OLD.id)),
    (SELECT orders_named(array_agg(r.number ORDER BY r.id), 'production order', 'production orders') FROM production_order r
      JOIN status s ON s.studio_id = r.studio_id AND s.id = r.status_id
      WHERE r.studio_id = OLD.studio_id AND r.department_id = OLD.id AND r.archived_at IS NULL AND NOT s.is_final),
    (SELECT orders_named(array_agg(r.number ORDER BY r.id), 'preproduction order', 'preproduction orders') FROM preproduction_order r
      JOIN status s ON s.studio_id = r.studio_id AND s.id = r.status_id
      WHERE r.studio_id = OLD.studio_id AND r.department_id = OLD.id AND r.archived_at IS NULL AND NOT s.is_final)
  ], NULL) INTO users;
  IF cardinality(users) > 0 THEN
    RAISE foreign_key_violation USING CONSTRAINT = 'department_in_use', MESSAGE = 'department is used', DETAIL = '“' || OLD.name || '” has ' || array_to_string(users, ', ');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER department_used BEFORE UPDATE OF archived_at ON department FOR EACH ROW
  WHEN (OLD.archived_at IS NULL AND NEW.archived_at IS NOT NULL) EXECUTE FUNCTION refuse_used_department();

-- What a vendor has sent is no reason to keep it.
CREATE FUNCTION refuse_used_vendor() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
DECLARE users text[];
BEGIN
  SELECT array_remove(ARRAY[
    (SELECT orders_named(array_agg(r.number ORDER BY r.id), 'production order', 'production orders') FROM production_order r
      JOIN status s ON s.studio_id = r.studio_id AND s.id = r.status_id
      WHERE r.studio_id = OLD.studio_id AND r.vendor_id = OLD.id AND r.archived_at IS NULL AND r.received_on IS NULL AND NOT s.is_final),
    (SELECT orders_named(array_agg(r.number ORDER BY r.id), 'preproduction order', 'preproduction orders') FROM preproduction_order r
      JOIN status s ON s.studio_id = r.studio_id AND s.id = r.status_id
      WHERE r.studio_id = OLD.studio_id AND r.vendor_id = OLD.id AND r.archived_at IS NULL AND r.received_on IS NULL AND NOT s.is_final)
  ], NULL) INTO users;
  IF cardinality(users) > 0 THEN
    RAISE foreign_key_violation USING CONSTRAINT = 'vendor_in_use', MESSAGE = 'vendor is used', DETAIL = '“' || OLD.name || '” has ' || array_to_string(users, ' and ');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER vendor_used BEFORE UPDATE OF archived_at ON vendor FOR EACH ROW
  WHEN (OLD.archived_at IS NULL AND NEW.archived_at IS NOT NULL) EXECUTE FUNCTION refuse_used_vendor();
