import { Alert, Button, Group, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { testSender } from '#studio/delivery/contract.ts'
import { readSender } from '#studio/messages/sender/contract.ts'
import { formErrors } from '#web/app/api/form-problems.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { useMe } from '#web/app/me.ts'
import { Section } from '#web/records/section.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { words } from '#web/words/words.ts'

const say = words.settings.sender

type TestProps = {
  /** The form holds something else than what is saved. */
  dirty: boolean
  /** Sentences that belong to fields of the form. */
  refused: (problems: Record<string, string>) => void
}

/** A real email with the saved settings, and what the mail server said, in words. */
export function TestSender({ dirty, refused }: TestProps) {
  const { account } = useMe()
  const [to, setTo] = useState(account?.email ?? '')
  const test = useCommand(testSender, {
    refreshes: [readSender],
    handles: (trouble) => {
      refused(formErrors(trouble))
      return true
    },
  })
  const submit = (event: React.FormEvent) => {
    event.preventDefault()
    test.mutate({ body: { to: to.trim() } })
  }
  const problem = test.error?.problems.find(({ field }) => field === 'to')?.message
  return (
    <Section title={say.test}>
      <Text size="sm" c="dimmed" mb="sm">
        {dirty ? say.testSaveFirst : say.testHint}
      </Text>
      <form onSubmit={submit} noValidate>
        <Group align="flex-start">
          <TextInput
            aria-label={say.testTo}
            placeholder={say.testTo}
            type="email"
            maxLength={320}
            value={to}
            onChange={(event) => setTo(event.currentTarget.value)}
            error={problem}
            style={{ flex: '1 1 14rem', maxWidth: '24rem' }}
          />
          <Button
            type="submit"
            variant="default"
            leftSection={<Icon name="send" size={16} />}
            loading={test.isPending}
            disabled={dirty || to.trim().length < 3}
          >
            {say.testButton}
          </Button>
        </Group>
      </form>
      <div aria-live="polite">
        {test.isSuccess && (
          <Alert color="leaf" icon={<Icon name="check" />} mt="md">
            {say.testDone(test.variables.body.to)}
          </Alert>
        )}
        {test.error !== null && problem === undefined && (
          <Alert color="red" icon={<Icon name="alert" />} title={say.testFailed} mt="md">
            {test.error.message}
          </Alert>
        )}
      </div>
    </Section>
  )
}
