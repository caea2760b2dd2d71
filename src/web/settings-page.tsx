import type { VNode } from 'preact'
import { lacksOutsideContact } from '../actions/practice-details.ts'
import { type PracticeSettings, recipientRoles, updatePractice } from '../actions/update-practice.ts'
import { hoursTold } from '../core/voice/index.ts'
import { helpCheckDue } from '../core/safety/help-lines.ts'
import { dayIn } from '../db/local-day.ts'
import { practiceVoice } from '../db/clients-voice.ts'
import { inTenant } from '../db/open.ts'
import { readingHours } from '../db/tasks.ts'
import { practiceSettings, type StoredPractice } from '../db/practice-settings.ts'
import { AlarmsCard } from './alarms-page.tsx'
import { FormsCard } from './licensed-texts-page.tsx'
import { MembersCard } from './members-page.tsx'
import { Actions, Button, LinkButton } from './parts/button.tsx'
import { Card } from './parts/card.tsx'
import { ErrorSummary, Field, Select, TextArea } from './parts/field.tsx'
import {
  closedLines, countryToSuggest, daysOf, HelpFields, readingWeek, Tick, TimeZoneField, type TypedDay,
  typedClosed, typedField, typedHelpLines, typedWeek, WeekFields, weekProblem, zoneName,
} from './practice-fields.tsx'
import { type Answer, type Ask, everyone, type Form, type Route, type Viewer } from './route.ts'
import { page } from './shell.tsx'
import { dayAndYear } from './words/dates.ts'
import { PracticeVoiceCard } from './voice-settings.tsx'
import { words as practiceWords } from './words/practice.ts'
import { words } from './words/settings.ts'

const MOST_ON_DUTY = 6

async function showSettings({ db, now, viewer, query }: Ask): Promise<Answer> {
  const { practice, voice } = await inTenant(db, viewer, async (tx) => ({ practice: await practiceSettings(tx), voice: await practiceVoice(tx) }))
  const isDirector = viewer.roles.includes('director')
  const w = words.you
  return {
    html: page({
      title: words.title, member: viewer, practiceName: viewer.practiceName, nav: 'settings', notice: words.notices.get(query.done ?? ''),
      children: (
        <div class="stack settings">
          <Card heading={w.heading}>
            <dl class="facts">
              <dt>{w.name}</dt><dd><bdi>{viewer.name}</bdi></dd>
              <dt>{w.email}</dt><dd>{viewer.email}</dd>
              <dt>{w.roles}</dt><dd>{viewer.roles.map((role) => words.roles[role]).join(', ')}</dd>
            </dl>
          </Card>
          <PracticeCard practice={practice} isDirector={isDirector} now={now} />
          <MembersCard members={practice.members} canChange={isDirector} timeZone={practice.timeZone} now={now} />
          <PracticeVoiceCard voice={voice} isDirector={isDirector} />
          <FormsCard />
          {viewer.roles.some((role) => role !== 'recipient') && <AlarmsCard />}
        </div>
      ),
    }),
  }
}

function PracticeCard({ practice, isDirector, now }: { practice: StoredPractice; isDirector: boolean; now: Date }): VNode {
  const w = words.practice
  const named = (id: string) => practice.members.find((m) => m.memberId === id)?.name ?? w.somebody
  const { helpConfirmedAt: checkedAt, helpConfirmedBy: checkedBy } = practice
  const due = helpCheckDue(checkedAt?.getTime() ?? null, now.getTime())
  const closed = closedLines((practice.readingWeek.closed ?? []).filter((day) => day >= dayIn(now, practice.timeZone)))
  const recipient = practice.members.find((m) => m.memberId === practice.recipientId)
  const lacking = practice.outsideContacts.trim() === '' && lacksOutsideContact('', recipient?.roles ?? null)
  return (
    <Card
      heading={w.heading}
      aside={isDirector ? <LinkButton href="/settings/practice">{w.change}</LinkButton> : undefined}
    >
      {!isDirector && <p class="muted small">{w.readOnly}</p>}
      <dl class="facts">
        <dt>{w.name}</dt><dd><bdi>{practice.name}</bdi></dd>
        <dt>{w.timeZone}</dt><dd>{zoneName(practice.timeZone)}</dd>
        <dt>{w.reading}</dt>
        <dd>
          <p>{hoursTold(readingHours(practice.readingWeek, practice.timeZone), { language: 'en', now: now.getTime(), zone: practice.timeZone })}</p>
          <p class="small muted">{w.readingTold}</p>
          {closed.length > 0 && <p class="small muted">{w.closed} {closed.join(', ')}</p>}
        </dd>
        <dt>{w.help}</dt>
        <dd>
          <ul>{practice.helpLines.map((line) => <li>{line.label}: <span class="nowrap">{line.number}</span>{line.hours && `, ${line.hours}`}</li>)}</ul>
          {checkedAt && checkedBy && <p class="small muted">{w.checked(dayAndYear(dayIn(checkedAt, practice.timeZone)), named(checkedBy))}</p>}
          {due && <p class="error">{due === 'never' ? w.neverChecked : w.checkedLongAgo}</p>}
          {due && isDirector && <p><LinkButton href="/settings/practice#helpLines">{w.check}</LinkButton></p>}
        </dd>
        <dt>{w.outside}</dt><dd class="as-typed">{lacking ? practiceWords.outside.missing : practice.outsideContacts || w.none}</dd>
        <dt>{w.leave}</dt><dd>{practice.leaveUrl}</dd>
        <dt>{w.onDuty}</dt>
        <dd>{practice.onDuty.map(named).join(', ')}<p class="small muted">{w.thenNext(practice.acknowledgeMinutes)}</p></dd>
        <dt>{w.recipient}</dt><dd>{practice.recipientId ? named(practice.recipientId) : w.recipientNone}</dd>
        <dt>{w.supervisor}</dt><dd>{practice.supervisorMaySee ? w.supervisorSees : w.supervisorNot}</dd>
      </dl>
    </Card>
  )
}

/** The form as typed; the week and the minutes may not make sense yet. */
interface Typed extends PracticeSettings { week: readonly TypedDay[]; minutes: string; closed: string }

function typed(form: Form): Typed {
  const week = typedWeek(form)
  const minutes = form.text('acknowledgeMinutes').trim()
  const closed = form.text('closed')
  return {
    practiceName: form.text('practiceName'), timeZone: form.text('timeZone'), week, closed,
    readingWeek: readingWeek(week, typedClosed(closed).days), helpLines: typedHelpLines(form), helpConfirmed: form.has('helpConfirmed'),
    outsideContacts: form.text('outsideContacts'), leaveUrl: form.text('leaveUrl').trim(), supervisorMaySee: form.has('supervisorMaySee'),
    onDuty: form.texts('onDuty').filter((id) => id !== ''), minutes, acknowledgeMinutes: /^\d+$/.test(minutes) ? Number(minutes) : Number.NaN,
    recipientId: form.text('recipientId') || null,
  }
}

function practiceForm(viewer: Viewer, { members }: StoredPractice, t: Typed, problems: Record<string, string>, country: string | null = null): string {
  const w = words.form
  const here = members.filter((m) => m.disabledAt === null)
  const options = here.map((m) => ({ value: m.memberId, label: m.name }))
  const places = Math.min(MOST_ON_DUTY, here.length, Math.max(2, t.onDuty.length + 1))
  return page({
    title: w.title, member: viewer, practiceName: viewer.practiceName, nav: 'settings', sub: w.sub,
    children: (
      <form method="post" action="/settings/practice" class="settings-form">
        <ErrorSummary errors={Object.entries(problems).map(([field, text]) => ({ field, text }))} />
        <Card heading={w.sections.practice}>
          <Field {...typedField('practiceName', practiceWords.practiceName, t.practiceName, problems)} required />
          <TimeZoneField value={t.timeZone} error={problems.timeZone} />
        </Card>
        <Card heading={w.sections.reading}>
          <WeekFields week={t.week} error={problems.readingWeek} />
          <TextArea {...typedField('closed', practiceWords.reading.closed, t.closed, problems)} rows={2} />
        </Card>
        <Card heading={w.sections.duty}>
          <fieldset
            class={problems.onDuty ? 'on-duty has-error' : 'on-duty'} id="onDuty"
            aria-describedby={problems.onDuty ? 'onDuty-hint onDuty-error' : 'onDuty-hint'}
          >
            <legend>{w.onDuty.legend}</legend>
            <p class="hint" id="onDuty-hint">{w.onDuty.hint}</p>
            {problems.onDuty && <p class="error" id="onDuty-error">{problems.onDuty}</p>}
            {Array.from({ length: places }, (_, i) => (
              <Select
                name="onDuty" id={`onDuty-${i + 1}`} label={w.onDuty.place(i + 1)} value={t.onDuty[i] ?? ''}
                options={[{ value: '', label: w.onDuty.nobody }, ...options]}
              />
            ))}
          </fieldset>
          <Field
            {...typedField('acknowledgeMinutes', w.minutes, t.minutes, problems)} type="number" min={5} max={1440}
            required
          />
          <Select name="recipientId" label={w.recipient.label} hint={w.recipient.hint} value={t.recipientId ?? ''} error={problems.recipientId}
            options={[{ value: '', label: w.recipient.nobody }, ...options.filter((o) => here.some((m) => m.memberId === o.value && m.roles.some((role) => recipientRoles.includes(role))))]} />
        </Card>
        <Card heading={w.sections.help}>
          <p class="muted">{w.helpAgain}</p>
          <HelpFields
            at="/settings/practice" lines={t.helpLines} suggestedFor={country} confirmed={t.helpConfirmed} error={problems.helpLines}
            confirmError={problems.helpConfirmed}
          />
        </Card>
        <Card heading={w.sections.outside}>
          <p class="muted">{practiceWords.outside.why}</p>
          <TextArea
            {...typedField('outsideContacts', practiceWords.outside, t.outsideContacts, problems)} rows={3}
          />
          <Field {...typedField('leaveUrl', practiceWords.leave, t.leaveUrl, problems)} type="url" required />
        </Card>
        <Card heading={w.sections.sight}>
          <Tick
            name="supervisorMaySee" label={practiceWords.supervisor.label} hint={practiceWords.supervisor.hint}
            checked={t.supervisorMaySee}
          />
        </Card>
        <Actions>
          <Button kind="primary">{w.button}</Button>
          <LinkButton href="/settings" kind="quiet">{w.cancel}</LinkButton>
        </Actions>
      </form>
    ),
  })
}

async function showPracticeForm({ db, viewer }: Ask): Promise<Answer> {
  const practice = await inTenant(db, viewer, practiceSettings)
  const asStored: Typed = {
    ...practice, practiceName: practice.name, week: daysOf(practice.readingWeek), minutes: String(practice.acknowledgeMinutes), helpConfirmed: false,
    closed: closedLines(practice.readingWeek.closed ?? []).join('\n'),
  }
  return { html: practiceForm(viewer, practice, asStored, {}) }
}

async function savePractice({ db, now, viewer, form }: Ask): Promise<Answer> {
  const t = typed(form)
  const country = countryToSuggest(form)
  if (country !== null) {
    return { html: practiceForm(viewer, await inTenant(db, viewer, practiceSettings), { ...t, helpConfirmed: false }, {}, country), status: country === '' ? 422 : 200 }
  }
  const unclear = weekProblem(t.week)
  const unclearClosed = typedClosed(t.closed).unclear
  const problems = {
    ...(unclear ? { readingWeek: unclear } : {}), ...(unclearClosed ? { closed: practiceWords.reading.closedUnclear(unclearClosed) } : {}),
  }
  const outcome = Object.keys(problems).length > 0 ? { ok: false as const, problems }
    : await updatePractice({ db, practiceId: viewer.practiceId, memberId: viewer.memberId, now }, t)
  if (outcome.ok) return { to: '/settings?done=saved' }
  return { html: practiceForm(viewer, await inTenant(db, viewer, practiceSettings), t, outcome.problems), status: 422 }
}

export const routes: Route[] = [
  { method: 'GET', path: '/settings', roles: everyone, handle: showSettings },
  { method: 'GET', path: '/settings/practice', roles: ['director'], handle: showPracticeForm },
  { method: 'POST', path: '/settings/practice', roles: ['director'], handle: savePractice },
]
