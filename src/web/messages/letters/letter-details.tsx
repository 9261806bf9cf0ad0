import { Anchor, Button, Group } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { readCommunication } from '#studio/messages/contract.ts'
import { changeLetter, type Letter, listLetters, readLetter } from '#studio/messages/letters/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { useMay } from '#web/app/me.ts'
import { clientPlace, sessionPlace } from '#web/app/places.ts'
import { CausesLink } from '#web/processing/explain/why-link.tsx'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { DateTimeText } from '#web/ui/dates.tsx'
import { Details, Facts, Part } from '#web/ui/details.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { MessagePreview } from '#web/ui/message-preview.tsx'
import { Unprintable } from '#web/ui/unprintable.tsx'
import { words } from '#web/words/words.ts'
import { PdfLink } from './pdf-link.tsx'
import { pdfPlaces } from './places.ts'

const say = words.letters.details

/** An opened letter: its sheet, what it says, where it goes, and whether it is printed. */
export function LetterDetails({ id, close }: { id: number | undefined; close: () => void }) {
  const letter = useAnswer(readLetter, { params: { id: id ?? 0 } }, { when: id !== undefined })
  const data = id === undefined ? undefined : letter.data
  return (
    <Details opened={id !== undefined} onClose={close} title={data?.to_name ?? words.letters.title}>
      {id !== undefined && <Loaded answer={letter}>{(found) => <LetterParts letter={found} />}</Loaded>}
    </Details>
  )
}

function LetterParts({ letter }: { letter: Letter }) {
  const text = useAnswer(readCommunication, { params: { id: letter.id } })
  const mayWrite = useMay('messages.write')
  return (
    <>
      <Group mb="md">
        <PdfLink to={pdfPlaces.letter(letter.id)} label={letter.state === 'printed' ? say.again : say.sheet} />
        {mayWrite && letter.state !== 'printed' && <ChangeLetter letter={letter} />}
      </Group>
      <Unprintable signs={letter.unprintable} />
      {text.data !== undefined && (
        <Part title={say.text}>
          <MessagePreview subject={text.data.subject} html={text.data.html} plain={text.data.plain} />
        </Part>
      )}
      <Part title={say.facts} action={<CausesLink of={{ message: letter.id }} label={words.why.whyMade} />}>
        <LetterFacts letter={letter} />
      </Part>
    </>
  )
}

function LetterFacts({ letter }: { letter: Letter }) {
  return (
    <Facts
      facts={[
        [say.address, letter.to_address.replaceAll('\n', ', ')],
        [say.state, words.letters.states[letter.state]],
        [say.why, letter.flagged],
        [say.putIn, letter.attachments.join(', ')],
        [say.about, letter.description],
        [
          say.client,
          letter.client === null ? null : (
            <Anchor key="client" component={Link} to={clientPlace(letter.client.id)}>
              {letter.client.name}
            </Anchor>
          ),
        ],
        [
          say.session,
          letter.session === null ? null : (
            <Anchor key="session" component={Link} to={sessionPlace(letter.session.id)}>
              {letter.session.number}
            </Anchor>
          ),
        ],
        [say.written, <DateTimeText key="written" instant={letter.created_at} />],
        [say.writtenBy, letter.actor.name],
        [say.printed, letter.batch === null ? null : <DateTimeText key="printed" instant={letter.batch.printed_at} />],
        [say.printedBy, letter.batch?.actor.name],
        [say.canceled, letter.closed_at === null ? null : <DateTimeText key="closed" instant={letter.closed_at} />],
        [say.canceledBy, letter.closed_by?.name],
      ]}
    />
  )
}

function ChangeLetter({ letter: { id, state, version } }: { letter: Letter }) {
  const change = useCommand(changeLetter, {
    refreshes: [listLetters, readLetter],
    says: (changed) => words.letters.saved[changed.state === 'canceled' ? 'canceled' : 'waiting'],
  })
  const to = (next: 'waiting' | 'canceled') => change.mutate({ params: { id }, body: { version, state: next } })
  if (state === 'waiting')
    return (
      <ConfirmButton
        label={say.cancel}
        title={say.cancelTitle}
        text={say.cancelText}
        refuse={words.actions.keepIt}
        onConfirm={() => to('canceled')}
        variant="default"
        loading={change.isPending}
      />
    )
  return (
    <Button variant="default" onClick={() => to('waiting')} loading={change.isPending}>
      {say.putBack}
    </Button>
  )
}
