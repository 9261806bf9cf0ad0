import { Tabs, Text } from '@mantine/core'
import { words } from '#web/words/words.ts'
import classes from './message-preview.module.css'

const say = words.preview

/** Nothing in a previewed message runs, loads a script or leads away: the frame is sandboxed and brings its own policy. */
const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data: https:; style-src 'unsafe-inline'">`

/** An email as its reader gets it: subject, formatted, and the text for readers without formatting. */
export function MessagePreview({ subject, html, plain }: { subject: string; html: string; plain: string }) {
  return (
    <div className={classes.message}>
      <Text fw={600} className={classes.subject ?? ''}>
        {subject}
      </Text>
      <Tabs defaultValue="html" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="html">{say.formatted}</Tabs.Tab>
          <Tabs.Tab value="plain">{say.plain}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="html">
          <iframe title={say.frame(subject)} sandbox="" srcDoc={policy + html} className={classes.frame} />
        </Tabs.Panel>
        <Tabs.Panel value="plain">
          <pre className={classes.plain}>{plain}</pre>
        </Tabs.Panel>
      </Tabs>
    </div>
  )
}
