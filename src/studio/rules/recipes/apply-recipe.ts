import { sql } from 'kysely'
import type { Output } from '#platform/http/contract.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'
import { findTriggers } from '#studio/triggers/queries.ts'
import { showTriggers } from '#studio/triggers/show-triggers.ts'
import { applyRules } from '../apply-rules.ts'
import type { Rules } from '../format.ts'
import { readStanding } from '../read-standing.ts'
import { named, type Setup, sameName } from '../setup.ts'
import type { applyRecipe as contract } from './contract.ts'
import type { Recipe } from './recipe.ts'
import { missingRules, recipeParts } from './recipe-parts.ts'

/** A made-up class of advisory locks: who adds a recipe to a studio. */
const adding = 7305

type Applied = Output<typeof contract>

/** Adds what the studio does not have of a recipe, its triggers switched off. Whatever has one of its names stays as it is, and is told. */
export async function applyRecipe(work: Work, { rules }: Recipe): Promise<Applied> {
  // Two people at once: the second finds what the first has added.
  await sql`SELECT pg_advisory_xact_lock(${adding}::int, ${work.studio.id % 2 ** 31}::int)`.execute(work.db)
  const before = await readStanding(work)
  refuseArchived(rules, before.setup)
  const missing = missingRules(rules, before.rules)
  const parts = recipeParts(rules, before.rules)
  if (parts.some(({ state }) => state === 'new')) await inItsOwnWords(() => applyRules(work, { rules: missing, lineOf: () => 1 }, { prune: false }))
  return { parts, triggers: await itsTriggers(work, rules, missing) }
}

/** A trigger cannot use it, and bringing it back as something else would not be adding. */
function refuseArchived({ templates = [] }: Rules, setup: Setup): void {
  const archived = templates.map(({ name }) => named(setup.templates, name)).find((template) => template?.archived === true)
  if (archived === undefined) return
  throw new Refusal(
    'conflict',
    'template-archived',
    `Your template “${archived.name}” is archived. Bring it back or rename it under Templates, then add the recipe.`,
  )
}

/** Nobody who adds a recipe has its file before their eyes: what is refused is told without its lines. */
async function inItsOwnWords<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'rules-unfit') throw error
    throw new Refusal('conflict', 'recipe-unfit', [...new Set(error.problems.map(({ message }) => message))].join(' '))
  }
}

async function itsTriggers(work: Work, rules: Rules, missing: Rules): Promise<Applied['triggers']> {
  const wanted = rules.triggers ?? []
  const { triggers } = await findTriggers(work, { limit: 100_000 })
  const found = wanted.flatMap(({ name }) => triggers.find(({ description }) => sameName(description, name)) ?? [])
  return (await showTriggers(work, found)).map(({ id, description: name, sentence, active, flags }) => ({
    id,
    name: String(name),
    sentence: String(sentence),
    active,
    added: missing.triggers?.some((rule) => sameName(rule.name, String(name))) === true,
    flags: flags.map(({ message }) => String(message)),
  }))
}
