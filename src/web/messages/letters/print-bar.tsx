import { Alert, Button, Group, Text } from '@mantine/core'
import type { Output } from '#platform/http/contract.ts'
import { listLetterBatches, listLetters, printLetters } from '#studio/messages/letters/contract.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { Icon } from '#web/ui/icon.tsx'
import { words } from '#web/words/words.ts'
import { PdfLink } from './pdf-link.tsx'
import { pdfPlaces } from './places.ts'

const say = words.letters

/** Prints all letters, or those that are ticked, and leads to the PDF. */
export function PrintBar({ any, chosen, printed }: { any: boolean; chosen: readonly number[]; printed: () => void }) {
  const print = useCommand(printLetters, {
    refreshes: [listLetters, listLetterBatches],
    done: ({ batch }) => {
      printed()
      // Where the browser forbids it, the button below leads there.
      if (batch !== null) window.open(pdfPlaces.batch(batch.id), '_blank', 'noopener')
    },
  })
  return (
    <>
      {any && (
        <Group mb="md">
          <Button
            leftSection={<Icon name="letter" size={16} />}
            loading={print.isPending}
            onClick={() => print.mutate({ body: chosen.length === 0 ? {} : { ids: [...chosen] } })}
          >
            {chosen.length === 0 ? say.printAll : say.printChosen(chosen.length)}
          </Button>
        </Group>
      )}
      {print.data !== undefined && <Printed answer={print.data} />}
    </>
  )
}

function Printed({ answer: { batch, recalled, waiting } }: { answer: Output<typeof printLetters> }) {
  return (
    <Alert color="ember" variant="light" mb="md" title={batch === null ? say.done.none : say.done.title(batch.id, batch.letters)} aria-live="polite">
      {batch !== null && (
        <>
          <Text size="sm" mb="sm">
            {say.done.text}
          </Text>
          <PdfLink to={pdfPlaces.batch(batch.id)} label={say.openPdf} />
        </>
      )}
      {recalled > 0 && (
        <Text size="sm" mt="sm">
          {say.done.recalled(recalled)}
        </Text>
      )}
      {waiting > 0 && batch !== null && (
        <Text size="sm" mt="sm">
          {say.done.waiting(waiting)}
        </Text>
      )}
    </Alert>
  )
}
