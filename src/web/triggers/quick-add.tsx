import { Button, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { createTrigger } from '#studio/triggers/contract.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { Icon } from '#web/ui/icon.tsx'
import { words } from '#web/words/words.ts'
import { refreshed } from './refreshed.ts'
import { beginningAt, type TriggerPlace } from './trigger-place.ts'
import classes from './triggers.module.css'

const say = words.triggers.quick

/** The list's first row, as in the guide: a description and Enter make a new trigger and open it. At a place it begins there. */
export function QuickAdd({ at }: { at?: TriggerPlace }) {
  const beginning = at === undefined ? {} : beginningAt(at)
  const navigate = useNavigate()
  const [description, setDescription] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const create = useCommand(createTrigger, {
    refreshes: refreshed,
    done: ({ id }) => void navigate({ to: '/triggers/$id', params: { id } }),
    handles: (trouble) => {
      setProblem(trouble.problems[0]?.message ?? trouble.message)
      return true
    },
  })
  if (beginning === null) return null
  const submit = (event: React.FormEvent) => {
    event.preventDefault()
    // Over another form, that of a status: React hands events on to it.
    event.stopPropagation()
    if (description.trim() === '') setProblem(say.missing)
    else create.mutate({ body: { description: description.trim(), ...beginning } })
  }
  const type = (text: string) => {
    setDescription(text)
    setProblem(null)
  }
  return (
    <form className={classes.quick} onSubmit={submit} noValidate>
      <TextInput
        className={classes.quickField ?? ''}
        aria-label={say.label}
        placeholder={at === undefined ? say.placeholder : say.placeholderHere}
        description={say.hint}
        inputWrapperOrder={['input', 'description', 'error']}
        leftSection={<Icon name="plus" size={16} />}
        maxLength={200}
        value={description}
        error={problem}
        onChange={(event) => type(event.currentTarget.value)}
      />
      <Button type="submit" loading={create.isPending}>
        {say.add}
      </Button>
    </form>
  )
}
