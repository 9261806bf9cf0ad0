import { Alert, Anchor, List } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Icon } from '#web/ui/icon.tsx'
import { words } from '#web/words/words.ts'
import { type EditorTab, type Trigger, tabOf } from './trigger-form.ts'

const say = words.triggers

type AlertsProps = { trigger: Trigger /** The form has no output. */; idle: boolean; warnings: readonly string[]; toTab: (tab: EditorTab) => void }

/** What is wrong with a trigger now, each with the way to its tab; and what the last saving had to say. */
export function TriggerAlerts({ trigger, idle, warnings, toTab }: AlertsProps) {
  // Outputs that are chosen but not saved yet answer this one already.
  const flags = trigger.flags.filter(({ code }) => idle || code !== 'no-outputs')
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
              <List.Item key={`${code} ${field}`}>
                {message}{' '}
                {code === 'sender-missing' || code === 'address-missing' ? (
                  <Anchor component={Link} to="/settings/email" inherit>
                    {say.toSender}
                  </Anchor>
                ) : (
                  <Anchor component="button" type="button" onClick={() => toTab(tabOf(field))} inherit>
                    {say.toTab(say.tabs[tabOf(field)])}
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
