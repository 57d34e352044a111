import type { TicketSheet } from '../api/shapes.ts';
import { duration, Moment, useNow } from './time.tsx';
import { useWords } from './words.ts';

/** What the person came with, besides their question: their way through the trees and what they have read. */
export function Summary({ ticket }: { ticket: TicketSheet }) {
  const { t, languageName } = useWords();
  const now = useNow();
  const { assignee, steps, articles, details, waitingFor, waitingSince } = ticket;
  return (
    <div class="summary">
      <dl class="facts">
        <dt>{t('case.language')}</dt>
        <dd>{languageName(ticket.locale)}</dd>
        <dt>{t('case.channel')}</dt>
        <dd>{t(`channel.${ticket.channel}`)}</dd>
        <dt>{t('case.with')}</dt>
        <dd>{assignee?.name ?? t('case.nobody')}</dd>
        <dt>{t('case.opened')}</dt>
        <dd>
          <Moment at={ticket.openedAt} />
        </dd>
        {waitingFor === 'us' && (
          <>
            <dt>{t('case.waits')}</dt>
            <dd>{duration(now - waitingSince, t)}</dd>
          </>
        )}
      </dl>

      {details.length > 0 && (
        <>
          <h3>{t('case.shared')}</h3>
          <ul>
            {details.map((detail) => (
              <li key={detail}>{detail}</li>
            ))}
          </ul>
        </>
      )}

      <h3>{t('case.path')}</h3>
      {steps.length === 0 && <p class="nothing">{t('case.no-path')}</p>}
      {steps.length > 0 && (
        <ol class="steps">
          {steps.map(({ question: asked, answer }) => (
            <li key={`${asked} ${answer}`}>
              <span>{asked}</span>
              <strong>{answer}</strong>
            </li>
          ))}
        </ol>
      )}

      <h3>{t('case.articles')}</h3>
      {articles.length === 0 && <p class="nothing">{t('case.no-articles')}</p>}
      {articles.length > 0 && (
        <ul class="articles">
          {articles.map(({ id, title }) => (
            <li key={id}>{title}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
