import type { VNode } from 'preact'
import { CANDID_LIMIT, setPracticeVoice } from '../actions/practice-voice.ts'
import { voiceWords } from '../core/voice/index.ts'
import { type PracticeVoice, practiceVoice } from '../db/clients-voice.ts'
import { dayIn } from '../db/local-day.ts'
import { inTenant } from '../db/open.ts'
import { Actions, Button, LinkButton } from './parts/button.tsx'
import { Card } from './parts/card.tsx'
import { Choices } from './parts/choice.tsx'
import { ErrorSummary, TextArea } from './parts/field.tsx'
import { Tick } from './practice-fields.tsx'
import type { Answer, Ask, Route } from './route.ts'
import { page } from './shell.tsx'
import { dayAndYear } from './words/dates.ts'
import { words } from './words/voice.ts'

const w = words.practice

/** On Settings: what the practice says in its own name, and a link to change it. */
export function PracticeVoiceCard({ voice, isDirector }: { voice: PracticeVoice; isDirector: boolean }): VNode {
  return (
    <Card heading={w.heading} aside={isDirector ? <LinkButton href="/settings/voice" label={`${w.change}: ${w.heading}`}>{w.change}</LinkButton> : undefined}>
      <dl class="facts">
        <dt>{w.candid}</dt>
        <dd>
          {voice.candid ? voice.candid.text ?? w.usual : w.none}
          {voice.candid && <p class="small muted">{w.confirmed(dayAndYear(dayIn(voice.candid.confirmedAt, voice.timeZone)), voice.candid.confirmedBy)}</p>}
        </dd>
        <dt>{w.ownView}</dt><dd>{voice.ownView ? w.on : w.offered}</dd>
      </dl>
    </Card>
  )
}

interface Typed { candid: string; shown: 'yes' | 'no' | null; ownView: boolean }

function form({ viewer }: Ask, typed: Typed, problems: Record<string, string>): string {
  return page({
    title: w.title, member: viewer, practiceName: viewer.practiceName, nav: 'settings', sub: w.sub,
    children: (
      <form method="post" action="/settings/voice" class="settings-form">
        <ErrorSummary errors={Object.entries(problems).map(([field, text]) => ({ field: field === 'practice' ? 'main' : field, text }))} />
        <Card heading={w.candid}>
          <p class="muted">{w.why}</p>
          <TextArea name="candid" rows={4} label={w.text.label} hint={w.text.hint(CANDID_LIMIT)} value={typed.candid} error={problems.candid} />
          <Choices legend={w.show.legend} name="shown" inline error={problems.shown} options={[
            { value: 'yes', label: w.show.yes, checked: typed.shown === 'yes' }, { value: 'no', label: w.show.no, checked: typed.shown === 'no' },
          ]} />
        </Card>
        <Card heading={w.ownView}><Tick name="ownView" label={w.view.label} hint={w.view.hint} checked={typed.ownView} /></Card>
        <Actions><Button kind="primary">{w.button}</Button><LinkButton href="/settings" kind="quiet">{w.cancel}</LinkButton></Actions>
      </form>
    ),
  })
}

async function show(ask: Ask): Promise<Answer> {
  const voice = await inTenant(ask.db, ask.viewer, practiceVoice)
  return { html: form(ask, { candid: voice.candid?.text ?? voiceWords('en').candid, shown: voice.candid ? 'yes' : null, ownView: voice.ownView }, {}) }
}

async function save(ask: Ask): Promise<Answer> {
  const chosen = ask.form.text('shown')
  const typed: Typed = { candid: ask.form.text('candid'), shown: chosen === 'yes' || chosen === 'no' ? chosen : null, ownView: ask.form.has('ownView') }
  if (typed.shown === null) return { html: form(ask, typed, { shown: w.show.missing }), status: 422 }
  const outcome = await setPracticeVoice(
    { db: ask.db, practiceId: ask.viewer.practiceId, memberId: ask.viewer.memberId, now: ask.now },
    { candid: typed.shown === 'yes' ? typed.candid.replaceAll('\r\n', '\n') : null, ownView: typed.ownView },
  )
  return outcome.ok ? { to: '/settings?done=saved' } : { html: form(ask, typed, outcome.problems), status: 422 }
}

export const routes: Route[] = [
  { method: 'GET', path: '/settings/voice', roles: ['director'], handle: show },
  { method: 'POST', path: '/settings/voice', roles: ['director'], handle: save },
]
