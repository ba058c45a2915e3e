import type { EventBrief } from '../api';
import { days_of, t } from '../i18n';
import { link } from '../route';
import { Empty, PlaceLink, Side, sentence_link } from './basics';

export function EventList({ events }: { events: EventBrief[] }) {
  if (!events.length) return <Empty />;
  return <ul class="plain list">{events.map((event) => <li key={event.id} data-item>
    <a href={link(`/event/${event.id}`)} dir="auto">{event.title}</a>{' '}
    <a class="small" href={sentence_link(event.first_article, event.first_claim)} data-source>{t('claim.open_short')}<span class="hidden">: {event.title}</span></a>
    <div class="tags small">
      {event.contested && <span class="tag contested">{t('event.contested')}</span>}
      <span class="tag" title={t('credibility.title')}>{t(`credibility.${event.affirmed.digit}`)}</span>
      {event.place && <PlaceLink place={event.place} />}
      <span class="soft number">{days_of(event.time.from, event.time.to)}</span>
      <span class="soft">{t('event.claims', { n: event.claims })}, {t('event.sources', { n: event.sources })}</span>
      {event.sides.map((side) => <Side key={side} side={side} />)}
    </div>
  </li>)}</ul>;
}
