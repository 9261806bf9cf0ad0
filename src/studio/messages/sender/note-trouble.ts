import type { Work } from '#studio/staff/work.ts'

/** Keeps what the mail server said when it refused the settings rather than a message; null when it takes mail again. Not a change a person made: the version stays. */
export async function noteSenderTrouble(work: Work, trouble: string | null): Promise<void> {
  await work.db.updateTable('sender').set({ last_trouble: trouble }).where('last_trouble', 'is distinct from', trouble).execute()
}
