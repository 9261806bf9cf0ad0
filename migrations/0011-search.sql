-- Search as you type. A word is found by its beginning: one walk along the key, whatever the number of clients, because >= and < on text
-- may pass the row policies and pattern operators may not. Derived from the client with every write; it refers to no other table, as a
-- check for each word would make an import twice as long.
CREATE TABLE client_word (
  studio_id bigint NOT NULL DEFAULT current_studio(),
  word text COLLATE "C" NOT NULL,                               -- as src/studio/records/clients/searched-words.ts makes them
  sort_name text COLLATE "C" NOT NULL,                          -- the client's: all Millers stand in the order of their names
  client_id bigint NOT NULL,
  PRIMARY KEY (studio_id, word, sort_name, client_id)
);
SELECT guard_studio_table('client_word');

-- The list filtered by status, in the order of names.
DROP INDEX client_by_status;
CREATE INDEX client_by_status ON client (studio_id, status_id, sort_name, id);

-- Other records are found by whom they are for, and by words of their own: numbers, titles, places, descriptions. A word stands as it is
-- written, in its parts, and a number without the zeros before it: "S-00042" is s-00042 and 42.
CREATE FUNCTION words_of(written text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT left(word, 100)), '{}') FROM (
    SELECT string_to_table(lower(written), ' ') AS word
    UNION ALL SELECT ltrim(part, '0') FROM regexp_split_to_table(lower(written), '[^[:alnum:]]+') AS part WHERE length(part) > 1) each
  WHERE word <> ''
$$;

CREATE TABLE record_word (
  studio_id bigint NOT NULL DEFAULT current_studio(),
  subject_kind text COLLATE "C" NOT NULL,
  word text COLLATE "C" NOT NULL,
  subject_id bigint NOT NULL,
  PRIMARY KEY (studio_id, subject_kind, word, subject_id)
);
SELECT guard_studio_table('record_word');

-- The argument names the column that the words are in.
CREATE FUNCTION add_record_words() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
BEGIN
  EXECUTE format('INSERT INTO record_word (studio_id, subject_kind, word, subject_id)
    SELECT n.studio_id, %L, w.word, n.id FROM new_rows n CROSS JOIN LATERAL unnest(words_of(n.%I)) AS w(word)', TG_TABLE_NAME, TG_ARGV[0]);
  RETURN NULL;
END $$;
CREATE FUNCTION keep_record_words() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
BEGIN
  DELETE FROM record_word WHERE studio_id = OLD.studio_id AND subject_kind = TG_TABLE_NAME AND subject_id = OLD.id
    AND word = ANY (words_of(to_jsonb(OLD) ->> TG_ARGV[0]));
  IF TG_OP = 'UPDATE' THEN
    INSERT INTO record_word (studio_id, subject_kind, word, subject_id)
      SELECT NEW.studio_id, TG_TABLE_NAME, w.word, NEW.id FROM unnest(words_of(to_jsonb(NEW) ->> TG_ARGV[0])) AS w(word);
  END IF;
  RETURN NULL;
END $$;

DO $$
DECLARE
  has record;
BEGIN
  FOR has IN SELECT * FROM (VALUES ('session', 'number'), ('invoice', 'number'), ('appointment', 'search_text'),
    ('production_order', 'search_text'), ('preproduction_order', 'search_text')) AS v(kind, words)
  LOOP
    EXECUTE format('CREATE TRIGGER add_words AFTER INSERT ON %I REFERENCING NEW TABLE AS new_rows
      FOR EACH STATEMENT EXECUTE FUNCTION add_record_words(%L)', has.kind, has.words);
    EXECUTE format('CREATE TRIGGER keep_words AFTER UPDATE ON %I FOR EACH ROW WHEN (OLD.%I <> NEW.%I)
      EXECUTE FUNCTION keep_record_words(%L)', has.kind, has.words, has.words, has.words);
    EXECUTE format('CREATE TRIGGER drop_words AFTER DELETE ON %I FOR EACH ROW EXECUTE FUNCTION keep_record_words(%L)', has.kind, has.words);
  END LOOP;
END $$;

-- An appointment without a title is called by its type, and found by it.
CREATE INDEX appointment_by_type ON appointment (studio_id, type_id);
