import { Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { words } from '#web/words/words.ts'
import { requestOf, type Trigger, type TriggerChange, type TriggerForm } from './trigger-form.ts'

const say = words.safeChange

/** A trigger as it stands in the form, saved or not: what the endpoints take that look and write nothing. */
export type Draft = TriggerChange & { id: number }

/** What the trigger in the form would do, a section for each way to look at it. */
export function WhatItDoes({ trigger, values }: { trigger: Trigger; values: TriggerForm }) {
  const _draft: Draft = { id: trigger.id, ...requestOf(values) }
  return (
    <Stack gap="xl">
      <Text c="dimmed">{say.lead}</Text>
    </Stack>
  )
}

/** One way to look at it. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <Stack gap="sm">
        <Title order={2} size="h4">
          {title}
        </Title>
        {children}
      </Stack>
    </section>
  )
}
