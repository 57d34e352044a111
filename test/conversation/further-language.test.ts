import { describe, expect, test } from '@jest/globals';
import { ROOT } from '../../src/config.ts';
import { contentOf, corpusOf, type Files, readFiles } from '../../src/content/index.ts';
import { type Conversation, turn, type World } from '../../src/conversation/index.ts';
import { ALL_LANGUAGES, type InboundEvent, inEach, LANGUAGES, type Language } from '../../src/message.ts';
import { toPlain } from '../../src/richtext.ts';
import { NO_HOURS } from '../../src/tickets/index.ts';
import { type Corpus, createUnderstanding, inBoth } from '../../src/understanding/index.ts';

/** A talk with the real content, in which some languages are on, and perhaps a file is missing. */
function talkIn(on: readonly Language[], without = '') {
  const files = new Map(readFiles(ROOT, on));
  files.delete(without);
  const world = worldOf(files);
  let conversation: Conversation | undefined;
  return (event: InboundEvent, languageHint = 'tr') => {
    const result = turn(world, conversation, {
      channel: 'web',
      conversation: 'web:1',
      turnId: 't',
      at: Date.parse('2026-12-01T09:00:00+01:00'),
      languageHint,
      event,
    });
    conversation = result.conversation;
    return {
      says: result.replies.flatMap(({ says }) => says),
      text: result.replies.map(({ text }) => toPlain(text)).join('\n'),
      labels: result.replies.flatMap(({ choices = [] }) => choices.flat().map(({ label }) => label)),
      locale: conversation?.locale,
    };
  };
}

function worldOf(files: Files): World {
  return {
    content: contentOf(files),
    understanding: createUnderstanding(inBoth(corpusOf(files), fewOf)),
    centre: 'PR',
    hours: NO_HOURS,
    pinOf: () => '123456',
    ticketDays: 365,
  };
}

/** A part of what there is to learn, so that it is learnt fast: a few articles, and few examples where there are many. */
function fewOf(corpus: Corpus): Corpus {
  const few = (examples: Corpus['intents'][number]['examples']) =>
    inEach(ALL_LANGUAGES, (language) =>
      examples[language].filter((_, at, all) => all.length < 20 || at % 10 === 0),
    );
  return {
    ...corpus,
    articles: corpus.articles
      .filter(({ id }) => /violence|passport-taken|schengen-free|western-balkans/.test(id))
      .map((article) => ({ ...article, questions: few(article.questions) })),
    intents: corpus.intents.map(({ intent, examples }) => ({ intent, examples: few(examples) })),
  };
}

const pressed = (id: string): InboundEvent => ({ type: 'choice', id });
const typed = (text: string): InboundEvent => ({ type: 'text', text });
const START: InboundEvent = { type: 'command', name: 'start' };

describe('a language that is switched on', () => {
  const hold = talkIn([...LANGUAGES, 'tr'], 'locales/tr/dialogs/family.json');

  test('is offered beside the others, in all of them', () => {
    const { text, labels } = hold(START);
    expect(labels).toEqual(['Shqip', 'Srpski', 'Српски', 'English', 'Türkçe']);
    expect(text).toContain('English: choose a language.');
    expect(text).toContain('Türkçe: bir dil seçin.');
  });

  test('leads from the menu to an article with its source and its day', () => {
    expect(hold(pressed('locale:tr')).labels).toContain('Tehlikedeyim');
    expect(hold(pressed('start/who/leaving')).text).toBe('Ne düşünüyorsunuz?');
    const { says, text, labels } = hold(pressed('article:visa-schengen-free'));
    expect(says).toEqual(['article:visa-schengen-free']);
    expect(text).toContain('Evet. Biyometrik Kosova pasaportuyla 1 Ocak 2024');
    expect(text).toContain("Kaynak: Almanya'nın Priştine Elçiliği");
    expect(labels).toContain('Bir kişiyle görüş');
  });

  test('says where a text is not written in it, and gives the one of a language that people there read', () => {
    const { text } = hold(pressed('article:visa-fees'));
    expect(text).toContain('Bu metnin Türkçesi henüz yok. Aşağıda Arnavutça okuyabilirsiniz.');
    expect(text).toContain('Kaynak:');

    const tree = hold(pressed('start/leaving/family'));
    expect(tree.text).toContain('Bu metnin Türkçesi henüz yok. Aşağıda Arnavutça okuyabilirsiniz.');
    expect(tree.text).toContain('Kush shkon te familja jashtë?');
    expect(tree.labels).toContain('Bir kişiyle görüş');
  });

  test('is known by what is written in it, with its danger and the numbers', () => {
    hold(pressed('locale:sq'));
    const { says, text, locale } = hold(typed('Kocam beni dövüyor, çok korkuyorum'));
    expect(locale).toBe('tr');
    expect(says).toEqual(['urgent.violence', 'urgent.safe-to-write']);
    expect(text).toContain('Polis: 192 veya 112.');
    expect(text).toContain('Şu anda yazmanız güvenli mi?');
  });

  test('leaves the others as they are', () => {
    expect(hold(typed('a muj me shku n Gjermani pa viz')).locale).toBe('sq');
    expect(hold(typed('da li mi treba viza za Nemačku')).locale).toBe('sr-Latn');
    expect(hold(typed('may my boss keep my passport')).locale).toBe('en');
  });
});

describe('a language that is off', () => {
  const hold = talkIn(LANGUAGES);

  test('is not offered, not suggested, and cannot be chosen', () => {
    const { text, labels, locale } = hold(START);
    expect(labels).toEqual(['Shqip', 'Srpski', 'Српски', 'English']);
    expect(text).not.toContain('Türkçe');
    expect(locale).toBe('en');
    expect(hold(pressed('locale:tr')).says).toContain('old-button');
  });

  test('is not seen in what is written', () => {
    expect(hold(typed('Kocam beni dövüyor, çok korkuyorum')).locale).not.toBe('tr');
  });
});
