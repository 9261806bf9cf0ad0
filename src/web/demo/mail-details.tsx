import { readMail } from '#platform/mailbox/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { Details, Facts, Part } from '#web/ui/details.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { MessagePreview } from '#web/ui/message-preview.tsx'
import { words } from '#web/words/words.ts'

const say = words.mailbox

/** An email as it came: both parts, and folded away every header. */
export function MailDetails({ id, close }: { id: number | undefined; close: () => void }) {
  const mail = useAnswer(readMail, { params: { id: id ?? 0 } }, { when: id !== undefined })
  return (
    <Details opened={id !== undefined} onClose={close} title={mail.data?.to.map(({ name, address }) => name || address).join(', ') ?? say.title}>
      {id !== undefined && (
        <Loaded answer={mail}>
          {({ subject, html, text, headers }) => (
            <>
              <Part title={say.mail}>
                <MessagePreview subject={subject} html={html ?? ''} plain={text ?? ''} />
              </Part>
              <details>
                <summary>{say.headers}</summary>
                <Facts facts={headers.map(({ name, value }) => [name, value])} />
              </details>
            </>
          )}
        </Loaded>
      )}
    </Details>
  )
}
