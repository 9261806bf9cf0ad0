import { Page } from '#web/ui/page.tsx'
import { words } from '#web/words/words.ts'

export function Tasks() {
  return <Page title={words.tasks.title} />
}
