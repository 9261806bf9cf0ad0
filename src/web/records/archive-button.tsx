import { Button } from '@mantine/core'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { words } from '#web/words/words.ts'

type ArchiveButtonProps = { archived: boolean; pending: boolean; title: string; text: string; put: (archived: boolean) => void }

/** Puts a record away, after asking, or takes it back. */
export function ArchiveButton({ archived, pending, title, text, put }: ArchiveButtonProps) {
  if (archived)
    return (
      <Button variant="default" loading={pending} onClick={() => put(false)}>
        {words.records.restore}
      </Button>
    )
  return <ConfirmButton variant="default" label={words.records.archive} title={title} text={text} loading={pending} onConfirm={() => put(true)} />
}
