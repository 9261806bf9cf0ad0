-- An item that is held until somebody resumes it can be resumed only while its trigger is automatic. Made manual, it is held as what is skipped by
-- hand: until the next day of the studio. In the same transaction, so that nothing lies there for good.
CREATE FUNCTION release_held_until_resumed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE triggered_item i SET version = i.version + 1,
    hold_until = instant_of((((now() + s.clock_shift) AT TIME ZONE s.zone)::date + 1)::timestamp, s.zone)
  FROM new_rows n JOIN old_rows o ON o.studio_id = n.studio_id AND o.id = n.id JOIN studio s ON s.id = n.studio_id
  WHERE o.automatic AND NOT n.automatic AND i.studio_id = n.studio_id AND i.trigger_id = n.id AND i.hold_until >= '9999-12-31T00:00:00Z';
  RETURN NULL;
END $$;
CREATE TRIGGER trigger_made_manual AFTER UPDATE ON trigger REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION release_held_until_resumed();
