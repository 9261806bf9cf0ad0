/** Tables without the row policy of studios, and why. Every other table must have it, forced; a test compares this with the database. */
export const exemptTables = {
  auth_user: 'Who signs in belongs to no studio.',
  auth_session: 'Sign-ins of accounts.',
  auth_account: 'Passwords of accounts.',
  auth_verification: 'Password links of accounts.',
  membership: 'Read at sign-in, before a studio is known.',
  studio_job: 'One probe finds the due studios without naming any.',
  installation: 'One row: who this deployment is.',
  kysely_migration: 'What was migrated.',
  kysely_migration_lock: 'The lock of migrating.',
} as const
