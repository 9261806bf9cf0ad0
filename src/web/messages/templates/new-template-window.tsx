import { Modal } from '@mantine/core'
import type { Purpose } from '#studio/messages/communication.ts'
import type { SubjectKind } from '#studio/messages/rendering/merge-fields.ts'
import { words } from '#web/words/words.ts'
import { NewTemplateForm } from './new-template-form.tsx'
import { blankDraft } from './template-draft.ts'

type WindowProps = { subjectKind: SubjectKind; purpose: Purpose; made: (id: number) => void; close: () => void }

/** A new template over whatever one is doing; that stays as it is. */
export function NewTemplateWindow({ subjectKind, purpose, made, close }: WindowProps) {
  return (
    <Modal
      opened
      onClose={close}
      title={words.templates.newTitle}
      size="72rem"
      closeOnClickOutside={false}
      closeOnEscape={false}
      closeButtonProps={{ 'aria-label': words.actions.close }}
    >
      <NewTemplateForm initial={{ ...blankDraft, subject_kind: subjectKind, purpose }} made={made} cancel={close} />
    </Modal>
  )
}
