-- What a person sends by hand about another message: a correction, since what that one said is so no more. And a message that a person edited before it left.

ALTER TABLE communication
  ADD corrects_id bigint,                                       -- the message that it corrects
  ADD correction smallint,                                      -- the how manieth; one that was taken back or failed makes room for the next
  ADD edited_at timestamptz,                                    -- by hand, after it was written
  ADD edited_by jsonb,
  ADD CONSTRAINT communication_corrects FOREIGN KEY (studio_id, corrects_id) REFERENCES communication (studio_id, id),
  ADD CONSTRAINT communication_correction CHECK ((corrects_id IS NULL) = (correction IS NULL)),
  ADD CONSTRAINT communication_edited CHECK ((edited_at IS NULL) = (edited_by IS NULL));
-- A message is corrected once, however often somebody presses the button.
CREATE UNIQUE INDEX communication_corrected_once ON communication (studio_id, corrects_id, correction) WHERE corrects_id IS NOT NULL;
