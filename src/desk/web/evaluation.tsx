import type { Finding } from '../../content/index.ts';
import type { Difference, Trial } from '../../keeping/index.ts';
import { Scrolls } from './scrolls.tsx';
import { useWords } from './words.ts';

/** What is to be mended before content can go live, or could be better. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  const { t } = useWords();
  const isRefused = findings.some(({ severity }) => severity === 'error');
  return (
    <div class="alert">
      <p>{t(isRefused ? 'review.refused' : 'review.warned')}</p>
      <ul>
        {findings.map(({ file, line, message, mend }) => (
          <li key={`${file}:${line}:${message}`}>
            <code>
              {file}
              {line ? `:${line}` : ''}
            </code>{' '}
            {message} {mend}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The evaluation before and after a change. */
export function TrialTable({ trial }: { trial: Trial }) {
  const { t } = useWords();
  if (!('evaluation' in trial)) return <Findings findings={trial.findings} />;
  const { evaluation, examples } = trial;
  return (
    <div class="trial">
      <p>{t('review.examples', examples)}</p>
      <Scrolls>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('review.figure')}</th>
              <th scope="col">{t('review.before')}</th>
              <th scope="col">{t('review.after')}</th>
              <th scope="col">{t('review.of')}</th>
            </tr>
          </thead>
          <tbody>
            {evaluation.figures.map(({ name, before, after, of }) => (
              <tr key={name}>
                <th scope="row">{t(`review.figures.${name}`)}</th>
                <td>{before}</td>
                <td>{after}</td>
                <td>{of}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolls>
      <Differences title={t('review.better', { count: evaluation.better.length })} of={evaluation.better} />
      <Differences title={t('review.worse', { count: evaluation.worse.length })} of={evaluation.worse} />
    </div>
  );
}

function Differences({ title, of }: { title: string; of: Difference[] }) {
  return (
    <details>
      <summary>{title}</summary>
      <ul>
        {of.map(({ text, expected, before, after }) => (
          <li key={text}>
            {text} <code>{expected.join(', ')}</code>: <code>{before}</code> → <code>{after}</code>
          </li>
        ))}
      </ul>
    </details>
  );
}
