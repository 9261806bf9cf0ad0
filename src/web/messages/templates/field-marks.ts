import { Plugin } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { Extension } from '@tiptap/react'
import { liquidPlaces } from './template-draft.ts'

/** Shows fields and conditions as chips. They stay plain text, so what is saved is what was written. */
export function fieldMarks(classes: Readonly<Record<'field' | 'condition', string>>) {
  return Extension.create({
    name: 'fieldMarks',
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          decorations: ({ doc }) => {
            const marks: Decoration[] = []
            doc.descendants((node, at) => {
              for (const { from, to, kind } of liquidPlaces(node.text ?? '')) marks.push(Decoration.inline(at + from, at + to, { class: classes[kind] }))
            })
            return DecorationSet.create(doc, marks)
          },
        },
      }),
    ],
  })
}
