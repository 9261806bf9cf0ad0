import { readFile, writeFile } from 'node:fs/promises'
import type { Output } from '#platform/http/contract.ts'
import { Refusal } from '#platform/refusal.ts'
import * as rules from '#studio/rules/contract.ts'
import { own } from './field.ts'
import { told, type Verb } from './verb.ts'

const prune = own('--prune', 'what the sections of the file do not name goes: triggers are deleted, the others archived, deleted or made inactive')

export const rulesVerbs: Verb[] = [
  {
    name: 'export [file]',
    says: 'departments, types, statuses, templates and triggers as one YAML file, written into it or printed',
    examples: ['rules export studio.yaml'],
    run: async ({ caller, args: [file] }) => {
      const answer = await caller.call(rules.readRules)
      if (file === undefined) return told(answer, ({ text }) => text.trimEnd())
      await writeFile(file, answer.text)
      return told(answer, () => `The rules stand in ${file}.`)
    },
  },
  {
    name: 'diff <file>',
    says: 'what a file would change, in words; changes nothing',
    fields: [prune, own('--strict', 'ends with status 1 where the file would change something, for a machine that watches')],
    examples: ['rules diff studio.yaml', 'rules diff studio.yaml --prune --strict'],
    run: ({ caller, args: [file = ''], given }) =>
      ofFile(file, async (text) => {
        const answer = await caller.call(rules.compareRules, { body: { text, prune: given.prune === true } })
        const differs = given.strict === true && answer.changes.length > 0
        return { ...told(answer, changesText), undone: differs ? 'The studio is not what the file says.' : null }
      }),
  },
  {
    name: 'apply <file>',
    says: 'makes the studio’s rules what a file says, all of it or nothing; new triggers are off unless it says active',
    fields: [prune, own('--dry', 'only says what would change, as diff does')],
    examples: ['rules apply studio.yaml --dry', 'rules apply studio.yaml'],
    run: ({ caller, args: [file = ''], given }) => {
      const contract = given.dry === true ? rules.compareRules : rules.applyRules
      return ofFile(file, async (text) => told(await caller.call(contract, { body: { text, prune: given.prune === true } }), changesText))
    },
  },
  {
    name: 'schema',
    says: 'the JSON Schema of such a file, for editors',
    examples: ['rules schema > rules.schema.json'],
    run: async ({ caller }) => told(await caller.call(rules.readRulesSchema), ({ schema }) => JSON.stringify(schema, null, 2)),
  },
  {
    name: 'test <files...>',
    says: 'lives through the tests of files, each in a studio that is never kept; ends with status 1 when one fails',
    examples: ['rules test samples/rules/example.yaml', 'rules test samples/recipes/*.yaml'],
    run: async ({ caller, args }) => {
      const all: TriedFile[] = []
      for (const file of args) all.push({ file, ...(await ofFile(file, (text) => caller.call(rules.testRules, { body: { text } }))) })
      const [passed, failed] = [sum(all, 'passed'), sum(all, 'failed')]
      const [only] = all.length === 1 ? all : []
      return { ...told(only ?? { passed, failed, files: all }, () => triedText(all)), undone: failed === 0 ? null : `${passed} passed, ${failed} failed.` }
    },
  },
]

type Changes = Output<typeof rules.compareRules>
type TriedFile = Output<typeof rules.testRules> & { file: string }

function changesText({ changes }: Changes): string {
  if (changes.length === 0) return 'Nothing changes: the studio is what the file says.'
  const signs = { added: '+', changed: '~', removed: '-' }
  return changes
    .flatMap(({ section, name, what, details, notes = [] }) => [
      `${signs[what]} ${section}: ${name}`,
      ...notes.map((note) => `  ! ${note}`),
      ...details.map((detail) => `    ${detail}`),
    ])
    .join('\n')
}

function sum(all: readonly TriedFile[], what: 'passed' | 'failed'): number {
  return all.reduce((count, tried) => count + tried[what], 0)
}

/** With file and line, as editors and CI read them. */
function triedText(all: readonly TriedFile[]): string {
  const lines = all.flatMap(({ file, results }) => [
    ...(all.length > 1 ? [file] : []),
    ...results.flatMap((result) => [
      `${result.passed ? 'passed' : 'FAILED'}  ${result.name}`,
      ...result.troubles.map(({ line, message }) => `  ${file}:${line}: ${message}`),
      ...(result.passed || result.made.length === 0
        ? []
        : ['  Made were:', ...result.made.map(({ at, channel, to, subject, trigger }) => `    ${at}  ${channel} to ${to}: ${subject} (${trigger})`)]),
    ]),
  ])
  return [...lines, ...(sum(all, 'failed') === 0 ? [`${sum(all, 'passed')} passed.`] : [])].join('\n')
}

/** What is wrong in a file is told with file and line. */
async function ofFile<T>(file: string, ask: (text: string) => Promise<T>): Promise<T> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Refusal('not-found', 'no-file', `The file ${file} cannot be read. Check its name.`)
  })
  try {
    return await ask(text)
  } catch (error) {
    if (!(error instanceof Refusal) || !error.problems.some(({ field }) => /^line \d+$/.test(field))) throw error
    const problems = error.problems.map(({ field, message }) => ({ field: `${file}:${field.slice(5)}`, message }))
    const [first] = problems
    throw new Refusal(error.kind, error.code, { message: `${first?.field ?? file}: ${first?.message ?? error.message}`, problems })
  }
}
