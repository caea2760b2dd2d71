import type { Facet } from '../instruments/manifest.ts'
import type { WhatId } from '../source/what.ts'

/** What a sentence about a change can be about. */
export type ChangeAbout = Exclude<WhatId, 'boundary' | 'outside' | 'not-relationship'> | Extract<Facet, 'openness'> | 'any'

/** What is said to clients in the name of the practice or the therapist, in one language. */
export interface VoiceWords {
  /** The practice's invitation to be candid, where it has written none of its own. */
  candid: string
  /** Sentences to begin from when a therapist tells a client what has changed. They quote nothing. */
  changed: Readonly<Record<ChangeAbout, string>>
}

const en: VoiceWords = {
  candid:
    'Please tell us what does not fit: what is too fast or slow, what is missing, what hurt. You do not have to be kind. ' +
    'It helps us to help you.',
  changed: {
    goals: 'We now start by asking what you want from our time.',
    task: 'We now choose together what to try, and what to leave.',
    pace: 'We now go at your pace. You can say “slower” or “faster” at any time.',
    progress: 'We now look together at what has changed for you, and what has not.',
    bond: 'I now ask you more often how the two of us are doing.',
    'communication-style': 'I now ask less, and leave you more time to find your words.',
    manner: 'I now take more care with how I say things. Please tell me when it does not fit.',
    misunderstanding: 'I now check if I got you right before I go on.',
    'said-or-done': 'I now take more care with what I say about this.',
    dismissed: 'I now stop and listen first when you tell me that something is hard.',
    error: 'I got something wrong. I have put it right, and I do this part in a new way.',
    power: 'We now decide together what we do, and when.',
    culture: 'I now read up on what I should know. You do not have to explain it to me.',
    frame: 'We now have clear rules for time, money and calls.',
    'therapist-state': 'I now make sure that I can be fully there when we meet.',
    ending: 'We now keep some time to talk about the end of our work.',
    'made-to-come': 'We now look for a goal that is your own.',
    openness: 'I now ask you each time what I may have missed.',
    any: 'We now keep some time at the end to ask how it was for you.',
  },
}

const es: VoiceWords = {
  candid:
    'Dinos, por favor, qué no te va bien: qué va muy rápido o muy lento, qué falta, qué te dolió. No hace falta ser ' +
    'amable. Así podemos ayudarte mejor.',
  changed: {
    goals: 'Ahora te pregunto al empezar qué quieres de nuestro tiempo.',
    task: 'Ahora elegimos entre tú y yo qué probar y qué dejar.',
    pace: 'Ahora vamos a tu ritmo. Puedes decir «más lento» o «más rápido» en cualquier momento.',
    progress: 'Ahora miro contigo qué ha cambiado para ti y qué no.',
    bond: 'Ahora te pregunto más a menudo cómo van las cosas entre tú y yo.',
    'communication-style': 'Ahora pregunto menos y te dejo más tiempo para encontrar tus palabras.',
    manner: 'Ahora cuido más cómo digo las cosas. Dime, por favor, cuando algo no te va bien.',
    misunderstanding: 'Ahora miro si te entendí bien antes de seguir.',
    'said-or-done': 'Ahora cuido más lo que digo sobre esto.',
    dismissed: 'Ahora paro y escucho primero cuando me dices que algo es difícil.',
    error: 'Me equivoqué en algo. Lo he corregido, y esta parte ahora la hago de otra forma.',
    power: 'Ahora decidimos entre tú y yo qué hacemos y cuándo.',
    culture: 'Ahora leo sobre lo que debería saber. No tienes que explicármelo.',
    frame: 'Ahora tenemos reglas claras para el tiempo, el dinero y las llamadas.',
    'therapist-state': 'Ahora me ocupo de poder estar del todo contigo cuando nos vemos.',
    ending: 'Ahora guardamos un rato para hablar del final de nuestro trabajo.',
    'made-to-come': 'Ahora buscamos una meta que sea tuya.',
    openness: 'Ahora te pregunto cada vez qué se me ha podido escapar.',
    any: 'Ahora guardamos un rato al final para preguntar cómo fue para ti.',
  },
}

const de: VoiceWords = {
  candid:
    'Bitte sagen Sie uns, was nicht passt: was zu schnell oder zu langsam geht, was fehlt, was wehgetan hat. Sie müssen nicht nett ' +
    'sein. So können wir Ihnen besser helfen.',
  changed: {
    goals: 'Wir beginnen jetzt mit der Frage, was Sie von unserer Zeit möchten.',
    task: 'Wir wählen jetzt zusammen, was wir versuchen und was wir lassen.',
    pace: 'Wir gehen jetzt in Ihrem Tempo. Sie können immer „langsamer“ oder „schneller“ sagen.',
    progress: 'Wir sehen jetzt zusammen an, was sich für Sie geändert hat und was nicht.',
    bond: 'Ich frage Sie jetzt öfter, wie Sie unsere gemeinsame Arbeit erleben.',
    'communication-style': 'Ich frage jetzt weniger und lasse Ihnen mehr Zeit, Ihre Worte zu finden.',
    manner: 'Ich achte jetzt mehr darauf, wie ich etwas sage. Bitte sagen Sie mir, wenn es nicht passt.',
    misunderstanding: 'Ich frage jetzt nach, ob ich Sie richtig verstanden habe, bevor ich weitermache.',
    'said-or-done': 'Ich achte jetzt mehr darauf, was ich dazu sage.',
    dismissed: 'Ich halte jetzt an und höre erst zu, wenn Sie mir sagen, dass etwas schwer ist.',
    error: 'Ich habe einen Fehler gemacht. Ich habe ihn behoben, und ich mache es jetzt anders.',
    power: 'Wir entscheiden jetzt zusammen, was wir tun und wann.',
    culture: 'Ich lese jetzt nach, was ich wissen sollte. Sie müssen es mir nicht erklären.',
    frame: 'Wir haben jetzt klare Regeln für Zeit, Geld und Anrufe.',
    'therapist-state': 'Ich sorge jetzt dafür, dass ich ganz da bin, wenn wir uns treffen.',
    ending: 'Wir nehmen uns jetzt Zeit, um über das Ende unserer Arbeit zu reden.',
    'made-to-come': 'Wir suchen jetzt ein Ziel, das Ihr eigenes ist.',
    openness: 'Ich frage Sie jetzt jedes Mal, was mir vielleicht entgangen ist.',
    any: 'Wir nehmen uns jetzt am Ende Zeit für die Frage, wie es für Sie war.',
  },
}

const languages: Readonly<Record<string, VoiceWords>> = { en, es, de }

/** The sentences in a language: the exact tag, else its first part (pt for pt-BR), else English. */
export function voiceWords(language: string): VoiceWords {
  const tag = [language, language.split('-')[0] ?? ''].find((one) => Object.hasOwn(languages, one))
  return (tag === undefined ? undefined : languages[tag]) ?? en
}

/** Languages in which these sentences are written. */
export const voiceLanguages: readonly string[] = Object.keys(languages)
