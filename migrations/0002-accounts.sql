-- Accounts: who signs in. They belong to no studio, so the wall of 0001 does not stand around them; src/studio/staff/exempt-tables.ts
-- names every table without it. The four auth_ tables are those of the sign-in library (better-auth 1.7): a test compares them with
-- what the library would make.

CREATE TABLE auth_user (
  id text NOT NULL PRIMARY KEY,
  name text NOT NULL,
  email text NOT NULL CONSTRAINT auth_user_email_key UNIQUE,    -- lower case
  email_verified boolean NOT NULL,
  image text,
  created_at timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE auth_session (
  id text NOT NULL PRIMARY KEY,
  expires_at timestamptz NOT NULL,
  token text NOT NULL UNIQUE,
  created_at timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at timestamptz NOT NULL,
  ip_address text,
  user_agent text,
  user_id text NOT NULL REFERENCES auth_user (id) ON DELETE CASCADE,
  studio_id bigint                                              -- where this person, signed in here, works just now; membership decides whether they may
);
CREATE INDEX auth_session_user_id_idx ON auth_session (user_id);

CREATE TABLE auth_account (
  id text NOT NULL PRIMARY KEY,
  account_id text NOT NULL,
  provider_id text NOT NULL,
  user_id text NOT NULL REFERENCES auth_user (id) ON DELETE CASCADE,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,                                                -- argon2id
  created_at timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at timestamptz NOT NULL
);
CREATE INDEX auth_account_user_id_idx ON auth_account (user_id);

CREATE TABLE auth_verification (
  id text NOT NULL PRIMARY KEY,
  identifier text NOT NULL,
  value text NOT NULL,
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX auth_verification_identifier_idx ON auth_verification (identifier);

GRANT SELECT, INSERT, UPDATE, DELETE ON auth_user, auth_session, auth_account, auth_verification TO hotshoe_app;

-- Which member of which studio an account is. One role in one studio: the member's.
CREATE TABLE membership (
  account_id text NOT NULL REFERENCES auth_user (id) ON DELETE CASCADE,
  studio_id bigint NOT NULL REFERENCES studio,
  member_id bigint NOT NULL,
  PRIMARY KEY (account_id, studio_id),
  CONSTRAINT membership_member_unique UNIQUE (studio_id, member_id),
  CONSTRAINT membership_member FOREIGN KEY (studio_id, member_id) REFERENCES member (studio_id, id)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON membership TO hotshoe_app;

-- A new studio takes its number first, so that it is written under its own policy.
GRANT USAGE ON SEQUENCE studio_id_seq TO hotshoe_app;
