import { afterAll, beforeAll, expect, test } from 'vitest'
import { answer, type CommandLineStudio, commandLineStudio, hotshoe } from '#support/command-line.ts'

let studio: CommandLineStudio
beforeAll(async () => {
  studio = await commandLineStudio()
})
afterAll(() => studio.close())

const create = (...args: string[]) => answer('triggers', 'create', ...args, '--channels', 'call', '--wording', 'Remind')

test('a sound trigger ends with status 0, a doubtful one is told with status 1', async () => {
  await create('--description', 'Sound', '--status', 'Booked', '--before', '7')
  expect(await hotshoe('triggers', 'lint')).toMatchObject({
    status: 0,
    out: 'Nothing is wrong. Looked at the rules of 1 trigger, at no records. Those too: hotshoe triggers lint --records, or for one: lint NAME\n',
  })
  const all = 'Nothing is wrong. Looked at the rules of 1 trigger and at 0 records.\n'
  expect([(await hotshoe('triggers', 'lint', '--records')).out, (await hotshoe('triggers', 'lint', 'Sound')).out]).toEqual([all, all])
  await create('--description', 'On the day', '--status', 'Booked', '--before', '3', '--not', 'past')
  const told = await hotshoe('triggers', 'lint', 'On the day')
  expect(told.status).toBe(1)
  expect(told.out).toContain('Nobody works on Sat, Sun')
  expect(told.out).not.toContain('…')
  expect((await hotshoe('triggers', 'lint', 'Sound')).status).toBe(0)
})

test('appointments by type in hours, and orders by a status of their type', async () => {
  const type = (await answer('types', 'create', '--kind', 'appointment', '--name', 'Fitting')) as { id: number }
  expect(
    await create(
      '--description',
      'Two hours before',
      '--subject-kind',
      'appointment',
      '--type',
      'Fitting',
      '--moment',
      'appointment-date',
      '--before',
      '2',
      '--offset-unit',
      'hours',
    ),
  ).toMatchObject({ subject_kind: 'appointment', basis: 'type', type_id: type.id, offset_count: -2, offset_unit: 'hours' })
  expect(await create('--description', 'Any', '--subject-kind', 'appointment', '--any-type', '--moment', 'booked')).toMatchObject({
    any_type: true,
    type_id: null,
  })
  const refused = await hotshoe('triggers', 'create', '--description', 'X', '--subject-kind', 'client', '--type', 'Fitting')
  expect(refused.err).toContain('Records of the kind client have no type to choose.')
})

test('web forms by their status, which is the same in every studio', async () => {
  const form = ['--description', 'Form', '--subject-kind', 'web_form', '--moment', 'not-submitted', '--after', '3']
  expect(await create(...form, '--status', 'sent')).toMatchObject({ subject_kind: 'web_form', basis: 'status', status_name: 'Sent', offset_count: 3 })
  const refused = await hotshoe('triggers', 'create', ...form, '--status', 'Booked')
  expect(refused.err).toContain('Web forms have no status “Booked”. Choose one of Initial, Sent, Submitted, Final.')
})

test('a type says which of the statuses of the same name is meant', async () => {
  const [one, two] = ['Calendar', 'Poster'] as const
  for (const name of [one, two]) await answer('types', 'create', '--kind', 'production-order', '--name', name)
  const lab = (type: string) => answer('statuses', 'create', '--kind', 'production-order', '--type', type, '--name', 'Lost at sea')
  const [, second] = [await lab(one), await lab(two)]
  const order = ['--description', 'Order', '--subject-kind', 'production_order', '--moment', 'status-changed', '--status', 'Lost at sea']
  expect(await create(...order, '--type', two)).toMatchObject({ basis: 'status', status_id: second.id, type_id: null })
  const refused = await hotshoe('triggers', 'create', ...order, '--channels', 'call', '--wording', 'Ask')
  expect(refused.err).toContain('There is more than one production order status “Lost at sea”')
})

test('how far is said in the unit that was given, or that the trigger has', async () => {
  const far = [
    'triggers',
    'create',
    '--description',
    'Far',
    '--subject-kind',
    'appointment',
    '--any-type',
    '--moment',
    'appointment-date',
    '--before',
    '200000',
  ]
  expect((await hotshoe(...far, '--offset-unit', 'hours')).err).toContain('--before is a whole number of hours from 0 to 8760, not “200000”.')
  expect((await hotshoe('triggers', 'change', 'Two hours before', '--before', '9000')).err).toContain('a whole number of hours from 0 to 8760')
})

test('papers to attach and further outputs are options', async () => {
  const outputs = async () =>
    ((await answer('triggers', 'show', 'Papers')).outputs as { id: number; recipient: { kind: string }; steps: { channel: string; attach: string[] }[] }[]).map(
      ({ recipient, steps }) => [recipient.kind, ...steps.map(({ channel, attach }) => [channel, ...attach].join(' '))],
    )
  await answer(
    'triggers',
    'create',
    '--description',
    'Papers',
    '--status',
    'Booked',
    '--before',
    '7',
    '--channels',
    'email,letter',
    '--template',
    '2',
    '--attach',
    'session-confirmation',
  )
  expect(await outputs()).toEqual([['client', 'email session-confirmation', 'letter session-confirmation']])
  await answer('triggers', 'change', 'Papers', '--add-output', '--to', 'photographer', '--channels', 'task', '--wording', 'Pack the lights')
  await answer('triggers', 'change', 'Papers', '--attach', 'none')
  expect(await outputs()).toEqual([
    ['client', 'email', 'letter'],
    ['photographer', 'task'],
  ])
  expect((await hotshoe('triggers', 'change', 'Papers', '--remove-output', '3')).err).toContain('The trigger has 2 outputs; “3” is none of them.')
  await answer('triggers', 'change', 'Papers', '--remove-output', '1')
  expect(await outputs()).toEqual([['photographer', 'task']])
  expect((await hotshoe('triggers', 'change', 'Papers', '--add-output')).err).toContain('Say with --channels what the further output makes.')
})
