// One text with its claims marked where they stand, and in the margin what was read.
import { useEffect, useMemo } from 'preact/hooks';
import { address, useApi, type ArticleWhole, type Claim } from '../api';
import { day, days_of, language_name, number, percent, t } from '../i18n';
import { anchor, change, globals, here_with, link, param, parts } from '../route';
import { shade } from '../sides';
import { BytePositions, pieces } from '../bytes';
import { ClaimCard } from '../parts/claim';
import { Loaded, PlaceLink, Title, Twins, useList } from '../parts/basics';

interface Over { start: number; end: number; kind: 'claim' | 'trigger' | 'time' | 'place'; claim?: Claim; title?: string }

function overlays(article: ArticleWhole): Over[] {
  const list: Over[] = [];
  for (const claim of article.claim_list) {
    const { evidence, trigger } = claim;
    if (evidence.start !== undefined && evidence.end !== undefined) list.push({ start: evidence.start, end: evidence.end, kind: 'claim', claim });
    if (trigger.start !== undefined && trigger.end !== undefined) list.push({ start: trigger.start, end: trigger.end, kind: 'trigger', claim });
  }
  for (const time of article.times) list.push({ start: time.start, end: time.end, kind: 'time', title: time.from ? days_of(time.from, time.to) : t('article.unresolved') });
  for (const place of article.places) list.push({ start: place.start, end: place.end, kind: 'place', title: place.place?.name ?? t('article.unresolved') });
  return list;
}

function Text({ article, chosen }: { article: ArticleWhole; chosen: string }) {
  const positions = useMemo(() => new BytePositions(article.text), [article.text]);
  const over = useMemo(() => overlays(article), [article]);
  const whole = param('stripped') === '1';
  const begun = new Set<string>();
  const text = (start: number, end: number) => article.text.slice(positions.at(start), positions.at(end));
  const blocks = article.blocks.length ? article.blocks : [{ start: 0, end: positions.at(1e9), kind: 'paragraph', language: '' }];
  return <div class="reading" lang={article.language} dir="auto">{blocks.filter((block) => whole || block.kind !== 'furniture').map((block) =>
    <p key={block.start} class={block.kind} lang={block.language || undefined} dir="auto">{pieces(block.start, block.end, over).map((piece) => {
      const claims = piece.over.filter((one) => one.kind === 'claim' && one.claim);
      const time = piece.over.find((one) => one.kind === 'time');
      const place = piece.over.find((one) => one.kind === 'place');
      const trigger = piece.over.some((one) => one.kind === 'trigger' && (!chosen || one.claim?.id === chosen));
      const inner = time ? <span class="when" title={time.title}>{text(piece.start, piece.end)}</span>
        : place ? <span class="place" title={place.title}>{text(piece.start, piece.end)}</span> : text(piece.start, piece.end);
      if (!claims.length) return inner;
      const first = claims.find((one) => one.claim?.id === chosen) ?? claims[0];
      const claim = first?.claim as Claim;
      const ids = claims.map((one) => one.claim?.id ?? '').filter((id) => !begun.has(id));
      ids.forEach((id) => begun.add(id));
      return <mark key={piece.start} class={`edge-${shade(claim.side)}${trigger ? ' trigger' : ''}${claims.some((one) => one.claim?.id === chosen) ? ' chosen' : ''}`}
        data-claim={claim.id} title={claim.summary}>{ids.map((id) => <span key={id} id={`c-${id}`} tabIndex={-1} />)}{inner}</mark>;
    })}</p>)}</div>;
}

function Copies({ article }: { article: ArticleWhole }) {
  if (!article.copy_list.length) return null;
  return <section class="panel diff"><h2>{t('article.copies')}</h2>{article.copy_list.map((copy) => <div key={copy.article}>
    <p>{t(`article.copy.${copy.relation}`)} <a href={link(`/article/${encodeURIComponent(copy.article)}`)} dir="auto">{copy.outlet || copy.title}</a>, {day(copy.published)} · {copy.kind} · {t('article.share', { share: percent(copy.share) })}{copy.agency && ` · ${copy.agency}`}</p>
    {copy.differences.length > 0 && <details><summary>{t('article.differences')} ({number(copy.differences.length)})</summary>
      <ul class="plain list">{copy.differences.map((one, i) => <li key={i}>{one.mine.text && <ins dir="auto">{one.mine.text}</ins>} {one.theirs.text && <del dir="auto">{one.theirs.text}</del>}{one.figures && <span class="tag contested">{t('conflict.toll')}</span>}</li>)}</ul></details>}
  </div>)}</section>;
}

function Resolved({ article }: { article: ArticleWhole }) {
  const positions = useMemo(() => new BytePositions(article.text), [article.text]);
  const text = (start: number, end: number) => article.text.slice(positions.at(start), positions.at(end));
  return <>
    {article.times.length > 0 && <section class="panel"><h2>{t('article.times')}</h2><ul class="plain">{article.times.map((time, i) => <li key={i}><bdi class="when">{text(time.start, time.end)}</bdi> → {time.from ? <span class="number">{days_of(time.from, time.to)}</span> : <span class="soft">{t('article.unresolved')}</span>} <span class="soft small">{time.basis}</span></li>)}</ul></section>}
    {article.places.length > 0 && <section class="panel"><h2>{t('article.places')}</h2><ul class="plain">{article.places.map((place, i) => <li key={i}><bdi class="place">{place.text}</bdi> → {place.place ? <PlaceLink place={place.place} /> : <span class="soft">{t('article.unresolved')}</span>}
      {place.reason && <span class="soft small"> {place.reason}</span>}
      {place.candidates.length > 1 && <details><summary class="small">{number(place.candidates.length)} {t('article.candidates')}</summary><ul class="plain small">{place.candidates.map((one) => <li key={one.place.id}><PlaceLink place={one.place} /> <span class="soft">{one.place.country}, {one.reason}</span></li>)}</ul></details>}</li>)}</ul></section>}
  </>;
}

/** Same list as before, under the keys of the claims: j and k walk through the sentences. */
export function ArticleView() {
  const key = parts.value[1] ?? '';
  const answer = useApi<ArticleWhole>(address(`articles/${encodeURIComponent(key)}`, globals()));
  const chosen = param('claim');
  useList();
  const loaded = answer.value.state === 'done';
  useEffect(() => {
    if (!loaded) return;
    const target = document.getElementById(anchor.value || `c-${chosen}`);
    target?.scrollIntoView({ block: 'center' });
    target?.focus({ preventScroll: true });
  }, [loaded, chosen, anchor.value]);
  return <Loaded of={answer}>{(article) => <>
    <Title text={article.title || article.id} />
    <h1 dir="auto">{article.title || article.id}</h1>
    <p class="soft"><a href={link(`/source/${article.source}`)} dir="auto">{article.outlet || t('sources.nameless')}</a> · {t('article.published', { day: day(article.published) })} <span class="small">({article.published_basis}{article.published_reason && `: ${article.published_reason}`})</span>
      {article.byline && <> · {t('article.by', { name: article.byline })}</>}{article.agency && ` · ${article.agency}`} · {language_name(article.language)}</p>
    <p class="filters"><label><input type="checkbox" checked={param('stripped') === '1'} onChange={(event) => change({ stripped: event.currentTarget.checked ? 1 : null }, true)} />{t('article.stripped')}</label></p>
    <div class="two"><div>
      <Text article={article} chosen={chosen} />
      <Copies article={article} />
    </div><aside class="margin">
      <section><h2>{t('article.claims')} <span class="soft number">{number(article.claim_list.length)}</span></h2>
        {article.claim_list.map((claim) => <div key={claim.id} class={chosen === claim.id ? 'chosen' : ''} onClick={(event) => { if (!(event.target as Element).closest('a')) change({ claim: claim.id }, true); }}>
          <ClaimCard claim={claim} current={chosen === claim.id} /></div>)}</section>
      <Resolved article={article} />
      <section class="panel"><h2>{t('article.document')}</h2><dl class="facts small">
        {/^https?:/.test(article.url) && <><dt>{t('article.original_page')}</dt><dd><a href={article.url} rel="noopener noreferrer nofollow" target="_blank">{article.url}</a></dd></>}
        <dt>SHA-256</dt><dd><code>{article.document.sha256}</code></dd>
        <dt>{article.document.media_type}</dt><dd><a href={`/api/v1/articles/${encodeURIComponent(article.key)}/document`} download>{t('article.original_bytes')}</a> ({number(article.document.size_bytes)} B)</dd>
        {article.document.retrieved && <><dt>{t('col.day')}</dt><dd>{article.document.retrieved}</dd></>}</dl></section>
      {article.notes.length > 0 && <section class="panel"><h2>{t('article.notes')}</h2><ul class="small">{article.notes.map((note, i) => <li key={i}><code>{note.code}</code> {note.message}</li>)}</ul></section>}
    </aside></div>
    <p class="small"><a href={here_with({ claim: null })}>{t('header.clear')}</a></p>
    <Twins url={address('claims', { ...globals(), article: article.key })} forms={['json', 'jsonl', 'csv', 'geojson', 'atom']} />
  </>}</Loaded>;
}
