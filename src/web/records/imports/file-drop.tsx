import { Button, FileButton, Progress, Text } from '@mantine/core'
import { useState } from 'react'
import { Icon } from '#web/ui/icon.tsx'
import { words } from '#web/words/words.ts'
import { type ChosenFile, readChosen } from './chosen-file.ts'
import classes from './imports.module.css'
import type { useUpload } from './use-upload.ts'

const say = words.imports.file

type FileDropProps = {
  upload: ReturnType<typeof useUpload>
  chosen: ChosenFile | null
  choose: (file: ChosenFile) => void
  missing: boolean
  disabled: boolean
}

/** Where a file is dropped, or chosen by the button in it; then how far its upload is. */
export function FileDrop({ upload, chosen: file, choose, missing, disabled }: FileDropProps) {
  const [over, setOver] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const read = async (files: readonly File[]) => {
    if (disabled || files.length === 0) return
    const reading = await readChosen(files)
    setProblem(reading.ok ? null : reading.message)
    if (reading.ok) choose(reading.chosen)
  }
  const drop = (event: React.DragEvent) => {
    event.preventDefault()
    setOver(false)
    void read([...event.dataTransfer.files])
  }
  const wrong = problem ?? upload.error?.message ?? (missing && file === null ? words.imports.missing : null)
  return (
    <div>
      {/* Dropping is for the mouse; the button in it does the same for everybody. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div
        className={classes.drop}
        data-over={over || undefined}
        data-wrong={wrong !== null || undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Icon name={file === null ? 'import' : 'check'} size={26} />
        <Text fw={600} ta="center">
          {file === null ? say.drop : upload.data === undefined ? file.file.name : say.chosen(file.file.name, upload.data.rows, file.format)}
        </Text>
        {upload.isPending ? (
          <Progress value={upload.share} w="min(20rem, 100%)" aria-label={say.uploading} />
        ) : (
          <Text size="sm" c="dimmed" ta="center">
            {say.limit}
          </Text>
        )}
        <FileButton
          accept=".csv,.txt,.tsv,.vcf,.ics,.vcs,text/csv,text/plain,text/tab-separated-values,text/vcard,text/calendar"
          onChange={(chosen) => void read(chosen === null ? [] : [chosen])}
        >
          {(props) => (
            <Button {...props} variant="default" disabled={disabled} aria-describedby={wrong === null ? undefined : 'file-problem'}>
              {file === null ? say.choose : say.another}
            </Button>
          )}
        </FileButton>
      </div>
      {wrong !== null && (
        <Text id="file-problem" role="alert" size="sm" mt={6} c="var(--mantine-color-error)">
          {wrong}
        </Text>
      )}
    </div>
  )
}
