import { createTemplate, listTemplates } from '#studio/messages/templates/contract.ts'
import { listStatuses, listTypes } from '#studio/records/statuses/contract.ts'
import { createTrigger } from '#studio/triggers/contract.ts'
import type { Filled } from './filled.ts'
import { kindTemplates, kindTriggers } from './kind-triggers.ts'

type About = { status?: string; of?: string; type?: string }

/** The triggers on appointments, invoices, orders, birthdays and tasks, made once the two weeks are over: what comes to fit from now on waits this morning. */
export async function makeKindTriggers({ call, lab }: Pick<Filled, 'call' | 'lab'>): Promise<void> {
  for (const template of kindTemplates) await call(createTemplate, { body: template })
  const templates = (await call(listTemplates, { query: { limit: 100 } })).rows
  const statuses = (await call(listStatuses, {})).rows
  const types = (await call(listTypes, {})).rows
  for (const { description, about, exclusions, to, steps } of kindTriggers) {
    const { status, of, type, ...when }: typeof about & About = about
    const typed = types.find((one) => one.subject_kind === about.subject_kind && one.name === (type ?? of))?.id ?? null
    const status_id = statuses.find(
      (one) => one.subject_kind === about.subject_kind && one.name === status && one.type_id === (of === undefined ? null : typed),
    )?.id
    const chain = steps.map((step) => {
      if (step.channel === 'email') return { channel: step.channel, template_id: templates.find(({ name }) => name === step.template)?.id ?? null }
      return { ...step, ...(step.channel === 'task' ? { department_id: lab, due_in_days: 1 } : {}) }
    })
    await call(createTrigger, {
      body: {
        description,
        ...when,
        ...(status === undefined ? {} : { status_id: status_id ?? null }),
        ...(type === undefined ? {} : { type_id: typed }),
        exclusions,
        late: 'never',
        outputs: [{ recipient: { kind: to }, steps: chain }],
        active: true,
      },
    })
  }
}
