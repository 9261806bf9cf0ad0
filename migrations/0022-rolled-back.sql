-- Every saved change of a trigger is a version; this one brought an earlier version back.
ALTER TABLE trigger_event ADD COLUMN rolled_back_to integer;
