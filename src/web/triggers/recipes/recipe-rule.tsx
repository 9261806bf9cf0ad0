import { Alert, Group, Text } from '@mantine/core'
import { useState } from 'react'
import type { Output } from '#platform/http/contract.ts'
import type { RuleStep, readRecipe } from '#studio/rules/recipes/contract.ts'
import { ChannelIcon, channelName } from '#web/ui/channel-icon.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { TextLink } from '#web/ui/links.tsx'
import { MessagePreview } from '#web/ui/message-preview.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { words } from '#web/words/words.ts'
import classes from './recipes.module.css'

const say = words.recipes

type Rule = Output<typeof readRecipe>['rules'][number]

/** A trigger of a recipe: its sentence, and under it everything it could say. */
export function RecipeRule({ rule, opened }: { rule: Rule; opened: boolean }) {
  // What nobody has opened draws no message.
  const [open, setOpen] = useState(opened)
  return (
    <li>
      <details className={classes.rule} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary aria-label={rule.name}>
          <span className={classes.head}>
            <Text span fw={600}>
              {rule.name}
            </Text>
            <Text span size="sm" c="dimmed" display="block">
              {rule.sentence}
            </Text>
          </span>
        </summary>
        {open && (
          <div className={classes.steps}>
            {rule.trigger_id !== null && (
              <TextLink to="/triggers/$id" params={{ id: rule.trigger_id }} size="sm">
                {say.inStudio(rule.active)}
              </TextLink>
            )}
            {rule.steps.map((step) => (
              <Step key={`${step.channel} ${step.to} ${step.template ?? step.subject}`} step={step} />
            ))}
          </div>
        )}
      </details>
    </li>
  )
}

function Step({ step }: { step: RuleStep }) {
  const { channel, to, subject, html, plain, attached, purpose, problem } = step
  return (
    <div className={classes.step}>
      <Group gap="xs">
        <ChannelIcon channel={channel} />
        <Text span size="sm" fw={600}>
          {say.on(channelName(channel), to)}
        </Text>
        {purpose === 'marketing' && <StatusBadge>{say.marketing}</StatusBadge>}
        {attached.length > 0 && (
          <Text span size="sm" c="dimmed">
            {say.attached}: {attached.join(', ')}
          </Text>
        )}
      </Group>
      {problem !== null && (
        <Alert color="red" icon={<Icon name="alert" />}>
          {problem}
        </Alert>
      )}
      {html !== null && <MessagePreview subject={subject} html={html} plain={plain} />}
      {html === null && problem === null && (
        <>
          <Text size="sm">{subject}</Text>
          <Text className={classes.script ?? ''}>{plain}</Text>
        </>
      )}
    </div>
  )
}
