import { Tabs } from '@mantine/core'
import type { useForm } from '@mantine/form'
import { fadingEdges } from '#web/ui/fading-edges.ts'
import { words } from '#web/words/words.ts'
import { GeneralTab } from './general-tab.tsx'
import { HistoryTab } from './history-tab.tsx'
import { NotTab } from './not-tab.tsx'
import { OutputsTab } from './outputs-tab.tsx'
import { type EditorTab, editorTabs, type Trigger, type TriggerForm, tabOf } from './trigger-form.ts'
import classes from './triggers.module.css'
import type { Choices } from './use-choices.ts'
import { WhenTab } from './when-tab.tsx'

const say = words.triggers

export type FormProps = { form: ReturnType<typeof useForm<TriggerForm>>; choices: Choices }
type TabsProps = FormProps & { tab: EditorTab; toTab: (tab: EditorTab) => void; trigger: Trigger; mayWrite: boolean }

/** General · When · Who not · Outputs, as in the guide; which one is open stands in the address. */
export function TriggerTabs({ tab, toTab, form, choices, trigger, mayWrite }: TabsProps) {
  const wrong = new Set(Object.keys(form.errors).map(tabOf))
  const shared = { form, choices }
  return (
    <Tabs value={tab} onChange={(next) => toTab(editorTabs.find((one) => one === next) ?? 'general')} keepMounted={false}>
      <Tabs.List className={classes.tabs ?? ''} ref={fadingEdges}>
        {editorTabs.map((one) => (
          <Tabs.Tab key={one} value={one} {...(wrong.has(one) ? { c: 'red', 'aria-label': `${say.tabs[one]}: ${say.tabTrouble}` } : {})}>
            {say.tabs[one]}
            {wrong.has(one) ? ' •' : ''}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <fieldset disabled={!mayWrite} className={classes.fields}>
        <Tabs.Panel value="general" className={classes.panel ?? ''}>
          <GeneralTab {...shared} />
        </Tabs.Panel>
        <Tabs.Panel value="when" className={classes.panel ?? ''}>
          <WhenTab {...shared} />
        </Tabs.Panel>
        <Tabs.Panel value="not" className={classes.panel ?? ''}>
          <NotTab {...shared} />
        </Tabs.Panel>
        <Tabs.Panel value="outputs" className={classes.panel ?? ''}>
          <OutputsTab {...shared} />
        </Tabs.Panel>
      </fieldset>
      <Tabs.Panel value="history" className={classes.panel ?? ''}>
        <HistoryTab id={trigger.id} />
      </Tabs.Panel>
    </Tabs>
  )
}
