import type { Item } from './manifest.ts'

/**
 * The rows of the Alliance Check-in, once, for both of its forms. Own wording, CC BY 4.0; the reasons behind each
 * row and a similarity judgement against the protected measures are in docs/clinical/check-in.md.
 * Scale rows run from 0 to 6 with words at 0, 2, 4 and 6; the top is meant to be hard to reach.
 */
type Ends = readonly [string, string, string, string]
interface Asked { text: string; anchors: Ends }
const perLanguage = <T>(asked: Readonly<Record<string, Asked>>, of: (one: Asked) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(asked).map(([language, one]) => [language, of(one)]))

const row = (id: string, facet: Item['facet'], asked: Readonly<Record<'en' | 'es' | 'de', Asked>>): Item => ({
  id,
  facet,
  min: 0,
  max: 6,
  kind: 'scale',
  text: perLanguage(asked, ({ text }) => text),
  anchors: perLanguage(asked, ({ anchors }) => ({ '0': anchors[0], '2': anchors[1], '4': anchors[2], '6': anchors[3] })),
})

export const bondEasy = row('bond-easy', 'bond', {
  en: {
    text: '{T} could have said in a few words what mattered to me.',
    anchors: ['not at all', 'some of it', 'most of it', 'all, even what I left out'],
  },
  es: {
    text: '{T} habría sabido decir en pocas palabras lo que me importaba.',
    anchors: ['nada', 'una parte', 'la mayor parte', 'todo, hasta lo que no dije'],
  },
  de: {
    text: '{T} hätte in wenigen Worten sagen können, was mir wichtig war.',
    anchors: ['gar nicht', 'einen Teil', 'das meiste', 'alles, auch was ich nicht sagte'],
  },
})
export const bondHard = row('bond-hard', 'bond', {
  en: {
    text: 'I would have told {T} something I am not proud of.',
    anchors: ['no', 'maybe a small thing', 'most things', 'anything at all'],
  },
  es: {
    text: 'Le habría contado a {T} algo que no me hace sentir orgullo.',
    anchors: ['no', 'quizá algo pequeño', 'la mayoría de las cosas', 'cualquier cosa'],
  },
  de: {
    text: 'Ich hätte {T} etwas erzählt, auf das ich nicht stolz bin.',
    anchors: ['nein', 'vielleicht etwas Kleines', 'das meiste', 'egal was'],
  },
})
export const goalMiddle = row('goal-middle', 'goals', {
  en: {
    text: 'What I most want to change got enough of our time.',
    anchors: ['no time', 'a little', 'nearly', 'fully, I’d change nothing'],
  },
  es: {
    text: 'Lo que más quiero cambiar tuvo tiempo suficiente.',
    anchors: ['nada de tiempo', 'un poco', 'casi', 'del todo, no cambiaría nada'],
  },
  de: {
    text: 'Für das, was ich am meisten ändern will, war genug Zeit da.',
    anchors: ['keine Zeit', 'ein wenig', 'beinahe', 'ganz, ich würde nichts ändern'],
  },
})
export const goalHard = row('goal-hard', 'goals', {
  en: {
    text: 'If someone asked what we want to reach, {T} and I would say the same.',
    anchors: ['not at all', 'in part', 'mostly', 'the same in every point'],
  },
  es: {
    text: 'Si alguien preguntara qué queremos lograr, {T} y yo diríamos lo mismo.',
    anchors: ['para nada', 'en parte', 'en su mayor parte', 'lo mismo en cada punto'],
  },
  de: {
    text: 'Wenn jemand fragte, was wir erreichen wollen, würden {T} und ich das Gleiche sagen.',
    anchors: ['gar nicht', 'zum Teil', 'zum größten Teil', 'in jedem Punkt das Gleiche'],
  },
})
export const fitMiddle = row('fit-middle', 'task', {
  en: {
    text: 'I could see why we did what we did.',
    anchors: ['not at all', 'in part', 'mostly', 'fully, no question left'],
  },
  es: {
    text: 'Pude ver por qué hicimos lo que hicimos.',
    anchors: ['para nada', 'en parte', 'en su mayor parte', 'del todo, sin ninguna pregunta'],
  },
  de: {
    text: 'Mir war klar, warum wir das taten, was wir taten.',
    anchors: ['gar nicht', 'zum Teil', 'zum größten Teil', 'ganz, keine Frage offen'],
  },
})
export const confidenceHard = row('confidence-hard', 'confidence', {
  en: {
    text: 'Right now I trust that what we do will change something for me.',
    anchors: ['not at all', 'a little', 'mostly', 'fully, no doubt left'],
  },
  es: {
    text: 'Ahora mismo confío en que lo que hacemos va a cambiar algo para mí.',
    anchors: ['para nada', 'un poco', 'en su mayor parte', 'del todo, sin ninguna duda'],
  },
  de: {
    text: 'Im Moment vertraue ich darauf, dass das, was wir tun, für mich etwas ändern wird.',
    anchors: ['gar nicht', 'ein wenig', 'zum größten Teil', 'ganz, ohne jeden Zweifel'],
  },
})
export const opennessHard = row('openness-hard', 'openness', {
  en: {
    text: 'If {T} had got something wrong, I would have said so then.',
    anchors: ['no', 'maybe, if it was big', 'most likely', 'yes, even a small thing'],
  },
  es: {
    text: 'Si {T} hubiera hecho o entendido algo mal, se lo habría dicho en ese momento.',
    anchors: ['no', 'quizá, si era algo grande', 'muy probable', 'sí, hasta algo pequeño'],
  },
  de: {
    text: 'Wenn {T} etwas falsch gemacht oder verstanden hätte, hätte ich es gleich gesagt.',
    anchors: ['nein', 'vielleicht, wenn es groß war', 'fast sicher', 'ja, auch etwas Kleines'],
  },
})

/** Stands apart from the score: worded steps without numbers, never pro-rated. */
export const direct: Item = {
  id: 'direct',
  facet: 'bond',
  min: 0,
  max: 4,
  kind: 'direct',
  text: {
    en: 'Something between {T} and me did not feel right.',
    es: 'Sentí que algo entre {T} y yo no estaba bien.',
    de: 'Etwas zwischen {T} und mir fühlte sich nicht richtig an.',
  },
  anchors: {
    en: { '0': 'nothing', '1': 'a little', '2': 'some', '3': 'quite a bit', '4': 'a lot' },
    es: { '0': 'nada', '1': 'un poco', '2': 'algunas cosas', '3': 'bastante', '4': 'mucho' },
    de: { '0': 'nichts', '1': 'ein wenig', '2': 'manches', '3': 'ziemlich viel', '4': 'sehr viel' },
  },
}

export const lead = {
  en: 'Think of that session. There are no right answers, and low ones are as welcome as high ones.',
  es: 'Piensa en esa sesión. No hay respuestas correctas, y una baja es tan bienvenida como una alta.',
  de: 'Denken Sie an diese Sitzung. Es gibt keine richtigen Antworten, und niedrige sind so willkommen wie hohe.',
}
export const caution = {
  en: 'These questions are our own. They are not a validated test.',
  es: 'Estas preguntas son nuestras. No son una prueba validada.',
  de: 'Diese Fragen sind unsere eigenen. Sie sind kein geprüfter Test.',
}
export const licence = {
  name: 'CC BY 4.0',
  wordingIncluded: true,
  attribution: 'Alliance Check-in, Attune project, CC BY 4.0',
  requiresLicence: false,
  notice: 'Free to use and change with attribution. Not a validated test.',
}
export const norms = {
  mean: 4.3,
  sdBetween: 1.2,
  sdWithin: 0.5,
  source: 'Starting values without a norm sample (docs/clinical/instruments.md); to be re-estimated from the practice',
  weak: true,
}
export const source = 'Own instrument: engine §1, docs/clinical/check-in.md'
