import { type RawBuilder, sql } from 'kysely'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import { longDate } from '#studio/messages/rendering/date-words.ts'
import type { MergeData } from '#studio/messages/rendering/merge-fields.ts'
import type { Work } from '#studio/staff/work.ts'

export type Birthday = MergeData['birthday']

type Row = { id: number; first_name: string; name: string; relation: string; on: CivilDate | null; born: number | null; language: string }

/**
 * Whose birthday these of the items, a table of them, are about, the client's own or that of one of the family, and how old they turn: on the birthday nearest
 * the trigger date, so that it is the same one before and after it. Without a year of birth nobody knows the age (case 3).
 */
export async function loadBirthdays(work: Work, items: RawBuilder<unknown>, itemIds: readonly number[]): Promise<Map<number, Birthday>> {
  if (itemIds.length === 0) return new Map()
  const { rows } = await sql<Row>`
    SELECT i.id, coalesce(split_part(btrim(f.name), ' ', 1), c.first_name) AS first_name, coalesce(f.name, btrim(c.first_name || ' ' || c.last_name)) AS name,
      coalesce(f.relation, '') AS relation, CASE WHEN f.id IS NULL THEN c.birthday_year ELSE f.birthday_year END AS born,
      nearest_yearly(CASE WHEN f.id IS NULL THEN c.birthday_mmdd ELSE f.birthday_mmdd END, i.due_on, s.leap_day) AS on, coalesce(c.language, s.language) AS language
    FROM ${items} i JOIN studio s ON s.id = i.studio_id JOIN client c ON c.studio_id = i.studio_id AND c.id = i.subject_id
    LEFT JOIN family_member f ON f.studio_id = i.studio_id AND f.id = i.family_member_id
    WHERE i.id = ANY(${itemIds}::bigint[])`.execute(work.db)
  return new Map(rows.map((row) => [row.id, told(row)]))
}

function told({ first_name, name, relation, on, born, language }: Row): Birthday {
  const age = on === null || born === null ? null : Number(on.slice(0, 4)) - born
  const filled = (text: string) => (text.trim() === '' ? null : text)
  return {
    first_name: filled(first_name),
    name: filled(name),
    relation: filled(relation),
    age: age === null || age < 0 ? null : String(age),
    date: on === null ? null : longDate(on, language),
  }
}
