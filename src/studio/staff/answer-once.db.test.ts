import { Type } from 'typebox'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { contract } from '#platform/http/contract.ts'
import { type TestStudio, testStudio } from '#support/studio.ts'
import { answerRoute } from './answer-route.ts'
import { openRoute, route, type StudioRoute } from './route.ts'

let open: TestStudio
let made: string[]

const wished = contract({
  method: 'POST',
  path: '/wishes',
  permission: 'setup.write',
  summary: 'Makes a department, to be seen in the database.',
  body: Type.Object({ name: Type.String() }),
  response: Type.Object({ number: Type.Integer(), at: Type.String() }),
  idempotent: true,
})

const inOne = route(wished, async (work, { body }) => {
  made.push(body.name)
  const { id } = await work.db
    .insertInto('department')
    .values({ name: body.name, email: null, default_member_id: null })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (body.name === 'refused') throw new Error('not this one')
  return { number: id, at: work.now }
})

beforeAll(async () => {
  open = await testStudio()
})
afterAll(async () => open.close())
beforeEach(() => {
  made = []
})

const ask = (asked: StudioRoute, key: string | null, name: string) =>
  answerRoute({ studio: open.studio, role: 'owner' }, asked, { input: () => ({ body: { name } }), key })
const asTold = (answer: unknown): unknown => JSON.parse(JSON.stringify(answer))
const departments = () => open.studio.readOnly(({ db }) => db.selectFrom('department').select('name').orderBy('id').execute())

test('the same wish under the same key is done once and answered alike', async () => {
  const first = await ask(inOne, 'a', 'Sales')
  expect(await ask(inOne, 'a', 'Sales')).toEqual(asTold(first))
  expect(made).toEqual(['Sales'])
})

test('another wish under the same key is refused', async () => {
  await ask(inOne, 'b', 'Framing')
  await expect(ask(inOne, 'b', 'Albums')).rejects.toThrow('This Idempotency-Key was used for another request. Every new wish needs a new key.')
})

test('a wish without a key is asked for one', async () => {
  await expect(ask(inOne, null, 'Prints')).rejects.toThrow('it needs the header Idempotency-Key')
  await expect(ask(inOne, '', 'Prints')).rejects.toThrow('Idempotency-Key')
  await expect(ask(inOne, 'x'.repeat(201), 'Prints')).rejects.toThrow('longer than 200 characters')
  expect(made).toEqual([])
})

test('twenty at once are one', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => ask(inOne, 'c', 'Studio two')))
  for (const answer of answers) expect(asTold(answer)).toEqual(asTold(answers[0]))
  expect(made).toEqual(['Studio two'])
})

test('a wish that fails leaves nothing behind, and its key may be tried again', async () => {
  await expect(ask(inOne, 'd', 'refused')).rejects.toThrow('not this one')
  await expect(ask(inOne, 'd', 'refused')).rejects.toThrow('not this one')
  expect(await departments()).not.toContainEqual({ name: 'refused' })
})

test('keys belong to whoever used them', async () => {
  await ask(inOne, 'e', 'Mine')
  const other = open.open({ kind: 'token', id: 9, name: 'Other program' })
  const answer = await answerRoute({ studio: other, role: 'owner' }, inOne, { input: () => ({ body: { name: 'Theirs' } }), key: 'e' })
  expect(answer).toMatchObject({ number: expect.any(Number) })
})

test('in steps: the second at the same moment is told that the first is still at it, and gets its answer later', async () => {
  const gate = Promise.withResolvers<void>()
  const begun = Promise.withResolvers<void>()
  const slow = openRoute(wished, async (_, { body }) => {
    made.push(body.name)
    begun.resolve()
    await gate.promise
    return { number: 7, at: '' }
  })
  const first = ask(slow, 'f', 'Slow')
  await begun.promise
  await expect(ask(slow, 'f', 'Slow')).rejects.toThrow('still being worked on')
  gate.resolve()
  expect(await first).toEqual({ number: 7, at: '' })
  expect(await ask(slow, 'f', 'Slow')).toEqual({ number: 7, at: '' })
  expect(made).toEqual(['Slow'])
})

test('in steps: what failed may be tried again under its key; what was left half done waits ten minutes', async () => {
  let works = false
  const shaky = openRoute(wished, async () => {
    if (!works) throw new Error('no network')
    return { number: 1, at: '' }
  })
  await expect(ask(shaky, 'g', 'x')).rejects.toThrow('no network')
  works = true
  expect(await ask(shaky, 'g', 'x')).toEqual({ number: 1, at: '' })

  const half = async (minutes: number) =>
    open.studio.inTransaction(({ db }) =>
      db
        .updateTable('idempotency_key')
        .set({ status: 0, created_at: new Date(Date.now() - minutes * 60_000) })
        .where('key', '=', 'g')
        .execute(),
    )
  await half(9)
  await expect(ask(shaky, 'g', 'x')).rejects.toThrow('still being worked on')
  await half(11)
  expect(await ask(shaky, 'g', 'x')).toEqual({ number: 1, at: '' })
})
