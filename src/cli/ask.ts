import { createInterface } from 'node:readline';
import { z } from 'zod';
import { readConfig } from '../config.ts';
import { loadUnderstanding } from '../content/index.ts';
import { ALL_LANGUAGES, languageOf, WRITTEN_IN } from '../message.ts';
import type { Meaning } from '../understanding/index.ts';

const USAGE = `usage: npm run ask -- --jsonl      reads {"id","text","lang"?} a line, writes what each means
       npm run ask -- <message>    says what one message means`;

const question = z.object({ id: z.string(), text: z.string(), lang: z.enum(ALL_LANGUAGES).optional() });

function answer(id: string, { locale, kind, urgent, smalltalk, articles }: Meaning) {
  return {
    id,
    language: languageOf(locale),
    kind,
    urgent: urgent !== null,
    urgentKind: urgent,
    ...(smalltalk && { smalltalk }),
    articles: articles.map(({ id: article, score }) => ({ id: article, score: Number(score.toFixed(4)) })),
  };
}

async function main(args: readonly string[]): Promise<void> {
  if (args.length === 0) {
    console.error(USAGE);
    process.exitCode = 2;
    return;
  }
  const { DATA_DIR: cacheDir, LANGUAGES: languages } = readConfig(process.env);
  const understanding = await loadUnderstanding('.', { cacheDir, languages });
  if (args[0] !== '--jsonl') {
    console.log(JSON.stringify(answer('', understanding.understand(args.join(' '))), null, 2));
    return;
  }
  let line = 0;
  for await (const text of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    line++;
    if (text.trim() === '') continue;
    const { id, text: message, lang } = readQuestion(text, line);
    const context = lang ? { locale: WRITTEN_IN[lang] } : {};
    console.log(JSON.stringify(answer(id, understanding.understand(message, context))));
  }
}

function readQuestion(line: string, number: number): z.infer<typeof question> {
  try {
    return question.parse(JSON.parse(line));
  } catch (cause) {
    throw new Error(`line ${number} of the input is not {"id","text","lang"?}: ${line.slice(0, 80)}`, {
      cause,
    });
  }
}

await main(process.argv.slice(2));
