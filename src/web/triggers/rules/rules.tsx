import { Button, Checkbox, FileButton, Group, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { listTemplates } from '#studio/messages/templates/contract.ts'
import { listStatuses, listTypes } from '#studio/records/statuses/contract.ts'
import { applyRules, compareRules, readRules, testRules } from '#studio/rules/contract.ts'
import { listRecipes } from '#studio/rules/recipes/contract.ts'
import { longestRules } from '#studio/rules/sections.ts'
import { listDepartments } from '#studio/staff/members/contract.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { useMay } from '#web/app/me.ts'
import { saveFile } from '#web/records/views/save-file.ts'
import { Page } from '#web/ui/page.tsx'
import { words } from '#web/words/words.ts'
import { refreshed } from '../refreshed.ts'
import { RulesChanges } from './rules-changes.tsx'
import { RulesTests } from './rules-tests.tsx'
import { WrongLines } from './wrong-lines.tsx'

const say = words.rules

/** The studio's rules to take away, and a file to compare, read in and test. */
export function Rules() {
  const mayWrite = useMay('triggers.write')
  const download = useCommand(readRules, { done: ({ text }) => saveFile(say.fileName, text) })
  return (
    <Page
      title={say.title}
      description={say.description}
      actions={
        <Button variant="default" loading={download.isPending} onClick={() => download.mutate({})}>
          {say.download}
        </Button>
      }
    >
      {mayWrite && <ReadIn />}
    </Page>
  )
}

function ReadIn() {
  const [text, setText] = useState('')
  const [prune, setPrune] = useState(false)
  const compare = useCommand(compareRules, { handles: () => true })
  const test = useCommand(testRules, { handles: () => true })
  const apply = useCommand(applyRules, {
    refreshes: [...refreshed, listTemplates, listStatuses, listTypes, listDepartments, listRecipes],
    says: ({ changes }) => say.applied(changes.length),
    handles: () => true,
    done: () => compare.reset(),
  })
  const trouble = compare.error ?? apply.error ?? test.error
  // What was said of another text is not true of this one.
  const forget = () => {
    for (const command of [compare, test, apply]) command.reset()
  }
  const write = (written: string) => {
    setText(written)
    forget()
  }
  const isTooLong = text.length > longestRules
  return (
    <Stack gap="md">
      <Textarea
        label={say.text}
        description={say.textHint}
        error={isTooLong ? say.tooLong : undefined}
        value={text}
        onChange={(event) => write(event.currentTarget.value)}
        autosize
        minRows={8}
        maxRows={24}
        spellCheck={false}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', whiteSpace: 'pre', overflowX: 'auto' } }}
      />
      <Checkbox
        label={say.prune}
        description={say.pruneHint}
        checked={prune}
        onChange={(event) => {
          setPrune(event.currentTarget.checked)
          forget()
        }}
      />
      <Group gap="xs">
        <FileButton accept=".yaml,.yml,text/yaml" onChange={(file) => void file?.text().then(write)}>
          {(props) => (
            <Button variant="default" {...props}>
              {say.choose}
            </Button>
          )}
        </FileButton>
        <Button disabled={text.trim() === '' || isTooLong} loading={compare.isPending} onClick={() => compare.mutate({ body: { text, prune } })}>
          {say.compare}
        </Button>
        <Button variant="default" disabled={text.trim() === '' || isTooLong} loading={test.isPending} onClick={() => test.mutate({ body: { text } })}>
          {say.test}
        </Button>
      </Group>
      {trouble !== null && <WrongLines trouble={trouble} text={text} />}
      {compare.data !== undefined && (
        <RulesChanges
          changes={compare.data.changes}
          action={
            <Button loading={apply.isPending} onClick={() => apply.mutate({ body: { text, prune, seen: compare.data.seen } })}>
              {say.apply(compare.data.changes.length)}
            </Button>
          }
        />
      )}
      {test.data !== undefined && <RulesTests tried={test.data} text={text} />}
    </Stack>
  )
}
