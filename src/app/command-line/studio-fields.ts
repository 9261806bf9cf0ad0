import { own } from './field.ts'

/** Options that say what studio a first start makes, and for whom. Each may stand in the environment instead. */
export const studioFields = [
  own('--studio-name <name>', 'its name (or HOTSHOE_STUDIO_NAME)'),
  own('--zone <zone>', 'its time zone, like America/Chicago (or HOTSHOE_ZONE)'),
  own('--owner-name <name>', 'who owns it (or HOTSHOE_OWNER_NAME)'),
  own('--owner-email <email>', 'how the owner signs in (or HOTSHOE_OWNER_EMAIL)'),
  own('--owner-password <password>', 'at least 10 characters (or HOTSHOE_OWNER_PASSWORD)'),
] as const
