import { Page } from '#web/ui/page.tsx'
import { words } from '#web/words/words.ts'

export function ProcessTriggers() {
  return <Page title={words.process.title} />
}
