import { Page } from '#web/ui/page.tsx'
import { words } from '#web/words/words.ts'

export function Calls() {
  return <Page title={words.calls.title} />
}
