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
