import { Button, Group, Stack, Text } from '@mantine/core'
import { type ReactNode, useRef, useState } from 'react'
import { foreseeImpact, type Impact } from '#studio/delivery/impact/contract.ts'
import { type MovableKind, movedFields, type RecordMove } from '#studio/records/supposed/record-move.ts'
import { call } from '#web/app/api/call.ts'
import { useMay } from '#web/app/me.ts'
import { FormWindow } from '#web/ui/form-window.tsx'
import { words } from '#web/words/words.ts'
import { CorrectionWindow } from './correction-window.tsx'
import { ImpactNote } from './impact-note.tsx'
import { correctable, type Outdated } from './use-impact.ts'

const say = words.impact.before

type Change = { kind: MovableKind; id: number; fields: object }
type Question = { impact: Impact; save: () => void }

export type ImpactFirst = {
  /** Saves at once where nothing that is listed or was written is touched; else asks first. */
  first: (change: Change, save: () => void) => void
  /** To be called when it was saved: offers a correction where somebody has been told otherwise, and goes on when that window is closed. */
  saved: (after?: () => void) => void
  /** It is being found out, or the question stands. */
  asking: boolean
  window: ReactNode
}

/** Whatever form saves a record: what that does to items and messages is asked before, where it does something. */
export function useImpactFirst(): ImpactFirst {
  const [looking, setLooking] = useState(false)
  const [question, setQuestion] = useState<Question | null>(null)
  const [offer, setOffer] = useState<{ kind: MovableKind; outdated: Outdated; after: () => void } | null>(null)
  const told = useRef<{ kind: MovableKind; outdated: Outdated } | null>(null)
  const mayAsk = useMay('items.read')
  const maySend = useMay('messages.write')
  const first: ImpactFirst['first'] = (change, save) => {
    told.current = null
    const changes = movedOf(change)
    if (!mayAsk || looking || Object.keys(changes).length === 0) {
      if (!looking) save()
      return
    }
    const { kind, id } = change
    setLooking(true)
    call(foreseeImpact, { body: { subject_kind: kind, subject_id: id, changes } })
      .then((impact) => {
        told.current = { kind, outdated: correctable(impact, changes) }
        if (touches(impact)) setQuestion({ impact, save })
        else save()
      })
      // What is wrong with it is told by saving.
      .catch(save)
      .finally(() => afterStart(() => setLooking(false)))
  }
  const saved: ImpactFirst['saved'] = (after = () => undefined) => {
    const { current } = told
    told.current = null
    if (current === null || current.outdated.messages.length === 0 || !maySend) after()
    else setOffer({ ...current, after })
  }
  const go = () => {
    question?.save()
    afterStart(() => setQuestion(null))
  }
  const close = () => {
    setOffer(null)
    offer?.after()
  }
  const window = (
    <>
      <FormWindow opened={question !== null} title={say.title} close={() => setQuestion(null)}>
        {question !== null && (
          <Stack>
            <Text size="sm">{say.text}</Text>
            <ImpactNote impact={question.impact} settled />
            <Group justify="flex-end">
              <Button variant="default" onClick={() => setQuestion(null)}>
                {say.back}
              </Button>
              <Button onClick={go} data-autofocus>
                {say.save}
              </Button>
            </Group>
          </Stack>
        )}
      </FormWindow>
      {offer !== null && <CorrectionWindow kind={offer.kind} {...offer.outdated} close={close} />}
    </>
  )
  return { first, saved, asking: looking || question !== null, window }
}

/** A command says a tick later that it is under way. Were this over before, a switch would fly back for a moment. */
function afterStart(then: () => void): void {
  setTimeout(then, 0)
}

/** What of a change triggers look at. A task’s own due date has another name beside that of its status. */
function movedOf({ kind, fields }: Change): RecordMove {
  const named = Object.entries(fields).map(([field, value]) => [kind === 'task' && field === 'due_on' ? 'task_due_on' : field, value] as const)
  return Object.fromEntries(named.filter(([field]) => movedFields[kind].some((known) => known === field)))
}

/** What only comes on another day some time is no reason to ask. */
function touches({ items, coming, messages }: Impact): boolean {
  return messages.length > 0 || items.some(({ fate }) => fate !== 'stays') || coming.some(({ fate, text }) => fate === 'at-once' && text !== null)
}
