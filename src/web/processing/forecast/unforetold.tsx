import { Table, Text, Title } from '@mantine/core'
import { triggerPlace } from '#web/app/places.ts'
import { TextLink } from '#web/ui/links.tsx'
import { words } from '#web/words/words.ts'
import classes from './forecast.module.css'
import type { Totals } from './forecast-totals.tsx'

const say = words.forecast.unforetold

/** Triggers that wait for something people do, and how often that was lately. */
export function Unforetold({ triggers }: { triggers: Totals['cannot_be_foretold'] }) {
  if (triggers.length === 0) return null
  return (
    <section className={classes.unforetold}>
      <Title order={2} size="h5">
        {say.title}
      </Title>
      <Text size="sm" c="dimmed">
        {say.text}
      </Text>
      <Table aria-label={say.title} layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say.trigger}</Table.Th>
            <Table.Th>{say.waits}</Table.Th>
            <Table.Th className={classes.rate ?? ''}>{say.rate}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {triggers.map(({ trigger_id, trigger, moment, last_month }) => (
            <Table.Tr key={trigger_id}>
              <Table.Td>
                <TextLink to={triggerPlace(trigger_id)}>{trigger}</TextLink>
              </Table.Td>
              <Table.Td>{moment}</Table.Td>
              <Table.Td>{last_month === 0 ? say.none : say.times(last_month)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}
