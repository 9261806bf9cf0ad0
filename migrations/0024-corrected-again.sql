-- Whether a correction that has not left still says what is so, when its record moves once more, is seen by writing it again.
ALTER TABLE communication
  ADD correction_template_id bigint,                            -- of a correction: which template says it; null again once that was deleted
  ADD CONSTRAINT communication_correction_template FOREIGN KEY (studio_id, correction_template_id) REFERENCES template (studio_id, id)
    ON DELETE SET NULL (correction_template_id);
CREATE INDEX communication_correction_by_template ON communication (studio_id, correction_template_id) WHERE correction_template_id IS NOT NULL;
