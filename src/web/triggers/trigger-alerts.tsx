import { Alert, Anchor, List } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { listDoubts } from '#studio/matching/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { Icon } from '#web/ui/icon.tsx'
import { words } from '#web/words/words.ts'
import { type EditorTab, type Trigger, type TriggerForm, tabOf } from './trigger-form.ts'
import { tabLabel } from './trigger-tabs.tsx'

const say = words.triggers

type AlertsProps = { trigger: Trigger; outputs: TriggerForm['outputs']; warnings: readonly string[]; toTab: (tab: EditorTab) => void }

/** What is wrong with a trigger now, each with the way to its tab; and what the last saving had to say. */
export function TriggerAlerts({ trigger, outputs, warnings, toTab }: AlertsProps) {
  // Outputs that are chosen but not saved yet answer this one already.
  const looked = useAnswer(listDoubts, { params: { id: trigger.id } }, { when: trigger.archived_at === null })
  const flags = [...trigger.flags, ...(looked.data?.rows ?? [])].filter(({ code }) => outputs.length === 0 || code !== 'no-outputs')
  return (
    <>
      {trigger.archived_at !== null && (
        <Alert color="honey" icon={<Icon name="bin" />}>
          {say.isDeleted}
        </Alert>
      )}
      {flags.length > 0 && (
        <Alert color="honey" icon={<Icon name="alert" />} title={say.problems}>
          <List size="sm">
            {flags.map(({ code, field, message }) => (
              <List.Item key={`${code} ${field} ${message}`}>
                {message}{' '}
                {code === 'sender-missing' || code === 'address-missing' ? (
                  <Anchor component={Link} to="/settings/email" inherit>
                    {say.toSender}
                  </Anchor>
                ) : (
                  <Anchor component="button" type="button" onClick={() => toTab(tabOf(field))} inherit>
                    {say.toTab(tabLabel(tabOf(field), outputs))}
                  </Anchor>
                )}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
      {warnings.length > 0 && (
        <Alert color="gray" variant="light" icon={<Icon name="info" />} title={say.warnings}>
          <List size="sm">
            {warnings.map((warning) => (
              <List.Item key={warning}>{warning}</List.Item>
            ))}
          </List>
        </Alert>
      )}
    </>
  )
}
