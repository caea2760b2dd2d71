import type { VNode } from 'preact'
import type { NewPractice } from '../actions/create-practice.ts'
import type { Joining } from '../actions/join.ts'
import type { CastMember } from '../db/demo-cast.ts'
import { Actions, Button, LinkButton } from './parts/button.tsx'
import { Card } from './parts/card.tsx'
import { ErrorSummary, Field, TextArea } from './parts/field.tsx'
import {
  carriable, countryToSuggest, HelpFields, readingWeek, Tick, TimeZoneField, type TypedDay, typedField,
  typedHelpLines, typedWeek, usualWeek, WeekFields, weekProblem,
} from './practice-fields.tsx'
import type { Form } from './route.ts'
import { plainPage } from './shell.tsx'
import { words } from './words/doors.ts'
import { words as practiceWords } from './words/practice.ts'
import { words as tryWords } from './words/try.ts'

/** What somebody typed when their login had run out: where it was going, and the form's fields; null for a page asked for. */
export interface Carried { path: string; body: unknown }

/** Fields of a carried form that can be sent again: text only, and never a password. */
function fieldsOf(body: unknown): [name: string, value: string][] {
  if (typeof body !== 'object' || body === null) return []
  return Object.entries(body)
    .filter(([name]) => !/password/i.test(name))
    .flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((v): [string, unknown] => [name, v]))
    .filter((field): field is [string, string] => typeof field[1] === 'string')
}

/** Whether a form can be sent again as it was: something was typed, and no password, which no page gives back. */
export function isWhole({ body }: Carried): boolean {
  return fieldsOf(body).length > 0 && Object.keys(body as object).every((name) => !/password/i.test(name))
}

/** The form that lets a member in. `carried` keeps what was typed when the login ran out, and says so. */
export function signInPage({ email = '', problem, minutes = 60, carried }: {
  email?: string
  problem?: 'refused' | 'too-many'
  minutes?: number
  carried?: Carried
}): string {
  const typed = carried !== undefined && carried.body !== null && fieldsOf(carried.body).length > 0
  const body = carried && typed ? JSON.stringify(Object.fromEntries(
    Object.entries(carried.body as object).filter(([name]) => !/password/i.test(name)))) : null
  return plainPage({
    title: typed ? words.signIn.again : words.signIn.title,
    notice: typed ? words.signIn.safe : carried && carried.path !== '/' ? words.signIn.continued : undefined,
    children: (
      <>
        {problem && (
          <div class="error-summary" role="alert"><p>{problem === 'too-many' ? words.signIn.tooMany(minutes) : words.signIn.refused}</p></div>
        )}
        <form method="post" action="/sign-in">
          <Field
            name="email" label={words.signIn.email} type="email" value={carriable(email)} autoComplete="username"
            required autoFocus={email === ''}
          />
          <Field
            name="password" label={words.signIn.password} type="password" autoComplete="current-password" required
            autoFocus={email !== ''}
          />
          {carried && <input type="hidden" name="resume-path" value={carriable(carried.path)} />}
          {body !== null && <input type="hidden" name="resume-body" value={body} />}
          <Actions><Button kind="primary">{words.signIn.button}</Button></Actions>
        </form>
        <p class="door-foot">{words.signIn.forgotten}</p>
        {!carried && <p class="door-foot"><a href="/try">{tryWords.link}</a></p>}
      </>
    ),
  })
}

/** A text long enough to be somebody's own words, rather than an id or a choice. */
const isReadable = (value: string) => /\s/.test(value.trim()) || value.length > 40

/** Everything that was typed, ready to be sent to where it was going: after signing in again, or for the reason that is `said`. */
export function resumePage({ path, body }: Carried, said: { title: string; text: string } = words.resume): string {
  const fields = fieldsOf(body)
  const readable = fields.map(([, value]) => value.trim()).filter(isReadable)
  return plainPage({
    title: said.title,
    wide: true,
    children: (
      <form method="post" action={carriable(path)}>
        {fields.map(([name, value]) => <input type="hidden" name={carriable(name)} value={carriable(value)} />)}
        <p>{said.text}</p>
        {readable.map((text) => <blockquote class="kept-words">{carriable(text)}</blockquote>)}
        {readable.length === 0 && <p class="muted">{words.resume.nothing}</p>}
        <Actions>
          <Button kind="primary">{words.resume.button}</Button>
          <LinkButton href="/" kind="quiet">{words.resume.leave}</LinkButton>
        </Actions>
      </form>
    ),
  })
}

/** The set-up form as typed. `problems` are those that only the form can see; they are shown with the action's. */
export interface SetUpValues {
  practice: Omit<NewPractice, 'director' | 'demo'>
  director: Omit<NewPractice['director'], 'passwordHash'>
  email: string
  practiceName: string
  name: string
  week: readonly TypedDay[]
  /** The country whose help numbers were asked to be filled in: then nothing is created yet. */
  suggestedFor: string | null
  problems: Record<string, string>
}

/** Reads the set-up form; an empty one gets the usual week and the suggested page for leaving quickly. */
export function setUpValues(form: Form): SetUpValues {
  const sent = form.has('practiceName')
  const week = sent ? typedWeek(form) : usualWeek
  const email = form.text('email')
  const suggestedFor = countryToSuggest(form)
  const problems: Record<string, string> = {}
  const unclear = weekProblem(week)
  if (unclear) problems.readingWeek = unclear
  if ([...email].length > 200 || email.includes('\0') || !email.isWellFormed()) problems.email = words.setUp.emailAgain
  return {
    practice: {
      code: form.text('code'), practiceName: form.text('practiceName'), timeZone: form.text('timeZone'),
      readingWeek: readingWeek(week), helpLines: typedHelpLines(form),
      helpConfirmed: form.has('helpConfirmed') && suggestedFor === null, outsideContacts: form.text('outsideContacts'),
      leaveUrl: sent ? form.text('leaveUrl').trim() : practiceWords.leave.suggested, supervisorMaySee: form.has('supervisorMaySee'),
    },
    director: {
      name: form.text('name'), firstName: form.text('firstName'), email, alsoTherapist: sent ? form.has('alsoTherapist') : true,
    },
    email, practiceName: form.text('practiceName'), name: form.text('name'), week, suggestedFor, problems,
  }
}

function Section({ of, children }: { of: keyof typeof words.setUp.sections; children: VNode | VNode[] }): VNode {
  const { heading, text } = words.setUp.sections[of]
  return <Card heading={heading}>{text !== '' && <p class="muted">{text}</p>}<div class="set-up-fields">{children}</div></Card>
}

/** One page that creates the practice and its director. */
export function setUpPage({ values, problems: told }: { values: SetUpValues; problems: Record<string, string> }): string {
  const { practice, director, week, suggestedFor } = values
  const problems = { ...values.problems, ...told }
  const w = words.setUp
  const hasProblems = Object.keys(problems).length > 0
  return plainPage({
    title: w.title,
    wide: true,
    children: (
      <form method="post" action="/set-up" class="set-up">
        <p class="muted">{w.intro}</p>
        <ErrorSummary errors={Object.entries(problems).map(([field, text]) => ({ field, text }))} />
        {(hasProblems || suggestedFor !== null) && <p>{w.passwordGone}</p>}
        <Section of="code">
          <Field {...typedField('code', w.code, practice.code, problems)} autoComplete="off" required />
        </Section>
        <Section of="practice">
          <Field
            {...typedField('practiceName', practiceWords.practiceName, practice.practiceName, problems)}
            autoComplete="organization" required
          />
          <TimeZoneField value={practice.timeZone} error={problems.timeZone} />
        </Section>
        <Section of="you">
          <Field {...typedField('name', w.name, director.name, problems)} autoComplete="name" required />
          <Field {...typedField('firstName', w.firstName, director.firstName, problems)} required />
          <Field
            {...typedField('email', w.email, director.email, problems)} type="email" autoComplete="username" required
          />
          <Field
            name="password" label={w.password.label} hint={w.password.hint} type="password" error={problems.password}
            autoComplete="new-password" required minLength={12}
          />
          <Tick name="alsoTherapist" label={w.alsoTherapist} checked={director.alsoTherapist} />
        </Section>
        <Section of="reading">
          <WeekFields week={week} error={problems.readingWeek} />
        </Section>
        <Section of="help">
          <HelpFields
            at="/set-up" lines={practice.helpLines} suggestedFor={suggestedFor} confirmed={practice.helpConfirmed} error={problems.helpLines}
            confirmError={problems.helpConfirmed}
          />
        </Section>
        <Section of="outside">
          <TextArea
            {...typedField('outsideContacts', practiceWords.outside, practice.outsideContacts, problems)} required
            rows={3}
          />
          <Field {...typedField('leaveUrl', practiceWords.leave, practice.leaveUrl, problems)} type="url" required />
        </Section>
        <Section of="sight">
          <Tick
            name="supervisorMaySee" label={practiceWords.supervisor.label} hint={practiceWords.supervisor.hint}
            checked={practice.supervisorMaySee}
          />
        </Section>
        <Actions><Button kind="primary">{w.button}</Button></Actions>
      </form>
    ),
  })
}

/** Where an invited member chooses a password; `who` is null when the link is unknown, used or over. */
export function joinPage({ who, token, problems }: { who: Joining | null; token: string; problems: Record<string, string> }): string {
  const w = words.join
  if (!who) {
    return plainPage({
      title: w.overTitle,
      children: <><p>{w.over}</p><Actions><LinkButton href="/welcome">{w.signIn}</LinkButton></Actions></>,
    })
  }
  return plainPage({
    title: w.title(who.practiceName),
    children: (
      <form method="post" action={`/join/${encodeURIComponent(token)}`}>
        <p>{w.hello(who.name)} {w.text(who.email)}</p>
        <ErrorSummary heading={w.again} errors={Object.entries(problems).map(([field, text]) => ({ field, text }))} />
        {/* A password manager keeps the address with the new password. */}
        <input
          class="visually-hidden" type="email" name="username" value={who.email} autoComplete="username" tabIndex={-1}
          aria-hidden="true" readOnly
        />
        <Field
          name="password" label={w.password.label} hint={w.password.hint} type="password" error={problems.password}
          autoComplete="new-password" required minLength={12}
        />
        <Actions><Button kind="primary">{w.button}</Button></Actions>
      </form>
    ),
  })
}

/** The start of a demo: every invented member is one click away. */
export function startPage({ cast }: { cast: readonly CastMember[] }): string {
  const w = words.start
  return plainPage({
    title: w.title,
    wide: true,
    children: (
      <>
        <p>{w.text}</p>
        <h2 class="cast-heading">{w.choose}</h2>
        {cast.length === 0 && <p class="muted">{w.nobody}</p>}
        <ul class="cast">
          {cast.map((member) => (
            <li>
              <form method="post" action="/demo-sign-in">
                <input type="hidden" name="member" value={member.memberId} />
                <div>
                  <h3>{member.name} <span class="cast-roles">{member.roles.map((role) => words.roles[role]).join(' · ')}</span></h3>
                  {member.roles.map((role) => <p>{w.sees[role]}</p>)}
                </div>
                <button class="button plain"><span class="visually-hidden">{w.enter} {member.name}</span><span aria-hidden="true">{w.enter.split(' ')[0]}</span></button>
              </form>
            </li>
          ))}
        </ul>
        <p class="door-foot"><a href="/try">{tryWords.link}</a></p>
      </>
    ),
  })
}
