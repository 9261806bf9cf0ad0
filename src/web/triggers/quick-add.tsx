import { Button, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { createTrigger } from '#studio/triggers/contract.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { Icon } from '#web/ui/icon.tsx'
import { words } from '#web/words/words.ts'
import { refreshed } from './refreshed.ts'
import classes from './triggers.module.css'

const say = words.triggers.quick

/** The list's first row, as in the guide: a description and Enter make a new trigger and open it. */
export function QuickAdd() {
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
  const submit = (event: React.FormEvent) => {
    event.preventDefault()
    if (description.trim() === '') setProblem(say.missing)
    else create.mutate({ body: { description: description.trim() } })
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
        placeholder={say.placeholder}
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
