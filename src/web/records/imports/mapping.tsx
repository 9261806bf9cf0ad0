import { Alert, Badge, NativeSelect, Table, Text } from '@mantine/core'
import { columns } from '#studio/records/imports/columns.ts'
import type { Looked } from '#studio/records/imports/contract.ts'
import type { ImportedKind } from '#studio/records/imports/imported-kind.ts'
import { Part } from '#web/ui/details.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { words } from '#web/words/words.ts'
import classes from './imports.module.css'

const say = words.imports.mapping

type MappingProps = { kind: ImportedKind; looked: Looked; disabled: boolean; choose: (header: string, column: string) => void }

/** What each column of the file holds, with its first values; a person may say it better. */
export function Mapping({ kind, looked, disabled, choose }: MappingProps) {
  const known = Object.entries(columns[kind]).map(([value, { label }]) => ({ value, label }))
  const used = new Set(looked.headers.map(({ column }) => column))
  // Two columns may have the same name; their places differ.
  const places = looked.headers.map((each, place) => ({ ...each, place }))
  const choices = (column: string) => [
    { value: '', label: say.unused },
    ...known.map((each) => ({ ...each, disabled: each.value !== column && used.has(each.value) })),
    ...(column === '' || known.some(({ value }) => value === column) ? [] : [{ value: column, label: numberedLabel(column) }]),
  ]
  return (
    <Part title={say.title}>
      <Text size="sm" c="dimmed">
        {looked.remembered ? say.remembered : say.hint}
      </Text>
      {looked.missing !== null && (
        <Alert color="honey" icon={<Icon name="alert" />} role="alert">
          {looked.missing}
        </Alert>
      )}
      <div className={classes.mapping}>
        {places.map(({ header, column, samples, place }) => (
          <div key={place} className={classes.mapped}>
            <div>
              <Text size="sm" fw={600} component="span">
                {header === '' ? say.nameless : header}
              </Text>
              <Text size="xs" c="dimmed" truncate>
                {samples.length === 0 ? say.empty : samples.join(' · ')}
              </Text>
            </div>
            <NativeSelect
              aria-label={say.holds(header)}
              data={choices(column)}
              value={column}
              disabled={disabled || header === ''}
              onChange={(event) => choose(header, event.currentTarget.value)}
            />
          </div>
        ))}
      </div>
    </Part>
  )
}

/** Columns that come in numbers, and so stand in no table: children, and what an address book labels. */
function numberedLabel(column: string): string {
  const [, of, number = '', what = ''] = /^(child|event|relation)_(\d+)_(\w+)$/.exec(column) ?? []
  if (of === 'event' || of === 'relation') return say.labeled[of](number, what === 'label')
  return say.child(number, what)
}

/** The first rows of the file as they would be read: what was understood, and what is wrong. */
export function FirstRows({ looked }: { looked: Looked }) {
  if (looked.rows.length === 0) return null
  const title = { csv: say.firstRows, vcard: say.firstCards, icalendar: say.firstEvents }[looked.format]
  return (
    <Part title={title}>
      <Table.ScrollContainer minWidth={0}>
        <Table verticalSpacing="xs" aria-label={title}>
          <Table.Tbody>
            {looked.rows.map(({ line, says, wrong }) => (
              <Table.Tr key={line}>
                <Table.Th scope="row" w="5rem">
                  {say.line(line)}
                </Table.Th>
                <Table.Td>
                  {Object.entries(says).map(([label, text]) => (
                    <Text key={label} size="sm" component="span" className={classes.said ?? ''}>
                      <Text span inherit c="dimmed">{`${label} `}</Text>
                      {text}
                    </Text>
                  ))}
                  {wrong.map(({ column, reason }) => (
                    <Text key={`${column} ${reason}`} size="sm" c="var(--mantine-color-error)">
                      <Badge color="red" variant="light" size="sm" mr={6}>
                        {column === '' ? say.row : column}
                      </Badge>
                      {reason}
                    </Text>
                  ))}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Part>
  )
}
