import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { readImportDefaults } from '#studio/records/imports/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useMay } from '#web/app/me.ts'
import { Icon } from '#web/ui/icon.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { words } from '#web/words/words.ts'
import { EarlierImports } from './earlier-imports.tsx'
import { Upload } from './upload.tsx'

const say = words.imports

/** Clients and sessions from another program's file. */
export function Import() {
  const mayImport = useMay('imports.write')
  const defaults = useAnswer(readImportDefaults, {})
  return (
    <Page
      title={say.title}
      description={say.description}
      actions={
        <Button component={Link} to="/import/feeds" variant="default" leftSection={<Icon name="refresh" />}>
          {words.feeds.title}
        </Button>
      }
    >
      {mayImport && <Loaded answer={defaults}>{(data) => <Upload defaults={data} />}</Loaded>}
      <EarlierImports />
    </Page>
  )
}
