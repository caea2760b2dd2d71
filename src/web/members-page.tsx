import type { VNode } from 'preact'
import { addMember } from '../actions/add-member.ts'
import { changeMember } from '../actions/change-member.ts'
import { disableMember } from '../actions/disable-member.ts'
import { renewJoin } from '../actions/renew-join.ts'
import { clientList } from '../db/client-list.ts'
import { dayIn } from '../db/local-day.ts'
import { inTenant } from '../db/open.ts'
import { type ListedMember, practiceSettings } from '../db/practice-settings.ts'
import type { Role } from '../db/schema.ts'
import { Actions, Button, LinkButton } from './parts/button.tsx'
import { Card } from './parts/card.tsx'
import { Choices } from './parts/choice.tsx'
import { ErrorSummary, Field, Select } from './parts/field.tsx'
import { Table } from './parts/table.tsx'
import { typedField } from './practice-fields.tsx'
import { type Answer, type Ask, everyone, type Route, type Viewer } from './route.ts'
import { page, plainPage } from './shell.tsx'
import { dayAndYear } from './words/dates.ts'
import { words } from './words/settings.ts'

const actingAs = ({ db, now, viewer }: Ask) => ({ db, practiceId: viewer.practiceId, memberId: viewer.memberId, now })
const listed = (problems: Record<string, string>) => Object.entries(problems).map(([field, text]) => ({ field, text }))
const rolesOf = (member: ListedMember) => member.roles.map((role) => words.roles[role]).join(', ')

function accountOf(member: ListedMember, timeZone: string, now: Date): string {
  const w = words.members
  if (member.disabledAt) return w.closed(dayAndYear(dayIn(member.disabledAt, timeZone)))
  if (!member.joinExpiresAt) return w.active
  return member.joinExpiresAt > now ? w.waiting(dayAndYear(dayIn(member.joinExpiresAt, timeZone))) : w.waitingOver
}

/** Everybody in the practice with their roles; directors find the way to each person's page. */
export function MembersCard({ members, canChange, timeZone, now }: {
  members: readonly ListedMember[]
  canChange: boolean
  timeZone: string
  now: Date
}): VNode {
  const w = words.members
  const shown = canChange ? members : members.filter((m) => m.disabledAt === null)
  return (
    <Card
      heading={w.heading}
      aside={canChange ? <LinkButton href="/settings/members/new">{w.add}</LinkButton> : undefined}
    >
      <Table
        caption={w.heading} hideCaption
        columns={[{ label: w.columns.name }, { label: w.columns.roles }, ...(canChange ? [{ label: w.columns.state }] : [])]}
        rows={shown.map((m) => [
          canChange ? <a class="member-link" href={`/settings/members/${m.memberId}`}><bdi>{m.name}</bdi></a> : <bdi>{m.name}</bdi>,
          rolesOf(m), ...(canChange ? [accountOf(m, timeZone, now)] : []),
        ])}
      />
    </Card>
  )
}

/** What somebody does here, and who accompanies them; `of` is the member it is about, who cannot accompany themselves. */
function RoleFields({ members, of, roles, supervisorId, problems }: {
  members: readonly ListedMember[]
  of?: string
  roles: readonly string[]
  supervisorId: string
  problems: Record<string, string>
}): VNode {
  const w = words.add
  const supervisors = members.filter((m) => m.disabledAt === null && m.memberId !== of && m.roles.includes('supervisor'))
  return (
    <>
      <Choices
        legend={w.roles} name="roles" type="checkbox" error={problems.roles}
        options={everyone.map((role) => ({
          value: role, label: words.roles[role], hint: w.roleHints[role], checked: roles.includes(role),
        }))}
      />
      {supervisors.length > 0 && (
        <Select
          name="supervisorId" label={w.supervisor.label} hint={w.supervisor.hint} value={supervisorId} error={problems.supervisorId}
          options={[{ value: '', label: w.supervisor.nobody }, ...supervisors.map((m) => ({ value: m.memberId, label: m.name }))]}
        />
      )}
    </>
  )
}

interface NewMember { name: string; firstName: string; email: string; roles: string[]; supervisorId: string }

function addPage(viewer: Viewer, members: readonly ListedMember[], typed: NewMember, problems: Record<string, string>): string {
  const w = words.add
  return page({
    title: w.title, member: viewer, practiceName: viewer.practiceName, nav: 'settings', sub: w.sub,
    children: (
      <form method="post" action="/settings/members/new" class="sheet-form">
        <ErrorSummary errors={listed(problems)} />
        <Field {...typedField('name', w.name, typed.name, problems)} autoComplete="off" required />
        <Field {...typedField('firstName', w.firstName, typed.firstName, problems)} autoComplete="off" required />
        <Field {...typedField('email', w.email, typed.email, problems)} type="email" autoComplete="off" required />
        <RoleFields members={members} roles={typed.roles} supervisorId={typed.supervisorId} problems={problems} />
        <Actions>
          <Button kind="primary">{w.button}</Button>
          <LinkButton href="/settings" kind="quiet">{w.cancel}</LinkButton>
        </Actions>
      </form>
    ),
  })
}

async function showAdd({ db, viewer }: Ask): Promise<Answer> {
  const { members } = await inTenant(db, viewer, practiceSettings)
  return { html: addPage(viewer, members, { name: '', firstName: '', email: '', roles: ['therapist'], supervisorId: '' }, {}) }
}

async function add(ask: Ask): Promise<Answer> {
  const { db, viewer, form } = ask
  const typed: NewMember = {
    name: form.text('name'), firstName: form.text('firstName'), email: form.text('email'), roles: form.texts('roles'), supervisorId: form.text('supervisorId'),
  }
  const { members } = await inTenant(db, viewer, practiceSettings)
  const known = typed.supervisorId === '' || members.some((m) => m.memberId === typed.supervisorId && m.disabledAt === null && m.roles.includes('supervisor'))
  const outcome = !known ? { ok: false as const, problems: { supervisorId: words.add.supervisorUnknown } }
    : await addMember(actingAs(ask), { ...typed, roles: [...new Set(typed.roles)] as Role[], supervisorId: typed.supervisorId || null })
  if (!outcome.ok) return { html: addPage(viewer, members, typed, outcome.problems), status: 422 }
  return { html: linkPage(ask, typed.name.trim(), outcome.value.token) }
}

/** Shows a link that exists nowhere else. It is not pointed on to, because an address would keep it in the history. */
function linkPage({ viewer, publicUrl }: Ask, name: string, token: string): string {
  const w = words.link
  return page({
    title: w.title(name), member: viewer, practiceName: viewer.practiceName, nav: 'settings',
    children: (
      <Card>
        <p>{w.text}</p>
        <p class="join-link"><span class="visually-hidden">{w.label}: </span><code id="join-link">{`${publicUrl}/join/${token}`}</code></p>
        <p class="muted">{w.once}</p>
        <Actions>
          <Button kind="primary" copies="#join-link" copied={w.copied}>{w.copy}</Button>
          <LinkButton href="/settings">{w.back}</LinkButton>
        </Actions>
      </Card>
    ),
  })
}

/** One member, for directors; null when there is none of this practice. */
async function memberPage(ask: Ask, problems: Record<string, string> = {}): Promise<string | null> {
  const { db, viewer, now } = ask
  const found = await inTenant(db, viewer, async (tx) => {
    const practice = await practiceSettings(tx)
    const member = practice.members.find((m) => m.memberId === ask.params.memberId)
    const clients = member ? await clientList(tx, { therapistId: member.memberId, ended: false, search: '', page: 1, perPage: 1 }) : null
    return member && clients ? { member, practice, clients: clients.current } : null
  })
  if (!found) return null
  const { member, practice, clients } = found
  const w = words.member
  const to = `/settings/members/${member.memberId}`
  return page({
    title: member.name, member: viewer, practiceName: viewer.practiceName, nav: 'settings',
    children: (
      <div class="stack settings">
        <ErrorSummary errors={listed(problems)} />
        <Card id="member">
          <dl class="facts">
            <dt>{w.firstName}</dt><dd><bdi>{member.firstName}</bdi></dd>
            <dt>{w.email}</dt><dd>{member.email}</dd>
            <dt>{w.account}</dt><dd>{accountOf(member, practice.timeZone, now)}</dd>
          </dl>
        </Card>
        {!member.disabledAt && (
          <Card heading={w.change.heading}>
            <form method="post" action={`${to}/roles`}>
              <RoleFields
                members={practice.members} of={member.memberId} problems={problems}
                roles={ask.form.has('roles') ? ask.form.texts('roles') : member.roles}
                supervisorId={ask.form.has('supervisorId') ? ask.form.text('supervisorId') : member.supervisorId ?? ''}
              />
              <Actions><Button kind="primary">{w.change.button}</Button></Actions>
            </form>
          </Card>
        )}
        {member.memberId === viewer.memberId && <p class="muted">{w.you}</p>}
        {member.memberId !== viewer.memberId && !member.disabledAt && (
          <>
            <Card heading={w.renew.heading}>
              <p class="muted">{w.renew.text}</p>
              <form method="post" action={`${to}/link`}><Actions><Button>{w.renew.button}</Button></Actions></form>
            </Card>
            <Card heading={w.disable.heading}>
              <p class="muted">{w.disable.text}</p>
              {clients > 0 && <p>{w.disable.clients(clients)}</p>}
              <form method="post" action={`${to}/disabled`}><Actions><Button>{w.disable.button}</Button></Actions></form>
            </Card>
          </>
        )}
        <p><a href="/settings">{words.add.cancel}</a></p>
      </div>
    ),
  })
}

function gone(): Answer {
  const { title, text, link } = words.gone
  return { html: plainPage({ title, children: <><p>{text}</p><p><LinkButton href="/settings">{link}</LinkButton></p></> }), status: 404 }
}

async function showMember(ask: Ask): Promise<Answer> {
  const html = await memberPage(ask)
  return html === null ? gone() : { html }
}

async function again(ask: Ask, problems: Record<string, string>): Promise<Answer> {
  const html = await memberPage(ask, problems)
  return html === null ? gone() : { html, status: 422 }
}

async function changeRoles(ask: Ask): Promise<Answer> {
  const outcome = await changeMember(actingAs(ask), {
    memberId: ask.params.memberId!, roles: ask.form.texts('roles') as Role[], supervisorId: ask.form.text('supervisorId') || null,
  })
  return outcome.ok ? { to: '/settings?done=changed' } : again(ask, outcome.problems)
}

async function disable(ask: Ask): Promise<Answer> {
  const outcome = await disableMember(actingAs(ask), { memberId: ask.params.memberId! })
  return outcome.ok ? { to: '/settings?done=disabled' } : again(ask, outcome.problems)
}

async function renew(ask: Ask): Promise<Answer> {
  const outcome = await renewJoin(actingAs(ask), { memberId: ask.params.memberId! })
  if (!outcome.ok) return again(ask, outcome.problems)
  const { members } = await inTenant(ask.db, ask.viewer, practiceSettings)
  return { html: linkPage(ask, members.find((m) => m.memberId === ask.params.memberId)!.name, outcome.value.token) }
}

export const routes: Route[] = [
  { method: 'GET', path: '/settings/members/new', roles: ['director'], handle: showAdd },
  { method: 'POST', path: '/settings/members/new', roles: ['director'], handle: add },
  { method: 'GET', path: '/settings/members/:memberId', roles: ['director'], handle: showMember },
  { method: 'POST', path: '/settings/members/:memberId/roles', roles: ['director'], handle: changeRoles },
  { method: 'POST', path: '/settings/members/:memberId/link', roles: ['director'], handle: renew },
  { method: 'POST', path: '/settings/members/:memberId/disabled', roles: ['director'], handle: disable },
]
