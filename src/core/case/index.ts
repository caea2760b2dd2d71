export { type Effect, type Mark, effectOf, replayWithMarks, withMarks } from './effect.ts'
export { type Consequences, consequencesOf } from './receive.ts'
export type { CaseEvent, EventData, EventType, NewEvent, OpenedBy } from './event.ts'
export { type CaseView, foldCase } from './fold.ts'
export { type Names, eventSentence } from './history.ts'
export { type LinePoint, extendLine } from './line.ts'
export { type NextStep, type Place, nextStep, places } from './next-step.ts'
export { refusal } from './refusal.ts'
export { type Stage, isClosed, stages } from './stage.ts'
export {
  type RecordedSession, type TherapyRecord, gatherEvidence, judgeRecord, marksOf, occasionOf, opensByItself, seriesConfig, silentSince,
} from './record.ts'
export {
  type Phrase, type RowState, type Sentence, type TodayClient, type TodayGroup, type TodayRow, calledBy, groupToday, plainSentences,
  todayGroups, todayRow,
} from './today.ts'
export { type TodayEvidence, afterClosing, isSettled, restedAt, todayEvidence } from './today-evidence.ts'
export { type DyadGap, type Guessed, dyadGap } from './dyad.ts'
export { type GuessCompared, compareGuess } from './guess.ts'
export { type FellRow, whatFell } from './what-fell.ts'
export { type ClientPageLine, clientPageLine } from './client-line.ts'
export { tellsOfBoundary } from './boundary.ts'
export { plannedNext } from './planned-next.ts'
export { type Happening, onsetCheckIn, whatHappened, writtenSince } from './what-happened.ts'
export { type Offer, type Offers, offersOf } from './offers.ts'
export { chosenSources, likelySources, partOf, workingSources } from './sources.ts'
export { type RatingsSince, ratingsSince } from './ratings-since.ts'
export { type FollowUpAnswers, clientsAnswers, clientsWordsIn, followUpFor, withClientsAnswers } from './clients-answers.ts'
export { type Standing, standingOf } from './standing.ts'
