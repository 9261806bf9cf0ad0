import { Input } from '@mantine/core'
import { RichTextEditor } from '@mantine/tiptap'
import { type Editor, useEditor } from '@tiptap/react'
import StarterKit from '@tiptap/starter-kit'
import '@mantine/tiptap/styles.css'
import { type ComponentProps, type ReactNode, useId } from 'react'
import { words } from '#web/words/words.ts'
import { fieldMarks } from './field-marks.ts'
import { asParagraphs, written } from './template-draft.ts'
import classes from './templates.module.css'

const say = words.templates

// Only what an email body may have. Addresses of links are checked by the server, which also knows fields in them.
const extensions = [
  StarterKit.configure({
    heading: { levels: [1, 2, 3] },
    code: false,
    codeBlock: false,
    trailingNode: false,
    link: { openOnClick: false, isAllowedUri: () => true, HTMLAttributes: { target: null, rel: null } },
  }),
  fieldMarks({ field: classes.field ?? '', condition: classes.condition ?? '' }),
]

// Mantine reads tiptap's types by its other door; it is the same editor.
type MantineEditor = ComponentProps<typeof RichTextEditor>['editor']

type BodyEditorProps = {
  initial: string
  onChange: (body: string) => void
  /** Hands out the editor, for the fields beside it. */
  ready: (editor: Editor) => void
  onFocus: () => void
  error: ReactNode
  disabled: boolean
}

/** The message, formatted as it will be read. */
export function BodyEditor({ initial, onChange, ready, onFocus, error, disabled }: BodyEditorProps) {
  const errorId = useId()
  const editor = useEditor({
    extensions,
    content: asParagraphs(initial),
    editable: !disabled,
    shouldRerenderOnTransaction: true,
    onCreate: (created) => ready(created.editor),
    onUpdate: (changed) => onChange(written(changed.editor.getHTML())),
    onFocus,
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': say.editor.label,
        ...(error ? { 'aria-invalid': 'true', 'aria-describedby': errorId } : {}),
      },
    },
  })
  return (
    <Input.Wrapper label={say.fields.body} labelElement="div" required error={error} errorProps={{ id: errorId }}>
      <RichTextEditor
        editor={editor as unknown as MantineEditor}
        classNames={{ content: classes.body ?? '' }}
        data-wrong={error ? true : undefined}
        className={classes.editor ?? ''}
      >
        {!disabled && (
          <RichTextEditor.Toolbar aria-label={say.editor.toolbar} className={classes.toolbar ?? ''}>
            <RichTextEditor.ControlsGroup>
              <RichTextEditor.Bold />
              <RichTextEditor.Italic />
              <RichTextEditor.Underline />
              <RichTextEditor.Strikethrough />
            </RichTextEditor.ControlsGroup>
            <RichTextEditor.ControlsGroup>
              <RichTextEditor.H1 />
              <RichTextEditor.H2 />
              <RichTextEditor.H3 />
            </RichTextEditor.ControlsGroup>
            <RichTextEditor.ControlsGroup>
              <RichTextEditor.BulletList />
              <RichTextEditor.OrderedList />
              <RichTextEditor.Blockquote />
              <RichTextEditor.Hr />
            </RichTextEditor.ControlsGroup>
            <RichTextEditor.ControlsGroup>
              <RichTextEditor.Link />
              <RichTextEditor.Unlink />
            </RichTextEditor.ControlsGroup>
            <RichTextEditor.ControlsGroup>
              <RichTextEditor.Undo />
              <RichTextEditor.Redo />
            </RichTextEditor.ControlsGroup>
          </RichTextEditor.Toolbar>
        )}
        <RichTextEditor.Content />
      </RichTextEditor>
    </Input.Wrapper>
  )
}
