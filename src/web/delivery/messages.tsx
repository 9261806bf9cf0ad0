import { Page } from '#web/ui/page.tsx'
import { words } from '#web/words/words.ts'

export function Messages() {
  return <Page title={words.messages.title} />
}
