import type { Answer } from '#studio/staff/route.ts'
import { findUnprintable } from '../papers/find-unprintable.ts'
import type { Letter } from './contract.ts'
import type { FoundLetter } from './queries.ts'

/** A letter with the signs of it that would be boxes, as the fonts here are. Asks no database. */
export async function tellUnprintable({ uncommon, ...letter }: FoundLetter): Promise<Answer<Letter>> {
  return { ...letter, unprintable: await findUnprintable([uncommon]) }
}
