// One claim: who says it, the sentence in its language, what it was read as, and the way to its article.
import type { Claim } from '../api';
import { and, day, days_of, figure, percent, t } from '../i18n';
import { link } from '../route';
import { shade } from '../sides';
import { PlaceLink, Side, sentence_link } from './basics';

/** The sentence with the word that names the occurrence marked. */
export function Sentence({ claim }: { claim: Claim }) {
  const text = claim.evidence.text ?? '';
  const trigger = claim.trigger.text ?? '';
  const guess = text.indexOf(trigger);
  const body = trigger && guess >= 0
    ? <>{text.slice(0, guess)}<b>{trigger}</b>{text.slice(guess + trigger.length)}</>
    : text;
  return <blockquote lang={claim.language} dir="auto">{body}</blockquote>;
}

export function speaker_of(claim: Claim): string {
  if (!claim.claimant || (!claim.claimant.text && !claim.claimant.party.length)) {
    return claim.side === 'outlet' ? claim.outlet ?? t('claim.own_voice') : t('claim.nobody');
  }
  return claim.claimant.text ?? and(claim.claimant.party);
}

export function Figures({ claim }: { claim: Claim }) {
  return <>{claim.quantities.map((q, i) => <span class="tag number" key={i}>
    {figure(q.low, q.high, q.approx)} {q.item ?? t(`kind.${q.kind}`)}{q.class ? ` (${t(`class.${q.class}`)})` : ''}</span>)}</>;
}

export function Places({ claim }: { claim: Claim }) {
  return <>{claim.places.map((place, i) => <span key={i}>
    {place.id && place.name
      ? <PlaceLink place={{ id: place.id, name: place.name, kind: place.kind ?? '', country: '', lat: place.lat, lon: place.lon, radius_km: 0, precision: place.precision ?? 'unknown' }} />
      : <bdi class="soft">{place.text}?</bdi>}</span>)}</>;
}

interface Props { claim: Claim; current?: boolean; with_event?: boolean }

export function ClaimCard({ claim, current, with_event = true }: Props) {
  const source = sentence_link(claim.article_key, claim.id);
  return <article class={`claim edge-${shade(claim.side)}`} data-item data-claim={claim.id} aria-current={current ? 'true' : undefined}>
    <header>
      <Side side={claim.side} />
      <b dir="auto">{speaker_of(claim)}</b>
      <span class="soft">{t(`polarity.${claim.polarity}`)}, {day(claim.said)}</span>
    </header>
    <Sentence claim={claim} />
    <p class="tags">
      <span class="tag">{t(`type.${claim.type}`)}{claim.subtype ? ` · ${t(`subtype.${claim.subtype}`)}` : ''}</span>
      {claim.polarity === 'denied' && <span class="tag denied">{t('polarity.denied')}</span>}
      {claim.modality !== 'actual' && <span class="tag">{t(`modality.${claim.modality}`)}</span>}
      {claim.status !== 'machine' && <span class="tag">{t(`status.${claim.status}`)}</span>}
      {claim.copy_of && <span class="tag weak">{t('claim.copy')}</span>}
      <Figures claim={claim} />
      <Places claim={claim} />
      {claim.time?.from && <span class="number">{days_of(claim.time.from, claim.time.to)}</span>}
    </p>
    <footer>
      <a href={source} data-source>{t('claim.open')}</a>
      <span dir="auto">{[claim.outlet, claim.title].filter(Boolean).join(': ')}</span>
      {with_event && claim.event && <a href={link(`/event/${claim.event}`)}>{t('claim.event')}</a>}
      <span>{t('claim.confidence', { value: percent(claim.confidence) })}</span>
    </footer>
  </article>;
}
