import type { Editor } from '@tiptap/react'
import { useRef } from 'react'
import type { MergeFieldName } from '#studio/messages/rendering/merge-fields.ts'
import { fieldText, putInto } from './template-draft.ts'

/** Puts fields where one was writing last: into the subject line or into the message. */
export function useInsert(setSubject: (subject: string) => void) {
  const subject = useRef<HTMLInputElement>(null)
  const editor = useRef<Editor | null>(null)
  const last = useRef<'subject' | 'body'>('body')
  const insert = (name: MergeFieldName) => {
    const line = subject.current
    if (last.current === 'body' || line === null) {
      editor.current?.chain().focus().insertContent(fieldText(name)).run()
      return
    }
    const from = line.selectionStart ?? line.value.length
    const put = putInto(line.value, { piece: fieldText(name), from, to: line.selectionEnd ?? from })
    setSubject(put.text)
    line.focus()
    // The cursor goes behind the field once the new text stands there.
    requestAnimationFrame(() => line.setSelectionRange(put.at, put.at))
  }
  return {
    insert,
    subject,
    setEditor: (made: Editor) => {
      editor.current = made
    },
    writingIn: (where: 'subject' | 'body') => () => {
      last.current = where
    },
  }
}
