import { Page } from '#web/ui/page.tsx'
import { words } from '#web/words/words.ts'

export function Gallery() {
  return <Page title={words.navigation.gallery} />
}
