// The Leaflet map with our own basemap; loaded only by views that show a map.
import L from 'leaflet';
import { feature } from 'topojson-client';
import type { Topology, GeometryCollection } from 'topojson-specification';
import type { MapCell, MapPlace, PlaceRef, Session } from '../api';
import { number, t } from '../i18n';
import { shade } from '../sides';

declare const __BASEMAP__: string;
declare const __DISPUTED__: string;

const k_svg = 'http://www.w3.org/2000/svg';
const k_coarse = ['district', 'region', 'country', 'area'];
/** Where the gazetteer gives no extent: what such a place commonly spans, in km. */
const k_usual_km: Record<string, number> = { district: 15, area: 15, region: 40, country: 0 };

function svg(name: string, values: Record<string, string | number>): SVGElement {
  const element = document.createElementNS(k_svg, name);
  for (const [key, value] of Object.entries(values)) element.setAttribute(key, String(value));
  return element;
}

/** A ring split by who speaks of the place; the middle is hatched where control is contested. */
export function symbol(place: Pick<MapPlace, 'claims' | 'by_side' | 'control'>, with_control: boolean): SVGElement {
  const radius = Math.min(20, 7 + 2.2 * Math.log2(1 + place.claims));
  const size = 2 * radius + 4;
  const root = svg('svg', { width: size, height: size, viewBox: `${-size / 2} ${-size / 2} ${size} ${size}`, 'aria-hidden': 'true' });
  const parts = Object.entries(place.by_side).filter(([, n]) => n > 0);
  const sum = parts.reduce((all, [, n]) => all + n, 0) || 1;
  root.append(svg('circle', { r: radius + 1, fill: '#fff', stroke: '#1b1f24', 'stroke-width': 1 }));
  let from = -Math.PI / 2;
  for (const [side, n] of parts) {
    const to = from + 2 * Math.PI * n / sum;
    if (parts.length === 1) {
      root.append(svg('circle', { r: radius, class: `f-${shade(side)}` }));
    } else {
      const large = to - from > Math.PI ? 1 : 0;
      root.append(svg('path', { class: `f-${shade(side)}`, d: `M0 0L${radius * Math.cos(from)} ${radius * Math.sin(from)}A${radius} ${radius} 0 ${large} 1 ${radius * Math.cos(to)} ${radius * Math.sin(to)}Z` }));
    }
    from = to;
  }
  const inner = radius * 0.55;
  root.append(svg('circle', { r: inner, fill: '#fff', stroke: '#1b1f24', 'stroke-width': 0.8 }));
  if (with_control && place.control?.state === 'contested') {
    for (let at = -inner; at <= inner; at += 3) {
      const half = Math.sqrt(Math.max(0, inner * inner - at * at));
      root.append(svg('line', { x1: at, x2: at, y1: -half, y2: half, stroke: '#1b1f24', 'stroke-width': 1.3, transform: 'rotate(45)' }));
    }
  } else if (with_control && place.control?.holders.length) {
    root.append(svg('circle', { r: inner - 1.5, class: `f-${holder_shade(place.control.holders)}` }));
  }
  return root;
}

let shade_of_holder: (holder: string) => string = () => 'x';
export function use_holder_shade(of: (holder: string) => string): void { shade_of_holder = of; }
function holder_shade(holders: string[]): string { return shade_of_holder(holders[0] ?? ''); }

export class World {
  readonly map: L.Map;
  private readonly shown = L.layerGroup();
  private moving = false;

  constructor(element: HTMLElement, moved: (box: string, zoom: number) => void) {
    this.map = L.map(element, { zoomSnap: 0.5, worldCopyJump: true, minZoom: 1, maxZoom: 13, attributionControl: true, fadeAnimation: false,
      zoomAnimation: !matchMedia('(prefers-reduced-motion: reduce)').matches });
    this.map.attributionControl.setPrefix(false);
    this.map.attributionControl.addAttribution('Natural Earth');
    this.map.setView([20, 20], 2);
    // From below: our own ground, the user's tiles, and what claims say (Leaflet's overlays, at 400).
    this.map.createPane('ground').style.zIndex = '150';
    this.map.createPane('tiles').style.zIndex = '200';
    this.shown.addTo(this.map);
    this.map.on('moveend', () => { if (!this.moving) moved(this.box(), this.map.getZoom()); });
    void this.base();
  }

  /** Tiles of the user's own over our basemap's ground: from an address, or from an archive on this server. */
  async tiles({ tiles, tiles_kind, tiles_credit }: Session): Promise<void> {
    if (!tiles) return;
    if (tiles_kind === 'address') {
      L.tileLayer(tiles, { maxZoom: 19, pane: 'tiles' }).addTo(this.map);
      this.credit(tiles_credit ?? '');
      return;
    }
    const { archive_layer } = await import('./archive');
    const { layer, credit } = await archive_layer(tiles, tiles_kind === 'vector');
    (layer as L.GridLayer).options.pane = 'tiles';
    layer.addTo(this.map);
    this.credit(tiles_credit || credit);
  }

  private credit(text: string): void {
    if (!text) return;
    const name = document.createElement('span');
    name.textContent = text;
    this.map.attributionControl.addAttribution(name.innerHTML);
  }

  /** SOUTH,WEST,NORTH,EAST with three decimals. */
  box(): string {
    const b = this.map.getBounds();
    const clamp = (value: number, most: number) => Math.max(-most, Math.min(most, value)).toFixed(3);
    return [clamp(b.getSouth(), 90), clamp(b.getWest(), 180), clamp(b.getNorth(), 90), clamp(b.getEast(), 180)].join(',');
  }

  fit(box: string): void {
    const [south, west, north, east] = box.split(',').map(Number);
    if ([south, west, north, east].some((value) => value === undefined || !Number.isFinite(value))) return;
    this.quietly(() => this.map.fitBounds([[south as number, west as number], [north as number, east as number]], { animate: false }));
  }

  /** Where most claims are: the far fifth of them, and places known only as a region, do not widen the view. */
  fit_places(features: (MapPlace | MapCell)[]): void {
    const fine = features.filter((f) => 'south' in f || !k_coarse.includes(f.precision));
    const used = (fine.length ? fine : features).filter((f) => f.lat !== null && f.lon !== null);
    const between = (of: (f: MapPlace | MapCell) => number) => {
      const sorted = [...used].sort((a, b) => of(a) - of(b));
      const whole = sorted.reduce((sum, f) => sum + f.claims, 0);
      let seen = 0;
      const inner = sorted.filter((f) => { seen += f.claims; return seen > whole * 0.1 && seen - f.claims < whole * 0.9; });
      return [of(inner[0] ?? sorted[0] as MapPlace), of(inner.at(-1) ?? sorted.at(-1) as MapPlace)] as const;
    };
    if (!used.length) return;
    const [south, north] = between((f) => f.lat as number);
    const [west, east] = between((f) => f.lon as number);
    const points: [number, number][] = [[south, west], [north, east]];
    this.quietly(() => this.map.fitBounds(L.latLngBounds(points).pad(0.15), { maxZoom: 9, animate: false }));
  }

  show(features: (MapPlace | MapCell)[], with_control: boolean, open: (place: MapPlace) => void): void {
    this.shown.clearLayers();
    const coarse = features.filter((f): f is MapPlace => !('south' in f) && k_coarse.includes(f.precision));
    for (const feature of coarse) this.area(feature, open);
    for (const feature of features) {
      if ('south' in feature) this.cell(feature);
      else if (!k_coarse.includes(feature.precision)) this.point(feature, with_control, open);
    }
  }

  private quietly(act: () => void): void {
    this.moving = true;
    act();
    this.moving = false;
  }

  private area(place: MapPlace, open: (place: MapPlace) => void): void {
    const km = place.radius_km || k_usual_km[place.precision] || 0;
    if (place.lat === null || place.lon === null || km === 0 || place.precision === 'country') return;
    L.circle([place.lat, place.lon], { radius: km * 1000, color: '#1b1f24', weight: 1, dashArray: '4 4', fillColor: '#6e7781', fillOpacity: 0.12 })
      .bindTooltip(label_of(place)).on('click', () => open(place)).addTo(this.shown);
  }

  private point(place: MapPlace, with_control: boolean, open: (place: MapPlace) => void): void {
    if (place.lat === null || place.lon === null) return;
    const drawn = symbol(place, with_control);
    const size = Number(drawn.getAttribute('width'));
    const old = (place.control?.age_days ?? 0) > 14;
    const icon = L.divIcon({ className: `symbol${with_control && old ? ' faded' : ''}`, html: drawn as unknown as HTMLElement, iconSize: [size, size] });
    const marker = L.marker([place.lat, place.lon], { icon, title: label_of(place), alt: label_of(place), keyboard: true });
    marker.on('click keypress', (event) => {
      const key = (event as unknown as { originalEvent?: KeyboardEvent }).originalEvent?.key;
      if (key === undefined || key === 'Enter') open(place);
    });
    marker.addTo(this.shown);
  }

  private cell(cell: MapCell): void {
    L.rectangle([[cell.south, cell.west], [cell.north, cell.east]], { color: '#1b1f24', weight: 0.5, fillColor: '#6e7781', fillOpacity: Math.min(0.6, 0.1 + Math.log10(1 + cell.claims) / 8) })
      .on('click', () => this.map.fitBounds([[cell.south, cell.west], [cell.north, cell.east]])).addTo(this.shown);
    const text = document.createElement('span');
    text.textContent = number(cell.claims);
    L.marker([cell.lat, cell.lon], { interactive: false, keyboard: false, icon: L.divIcon({ className: 'cell-label', html: text, iconSize: [60, 20] }) }).addTo(this.shown);
  }

  private async base(): Promise<void> {
    const [countries, disputed] = await Promise.all([__BASEMAP__, __DISPUTED__].map(async (url) => (await fetch(url)).json() as Promise<unknown>));
    const world = countries as Topology<{ countries: GeometryCollection }>;
    L.geoJSON(feature(world, world.objects.countries), { interactive: false, pane: 'ground', style: { color: '#8a949e', weight: 0.8, fillColor: '#f7f5ef', fillOpacity: 1 } }).addTo(this.map);
    L.geoJSON(disputed as GeoJSON.GeoJsonObject, { interactive: false, style: { color: '#9a3412', weight: 1.4, dashArray: '2 5', fill: false } }).addTo(this.map);
  }
}

export function label_of(place: MapPlace | (PlaceRef & { claims?: number })): string {
  return `${place.name}${'claims' in place && place.claims !== undefined ? `: ${t('event.claims', { n: place.claims })}` : ''}`;
}
