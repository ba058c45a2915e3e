// What each outlet reported, whom it copies, whom it quotes; no score without what it rests on.
import { address, useApi, usePages, type ArticleBrief, type Source } from '../api';
import { and, day, days_of, language_name, number, percent, t } from '../i18n';
import { globals, link, parts } from '../route';
import { Empty, Failed, Loaded, More, Side, Title, Twins, useList } from '../parts/basics';

function Agreement({ of }: { of: Source['agreement'] }) {
  if (!of.n || of.low === null || of.high === null) return <span class="soft">{t('sources.agreement_none')}</span>;
  return <span class="number">{t('sources.agreement_of', { agree: of.agree, n: of.n, low: percent(of.low), high: percent(of.high) })}</span>;
}

export function Sources() {
  const url = address('sources', globals());
  const pages = usePages<Source>(url);
  useList();
  return <>
    <Title text={t('nav.sources')} />
    <h1>{t('sources.title')}</h1>
    <p class="soft">{t('sources.no_score')}</p>
    {pages.state.state === 'failed' ? <Failed fault={pages.state.fault} /> : pages.first && pages.rows.length === 0 ? <Empty /> :
      <div class="scroll"><table><thead><tr><th>{t('col.outlet')}</th><th class="number">{t('sources.articles')}</th><th class="number">{t('sources.copied')}</th><th class="number">{t('sources.claims')}</th><th>{t('sources.quotes')}</th><th>{t('sources.agreement')}</th><th>{t('sources.period')}</th></tr></thead>
        <tbody>{pages.rows.map((source) => <tr key={source.id} data-item><td><a href={link(`/source/${source.id}`)} dir="auto">{source.name || t('sources.nameless')}</a></td>
          <td class="number">{number(source.articles)}</td><td class="number">{number(source.copied)}</td><td class="number"><a href={link('/search', { source: source.id })}>{number(source.claims)}</a></td>
          <td class="tags">{source.sides.slice(0, 4).map((side) => <span key={side.side}><Side side={side.side} /> {number(side.claims)}</span>)}</td><td><Agreement of={source.agreement} /></td><td class="number">{days_of(source.first, source.last)}</td></tr>)}</tbody></table></div>}
    <More more={pages.more} />
    <Twins url={url} forms={['json', 'jsonl', 'csv', 'atom']} />
  </>;
}

export function Articles({ list }: { list: ArticleBrief[] }) {
  if (!list.length) return <Empty />;
  return <ul class="plain list">{list.map((one) => <li key={one.key} data-item><a href={link(`/article/${encodeURIComponent(one.key)}`)} dir="auto" data-source>{one.title || one.id}</a>
    <div class="soft small"><span dir="auto">{one.outlet}</span> · {day(one.published)} · {language_name(one.language)} · {t('event.claims', { n: one.claims })}
      {one.copy_kind && <span class="tag weak">{one.copy_kind}</span>}{one.agency && ` · ${one.agency}`}</div></li>)}</ul>;
}

export function SourceView() {
  const id = parts.value[1] ?? '';
  const answer = useApi<Source>(address(`sources/${encodeURIComponent(id)}`, globals()));
  useList();
  return <Loaded of={answer}>{(source) => <>
    <Title text={source.name || t('sources.nameless')} />
    <h1 dir="auto">{source.name || t('sources.nameless')}</h1>
    <div class="two"><div>
      <h2>{t('sources.newest')}</h2>
      <Articles list={source.article_list ?? []} />
    </div><aside class="panel">
      <dl class="facts">
        <dt>{t('sources.articles')}</dt><dd class="number"><a href={link('/search', { source: source.id, in: 'articles' })}>{number(source.articles)}</a></dd>
        <dt>{t('sources.original')}</dt><dd class="number">{number(source.original)}</dd>
        <dt>{t('sources.copied')}</dt><dd class="number">{number(source.copied)}</dd>
        <dt>{t('sources.claims')}</dt><dd class="number"><a href={link('/search', { source: source.id })}>{number(source.claims)}</a></dd>
        <dt>{t('sources.period')}</dt><dd>{days_of(source.first, source.last)}</dd>
        <dt>{t('facet.language')}</dt><dd>{and(source.languages.map(language_name))}</dd>
        <dt>{t('sources.agreement')}</dt><dd><Agreement of={source.agreement} /></dd>
        {source.agencies.length > 0 && <><dt>{t('sources.agencies')}</dt><dd>{and(source.agencies.map((one) => `${one.name} (${number(one.articles)})`))}</dd></>}
      </dl>
      <h3>{t('sources.quotes')}</h3>
      <ul class="plain">{source.sides.map((side) => <li key={side.side}><Side side={side.side} /> <a class="number" href={link('/search', { source: source.id, side: side.side })}>{number(side.claims)}</a></li>)}</ul>
      {(source.copies_from?.length ?? 0) > 0 && <><h3>{t('sources.copies_from')}</h3><ul class="plain">{source.copies_from?.map((one) => <li key={one.source}><a href={link(`/source/${one.source}`)} dir="auto">{one.outlet || t('sources.nameless')}</a> <span class="number soft">{number(one.articles)}</span></li>)}</ul></>}
      <p class="small soft">{t('sources.no_score')}</p>
    </aside></div>
    <Twins url={address('articles', { ...globals(), source: source.id })} forms={['json', 'jsonl', 'csv', 'atom']} />
  </>}</Loaded>;
}
