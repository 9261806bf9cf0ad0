import { Alert, Anchor, List } from '@mantine/core'
import { Icon } from '#web/ui/icon.tsx'
import { words } from '#web/words/words.ts'
import { type EditorTab, type Trigger, tabOf } from './trigger-form.ts'

const say = words.triggers

type AlertsProps = { trigger: Trigger; warnings: readonly string[]; toTab: (tab: EditorTab) => void }

/** What is wrong with a trigger now, each with the way to its tab; and what the last saving had to say. */
export function TriggerAlerts({ trigger, warnings, toTab }: AlertsProps) {
  return (
    <>
      {trigger.archived_at !== null && (
        <Alert color="honey" icon={<Icon name="bin" />}>
          {say.isDeleted}
        </Alert>
      )}
      {trigger.flags.length > 0 && (
        <Alert color="honey" icon={<Icon name="alert" />} title={say.problems}>
          <List size="sm">
            {trigger.flags.map(({ code, field, message }) => (
              <List.Item key={`${code} ${field}`}>
                {message}{' '}
                <Anchor component="button" type="button" onClick={() => toTab(tabOf(field))} inherit>
                  {say.toTab(say.tabs[tabOf(field)])}
                </Anchor>
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
