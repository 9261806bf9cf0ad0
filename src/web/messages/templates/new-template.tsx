import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { LeaveGuard } from '#web/ui/editing.tsx'
import { Page } from '#web/ui/page.tsx'
import { words } from '#web/words/words.ts'
import { NewTemplateForm } from './new-template-form.tsx'
import { blankDraft } from './template-draft.ts'

const say = words.templates

/** Writes a new template. */
export function NewTemplate() {
  const navigate = useNavigate()
  const [dirty, setDirty] = useState(false)
  const made = (id: number) => {
    setDirty(false)
    // The guard must know that nothing is left to lose before the screen changes.
    setTimeout(() => void navigate({ to: '/templates/$id', params: { id } }))
  }
  return (
    <Page title={say.newTitle}>
      <NewTemplateForm initial={blankDraft} made={made} setDirty={setDirty} cancel={() => void navigate({ to: '/templates' })} />
      <LeaveGuard dirty={dirty} />
    </Page>
  )
}
