import type { ColumnType } from 'kysely'
import type { LinePoint } from '../core/case/index.ts'
import type { Limits, LookedForm, Precision, RestsOn } from '../core/budget/index.ts'
import type { Norms, SeriesState, Verdict } from '../core/detect/index.ts'
import type { RepairFigures } from '../core/followup/before-repairs.ts'
import type { LicensedText } from '../core/instruments/with-wording.ts'

/** The tables as Kysely sees them; the truth about constraints and access is in migrations/. */
type Time = ColumnType<Date, Date, Date>
type NullableTime = ColumnType<Date | null, Date | null | undefined, Date | null>
/** jsonb: read as T, written as a JSON string so that arrays are not taken for PostgreSQL arrays. */
type Json<T> = ColumnType<T, string, string>

export type Role = 'therapist' | 'supervisor' | 'director' | 'recipient'
export interface HelpLine { label: string; number: string; hours: string }
/** Weekly opening as local wall-clock times; day 1 = Monday … 7 = Sunday. */
/** With the local days (YYYY-MM-DD) on which nobody reads. */
export interface ReadingWeek { week: { day: number; from: string; to: string }[]; closed?: string[] }

export interface StoredAnswers {
  instrument: string
  version: string
  items: Record<string, number | null>
  /** Answers to what was asked besides the form (guidance §11), null for a chosen skip; absent where nothing was asked. */
  asked?: Record<string, number | null>
}

interface PracticeTable {
  practice_id: string
  name: string
  time_zone: string
  recipient_id: string | null
  outside_contacts: string
  supervisor_may_see: boolean
  /** No page shows it: clients are told `reading_week`. Kept until a later version drops it, as versions before this one write it. */
  reading_hours: string
  reading_week: Json<ReadingWeek>
  on_duty: string[]
  acknowledge_minutes: number
  help_lines: Json<HelpLine[]>
  help_confirmed_at: NullableTime
  help_confirmed_by: string | null
  leave_url: string
  candid_text: string | null
  candid_confirmed_at: NullableTime
  candid_confirmed_by: string | null
  own_view: ColumnType<boolean, boolean | undefined, boolean>
  demo: boolean
  created_at: Time
}

interface MemberTable {
  practice_id: string
  member_id: string
  email: string
  name: string
  first_name: string
  roles: Role[]
  supervisor_id: string | null
  /** Written, never read, by the request role. */
  password_hash: ColumnType<never, string | null, string | null>
  join_hash: ColumnType<never, Buffer | null, Buffer | null>
  join_expires_at: NullableTime
  disabled_at: NullableTime
  created_at: Time
}

interface LoginTable {
  practice_id: string
  login_hash: Buffer
  member_id: string
  created_at: Time
  seen_at: Time
  expires_at: Time
}

interface ClientTable {
  practice_id: string
  client_id: string
  name: string
  language: string
  contact: string
  time_zone: string
  created_at: Time
}

interface TherapyTable {
  practice_id: string
  therapy_id: string
  client_id: string
  therapist_id: string
  instrument_id: string
  instrument_version: string
  setting: 'in-person' | 'telehealth'
  /** YYYY-MM-DD */
  started_on: string
  next_at: NullableTime
  ended_at: NullableTime
  ended_how: string | null
  bands_hidden: ColumnType<boolean, boolean | undefined, boolean>
  view_asked_at: NullableTime
  created_at: Time
}

interface SessionTable {
  practice_id: string
  session_id: string
  therapy_id: string
  number: number
  held_at: Time
  kind: 'held' | 'missed'
  created_at: Time
}

interface SessionNoteTable {
  practice_id: string
  session_id: string
  member_id: string
  guess: number | null
  guessed_at: NullableTime
  words: string
  updated_at: Time
}

interface CheckInTable {
  practice_id: string
  checkin_id: string
  therapy_id: string
  session_id: string
  instrument_id: string
  instrument_version: string
  token_hash: Buffer
  sent_at: Time
  sent_by: string
  expires_at: Time
  revoked_at: NullableTime
}

interface ResponseTable {
  practice_id: string
  response_id: string
  checkin_id: string
  therapy_id: string
  session_id: string
  session_number: number
  idempotency_key: string
  claimed_at: NullableTime
  received_at: Time
  answers: Json<StoredAnswers>
  score: number | null
  unscorable: string | null
  direct: number | null
  verdict: Json<Verdict | null>
  late: boolean
  held_from: string | null
}

interface ResponseWordsTable {
  practice_id: string
  response_id: string
  therapy_id: string
  words: string
  reader: 'therapist' | 'someone-else'
  wish: 'bring-up' | 'just-read' | 'none'
  reader_id: string
}

interface ReleaseTable {
  practice_id: string
  response_id: string
  what: 'answers' | 'words'
  released_at: Time
  released_by: string
  note: string
}

interface SeriesTable {
  practice_id: string
  therapy_id: string
  instrument_id: string
  instrument_version: string
  state: Json<SeriesState>
  line: Json<LinePoint[]>
  judged_session: number
  revision: number
}

interface NotedSignTable {
  practice_id: string
  note_id: string
  therapy_id: string
  session_id: string
  sign_id: string
  kind: 'withdrawal' | 'confrontation' | 'cue' | 'marker' | 'said-directly'
  noted_by: string
  noted_at: Time
  when_i_said: string | null
  when_we_spoke_of: string | null
  not_typical_for: 'me' | 'client' | 'both' | null
  client_said: string | null
  words: string | null
  withdrawn_at: NullableTime
}

interface RuptureTable {
  practice_id: string
  rupture_id: string
  therapy_id: string
  onset_session: number
  stage: string
  closed: boolean
  events: number
  opened_at: Time
  changed_at: Time
}

interface CaseEventTable {
  practice_id: string
  rupture_id: string
  number: number
  at: Time
  by_member: string | null
  type: string
  data: Json<Record<string, unknown>>
}

interface ReflectionTable {
  practice_id: string
  reflection_id: string
  rupture_id: string
  author_id: string
  prompt_id: string
  /** Sealed by the application (sealed-words.ts); the column for words in the clear is closed to requests. */
  key_id: string
  nonce: Buffer
  sealed: Buffer
  written_at: Time
}

interface ReflectionShareTable {
  practice_id: string
  reflection_id: string
  author_id: string
  with_id: string
  shared_at: Time
}

interface RiskTaskTable {
  practice_id: string
  task_id: string
  client_id: string
  therapy_id: string
  response_id: string | null
  reasons: Json<unknown[]>
  raised_at: Time
  ladder: string[]
  held_from: string | null
  acknowledged_at: NullableTime
  acknowledged_by: string | null
  outcome: string | null
  outcome_at: NullableTime
  outcome_by: string | null
  assessment: 'spoken' | 'handed-over' | 'no-danger' | null
}

interface RiskHandOnTable {
  practice_id: string
  task_id: string
  number: number
  from_member: string
  to_member: string | null
  due_at: Time
  recorded_at: Time
  held_from: string | null
}

interface RiskAttemptTable {
  practice_id: string
  attempt_id: string
  task_id: string
  at: Time
  by_member: string
  words: string
}

interface GuideVoteTable {
  practice_id: string
  guide_id: string
  member_id: string
  helpful: boolean
  voted_at: Time
}

interface GuideCommentTable {
  practice_id: string
  comment_id: string
  guide_id: string
  author_id: string
  words: string
  sent_at: Time
}

interface OwnGuideTable {
  practice_id: string
  guide_id: string
  version: number
  pins: string[]
  folded_title: string
  folded_summary: string
  folded_text: string
  changed_at: Time
  retired_at: NullableTime
}

interface OwnGuideVersionTable {
  practice_id: string
  guide_id: string
  version: number
  title: string
  summary: string
  body: string
  sources: string
  written_by: string
  written_at: Time
}

interface LicensedTextTable {
  practice_id: string
  instrument_id: string
  instrument_version: string
  text: Json<LicensedText>
  reference: string
  loaded_by: string
  loaded_at: Time
}

interface ToldClientTable {
  practice_id: string
  note_id: string
  therapy_id: string
  session_id: string | null
  kind: 'discussed' | 'changed'
  words: string
  on_their_word: boolean
  told_by: string
  told_at: Time
  withdrawn_at: NullableTime
}

interface ClientLinkTable {
  practice_id: string
  link_id: string
  therapy_id: string
  /** The one answer that it shows. */
  response_id: string | null
  token_hash: Buffer
  made_by: string
  made_at: Time
  expires_at: Time
  revoked_at: NullableTime
}

interface RepairFiguresTable {
  practice_id: string
  number: number
  made_at: Time
  figures: Json<RepairFigures>
  cases: Json<{ caseId: string; knownTo: string[] }[]>
}

interface EngineSettingsTable {
  practice_id: string
  instrument_id: string
  instrument_version: string
  number: number
  made_at: Time
  limits: ColumnType<Limits | null, string | null, never>
  norms: ColumnType<Norms | null, string | null, never>
  subscales: ColumnType<Record<string, Norms> | null, string | null, never>
  rests_on: Json<RestsOn>
}

interface AlarmLookTable {
  practice_id: string
  looked_at: Time
  forms: Json<LookedForm[]>
  precision: ColumnType<Precision | null, string | null, string | null>
  precision_cases: Json<{ caseId: string; knownTo: string[] }[]>
}

interface AuditTable {
  practice_id: string
  audit_id: string
  at: Time
  member_id: string | null
  action: string
  subject_id: string | null
  data: Json<Record<string, unknown>>
}

interface SignInAttemptTable {
  attempt_id: string
  account_hash: Buffer
  address_hash: Buffer
  at: Time
  succeeded: boolean
}

interface SetupCodeTable {
  code_hash: Buffer
  issued_at: Time
  expires_at: Time
  used_at: NullableTime
}

export interface Database {
  practice: PracticeTable
  member: MemberTable
  login: LoginTable
  client: ClientTable
  therapy: TherapyTable
  session: SessionTable
  session_note: SessionNoteTable
  checkin: CheckInTable
  response: ResponseTable
  response_words: ResponseWordsTable
  release: ReleaseTable
  series: SeriesTable
  noted_sign: NotedSignTable
  rupture: RuptureTable
  case_event: CaseEventTable
  reflection: ReflectionTable
  reflection_share: ReflectionShareTable
  risk_task: RiskTaskTable
  risk_hand_on: RiskHandOnTable
  risk_attempt: RiskAttemptTable
  guide_vote: GuideVoteTable
  guide_comment: GuideCommentTable
  own_guide: OwnGuideTable
  own_guide_version: OwnGuideVersionTable
  licensed_text: LicensedTextTable
  told_client: ToldClientTable
  client_link: ClientLinkTable
  repair_figures: RepairFiguresTable
  engine_settings: EngineSettingsTable
  alarm_look: AlarmLookTable
  audit: AuditTable
  sign_in_attempt: SignInAttemptTable
  setup_code: SetupCodeTable
}
